#include "indexer/structure/scan.h"

#include <array>

#include "kb/base/text.h"

namespace lacuna::indexer {

bool is_ascii_word(std::string_view text) {
  for (char c : text)
    if (!is_ascii_letter(c)) return false;
  return !text.empty();
}

namespace {

int roman_digit(char c) {
  switch (c) {
    case 'I':
      return 1;
    case 'V':
      return 5;
    case 'X':
      return 10;
    case 'L':
      return 50;
    case 'C':
      return 100;
    case 'D':
      return 500;
    case 'M':
      return 1000;
    default:
      return 0;
  }
}

std::optional<int> parse_upper_roman(std::string_view text) {
  static constexpr struct {
    std::string_view digits;
    int value;
  } kSteps[] = {{"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100},
                {"XC", 90},  {"L", 50},   {"XL", 40}, {"X", 10},   {"IX", 9},
                {"V", 5},    {"IV", 4},   {"I", 1}};
  if (text.empty() || text.size() > 15) return std::nullopt;
  int value = 0;
  std::size_t at = 0;
  for (const auto& step : kSteps) {
    int repeats = 0;
    while (text.substr(at).starts_with(step.digits)) {
      const bool repeatable =
          step.digits.size() == 1 && step.digits != "V" && step.digits != "L" && step.digits != "D";
      if (++repeats > (repeatable ? 4 : 1)) return std::nullopt;  // IIII is printed on old acts
      value += step.value;
      at += step.digits.size();
    }
  }
  if (at != text.size()) return std::nullopt;
  return value;
}

// Latin letters, with and without diacritics, to ASCII in lower case; 0: not one of them.
constexpr auto kLatinBase = [] {
  struct Range {
    int first, last;
    char base;
  };
  constexpr Range kRanges[] = {
      {0xC0, 0xC5, 'a'},   {0xC7, 0xC7, 'c'},   {0xC8, 0xCB, 'e'},   {0xCC, 0xCF, 'i'},
      {0xD1, 0xD1, 'n'},   {0xD2, 0xD6, 'o'},   {0xD9, 0xDC, 'u'},   {0xE0, 0xE5, 'a'},
      {0xE7, 0xE7, 'c'},   {0xE8, 0xEB, 'e'},   {0xEC, 0xEF, 'i'},   {0xF1, 0xF1, 'n'},
      {0xF2, 0xF6, 'o'},   {0xF9, 0xFC, 'u'},   {0x100, 0x105, 'a'}, {0x106, 0x10D, 'c'},
      {0x112, 0x11B, 'e'}, {0x128, 0x131, 'i'}, {0x143, 0x148, 'n'}, {0x14C, 0x151, 'o'},
      {0x154, 0x159, 'r'}, {0x15A, 0x161, 's'}, {0x162, 0x167, 't'}, {0x168, 0x173, 'u'},
      {0x179, 0x17E, 'z'}, {0x218, 0x219, 's'}, {0x21A, 0x21B, 't'},
  };
  std::array<char, 0x220> table{};
  for (int letter = 0; letter < 26; ++letter) {
    const auto at = static_cast<std::size_t>(letter);
    table['a' + at] = table['A' + at] = static_cast<char>('a' + letter);
  }
  for (const Range& range : kRanges)
    for (int c = range.first; c <= range.last; ++c) table[static_cast<std::size_t>(c)] = range.base;
  return table;
}();

char latin_base(char32_t c) {
  return c < kLatinBase.size() ? kLatinBase[c] : '\0';
}

bool is_letter(char32_t c) {
  if (c < 0x80) return is_ascii_letter(static_cast<char>(c));
  if (c >= 0xC0 && c <= 0x24F) return c != 0xD7 && c != 0xF7;
  return (c >= 0x370 && c <= 0x52F && c != 0x37E && c != 0x387) || (c >= 0x1E00 && c <= 0x1FFF);
}

LetterCase case_of(char32_t c) {
  if (!is_letter(c)) return LetterCase::none;
  if (c < 0x80) return is_lower_ascii(static_cast<char>(c)) ? LetterCase::lower : LetterCase::upper;
  if (c <= 0xFF) return c >= 0xDF ? LetterCase::lower : LetterCase::upper;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
    return c % 2 == 0 ? LetterCase::lower : LetterCase::upper;
  if (c <= 0x24F) return c % 2 == 1 ? LetterCase::lower : LetterCase::upper;
  if (c >= 0x400 && c <= 0x42F) return LetterCase::upper;
  if (c >= 0x430 && c <= 0x45F) return LetterCase::lower;
  if (c >= 0x460 && c <= 0x52F) return c % 2 == 1 ? LetterCase::lower : LetterCase::upper;
  if (c >= 0x386 && c <= 0x3AB && c != 0x390) return LetterCase::upper;
  return LetterCase::lower;
}

// Capitals of the Cyrillic and Greek blocks in lower case.
char32_t lower_of(char32_t c) {
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  if (c >= 0x391 && c <= 0x3AB) return c + 0x20;
  if (c >= 0x460 && c <= 0x52F && c % 2 == 0) return c + 1;
  return c;
}

}  // namespace

bool is_roman(std::string_view text) {
  return parse_upper_roman(text).has_value();
}

std::optional<int> parse_roman(std::string_view text) {
  std::string upper;
  if (text.empty() || text.size() > 15) return std::nullopt;
  const bool lower_case = is_lower_ascii(text.front());
  for (char c : text) {
    if (lower_case ? !is_lower_ascii(c) : !is_upper_ascii(c)) return std::nullopt;
    upper += lower_case ? static_cast<char>(c - 'a' + 'A') : c;
    if (roman_digit(upper.back()) == 0) return std::nullopt;
  }
  return parse_upper_roman(upper);
}

namespace beyond_ascii {

std::size_t space_at(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c == 0xC2 && text.substr(at, 2) == "\u00A0") return 2;
  if (c == 0xE2) {
    const std::string_view three = text.substr(at, 3);
    if (three == "\u2009" || three == "\u202F" || three == "\u2002" || three == "\u2003" ||
        three == "\u2028" || three == "\u2029")
      return 3;
  }
  if (c == 0xEF && text.substr(at, 3) == "\uFEFF") return 3;
  return 0;
}

std::size_t dash_at(std::string_view text, std::size_t at) {
  if (text[at] != '\xE2') return 0;
  const std::string_view three = text.substr(at, 3);
  if (three >= "\u2010" && three <= "\u2015") return 3;
  return three == "\u2212" || three == "\u2500" ? 3 : 0;
}

std::size_t opening_quote_at(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c == 0xC2) return text.substr(at, 2) == "\u00AB" ? 2 : 0;
  if (c != 0xE2) return 0;
  const std::string_view three = text.substr(at, 3);
  return three == "\u201E" || three == "\u201C" || three == "\u201F" ? 3 : 0;
}

std::size_t closing_quote_at(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c == 0xC2) return text.substr(at, 2) == "\u00BB" ? 2 : 0;
  if (c != 0xE2) return 0;
  const std::string_view three = text.substr(at, 3);
  return three == "\u201D" || three == "\u201C" ? 3 : 0;
}

