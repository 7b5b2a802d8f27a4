#include "indexer/structure/title.h"

#include <vector>

#include "indexer/structure/scan.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::string_view kMonths[] = {"ianuarie",   "februarie", "martie",    "aprilie",
                                        "mai",        "iunie",     "iulie",     "august",
                                        "septembrie", "octombrie", "noiembrie", "decembrie"};

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

int number_in(std::string_view text, std::size_t begin, std::size_t end) {
  int value = 0;
  for (std::size_t at = begin; at < end && at - begin < 8; ++at)
    value = value * 10 + (text[at] - '0');
  return value;
}

}  // namespace

std::optional<DateMatch> date_at(std::string_view text, std::size_t at) {
  const std::size_t day = digits_end(text, at);
  if (day == at || day - at > 2) return std::nullopt;
  std::size_t p = skip_space(text, day);
  int month = 0;
  if (p == day && p < text.size() && (text[p] == '.' || text[p] == '/' || text[p] == '-')) {
    const std::size_t end = digits_end(text, p + 1);
    if (end == p + 1 || end - p > 3 || end >= text.size() || text[end] != text[p])
      return std::nullopt;
    month = number_in(text, p + 1, end);
    p = end + 1;
  } else {
    const Word word = word_at(text, p);
    for (std::size_t i = 0; i < std::size(kMonths); ++i)
      if (kMonths[i] == word.folded.view()) month = static_cast<int>(i) + 1;
    p = skip_space(text, word.end);
  }
  const std::size_t year = digits_end(text, p);
  if (month == 0 || year - p != 4) return std::nullopt;
  const auto date = make_date(number_in(text, p, year), month, number_in(text, at, day));
  if (!date) return std::nullopt;
  return DateMatch{*date, year};
}

std::optional<NumberMatch> act_number_at(std::string_view text, std::size_t at) {
  std::vector<std::string> parts;
  NumberMatch match;
  for (;;) {
    std::string part;
    std::size_t p = at;
    while (p < text.size() &&
           (is_digit(text[p]) || (text[p] == '.' && p > at && p + 3 < text.size() &&
                                  is_digit(text[p + 1]) && digits_end(text, p + 1) - p == 4))) {
      if (text[p] != '.') part += text[p];
      ++p;
    }
    if (part.empty()) break;
    if (p < text.size() && is_ascii_letter(text[p]) && !is_letter_at(text, p + 1))
      part += text[p++];
    parts.push_back(std::move(part));
    match.end = p;
    p = skip_space(text, p);
    if (p >= text.size() || text[p] != '/') break;
    at = skip_space(text, p + 1);
    if (parts.size() > 8) break;
  }
  if (parts.empty()) return std::nullopt;
  if (parts.size() > 1 && parts.back().size() == 4 &&
      (parts.back().starts_with("19") || parts.back().starts_with("20") ||
       parts.back().starts_with("18"))) {
    match.year = number_in(parts.back(), 0, 4);
    parts.pop_back();
  }
  for (const std::string& part : parts) {
    if (!match.number.empty()) match.number += '+';
    match.number += part;
  }
  return match;
}

std::optional<TypeMatch> type_at(const Tradition& tradition, std::string_view line) {
  std::size_t begin = 0;
  while (begin < line.size() && !is_letter_at(line, begin) && !is_digit(line[begin]))
    begin += decode(line, begin).size;
  std::optional<TypeMatch> longest;
  for (const ActType& row : tradition.act_types)
    if (const auto end = match_words(line, begin, row.words);
        end && (!longest || *end > longest->end))
      longest = TypeMatch{&row, begin, *end};
  return longest;
}

std::string plain_title(std::string_view line) {
  std::string title;
  int depth = 0;
  for (char c : line) {
    if (c == '(') ++depth;
    if (depth == 0 && c != '*') title += c;
    if (c == ')' && depth > 0) --depth;
  }
  std::string_view words = trim(title);
  while (words.ends_with('-') || words.ends_with(')') || words.ends_with(' '))
    words = trim(words.substr(0, words.size() - 1));
  return std::string(words);
}

}  // namespace lacuna::indexer
