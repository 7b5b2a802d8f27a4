#include "indexer/structure/identity.h"

#include <optional>

#include "indexer/structure/scan.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kLongestTitle = 600;    // bytes
constexpr std::size_t kLongestSubject = 400;  // bytes

constexpr std::string_view kMonths[] = {"ianuarie",   "februarie", "martie",    "aprilie",
                                        "mai",        "iunie",     "iulie",     "august",
                                        "septembrie", "octombrie", "noiembrie", "decembrie"};

// First words of a subject, folded.
constexpr std::string_view kSubjects[] = {
    "privind", "pentru",      "referitor la",  "referitoare la", "cu privire la",
    "asupra",  "relativ* la", "de modificare", "de aprobare",    "de ratificare"};

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

struct DateMatch {
  Date date;
  std::size_t end;
};

// "4 mai 2006", "04.05.2006" at `at`.
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

struct NumberMatch {
  std::string number;
  int year = 0;
  std::size_t end = 0;
};

// "1.251", "122/2006", "28/42/57/125", "1.306 / 1.883 / 2016" at `at`: thousands dots dropped,
// joint numbers joined by '+', a last part that is a year taken as one.
std::optional<NumberMatch> act_number_at(std::string_view text, std::size_t at) {
  std::vector<std::string> parts;
  NumberMatch match;
  for (;;) {
    std::string part;
    std::size_t p = at;
    while (p < text.size() &&
           (is_digit(text[p]) || (text[p] == '.' && p > at && p + 3 < text.size() + 0 &&
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

struct TypeMatch {
  const ActType* type;
  std::size_t begin;
  std::size_t end;
};

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

// A Parliament's decision is not the Government's.
bool is_of_parliament(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const Word word = word_at(line, at);
    if (word.end == at) {
      ++at;
      continue;
    }
    const std::string_view folded = word.folded.view();
    if (folded == "parlamentului" || folded == "senatului" || folded == "deputatilor") return true;
    at = word.end;
  }
  return false;
}

void read_number_and_date(std::string_view line, std::size_t at, Identity& identity) {
  for (; at < line.size(); ++at) {
    if (!is_letter_at(line, at) || (at > 0 && is_letter_at(line, at - 1))) continue;
    const Word word = word_at(line, at);
    const std::string_view folded = word.folded.view();
    std::size_t p = word.end;
    while (p < line.size() && line[p] == '.') ++p;
    p = skip_space(line, p);
    if (identity.number.empty() && folded == "nr") {
      if (const auto number = act_number_at(line, p)) {
        identity.number = number->number;
        if (identity.year == 0) identity.year = number->year;
        at = number->end - 1;
        continue;
      }
    }
    if (!identity.date_document && folded == "din") {
      if (const auto date = date_at(line, p)) {
        identity.date_document = date->date;
        at = date->end - 1;
        continue;
      }
    }
    if (!identity.date_document && !identity.number.empty()) {
      for (std::string_view subject : kSubjects)
        if (match_words(line, at, subject)) return;  // numbers in a subject are other acts'
    }
    at = word.end - 1;
  }
}

void read_subject(std::string_view opening, std::size_t title_end, Identity& identity) {
  std::size_t line_end = opening.find('\n', title_end);
  for (std::size_t at = 0; at < opening.size() && at < title_end + kLongestSubject; ++at) {
    if (!is_letter_at(opening, at) || (at > 0 && is_letter_at(opening, at - 1))) continue;
    const bool in_title = line_end == opening.npos || at < line_end;
    const bool line_begin = at == 0 || opening[at - 1] == '\n';
    if (in_title ? at > 0 : line_begin) {
      for (std::string_view subject : kSubjects) {
        if (!match_words(opening, at, subject)) continue;
        const std::size_t end = std::min(opening.find('\n', at), at + kLongestSubject);
        std::string_view words = trim(opening.substr(at, end - at));
        while (words.ends_with('.') || words.ends_with('*') || words.ends_with(')')) {
          if (words.ends_with(')') && words.rfind('(') != words.npos) break;
          words = trim(words.substr(0, words.size() - 1));
        }
        identity.subject = std::string(words);
        return;
      }
    }
    at = word_at(opening, at).end - 1;
  }
}

// "(actualizată până la data de 30 mai 2005*)": the day to which the text was consolidated.
void read_consolidation(std::string_view opening, Identity& identity) {
  if (identity.expression_date) return;
  for (std::size_t at = 0; at < opening.size(); ++at) {
    if (!is_letter_at(opening, at)) continue;
    const Word word = word_at(opening, at);
    const std::string_view folded = word.folded.view();
    at = word.end - 1;
    if (folded != "actualizata" && folded != "actualizat" && folded != "consolidata" &&
        folded != "consolidat")
      continue;
    const std::size_t limit = std::min(opening.size(), word.end + 60);
    for (std::size_t p = word.end; p < limit; ++p) {
      if (!is_digit(opening[p])) continue;
      if (const auto date = date_at(opening, p)) identity.expression_date = date->date;
      return;
    }
  }
}

// The title as people know it: marks of republication and footnotes dropped.
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

}  // namespace

void read_identity(const Tradition& tradition, std::string_view opening, Identity& identity) {
  opening = trim(opening.substr(0, std::min<std::size_t>(opening.size(), 4000)));
  std::string_view rest = opening;
  // The title is the first line that names a type of act, or else the first line.
  std::string_view title = trim(opening.substr(0, opening.find('\n')));
  std::optional<TypeMatch> type;
  for (int lines = 0; lines < 12 && !rest.empty() && !type; ++lines) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = trim(rest.substr(0, end));
    if (line.size() <= kLongestTitle && letter_case_at(line, 0) != LetterCase::lower)
      if ((type = type_at(tradition, line))) title = line;
    rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
  }
  if (!identity.title.empty() && !type) {
    title = identity.title;
    type = type_at(tradition, title);
  }
  if (identity.title.empty()) identity.title = shorten(title, 400);
  if (type) {
    if (identity.type.empty()) {
      identity.type = std::string(type->type->key);
      if (identity.type == "hg" && is_of_parliament(title)) identity.type = "hotarare";
    }
    read_number_and_date(title, type->end, identity);
  }
  if (identity.year == 0 && identity.date_document) identity.year = identity.date_document->year;
  if (identity.language.empty()) identity.language = std::string(tradition.language);
  const std::size_t title_at = static_cast<std::size_t>(title.data() - opening.data());
  const bool inside = title.data() >= opening.data() && title_at <= opening.size();
  if (identity.subject.empty())
    read_subject(inside ? opening.substr(title_at) : title, title.size(), identity);
  read_consolidation(opening, identity);
}

std::string_view jurisdiction_named_in(std::string_view text) {
  struct Evidence {
    std::string_view words;
    std::string_view jurisdiction;
  };
  static constexpr Evidence kEvidence[] = {
      {"Parlamentul Republicii Moldova", "md"},
      {"Monitorul Oficial al Republicii Moldova", "md"},
      {"Парламент Республики Молдова", "md"},
      {"Monitorul Oficial al României", "ro"},
      {"Monitorul Oficial al Romîniei", "ro"},
      {"Parlamentul României", "ro"},
      {"Constituția României", "ro"},
      {"Constituţia României", "ro"},
      {"MONITORUL OFICIAL nr.", "ro"},
      {"Guvernul României", "ro"},
      {"României", "ro"},
      {"Romîniei", "ro"},
  };
  for (const Evidence& row : kEvidence)
    if (text.find(row.words) != text.npos) return row.jurisdiction;
  return {};
}

std::string slug(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size() && out.size() < 80;) {
    const Word word = word_at(text, at);
    if (word.end > at) {
      std::string ascii;
      for (char c : word.folded.view())
        if (is_lower_ascii(c)) ascii += c;
      if (out.size() + ascii.size() > 80) break;
      if (!ascii.empty() && !out.empty() && out.back() != '-' && at > 0 &&
          !is_letter_at(text, at - 1) && !is_digit(text[at - 1]))
        out += '-';
      out += ascii;
      at = word.end;
    } else if (is_digit(text[at])) {
      out += text[at++];
    } else {
      if (!out.empty() && out.back() != '-') out += '-';
      at += decode(text, at).size;
    }
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

kb::Work work_of(const Identity& identity, kb::DocumentKind kind,
                 std::vector<std::string>& warnings) {
  kb::Work work;
  work.kind = kind;
  work.jurisdiction = identity.jurisdiction;
  if (work.jurisdiction.empty()) {
    work.jurisdiction = "ro";
    warnings.push_back("The text does not name a jurisdiction; taken as Romanian.");
  }
  work.type =
      identity.type.empty() ? (kind == kb::DocumentKind::paper ? "paper" : "act") : identity.type;
  work.number = identity.number;
  work.year = identity.year;
  work.date_document = identity.date_document;
  work.subject = identity.subject;
  work.issuer = identity.issuer;
  work.aliases = identity.aliases;

  const std::string plain = plain_title(identity.title);
  work.title = plain;
  for (const ActType& row : tradition_of(work.jurisdiction, identity.language).act_types)
    if (row.key == work.type && !row.name.empty() && !work.number.empty() && work.year != 0 &&
        type_at(tradition_of(work.jurisdiction, identity.language), plain)) {
      const auto printed = type_at(tradition_of(work.jurisdiction, identity.language), plain);
      std::string name(printed->type->key == row.key ? printed->type->name : row.name);
      std::string number = work.number;
      for (char& c : number)
        if (c == '+') c = '/';
      work.title = name + " nr. " + number + '/' + std::to_string(work.year);
      break;
    }

  // "CODUL PENAL din 17 iulie 2009" is also known as ro/cod-penal.
  std::string known;
  if (work.number.empty() && work.type == "constitutie") known = work.type;
  if (work.number.empty() && work.type == "cod") {
    known = slug(plain.substr(0, plain.find(" din ")));
    if (known.starts_with("codul-")) known.erase(3, 2);
  }
  std::string name = work.number.empty() ? slug(plain) : work.number;
  for (char& c : name)
    if (c == '/' || c == ' ' || c == '!' || c == '@') c = '-';
  if (name.empty()) {
    name = "untitled";
    warnings.push_back("The text has no title; its key is made of what is known.");
  }
  const bool known_by_name = !known.empty() && work.year == 0;
  work.key = work.jurisdiction + '/';
  if (known_by_name) {
    work.key += known;
  } else {
    if (!known.empty()) work.aliases.push_back(work.key + known);
    work.key += work.type + '/';
    work.key += work.year != 0 ? std::to_string(work.year) + '/' : std::string("undated/");
    work.key += name;
  }
  if (work.number.empty() && kind == kb::DocumentKind::act)
    warnings.push_back("No number was found in the title; the key is made of the title.");
  if (work.year == 0 && !known_by_name && kind == kb::DocumentKind::act)
    warnings.push_back("No year was found in the title.");
  return work;
}

}  // namespace lacuna::indexer
