#include "indexer/index/unit_document.h"

#include <algorithm>

#include "indexer/index/xapian_edge.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

constexpr Xapian::termpos kApart = 100;  // a phrase never reaches from one part into another
constexpr Xapian::termcount kTitleWeight = 3;

enum class Positions { kept, left_out };

// Adds the words of a text under a prefix and returns the position after them.
Xapian::termpos add_words(Xapian::Document& document, Analyser& analyser, std::string_view text,
                          std::string_view language, std::string_view prefix,
                          Xapian::termpos position, Xapian::termcount weight, Positions positions,
                          WordCounts* counts = nullptr) {
  thread_local std::vector<Token> tokens;
  analyser.tokens(text, language, tokens);
  std::string term;
  for (const auto& token : tokens) {
    if (counts != nullptr) counts->add(token, text);
    ++position;
    const auto add = [&](std::string_view stem) {
      term.assign(prefix);
      term += stem;
      if (positions == Positions::kept)
        document.add_posting(term, position, weight);
      else
        document.add_term(term, weight);
    };
    add(token.term);
    for (const auto& other : token.others) add(other);
  }
  return position + kApart;
}

void add_values(Xapian::Document& document, const IndexUnit& unit) {
  for (const auto& row : fields()) {
    const auto values = values_of(unit, row.field);
    std::string joined;
    for (const auto& value : values) {
      if (!row.prefix.empty()) document.add_boolean_term(value_term(row.field, value));
      if (!joined.empty()) joined += kValueSeparator;
      joined += value;
    }
    if (row.slot >= 0 && !joined.empty())
      document.add_value(static_cast<Xapian::valueno>(row.slot), joined);
  }
}

void add_readers(Xapian::Document& document, const IndexUnit& unit) {
  if (unit.visibility != kb::Visibility::restricted) {
    document.add_boolean_term(kAnyReader);
    return;
  }
  for (const auto& organisation : unit.organisations)
    document.add_boolean_term(reader_term(organisation, unit.coalition_only));
}

}  // namespace

Xapian::Document document_of(const IndexUnit& unit, Analyser& analyser, WordCounts& counts) {
  Xapian::Document document;
  const std::string_view language = unit.language;
  Xapian::termpos position = 0;
  const bool counted = unit.visibility == kb::Visibility::public_ &&
                       (unit.key.kind == UnitKind::provision || unit.key.kind == UnitKind::act);
  for (const auto& part : unit.parts)
    position = add_words(document, analyser, part.text, language, "", position, 1, Positions::kept,
                         counted ? &counts : nullptr);
  const auto heading = row_of(Field::heading).prefix;
  if (!unit.heading.empty()) {
    position =
        add_words(document, analyser, unit.heading, language, "", position, 1, Positions::kept);
    add_words(document, analyser, unit.heading, language, heading, 0, 1, Positions::kept);
  }
  const auto title = row_of(Field::title).prefix;
  const bool of_provision = unit.key.kind == UnitKind::provision;
  const auto add_title = [&](std::string_view text) {
    add_words(document, analyser, text, language, title, 0, 1, Positions::left_out);
    // The title of an act is its own unit's text; its provisions are found by it as title: only.
    if (!of_provision)
      position = add_words(document, analyser, text, language, "", position, kTitleWeight,
                           Positions::kept);
  };
  add_title(unit.title);
  for (const auto& name : unit.other_names) add_title(name);
  if (!of_provision && !unit.number.empty())
    add_words(document, analyser, unit.number, language, "", position, 1, Positions::kept);
  add_values(document, unit);
  add_readers(document, unit);
  document.add_boolean_term(unique_term(unit.key));
  if (of_provision || unit.key.kind == UnitKind::act)
    document.add_boolean_term(exact_term(kExpressionPrefix, unit.key.of));
  if (unit.until) document.add_boolean_term(kSuperseded);
  if (!unit.target.empty()) document.add_boolean_term(exact_term(kTargetPrefix, unit.target));
  document.set_data(to_data(unit));
  return document;
}

}  // namespace lacuna::indexer
