// One mark as it is printed, "(1^1)", "a)", "1.", "(i)", "A.", "–", whatever stands around it.
// Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "indexer/structure/scan.h"
#include "indexer/structure/tradition.h"
#include "indexer/structure/value.h"

namespace lacuna::indexer {

// What stands before a mark, from the surest place to the least sure.
enum class MarkPlace { start, colon, strong, comma, weak };

struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;  // after the mark, before the words
  MarkStyle style = MarkStyle::letter;
  Value value;
  std::optional<Value> as_roman;  // of a letter that is also a Roman number: i, v, x, c, d
  MarkPlace place = MarkPlace::weak;
  LetterCase next = LetterCase::none;  // of what follows; a quotation mark counts as upper
  bool after_link = false;             // right after "la", "și" …
  bool collapsed = false;              // "a1)": a superscript that lost its sign
};

// The mark printed at `at`, whatever stands around it.
std::optional<Mark> read_mark(const Tradition& tradition, std::string_view text, std::size_t at);

}  // namespace lacuna::indexer
