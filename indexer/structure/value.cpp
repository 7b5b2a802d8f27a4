#include "indexer/structure/value.h"

#include <algorithm>

#include "indexer/structure/scan.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr int kDoubled = 100;  // "ab" = 100 * place(a) + place(b)

struct Letter {
  char32_t lower;
  bool optional;
};

// The alphabet's rows: a capital may be left out of a list. Places count from 1.
std::vector<Letter> rows_of(std::string_view alphabet) {
  std::vector<Letter> rows;
  for (std::size_t at = 0; at < alphabet.size();) {
    const CodePoint c = decode(alphabet, at);
    const std::string low = lower(alphabet.substr(at, c.size));
    rows.push_back({decode(low, 0).value, letter_case_at(alphabet, at) == LetterCase::upper});
    at += c.size;
  }
  return rows;
}

const std::vector<Letter>& cached_rows(std::string_view alphabet) {
  thread_local std::string_view known;
  thread_local std::vector<Letter> rows;
  if (known.data() != alphabet.data() || known.size() != alphabet.size()) {
    rows = rows_of(alphabet);
    known = alphabet;
  }
  return rows;
}

// ş and ţ with cedilla are ș and ț.
char32_t unified(char32_t c) {
  switch (c) {
    case 0x15E:
    case 0x15F:
    case 0x218:
      return 0x219;
    case 0x162:
    case 0x163:
    case 0x21A:
      return 0x21B;
    case 0x102:
      return 0x103;
    case 0xC2:
      return 0xE2;
    case 0xCE:
      return 0xEE;
    default:
      return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
  }
}

int place_of_letter(char32_t c, const std::vector<Letter>& rows) {
  c = unified(c);
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].lower == c) return static_cast<int>(i) + 1;
  return 0;
}

int missing_letters(int from, int to, const std::vector<Letter>& rows) {
  int missing = 0;
  for (int place = from + 1; place < to; ++place)
    if (!rows[static_cast<std::size_t>(place - 1)].optional) ++missing;
  return missing;
}

int letter_gap(int previous, int next, const std::vector<Letter>& rows) {
  const int count = static_cast<int>(rows.size());
  if (next < kDoubled) return next > previous ? missing_letters(previous, next, rows) : kNotAfter;
  const int first = next / kDoubled, second = next % kDoubled;
  if (previous < kDoubled) {  // z, then aa
    if (first != 1 || second != 1) return kNotAfter;
    return missing_letters(previous, count + 1, rows);
  }
  const int first_before = previous / kDoubled, second_before = previous % kDoubled;
  if (first == second && first_before == second_before)  // aa, bb, cc
    return first > first_before ? missing_letters(first_before, first, rows) : kNotAfter;
  if (first == first_before)  // aa, ab, ac
    return second > second_before ? missing_letters(second_before, second, rows) : kNotAfter;
  if (first > first_before && second == 1)  // az, ba
    return missing_letters(first_before, first, rows) +
           missing_letters(second_before, count + 1, rows);
  return kNotAfter;
}

int number_gap(int previous, int next) {
  return next > previous ? next - previous - 1 : kNotAfter;
}

int dotted_gap(const std::vector<int>& previous, const std::vector<int>& next) {
  if (previous.size() != next.size() || next.empty()) return kNotAfter;
  for (std::size_t i = 0; i + 1 < next.size(); ++i)
    if (previous[i] != next[i]) return kNotAfter;
  return number_gap(previous.back(), next.back());
}

}  // namespace

std::optional<int> letter_place(std::string_view letters, std::string_view alphabet) {
  const std::vector<Letter>& rows = cached_rows(alphabet);
  if (letters.empty()) return std::nullopt;
  const CodePoint first = decode(letters, 0);
  const int place = place_of_letter(first.value, rows);
  if (place == 0) return std::nullopt;
  if (first.size == letters.size()) return place;
  const CodePoint second = decode(letters, first.size);
  if (first.size + second.size != letters.size()) return std::nullopt;
  const int second_place = place_of_letter(second.value, rows);
  if (second_place == 0) return std::nullopt;
  return place * kDoubled + second_place;
}

std::string letter_of(const Value& value, std::string_view alphabet) {
  const std::vector<Letter>& rows = cached_rows(alphabet);
  std::string letter;
  if (value.main >= 1 && value.main <= static_cast<int>(rows.size()))
    append_utf8(letter, rows[static_cast<std::size_t>(value.main - 1)].lower);
  if (value.raised > 0) letter += '-' + std::to_string(value.raised);
  return letter;
}

int gap_between(const Value& previous, const Value& next, std::string_view alphabet) {
  if (previous.kind != next.kind) return kNotAfter;
  if (next.kind == ValueKind::dotted) return dotted_gap(previous.parts, next.parts);
  if (next.main == previous.main) {
    if (next.raised == previous.raised) {
      if (next.raised == 0) return kNotAfter;
      return number_gap(previous.raised2, next.raised2);
    }
    return number_gap(previous.raised, next.raised);
  }
  const int before = previous.last > previous.main ? previous.last : previous.main;
  const bool letters = next.kind == ValueKind::letter || next.kind == ValueKind::upper_letter;
  const int gap = letters ? letter_gap(before, next.main, cached_rows(alphabet))
                          : number_gap(before, next.main);
  if (gap == kNotAfter) return kNotAfter;
  return next.raised == 0 ? gap : gap + 1;  // 3^1 without its 3
}

bool is_first(const Value& value) {
  if (value.raised != 0) return false;
  switch (value.kind) {
    case ValueKind::none:
      return false;
    case ValueKind::dotted:
      return value.parts.back() == 1;
    default:
      return value.main == 1;
  }
}

std::size_t read_raised(std::string_view text, std::size_t at, Value& value) {
  constexpr std::size_t kMostDigits = 3;
  while (at < text.size() && !is_ascii(text[at])) {
    const CodePoint c = decode(text, at);
    const int digit = superscript_value(c.value);
    if (digit < 0) break;
    value.raised = std::min(value.raised, 99) * 10 + digit;
    at += c.size;
  }
  for (int n = 0; n < 2 && at + 1 < text.size() && text[at] == '^' && is_digit(text[at + 1]); ++n) {
    const std::size_t end = digits_end(text, at + 1);
    if (end - at - 1 > kMostDigits) return at;
    (n == 0 ? value.raised : value.raised2) = small_number(text.substr(at + 1, end - at - 1));
    at = end;
  }
  return at;
}

}  // namespace lacuna::indexer
