#include "indexer/read/office/number_format.h"

#include <iterator>
#include <string_view>

#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

// z is followed by aa, then bb: the letter repeated, as Word and Writer print it.
std::string repeated(int value, std::u32string_view letters) {
  if (value < 1) return std::to_string(value);
  const std::size_t at = static_cast<std::size_t>(value - 1);
  std::string out;
  for (std::size_t i = 0; i <= at / letters.size() && i < 16; ++i)
    append_utf8(out, letters[at % letters.size()]);
  return out;
}

struct Numeral {
  int value;
  std::string_view letters;
};
constexpr Numeral kRoman[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                              {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                              {5, "v"},    {4, "iv"},   {1, "i"}};

std::string roman(int value) {
  if (value < 1 || value > 3999) return std::to_string(value);
  std::string out;
  for (const Numeral& numeral : kRoman)
    for (; value >= numeral.value; value -= numeral.value) out += numeral.letters;
  return out;
}

std::string raised(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

std::string ordinal(int value) {
  const int last = value % 10, two = value % 100;
  const bool teen = two >= 11 && two <= 13;
  const char* end = teen ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
  return std::to_string(value) + end;
}

constexpr std::u32string_view kLatin = U"abcdefghijklmnopqrstuvwxyz";
constexpr std::u32string_view kLatinCapitals = U"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::u32string_view kRussian = U"абвгдежзиклмнопрстуфхцчшщэюя";
constexpr std::u32string_view kRussianCapitals = U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ";
constexpr std::u32string_view kHebrew = U"אבגדהוזחטיכלמנסעפצקרשת";
constexpr std::u32string_view kArabic = U"أبتثجحخدذرزسشصضطظعغفقكلمنهوي";

}  // namespace

std::string format_number(int value, NumberFormat format) {
  switch (format) {
    case NumberFormat::decimal:
      return std::to_string(value);
    case NumberFormat::decimal_zero:
      return (value >= 0 && value < 10 ? "0" : "") + std::to_string(value);
    case NumberFormat::lower_letter:
      return repeated(value, kLatin);
    case NumberFormat::upper_letter:
      return repeated(value, kLatinCapitals);
    case NumberFormat::lower_roman:
      return roman(value);
    case NumberFormat::upper_roman:
      return raised(roman(value));
    case NumberFormat::lower_russian:
      return repeated(value, kRussian);
    case NumberFormat::upper_russian:
      return repeated(value, kRussianCapitals);
    case NumberFormat::ordinal:
      return ordinal(value);
    case NumberFormat::hebrew:
      return repeated(value, kHebrew);
    case NumberFormat::arabic_letter:
      return repeated(value, kArabic);
    case NumberFormat::bullet:
    case NumberFormat::none:
      break;
  }
  return {};
}

}  // namespace lacuna::indexer
