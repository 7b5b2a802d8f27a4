#include "indexer/structure/identity.h"

#include <optional>

#include "indexer/structure/scan.h"
#include "indexer/structure/title.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kLongestTitle = 600;    // bytes
constexpr std::size_t kLongestSubject = 400;  // bytes

// First words of a subject, folded.
constexpr std::string_view kSubjects[] = {
    "privind", "pentru",      "referitor la",  "referitoare la", "cu privire la",
    "asupra",  "relativ* la", "de modificare", "de aprobare",    "de ratificare"};

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
    if (identity.language.empty()) identity.language = std::string(tradition.language);
  }
  if (identity.year == 0 && identity.date_document) identity.year = identity.date_document->year;
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

}  // namespace lacuna::indexer
