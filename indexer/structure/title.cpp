#include "indexer/structure/title.h"

#include <vector>

#include "indexer/structure/months.h"
#include "indexer/structure/scan.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

int number_in(std::string_view text, std::size_t begin, std::size_t end) {
  int value = 0;
  for (std::size_t at = begin; at < end && at - begin < 8; ++at)
    value = value * 10 + (text[at] - '0');
  return value;
}

}  // namespace

namespace {

// "March 15, 2022".
std::optional<DateMatch> month_first(std::string_view text, std::size_t at) {
  const Word word = word_at(text, at);
  const int month = word.end > at ? month_of(word.folded.view()) : 0;
  if (month == 0) return std::nullopt;
  const std::size_t begin = skip_space(text, word.end);
  const std::size_t day = digits_end(text, begin);
  if (day == begin || day - begin > 2 || day >= text.size() || text[day] != ',')
    return std::nullopt;
  const std::size_t p = skip_space(text, day + 1);
  const std::size_t year = digits_end(text, p);
  if (year - p != 4) return std::nullopt;
  const auto date = make_date(number_in(text, p, year), month, number_in(text, begin, day));
  if (!date) return std::nullopt;
  return DateMatch{*date, year};
}

}  // namespace

std::optional<DateMatch> date_at(std::string_view text, std::size_t at) {
  const std::size_t day = digits_end(text, at);
  if (day == at) return month_first(text, at);
  if (day - at > 2) return std::nullopt;
  std::size_t p = skip_space(text, day);
  if (p == day && p + 1 < text.size() && text[p] == '.' && space_at(text, p + 1))
    p = skip_space(text, p + 1);  // "20. Juli"
  else if (text.substr(p).starts_with("er "))
    p += 3;  // "1er mai"
  int month = 0;
  if (p == day && p < text.size() && (text[p] == '.' || text[p] == '/' || text[p] == '-')) {
    const std::size_t end = digits_end(text, p + 1);
    if (end == p + 1 || end - p > 3 || end >= text.size() || text[end] != text[p])
      return std::nullopt;
    month = number_in(text, p + 1, end);
    p = end + 1;
  } else {
    const Word word = word_at(text, p);
    month = month_of(word.folded.view());
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

namespace {

// "HOTĂRÂRE-EXEMPLU" is no decision.
bool goes_on(std::string_view line, std::size_t end) {
  return end + 1 < line.size() && line[end] == '-' && is_letter_at(line, end + 1);
}

}  // namespace

std::optional<TypeMatch> type_at(const Tradition& tradition, std::string_view line) {
  std::size_t begin = 0;
  while (begin < line.size() && !is_letter_at(line, begin) && !is_digit(line[begin]))
    begin += decode(line, begin).size;
  std::optional<TypeMatch> longest;
  for (const ActType& row : tradition.act_types)
    if (const auto end = match_words(line, begin, row.words);
        end && (!longest || *end > longest->end) && !goes_on(line, *end))
      longest = TypeMatch{&row, begin, *end};
  return longest;
}

// The Union or one of its communities, in the languages of its acts, with another behind a comma.
static bool is_community(std::string_view words) {
  const std::string_view first = words.substr(0, words.find(','));
  for (std::string_view name : {"EU", "UE", "EC", "CE", "EG", "EEC", "CEE", "EWG", "ЕС", "Euratom",
                                "EURATOM", "CECA", "ECSC", "EF", "WE"})
    if (first == name) return true;
  return false;
}

std::string plain_title(std::string_view line) {
  std::string title;
  int depth = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    // "(EU)", "(CE)" belong to the title's number.
    const std::size_t close = c == '(' ? line.find(')', at) : line.npos;
    if (close != line.npos && is_community(line.substr(at + 1, close - at - 1))) {
      if (depth == 0) title += line.substr(at, close - at + 1);
      at = close;
      continue;
    }
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
