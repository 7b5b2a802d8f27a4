// Numbers as word processors print them in lists and notes. Pure; any thread.
#pragma once

#include <string>

namespace lacuna::indexer {

enum class NumberFormat {
  decimal,
  decimal_zero,  // 01, 02
  lower_letter,  // a … z, aa, bb
  upper_letter,
  lower_roman,
  upper_roman,
  lower_russian,  // а, б, в … without ё, й, ъ, ы, ь
  upper_russian,
  ordinal,  // 1st, 2nd
  hebrew,
  arabic_letter,  // أ, ب, ت
  bullet,
  none,
};

// Empty for `none` and `bullet`.
std::string format_number(int value, NumberFormat format);

}  // namespace lacuna::indexer
