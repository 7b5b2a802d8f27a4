#include "indexer/index/unit_document.h"

#include <algorithm>

#include "indexer/index/word_order.h"
#include "indexer/index/xapian_edge.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

constexpr Xapian::termcount kTitleWeight = 3;

// Adds the words of a text under a prefix, and to the order of words where there is one.
struct WordWriter {
  Xapian::Document& document;
  Analyser& analyser;
  std::string_view language;

  void add(std::string_view text, std::string_view prefix, Xapian::termcount weight,
           WordOrder* order = nullptr, WordCounts* counts = nullptr) {
    thread_local std::vector<Token> tokens;
    analyser.tokens(text, language, tokens);
    std::string term;
    const auto add_term = [&](std::string_view stem) {
      term.assign(prefix);
      term += stem;
      document.add_term(term, weight);
    };
    for (const auto& token : tokens) {
      if (counts != nullptr) counts->add(token, text);
      add_term(token.term);
      if (order != nullptr) order->word(token.term);
      for (const auto& other : token.others) {
        add_term(other);
        if (order != nullptr) order->also(other);
      }
    }
    if (order != nullptr) order->apart();
  }
};

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
  WordWriter writer{document, analyser, unit.language};
  WordOrder order;
  const bool of_provision = unit.key.kind == UnitKind::provision;
  const bool counted = unit.visibility == kb::Visibility::public_ &&
                       (of_provision || unit.key.kind == UnitKind::act);
  for (const auto& part : unit.parts)
    writer.add(part.text, "", 1, &order, counted ? &counts : nullptr);
  if (!unit.heading.empty()) {
    order.begin_heading();
    writer.add(unit.heading, "", 1, &order);
    writer.add(unit.heading, row_of(Field::heading).prefix, 1);
    order.end_heading();
  }
  const auto add_title = [&](std::string_view text) {
    writer.add(text, row_of(Field::title).prefix, 1);
    // The title of an act is its own unit's text; its provisions are found by it as title: only.
    if (!of_provision) writer.add(text, "", kTitleWeight, &order);
  };
  add_title(unit.title);
  for (const auto& name : unit.other_names) add_title(name);
  if (!of_provision && !unit.number.empty()) writer.add(unit.number, "", 1, &order);
  document.add_value(word_order_slot, order.bytes());
  add_values(document, unit);
  add_readers(document, unit);
  document.add_boolean_term(unique_term(unit.key));
  if (of_provision || unit.key.kind == UnitKind::act)
    document.add_boolean_term(key_term(kExpressionPrefix, unit.key.of));
  if (unit.until) document.add_boolean_term(kSuperseded);
  if (!unit.target.empty()) document.add_boolean_term(exact_term(kTargetPrefix, unit.target));
  document.add_value(unit_slot, to_data(unit));
  return document;
}

}  // namespace lacuna::indexer
