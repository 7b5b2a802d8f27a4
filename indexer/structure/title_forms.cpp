#include "indexer/structure/title_forms.h"

#include <algorithm>

#include "indexer/structure/identity.h"
#include "indexer/structure/scan.h"
#include "indexer/structure/title.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

int value_of(std::string_view digits) {
  int value = 0;
  for (char c : digits.substr(0, 8)) value = value * 10 + (c - '0');
  return value;
}

std::string_view line_of(std::string_view text, std::size_t at) {
  return trim(text.substr(at, std::min(text.find('\n', at), text.size()) - at));
}

// "1999 CHAPTER 33", "2017 No. 102 (C. 7)": the year and number of an Act or instrument.
bool read_year_and_number(std::string_view line, Identity& identity) {
  const std::size_t year = digits_end(line, 0);
  if (!is_year(line.substr(0, year))) return false;
  std::size_t p = skip_space(line, year);
  const Word word = word_at(line, p);
  const std::string_view folded = word.folded.view();
  if (folded != "chapter" && folded != "no" && folded != "c") return false;
  p = word.end;
  if (p < line.size() && line[p] == '.') ++p;
  p = skip_space(line, p);
  const std::size_t end = digits_end(line, p);
  if (end == p) return false;
  identity.year = value_of(line.substr(0, year));
  identity.number = std::string(line.substr(p, end - p));
  if (identity.type.empty()) identity.type = folded == "no" ? "uksi" : "act";
  return true;
}

// "Immigration and Asylum Act 1999": the year closes the short title.
bool read_short_title(std::string_view line, Identity& identity) {
  if (line.size() < 10 || !is_year(line.substr(line.size() - 4))) return false;
  const std::string_view name = trim(line.substr(0, line.size() - 4));
  const bool act = name.ends_with(" Act") || name.ends_with(" ACT");
  const bool instrument = name.ends_with(" Regulations") || name.ends_with(" Order") ||
                          name.ends_with(" Rules") || name.ends_with("(Scotland) Act");
  if (!act && !instrument) return false;
  identity.title = std::string(line);
  if (identity.year == 0) identity.year = value_of(line.substr(line.size() - 4));
  if (identity.type.empty()) identity.type = act ? "act" : "uksi";
  return true;
}

// "Public Law 117-103", "H. R. 71": congress and number.
bool read_public_law(std::string_view line, Identity& identity) {
  const auto law = match_words(line, 0, "public law");
  if (!law) return false;
  std::size_t p = skip_space(line, *law);
  if (const auto no = match_words(line, p, "no")) p = skip_space(line, *no + 1);
  const std::size_t congress = digits_end(line, p);
  const std::size_t dash = congress < line.size() ? dash_at(line, congress) : 0;
  const std::size_t end = digits_end(line, congress + dash);
  if (congress == p || dash == 0 || end == congress + dash) return false;
  identity.type = "pl";
  identity.year = value_of(line.substr(p, congress - p));
  identity.number = std::string(line.substr(congress + dash, end - congress - dash));
  return true;
}

}  // namespace

void read_union_number(std::string_view line, Identity& identity) {
  // The banner of a consolidated text: CELEX number, language, day.
  if (line.size() > 10 && line[0] == '0' && digits_end(line, 0) == 5 && is_upper_ascii(line[5])) {
    for (std::size_t p = 10; p < line.size() && !identity.expression_date; ++p)
      if (is_digit(line[p]) && !is_digit(line[p - 1]))
        if (const auto date = date_at(line, p)) identity.expression_date = date->date;
    return;
  }
  if (!identity.number.empty()) return;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (!is_digit(line[at]) || (at > 0 && (is_digit(line[at - 1]) || line[at - 1] == '/')))
      continue;
    const std::size_t first = digits_end(line, at);
    if (first >= line.size() || line[first] != '/') continue;
    const std::size_t second = digits_end(line, first + 1);
    if (second == first + 1) continue;
    const std::string_view one = line.substr(at, first - at);
    const std::string_view other = line.substr(first + 1, second - first - 1);
    const bool communities = second < line.size() && line[second] == '/';  // 95/46/EC
    std::size_t before = at;
    while (before > 0 && (line[before - 1] == ' ' || line[before - 1] == '.')) --before;
    const bool numbered = before >= 2 && at - before > 0 &&
                          (lower(line.substr(before - 2, 2)) == "no" ||
                           lower(line.substr(before - 2, 2)) == "nr" || line[before - 1] == '\xB0');
    const bool year_first = communities || (is_year(one) && !numbered);
    const std::string_view year = year_first ? one : other;
    const std::string_view number = year_first ? other : one;
    if (year.size() != 2 && !is_year(year)) continue;
    identity.year = value_of(year) + (year.size() == 2 ? 1900 : 0);
    identity.number = std::string(number);
    return;
  }
}

void read_english_title(const Tradition& tradition, std::string_view opening, Identity& identity) {
  int lines = 0;
  bool titled = false;
  for (std::size_t at = 0; at < opening.size() && lines < 15;) {
    const std::string_view line = line_of(opening, at);
    at = std::min(opening.find('\n', at), opening.size()) + 1;
    if (line.empty()) continue;
    ++lines;
    if (tradition.practice == Practice::american) {
      if (read_public_law(line, identity)) return;
      continue;
    }
    if (identity.number.empty() && read_year_and_number(line, identity)) continue;
    if (!titled) titled = read_short_title(line, identity);
  }
  // "Immigration and Asylum Act 1999" without a chapter number is known by its name.
  if (titled && identity.number.empty() && identity.title.size() > 9) {
    std::string_view name = identity.title;
    name = trim(name.substr(0, name.size() - 4));
    if (name.ends_with(" Act") || name.ends_with(" ACT")) name.remove_suffix(4);
    identity.number = slug(name);
  }
}

std::string rada_number(std::string_view site_number) {
  static constexpr std::string_view kConvocations[] = {"II", "III", "IV",   "V",
                                                       "VI", "VII", "VIII", "IX"};
  constexpr int kFirst = 13;
  const std::size_t number = digits_end(site_number, 0);
  if (number == 0 || number + 3 != site_number.size() || site_number[number] != '-') return {};
  const int code = value_of(site_number.substr(number + 1)) - kFirst;
  if (code < 0 || code >= static_cast<int>(std::size(kConvocations))) return {};
  return std::string(site_number.substr(0, number + 1)) +
         std::string(kConvocations[static_cast<std::size_t>(code)]);
}

std::string short_name_in(std::string_view title) {
  title = trim(title);
  if (!title.ends_with(')')) return {};
  const std::size_t open = title.rfind('(');
  if (open == title.npos || title.size() - open > 40) return {};
  std::string_view name = trim(title.substr(open + 1, title.size() - open - 2));
  for (std::string_view dash : {" - ", " – ", " — "})
    if (const std::size_t at = name.rfind(dash); at != name.npos)
      name = trim(name.substr(at + dash.size()));
  if (name.size() > 5 && name[name.size() - 5] == ' ' && is_year(name.substr(name.size() - 4)))
    name = trim(name.substr(0, name.size() - 5));
  return slug(name);
}

}  // namespace lacuna::indexer
