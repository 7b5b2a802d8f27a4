#include "indexer/structure/identity.h"

#include <optional>

#include "indexer/structure/scan.h"
#include "indexer/structure/title.h"
#include "indexer/structure/title_forms.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kLongestTitle = 600;    // bytes
constexpr std::size_t kLongestSubject = 400;  // bytes

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

// "№ 2671-VIII", "n° 2018-778": the suffix or both parts belong to the number.
std::string with_suffix(const Tradition& tradition, std::string_view line, NumberMatch& number) {
  const bool whole = tradition.numerals.hyphenated;
  if (number.end >= line.size() || line[number.end] != '-') return {};
  std::size_t end = number.end + 1;
  while (end < line.size() && (is_digit(line[end]) || is_letter_at(line, end)))
    end += decode(line, end).size;
  const std::string_view suffix = line.substr(number.end, end - number.end);
  if (suffix.size() < 2) return {};
  if (!whole && !is_roman(suffix.substr(1))) return {};
  number.end = end;
  if (whole) {
    number.number += suffix;
    return {};
  }
  return std::string(suffix);  // "-XVI": not in the key
}

// After "nr.", "№", "n°": where the number begins; nullopt: none of these stands at `at`.
std::optional<std::size_t> number_after(const Tradition& tradition, std::string_view line,
                                        std::size_t at) {
  if (line.substr(at).starts_with("\u2116")) return skip_space(line, at + 3);
  if (!is_letter_at(line, at) || (at > 0 && is_letter_at(line, at - 1))) return std::nullopt;
  const Word word = word_at(line, at);
  if (!contains(tradition.numbering, word.folded.view())) return std::nullopt;
  std::size_t p = word.end;
  while (p < line.size() && line[p] == '.') ++p;
  if (line.substr(p).starts_with("\u00B0")) p += 2;
  p = skip_space(line, p);
  if (p < line.size() && line[p] == ':') p = skip_space(line, p + 1);
  return p;
}

void read_number_and_date(const Tradition& tradition, std::string_view line, std::size_t at,
                          Identity& identity) {
  for (; at < line.size(); ++at) {
    if (identity.number.empty()) {
      if (const auto begin = number_after(tradition, line, at)) {
        if (auto number = act_number_at(line, *begin)) {
          const std::string suffix = with_suffix(tradition, line, *number);
          identity.number = number->number;
          if (identity.year == 0) identity.year = number->year;
          if (!suffix.empty()) identity.aliases.push_back(number->number + suffix);
          at = number->end - 1;
          continue;
        }
      }
    }
    if (!is_letter_at(line, at) || (at > 0 && is_letter_at(line, at - 1))) continue;
    const Word word = word_at(line, at);
    if (!identity.date_document && contains(tradition.dating, word.folded.view())) {
      if (const auto date = date_at(line, skip_space(line, word.end))) {
        identity.date_document = date->date;
        at = date->end - 1;
        continue;
      }
    }
    if (!identity.date_document && !identity.number.empty() &&
        match_any(tradition.subjects, line, at))
      return;  // numbers in a subject are other acts'
    at = word.end - 1;
  }
}

