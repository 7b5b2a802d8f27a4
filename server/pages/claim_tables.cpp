#include "server/pages/claim_tables.h"

#include <nlohmann/json.hpp>

#include "kb/rules/claim_rules.h"
#include "kb/store/entry_store.h"
#include "server/pages/entry_view.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;
using kb::value_of;

std::string place_text(const kb::Entry& claim, const Messages& messages) {
  const auto begin = kb::number_of(claim, "begin"), end = kb::number_of(claim, "end");
  if (!begin || !end) return messages.text("not stated");
  return messages.text("characters {begin} to {end}",
                       {{"begin", std::to_string(*begin)}, {"end", std::to_string(*end)}});
}

std::string others_in(const kb::ClaimGroup& group, const kb::Entry& claim) {
  std::vector<std::string> numbers;
  for (const kb::Entry* other : group.claims)
    if (kb::figure_of(*other) != kb::figure_of(claim)) numbers.push_back(other->number);
  return joined(numbers);
}

void add_columns(Table& table, const Messages& messages) {
  for (const char* column : {"What it counts", "Figure as printed", "Words of the source", "Source",
                             "Place in the source", "Agreement"})
    table.columns.push_back({messages.text(column), "", {}});
}

void add_rows(Table& table, const kb::ClaimGroup& group, const Messages& messages) {
  for (const kb::Entry* claim : group.claims) {
    const std::string others = others_in(group, *claim);
    table.rows.push_back(
        {{claim->number, entry_url(claim->id), {}},
         {{std::string(value_of(*claim, "topic")), "", {}},
          {std::string(value_of(*claim, "figure")), "", {}},
          {std::string(value_of(*claim, "quote")), "", {}},
          {std::string(value_of(*claim, "source")), "", {}},
          {place_text(*claim, messages), "", {}},
          others.empty()
              ? TableCell{messages.text("nothing else says otherwise"), "", CellMark::none}
              : TableCell{messages.text("does not agree with {numbers}", {{"numbers", others}}), "",
                          CellMark::gap}}});
  }
}

std::vector<kb::Entry> claims_where(Context& context, std::vector<kb::EntryFilter::Term> terms) {
  kb::EntryFilter filter;
  filter.kind = "claim";
  filter.terms = std::move(terms);
  return kb::all_entries(context.store, context.viewer, filter);
}

}  // namespace

Table claims_table(Context& context, const kb::Entry& about) {
  const Messages& messages = context.messages;
  Table table{"claims",
              messages.text("Figures and where they stand"),
              messages.text("Claim"),
              {},
              {},
              messages.text("Figures that do not agree are listed, never merged.")};
  add_columns(table, messages);
  const auto claims = claims_where(context, {{"about", {about.id}}});
  for (const kb::ClaimGroup& group : kb::claims_by_topic(claims)) add_rows(table, group, messages);
  return table;
}

Response conflict_list(Context& context, const Request&) {
  const Messages& messages = context.messages;
  const auto claims = claims_where(context, {});
  Json tables = Json::array();
  for (const kb::ClaimGroup& group : kb::claims_by_topic(claims)) {
    if (!group.conflicting) continue;
    const auto about = kb::find_entry(context.store, context.viewer, group.about);
    Table table{"conflict-" + group.claims.front()->number,
                group.topic + (about ? " (" + about->number + " " + about->title + ")" : ""),
                messages.text("Claim"),
                {},
                {},
                ""};
    add_columns(table, messages);
    add_rows(table, group, messages);
    tables.push_back(table_model(table));
  }
  Json crumbs = Json::array();
  crumbs.push_back({{"label", messages.text("Records")}, {"href", records_url()}});
  crumbs.push_back({{"label", messages.text("Claims")}, {"href", entries_url("claim")}});
  return page("conflict_list", {{"title", messages.text("Figures that do not agree")},
                                {"breadcrumb", crumbs},
                                {"total", tables.size()},
                                {"tables", tables}});
}

}  // namespace lacuna::server
