// Consolidation notes of the Romanian portals (domain reference 4.3): "(la DATE, UNITS a fost VERB
// de UNITS din ACT, publicată în JOURNAL)".
#include <algorithm>

#include "indexer/cite/act.h"
#include "indexer/cite/cite.h"
#include "indexer/cite/element.h"
#include "indexer/cite/engine.h"
#include "indexer/cite/path.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

std::optional<kb::EventKind> verb_at(const Tokens& tokens, std::size_t i,
                                     const LanguageTables& tables) {
  if (!tokens.is_word(i)) return std::nullopt;
  const std::string_view word = tokens.folded(i);
  for (const VerbRow& row : tables.verbs)
    // the participle and its endings: introdus, introdusă, introduse, introduși
    if (word.starts_with(row.stem) && word.size() <= row.stem.size() + 2) return row.kind;
  return std::nullopt;
}

struct Verb {
  std::size_t first;  // "a fost" included
  std::size_t next;
  kb::EventKind kind;
};

// The verb that governs the note: "a fost modificat", "au fost abrogate", or the bare participle
// ("completat de"). "completat și modificat" is the first of the two.
std::optional<Verb> find_verb(const Tokens& tokens, std::size_t from,
                              const LanguageTables& tables) {
  std::optional<Verb> bare;
  for (std::size_t i = from; i < tokens.size(); ++i) {
    const auto kind = verb_at(tokens, i, tables);
    if (!kind) continue;
    const bool auxiliary = i > from && tokens.is_word(i - 1, "fost");
    const bool had = i > from && (tokens.is_word(i - 1, "a") || tokens.is_word(i - 1, "s"));
    if (!auxiliary && !had) {
      const auto& agents = tables.note_agents;
      const bool agent = tokens.is_word(i + 1) && std::find(agents.begin(), agents.end(),
                                                            tokens.folded(i + 1)) != agents.end();
      if (agent && !bare) bare = Verb{i, i + 1, *kind};
      continue;
    }
    std::size_t first = i - 1;
    while (first > from && (tokens.is_word(first - 1, "a") || tokens.is_word(first - 1, "au")))
      --first;
    if (bare && bare->first < first) return bare;
    return Verb{first, i + 1, *kind};
  }
  return bare;
}

// "la 27-01-2014," or "la data 25-ian-2016": the date and the token after it.
struct Opening {
  std::optional<Date> date;
  std::size_t next = 0;
};
Opening read_opening(const Tokens& tokens) {
  Opening out;
  std::size_t i = 0;
  while (i < tokens.size() && !tokens.is_word(i) && !tokens.is_number(i)) ++i;
  out.next = i;
  if (tokens.is_word(i, "la") || tokens.is_word(i, "din")) ++i;
  if (tokens.is_word(i, "data")) ++i;
  if (tokens.is_word(i, "de")) ++i;
  const auto date = parse_printed_date(tokens, i);
  if (!date || date->day == 0) return out;
  out.date = make_date(date->year, date->month, date->day);
  out.next = date->next;
  if (tokens.is_mark(out.next, ',')) ++out.next;
  return out;
}

struct Affected {
  std::vector<Address> units;
  bool phrase = false;  // the note is about words: "sintagma: ..."
};

Affected read_affected(const Tokens& tokens, std::size_t from, std::size_t to,
                       const Language& language) {
  Affected out;
  const auto& words = language.tables().no_unit;
  for (std::size_t i = from; i < to; ++i) {
    if (tokens.is_word(i) &&
        std::find(words.begin(), words.end(), tokens.folded(i)) != words.end()) {
      out.phrase = true;
      return out;
    }
    if (!opens_path(tokens, i, language)) continue;
    const auto list = parse_paths(tokens, i, language);
    if (!list || list->next > to) continue;
    for (const Path& path : list->paths) {
      Address address = address_of(path.steps);
      if (!address.eid.empty()) out.units.push_back(std::move(address));
    }
    return out;
  }
  return out;
}

// The acting provision: the first act named after the verb, with its unit.
std::string read_acting(std::string_view text, const Language& language) {
  CiteContext context;
  context.kind = kb::DocumentKind::paper;
  context.language = language.tables().code;
  const Tokens tokens(text, language);
  for (const kb::Citation& citation : read_citations(tokens, language, context, Style::note))
    if (citation.target.work != "?" && !citation.target.work.empty())
      return to_string(citation.target);
  return {};
}

}  // namespace

std::vector<kb::LegalEvent> parse_note(std::string_view note_raw, std::string_view host_work,
                                       std::string_view language_code) {
  const Language& language = language_for(language_code);
  const Tokens tokens(note_raw, language);
  const Opening opening = read_opening(tokens);
  const auto verb = find_verb(tokens, opening.next, language.tables());
  if (!verb) return {};
  kb::LegalEvent event;
  event.kind = verb->kind;
  event.effective_on = opening.date;
  event.note_raw = trim(note_raw);
  event.acting = read_acting(note_raw.substr(tokens[verb->next].begin), language);
  if (event.acting == host_work) event.acting.clear();
  if (event.acting.empty() && !event.effective_on) return {};
  // An unconstitutionality is only one when the note or the acting court says so.
  const bool court = event.acting.find("/dcc/") != std::string::npos ||
                     event.acting.find("/hcc/") != std::string::npos;
  if (event.kind == kb::EventKind::declared_unconstitutional && !court &&
      fold_words(note_raw).find("neconstitutional") == std::string::npos)
    event.kind = kb::EventKind::other;
  // A rectification rectifies, whatever verb the portal prints.
  if (event.acting.find("/rectificare/") != std::string::npos)
    event.kind = kb::EventKind::rectifies;
  const Affected affected = read_affected(tokens, opening.next, verb->first, language);
  if (affected.units.empty()) return {event};
  std::vector<kb::LegalEvent> out;
  for (const Address& unit : affected.units) {
    event.affected_eid = unit.eid;
    if (!unit.range_end.empty()) event.affected_eid += ".." + unit.range_end;
    out.push_back(event);
  }
  return out;
}

}  // namespace lacuna::indexer