LetterCase letter_case_at(std::string_view text, std::size_t at) {
  return case_of(decode(text, at).value);
}

bool is_letter_at(std::string_view text, std::size_t at) {
  return is_letter(decode(text, at).value);
}

}  // namespace beyond_ascii

std::size_t skip_line_space(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '\n') {
    const std::size_t n = space_at(text, at);
    if (n == 0) break;
    at += n;
  }
  return at;
}

std::size_t rule_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || !kRuleBytes.contains(text[at])) return 0;
  std::size_t end = at, marks = 0;
  while (end < text.size()) {
    std::size_t n = text[end] == '_' ? 1 : 0;
    if (n == 0) n = dash_at(text, end);
    if (n == 0) break;
    end += n;
    ++marks;
  }
  return marks >= 5 ? end - at : 0;
}

int superscript_value(char32_t c) {
  if (c == 0xB9) return 1;
  if (c == 0xB2 || c == 0xB3) return static_cast<int>(c - 0xB0);
  if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079)) return static_cast<int>(c - 0x2070);
  return -1;
}

void FoldedWord::push(char32_t letter) {
  if (size_ >= kLongest) return;
  if (const char base = latin_base(letter)) {
    data_[size_++] = base;
    return;
  }
  letter = lower_of(letter);
  if (letter < 0x800) {
    data_[size_++] = static_cast<char>(0xC0 | (letter >> 6));
    data_[size_++] = static_cast<char>(0x80 | (letter & 0x3F));
  } else {
    data_[size_++] = '?';
  }
}

Word word_at(std::string_view text, std::size_t at) {
  Word word;
  word.end = at;
  while (word.end < text.size()) {
    if (const char lower = kAsciiLower[static_cast<unsigned char>(text[word.end])]) {
      word.folded.push_ascii(lower);
      ++word.end;
      continue;
    }
    if (is_ascii(text[word.end])) break;
    const CodePoint c = decode(text, word.end);
    if (!is_letter(c.value)) break;
    word.folded.push(c.value);
    word.end += c.size;
  }
  return word;
}

namespace {

// What may stand between two words of a phrase beside white space: "PRIM-MINISTRU", "s'a", "p. ".
bool is_joint(char c) {
  return c == ',' || c == '-' || c == '\'' || c == '.';
}

bool equals_lowered(std::string_view folded, std::string_view pattern) {
  if (folded.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (folded[i] != ascii_lower(pattern[i])) return false;
  return true;
}

bool is_capitals(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end) {
    if (letter_case_at(text, begin) == LetterCase::lower) return false;
    begin += decode(text, begin).size;
  }
  return true;
}

}  // namespace

std::optional<std::size_t> match_words(std::string_view text, std::size_t at,
                                       std::string_view pattern) {
  std::size_t end = skip_space(text, at);
  // Most phrases are not there: their first letter says so.
  if (end < text.size() && is_ascii(text[end]) &&
      ascii_lower(text[end]) != ascii_lower(pattern.front()))
    return std::nullopt;
  for (bool first = true; !pattern.empty(); first = false) {
    const std::size_t blank = pattern.find(' ');
    const std::string_view expected = pattern.substr(0, blank);
    pattern = blank == pattern.npos ? std::string_view() : pattern.substr(blank + 1);
    at = skip_space(text, end);
    if (!first && at < text.size() && is_joint(text[at])) at = skip_space(text, at + 1);
    const Word word = word_at(text, at);
    if (word.end == at) return std::nullopt;
    const std::string_view folded = word.folded.view();
    if (expected.ends_with('*')) {
      if (!folded.starts_with(expected.substr(0, expected.size() - 1))) return std::nullopt;
    } else if (!equals_lowered(folded, expected)) {
      return std::nullopt;
    }
    if (is_upper_ascii(expected.front()) && !is_capitals(text, at, word.end)) return std::nullopt;
    end = word.end;
  }
  return end;
}

}  // namespace lacuna::indexer