void read_subject(const Tradition& tradition, std::string_view opening, std::size_t title_end,
                  Identity& identity) {
  std::size_t line_end = opening.find('\n', title_end);
  for (std::size_t at = 0; at < opening.size() && at < title_end + kLongestSubject; ++at) {
    if (!is_letter_at(opening, at) || (at > 0 && is_letter_at(opening, at - 1))) continue;
    const bool in_title = line_end == opening.npos || at < line_end;
    const bool line_begin = at == 0 || opening[at - 1] == '\n';
    if (in_title ? at > 0 : line_begin) {
      if (match_any(tradition.subjects, opening, at)) {
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

// "(actualizată până la data de 30 mai 2005*)", "Stand: 1. Januar 2024", "Редакція від …": the day
// to which the text was consolidated.
void read_consolidation(const Tradition& tradition, std::string_view opening, Identity& identity) {
  if (identity.expression_date || tradition.consolidated.empty()) return;
  for (std::size_t at = 0; at < opening.size(); ++at) {
    if (!is_letter_at(opening, at)) continue;
    const Word word = word_at(opening, at);
    const auto phrase = tradition.consolidated.may_begin(word.folded.view())
                            ? match_any(tradition.consolidated, opening, at)
                            : std::nullopt;
    if (!phrase) {
      at = word.end - 1;
      continue;
    }
    at = *phrase - 1;
    const std::size_t limit = std::min(opening.size(), *phrase + 60);
    for (std::size_t p = *phrase; p < limit; ++p) {
      const bool begins = is_digit(opening[p]) && !is_digit(opening[p - 1]);
      const bool month = is_letter_at(opening, p) && !is_letter_at(opening, p - 1);
      if (!begins && !month) continue;
      if (const auto date = date_at(opening, p)) {
        identity.expression_date = date->date;
        return;
      }
      if (begins && tradition.practice == Practice::plain) return;
    }
  }
}

// The line after a title that breaks off before its date: "din 03.11.2016".
std::string_view line_after(std::string_view opening, std::string_view title) {
  const std::size_t at = static_cast<std::size_t>(title.data() - opening.data()) + title.size();
  if (title.data() < opening.data() || at >= opening.size()) return {};
  const std::size_t next = skip_space(opening, at);
  return trim(opening.substr(next, std::min(opening.find('\n', next), opening.size()) - next));
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
    if (tradition.practice == Practice::union_) read_union_number(title, identity);
    read_number_and_date(tradition, title, type->end, identity);
    std::string_view next = title;
    for (int lines = 0; lines < 2 && (!identity.date_document || identity.number.empty());
         ++lines) {
      next = line_after(opening, next);
      const Word word = word_at(next, 0);
      if (contains(tradition.dating, word.folded.view()) || number_after(tradition, next, 0))
        read_number_and_date(tradition, next, 0, identity);
    }
    if (identity.language.empty()) identity.language = std::string(tradition.language);
  }
  if (tradition.practice == Practice::ukrainian && identity.number.empty())
    for (const std::string& alias : identity.aliases)
      if (std::string number = rada_number(alias); !number.empty()) {
        identity.number = std::move(number);
        if (identity.type.empty()) identity.type = "zakon";
        break;
      }
  if (tradition.practice == Practice::union_)
    read_union_number(trim(opening.substr(0, opening.find('\n'))), identity);
  if (tradition.practice == Practice::british || tradition.practice == Practice::american)
    read_english_title(tradition, opening, identity);
  if (tradition.practice == Practice::german) {  // "(Asylgesetz - AsylG)" below the title
    const std::string_view next = line_after(opening, title);
    if (next.starts_with('(') && next.ends_with(')') && !identity.title.ends_with(')'))
      identity.title += ' ' + std::string(next);
  }
  if (identity.year == 0 && identity.date_document) identity.year = identity.date_document->year;
  const std::size_t title_at = static_cast<std::size_t>(title.data() - opening.data());
  const bool inside = title.data() >= opening.data() && title_at <= opening.size();
  if (identity.subject.empty())
    read_subject(tradition, inside ? opening.substr(title_at) : title, title.size(), identity);
  read_consolidation(tradition, opening, identity);
  if (type && tradition.key != "ro" && tradition.key != "md" && !identity.subject.empty() &&
      identity.title.find(identity.subject) == std::string::npos)
    identity.title += ' ' + identity.subject;
}

void read_closing(const Tradition& tradition, std::string_view closing, Identity& identity) {
  if (tradition.practice != Practice::ukrainian || !identity.number.empty()) return;
  for (std::size_t at = 0; at < closing.size(); ++at) {
    const bool begins = is_digit(closing[at]) && (at == 0 || !is_digit(closing[at - 1]));
    if (!identity.date_document && begins)
      if (const auto date = date_at(closing, at)) identity.date_document = date->date;
    if (identity.number.empty())
      if (const auto begin = number_after(tradition, closing, at))
        if (auto number = act_number_at(closing, *begin)) {
          with_suffix(tradition, closing, *number);
          identity.number = number->number;
        }
  }
  if (identity.year == 0 && identity.date_document) identity.year = identity.date_document->year;
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

}  // namespace lacuna::indexer
