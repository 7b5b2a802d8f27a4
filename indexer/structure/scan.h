// Small scanners over UTF-8 text, shared by the grammars of this room: character classes, words
// folded for comparison, numbers as they are printed. They only look at views, allocate nothing
// (unless they return a string) and are linear. Each answers for ASCII inline, by a compare or two:
// nearly all bytes of a law are, and this is where the time goes (docs/performance.md). What is
// beyond ASCII is looked up in scan.cpp. Pure; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "kb/base/text.h"

namespace lacuna::indexer {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_lower_ascii(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_upper_ascii(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_ascii_letter(char c) {
  return is_lower_ascii(c) || is_upper_ascii(c);
}
constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
constexpr bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}
constexpr char ascii_lower(char c) {
  return is_upper_ascii(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

// Behind the digits at `at`.
constexpr std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}
// Of nothing but digits, eight at most: no unit has a longer number.
constexpr int small_number(std::string_view digits) {
  int value = 0;
  for (char c : digits.substr(0, 8)) value = value * 10 + (c - '0');
  return value;
}

// Of an ASCII letter its small form, of any other byte 0.
inline constexpr std::array<char, 256> kAsciiLower = [] {
  std::array<char, 256> table{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = static_cast<char>(c);
  return table;
}();

// A set of bytes, to step over whatever can begin nothing.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (char c : bytes) has_[static_cast<unsigned char>(c)] = true;
  }
  constexpr bool contains(char c) const { return has_[static_cast<unsigned char>(c)]; }
  // The first of them in text[at, end); `end`: none.
  std::size_t find(std::string_view text, std::size_t at, std::size_t end) const {
    while (at < end && !contains(text[at])) ++at;
    return at;
  }

 private:
  std::array<bool, 256> has_ = {};
};

// As code_point_at, with a short way for one and two bytes.
inline CodePoint decode(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1};
  if (first >= 0xC2 && first < 0xE0 && at + 1 < text.size()) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if ((second & 0xC0) == 0x80)
      return {(static_cast<char32_t>(first & 0x1F) << 6) | (second & 0x3Fu), 2};
  }
  return code_point_at(text, at);
}

bool is_ascii_word(std::string_view text);  // letters only, not empty

// A well-formed Roman number in capitals (IV, not IIX).
bool is_roman(std::string_view text);
std::optional<int> parse_roman(std::string_view text);  // either case, not mixed

enum class LetterCase { none, lower, upper };

// The scanners below, where the byte at `at` is no ASCII.
namespace beyond_ascii {
std::size_t space_at(std::string_view text, std::size_t at);
std::size_t dash_at(std::string_view text, std::size_t at);
std::size_t opening_quote_at(std::string_view text, std::size_t at);
std::size_t closing_quote_at(std::string_view text, std::size_t at);
LetterCase letter_case_at(std::string_view text, std::size_t at);
bool is_letter_at(std::string_view text, std::size_t at);
}  // namespace beyond_ascii

// Bytes of white space at `at` (blank, tab, line ends, NBSP, thin spaces, BOM); 0: none.
inline std::size_t space_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const char c = text[at];
  if (is_ascii(c)) return is_blank(c) || c == '\v' || c == '\f' ? 1 : 0;
  return beyond_ascii::space_at(text, at);
}
inline std::size_t skip_space(std::string_view text, std::size_t at) {  // also over line ends
  while (const std::size_t n = space_at(text, at)) at += n;
  return at;
}
std::size_t skip_line_space(std::string_view text, std::size_t at);  // stays in the line

// Bytes of one dash of any kind at `at`; 0: none.
inline std::size_t dash_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (is_ascii(text[at])) return text[at] == '-' ? 1 : 0;
  return beyond_ascii::dash_at(text, at);
}
// Bytes of a run of five or more dashes, underscores or box lines at `at`; 0: none.
std::size_t rule_at(std::string_view text, std::size_t at);

// Bytes of an opening or closing quotation mark; a straight one counts as both; 0: none.
inline std::size_t opening_quote_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (is_ascii(text[at])) return text[at] == '"' ? 1 : 0;
  return beyond_ascii::opening_quote_at(text, at);
}
inline std::size_t closing_quote_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (is_ascii(text[at])) return text[at] == '"' ? 1 : 0;
  return beyond_ascii::closing_quote_at(text, at);
}
// Whatever a rule, a dash beyond ASCII or a quotation mark begins with.
inline constexpr ByteSet kQuoteBytes("\"\xC2\xE2");
inline constexpr ByteSet kRuleBytes("-_\xE2");

// Of a letter of any script; none: no letter.
inline LetterCase letter_case_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return LetterCase::none;
  if (!is_ascii(text[at])) return beyond_ascii::letter_case_at(text, at);
  if (is_lower_ascii(text[at])) return LetterCase::lower;
  return is_upper_ascii(text[at]) ? LetterCase::upper : LetterCase::none;
}
inline bool is_letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  return is_ascii(text[at]) ? is_ascii_letter(text[at]) : beyond_ascii::is_letter_at(text, at);
}

// The digit of a superscript (¹, ⁴); -1: none.
int superscript_value(char32_t c);

// A word as it is compared: lower case, Latin letters without diacritics (cedilla and comma are
// one), cut at 31 bytes. Letters of other scripts are kept in lower case.
class FoldedWord {
 public:
  std::string_view view() const { return {data_, size_}; }
  void push(char32_t letter);
  void push_ascii(char lower) {
    if (size_ < kLongest) data_[size_++] = lower;
  }

 private:
  static constexpr std::size_t kLongest = 32;
  char data_[36] = {};
  std::size_t size_ = 0;
};

// The word that begins at `at` (letters only), and where it ends; size 0 when no letter stands
// there.
struct Word {
  FoldedWord folded;
  std::size_t end = 0;
};
Word word_at(std::string_view text, std::size_t at);

// Where a phrase that begins at `at` ends; nullopt when it is not there. Pattern words are folded,
// one blank between them; a word ending in '*' matches as a prefix, one in capitals only capitals.
// White space and one joint (comma, hyphen, apostrophe, dot) may stand between the words.
std::optional<std::size_t> match_words(std::string_view text, std::size_t at,
                                       std::string_view pattern);

}  // namespace lacuna::indexer
