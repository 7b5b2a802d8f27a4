#include "server/pages/entry_view.h"

#include <cstdlib>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/base/text.h"
#include "kb/rules/money_rules.h"
#include "kb/rules/suppression_rules.h"
#include "kb/rules/territory_rules.h"
#include "kb/store/agent_store.h"
#include "kb/store/entry_store.h"
#include "kb/store/gap_store.h"
#include "kb/store/position_store.h"
#include "kb/store/territory_store.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;
using kb::FieldType;

constexpr std::size_t kFacts = 4;  // of a row

// An amount as it is meant, beside how it was printed when that differs.
std::string money_text(const std::string& printed) {
  const auto money = kb::parse_money(printed);
  if (!money) return printed;
  const std::string meant = to_string(*money);
  return meant == printed ? printed : meant + " (" + printed + ")";
}

}  // namespace

kb::Entry get_entry(Context& context, std::string_view id) {
  auto entry = kb::find_entry(context.store, context.viewer, id);
  if (!entry)
    throw Error(ErrorCode::not_found, "There is no such record here.",
                "It may have been withdrawn, or it is not yours to see.");
  return std::move(*entry);
}

const kb::EntryKind& get_entry_kind(std::string_view word) {
  if (const kb::EntryKind* kind = kb::find_entry_kind(word)) return *kind;
  throw Error(ErrorCode::not_found, "There is no such kind of record.",
              "Choose one of the kinds of the menu.");
}

Gazetteer::Gazetteer(Context& context)
    : context_(context), territories_(kb::territories(context.store)) {}

std::string Gazetteer::place(std::string_view key) const {
  const kb::Territory* territory = kb::find_territory(territories_, key);
  return territory ? kb::label_in(territory->names, context_.messages.language(), key)
                   : std::string(key);
}

std::string Gazetteer::places(const std::vector<std::string>& keys) const {
  std::vector<std::string> names;
  for (const std::string& key : keys) names.push_back(place(key));
  return joined(names);
}

std::optional<std::string> Gazetteer::find_place(std::string_view text) const {
  if (const kb::Territory* territory = kb::find_territory(territories_, text))
    return territory->key;
  if (const kb::Territory* territory = kb::territory_named(territories_, text))
    return territory->key;
  return std::nullopt;
}

std::optional<Named> named(Context& context, const Gazetteer& gazetteer, const kb::EntryKind& kind,
                           const kb::EntryField& field, const std::string& value) {
  switch (field.type) {
    case FieldType::date:
      return Named{day_text(parse_iso_date(value), context.messages), ""};
    case FieldType::count:
      return Named{kb::shown_count(std::atol(value.c_str())), ""};
    case FieldType::cell:
      return std::nullopt;  // the table of its page says it, or hides it
    case FieldType::money:
      return Named{money_text(value), ""};
    case FieldType::yes_no:
      return Named{context.messages.text("yes"), ""};
    case FieldType::word:
      return Named{context.messages.label(word_context(kind, field), value), ""};
    case FieldType::concept_:
      return Named{ConceptLabels(context).of(field.of, value), concept_url(field.of, value)};
    case FieldType::territory:
      return Named{gazetteer.place(value), territory_url(value)};
    case FieldType::agent:
      return Named{agent_name(context, value), agent_url(value)};
    case FieldType::provision:
    case FieldType::work:
      return Named{cited(context, value), law_url(value)};
    case FieldType::entry: {
      const auto entry = kb::find_entry(context.store, context.viewer, value);
      if (!entry) return std::nullopt;
      return Named{entry->number + " " + entry->title, entry_url(entry->id)};
    }
    case FieldType::gap: {
      const auto gap = kb::find_gap(context.store, context.viewer, value);
      if (!gap) return std::nullopt;
      return Named{gap->number + " " + gap->title, gap_url(gap->id)};
    }
    case FieldType::ask: {
      const auto ask = kb::find_ask(context.store, context.viewer, value);
      if (!ask) return std::nullopt;
      return Named{ask->number + " " + ask->title, ask_url(ask->id)};
    }
    case FieldType::address:
      return Named{value, safe_external_url(value)};
    default:
      return Named{value, ""};
  }
}

nlohmann::json fields_model(Context& context, const Gazetteer& gazetteer, const kb::Entry& entry) {
  const kb::EntryKind& kind = get_entry_kind(entry.kind);
  Json fields = Json::array();
  for (const kb::EntryField& field : kind.fields) {
    Json values = Json::array();
    for (const std::string& value : kb::values_of(entry, field.name))
      if (const auto what = named(context, gazetteer, kind, field, value))
        values.push_back({{"text", what->text},
                          {"href", what->href},
                          {"lines", field.type == FieldType::lines}});
    if (values.empty()) continue;
    fields.push_back(
        {{"name", field.name}, {"label", context.messages.text(field.label)}, {"values", values}});
  }
  return fields;
}

nlohmann::json entry_row(Context& context, const Gazetteer& gazetteer, const kb::Entry& entry) {
  const kb::EntryKind& kind = get_entry_kind(entry.kind);
  Json facts = Json::array();
  for (const kb::EntryField& field : kind.fields) {
    if (facts.size() >= kFacts || field.type == FieldType::lines || field.type == FieldType::person)
      continue;
    std::vector<std::string> words;
    for (const std::string& value : kb::values_of(entry, field.name))
      if (const auto what = named(context, gazetteer, kind, field, value))
        words.push_back(what->text);
    if (!words.empty()) facts.push_back(shorten(joined(words), 80));
  }
  return {{"id", entry.id},
          {"number", entry.number},
          {"title", entry.title},
          {"href", entry_url(entry.id)},
          {"kind", entry.kind},
          {"kind_label", context.messages.text(kind.name)},
          {"state", entry.state},
          {"state_label", entry.state.empty()
                              ? std::string()
                              : context.messages.label(state_context(kind), entry.state)},
          {"facts", facts},
          {"doubts", record_doubts(entry)}};
}

nlohmann::json naming_rows(Context& context, const Gazetteer& gazetteer,
                           const std::vector<std::string>& keys) {
  kb::EntryFilter filter;
  filter.terms.push_back({"", keys});
  Json rows = Json::array();
  for (const kb::Entry& entry : kb::all_entries(context.store, context.viewer, filter)) {
    Json row = entry_row(context, gazetteer, entry);
    const auto whole = kb::find_entry(context.store, context.viewer, entry.within);
    row["within"] =
        whole ? Json{{"label", whole->number + " " + whole->title}, {"href", entry_url(whole->id)}}
              : Json(false);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string word_context(const kb::EntryKind& kind, const kb::EntryField& field) {
  return std::string(kind.word) + "_" + std::string(field.name);
}

std::string state_context(const kb::EntryKind& kind) {
  return std::string(kind.word) + "_state";
}

nlohmann::json kind_breadcrumb(Context& context, const kb::EntryKind& kind) {
  Json rows = Json::array();
  rows.push_back({{"label", context.messages.text("Records")}, {"href", records_url()}});
  rows.push_back({{"label", context.messages.text(kind.plural)}, {"href", entries_url(kind.word)}});
  return rows;
}

}  // namespace lacuna::server
