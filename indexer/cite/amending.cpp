#include "indexer/cite/amending.h"

#include <algorithm>

#include "indexer/cite/act.h"
#include "indexer/cite/language.h"
#include "indexer/cite/token.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

struct Clause {
  std::size_t begin;  // tokens
  std::size_t end;
};

bool ends_clause(const Tokens& tokens, std::size_t i) {
  if (tokens.is_mark(i, ';')) return true;
  return tokens.is_mark(i, '.') && tokens[i + 1].capital && tokens[i + 1].gap != Gap::none &&
         i > 0 && tokens[i - 1].size > 3;
}

struct Verb {
  std::size_t at;
  std::size_t next;
  const AmendingRow* row;
};

std::vector<Verb> verbs_of(const Tokens& tokens, const Language& language) {
  std::vector<Verb> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const WordForm* form = tokens[i].lexeme;
    if (!form) continue;
    for (const std::uint16_t p : form->amending) {
      const Phrase& phrase = language.amending_phrase(p);
      const auto taken = match_phrase(tokens, i, phrase);
      if (!taken) continue;
      out.push_back({i, i + *taken, &language.tables().amending[phrase.row]});
      i += *taken - 1;
      break;
    }
  }
  return out;
}

bool is_of_another_work(const CitedExpression& expression, const CiteContext& context) {
  const kb::Citation& first = expression.refs.front();
  return first.target.work != "?" && !first.target.work.empty() &&
         first.target.work != context.host_work && first.kind != kb::CitationKind::internal;
}

// The day that the clause says: "începând cu data de 1 ianuarie 2026".
std::optional<Date> day_of(const Tokens& tokens, const Clause& clause, const Language& language) {
  for (std::string_view phrase : language.tables().effect) {
    const Phrase compiled = compile_phrase(phrase, 0);
    for (std::size_t i = clause.begin; i < clause.end; ++i) {
      const auto taken = match_phrase(tokens, i, compiled);
      if (!taken) continue;
      const auto date = parse_printed_date(tokens, i + *taken);
      if (date && date->day > 0) return make_date(date->year, date->month, date->day);
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<kb::LegalEvent> amending_events(std::string_view text, std::string_view quotation,
                                            const std::vector<CitedExpression>& found,
                                            const CiteContext& context) {
  std::vector<kb::LegalEvent> out;
  if (context.kind != kb::DocumentKind::act || context.host_work.empty() || found.empty())
    return out;
  const Language& language = language_for(context.language);
  const Tokens tokens(text, language);
  const std::vector<Verb> verbs = verbs_of(tokens, language);
  for (std::size_t v = 0; v < verbs.size(); ++v) {
    const Verb& verb = verbs[v];
    Clause clause{verb.at, verb.next};
    while (clause.begin > 0 && !ends_clause(tokens, clause.begin - 1)) --clause.begin;
    while (clause.end < tokens.size() && !ends_clause(tokens, clause.end)) ++clause.end;
    const auto between = [&](std::size_t from, std::size_t to) {
      std::vector<const CitedExpression*> units;
      for (const CitedExpression& expression : found)
        if (from < to && expression.begin >= tokens[from].begin &&
            expression.end <= tokens[to - 1].end && is_of_another_work(expression, context))
          units.push_back(&expression);
      return units;
    };
    // "se modifică și va avea următorul cuprins": the second verb says no more.
    const std::size_t before =
        v > 0 && verbs[v - 1].next > clause.begin ? verbs[v - 1].next : clause.begin;
    const std::size_t after =
        v + 1 < verbs.size() ? std::min(verbs[v + 1].at, clause.end) : clause.end;
    std::vector<const CitedExpression*> units =
        verb.row->unit == UnitSide::after ? between(verb.next, after) : between(before, verb.at);
    kb::EventKind kind = verb.row->kind;
    if (units.empty() && before == clause.begin) {
      units =
          verb.row->unit == UnitSide::after ? between(before, verb.at) : between(verb.next, after);
      if (verb.row->unit == UnitSide::after && kind == kb::EventKind::inserts)
        kind = kb::EventKind::amends;  // into that unit, what is new has no number
    }
    if (units.empty()) continue;
    // "La articolul 160, denumirea și alineatul (1)": the narrowest, named last; "Ordonanța nr. 8,
    // aprobată prin Legea nr. 9": the act named first. A repeal lists what it repeals.
    if (kind != kb::EventKind::repeals && verb.row->unit == UnitSide::before) {
      const bool units_named = !units.back()->refs.front().target.eid.empty();
      units = {units_named ? units.back() : units.front()};
    }
    const std::size_t from = tokens[clause.begin].begin, to = tokens[clause.end - 1].end;
    for (const CitedExpression* expression : units)
      for (const kb::Citation& citation : expression->refs) {
        kb::LegalEvent event;
        event.kind = kind;
        event.affected_work = citation.target.work;
        event.affected_eid = citation.target.eid;
        if (!citation.target.range_end.empty())
          event.affected_eid += ".." + citation.target.range_end;
        event.acting = context.host_work;
        if (!context.source_eid.empty()) event.acting += "!" + context.source_eid;
        event.effective_on = day_of(tokens, clause, language);
        event.note_raw = trim(text.substr(from, to - from));
        if (kind == kb::EventKind::amends || kind == kb::EventKind::inserts) event.text = quotation;
        event.noted_at_eid = context.source_eid;
        out.push_back(std::move(event));
      }
  }
  return out;
}

}  // namespace lacuna::indexer
