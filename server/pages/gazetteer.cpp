#include "server/pages/gazetteer.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/model/entry_kinds.h"
#include "kb/model/ref.h"
#include "kb/rules/territory_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/agent_store.h"
#include "kb/store/entry_store.h"
#include "kb/store/gap_store.h"
#include "server/pages/entry_view.h"
#include "server/pages/follow_target.h"
#include "server/pages/gap_parts.h"
#include "server/pages/parts.h"
#include "server/pages/place_view.h"
#include "server/pages/table.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

// The day that is asked about: ?on=, or today.
Date asked_day(const Request& request) {
  return parse_iso_date(request.query_value("on")).value_or(today());
}

Json field(Context& context, std::string_view label, const std::string& text,
           const std::string& href = {}) {
  return {{"label", context.messages.text(label)},
          {"values", Json::array({{{"text", text}, {"href", href}, {"lines", false}}})}};
}

// ---- places

Table trees_table(Context& context, const Gazetteer& gazetteer, const kb::Territory& place) {
  const Messages& messages = context.messages;
  Table table{"trees", messages.text("Where it belongs"), messages.text("Place"), {}, {}, ""};
  for (const char* column : {"Tree", "Begins", "Ends", "Source"})
    table.columns.push_back({messages.text(column), "", {}});
  for (const kb::TerritoryMembership& one : place.memberships)
    table.rows.push_back({{gazetteer.place(one.parent), territory_url(one.parent), {}},
                          {{messages.label("territory_scheme", one.scheme), "", {}},
                           {day_text(one.from, messages), "", {}},
                           {day_text(one.to, messages), "", {}},
                           {one.source, "", {}}}});
  return table;
}

Table members_table(Context& context, const Gazetteer& gazetteer, const kb::Territory& place,
                    const Date& day) {
  const Messages& messages = context.messages;
  Table table{"members", messages.text("What belongs to it"), messages.text("Place"), {}, {}, ""};
  for (const char* column : {"Kind", "Tree"})
    table.columns.push_back({messages.text(column), "", {}});
  for (const kb::Territory& other : gazetteer.territories())
    for (const kb::TerritoryMembership& one : other.memberships)
      if (one.parent == place.key && kb::is_valid_on(one, day))
        table.rows.push_back({{gazetteer.place(other.key), territory_url(other.key), {}},
                              {{messages.label("territory_kind", other.kind), "", {}},
                               {messages.label("territory_scheme", one.scheme), "", {}}}});
  return table;
}

Json gaps_in(Context& context, const std::vector<std::string>& places) {
  kb::GapFilter filter;
  filter.territories = places;
  Json rows = Json::array();
  for (const kb::Gap& gap :
       kb::list_gaps(context.store, context.viewer, filter, {.limit = kb::kLargestPage}).items)
    rows.push_back(gap_link(gap));
  return rows;
}

// ---- bodies

Table names_table(Context& context, const kb::Agent& body) {
  const Messages& messages = context.messages;
  Table table{"names", messages.text("Names over time"), messages.text("Name"), {}, {}, ""};
  for (const char* column : {"Begins", "Ends"})
    table.columns.push_back({messages.text(column), "", {}});
  for (const kb::AgentName& name : body.names)
    table.rows.push_back(
        {{kb::label_in(name.name, messages.language()), "", {}},
         {{day_text(name.from, messages), "", {}}, {day_text(name.to, messages), "", {}}}});
  return table;
}

// What a duty rests on: the text itself where it is loaded and of the day.
TableCell text_cell(Context& context, const std::string& provision, const Date& day) {
  const Messages& messages = context.messages;
  const auto ref = kb::parse_ref(provision);
  const auto dated = ref ? std::optional(kb::ProvisionRef{ref->work, {}, ref->eid}) : std::nullopt;
  const auto found = dated ? kb::find_provision(context.store, *dated) : std::nullopt;
  if (!found) return {messages.text("no act loaded"), "", CellMark::unexamined};
  const kb::Work& work = found->work;
  const bool begun = !work.in_force_from || *work.in_force_from <= day;
  const bool ended = work.repealed_from && *work.repealed_from <= day;
  return begun && !ended ? TableCell{messages.text("text loaded, valid on {day}",
                                                   {{"day", day_text(day, messages)}}),
                                     law_url(provision), CellMark::met}
                         : TableCell{messages.text("text loaded, not valid on {day}",
                                                   {{"day", day_text(day, messages)}}),
                                     law_url(provision), CellMark::recheck};
}

Table competences_table(Context& context, const kb::Agent& body, const Date& day) {
  const Messages& messages = context.messages;
  const kb::EntryKind& kind = get_entry_kind("competence");
  Table table{"competences", messages.text("Competences"), messages.text("Provision"), {}, {}, ""};
  for (const char* column : {"Kind", "Sectors", "Text"})
    table.columns.push_back({messages.text(column), "", {}});
  kb::EntryFilter filter;
  filter.kind = kind.word;
  filter.terms.push_back({"agent", {body.key}});
  const ConceptLabels labels(context);
  for (const kb::Entry& one : kb::all_entries(context.store, context.viewer, filter)) {
    const auto from = kb::date_of(one, "from"), to = kb::date_of(one, "to");
    if ((from && day < *from) || (to && *to < day)) continue;
    const std::string provision(kb::value_of(one, "provision"));
    table.rows.push_back(
        {{cited(context, provision), entry_url(one.id), {}},
         {{messages.label(word_context(kind, *kb::find_field(kind, "duty")),
                          kb::value_of(one, "duty")),
           "",
           {}},
          {joined_labels(labels.list_of("sector", kb::values_of(one, "sectors"))), "", {}},
          text_cell(context, provision, day)}});
  }
  return table;
}

std::string name_on(const kb::Agent& body, const Date& day, const std::string& language) {
  for (const kb::AgentName& name : body.names)
    if ((!name.from || *name.from <= day) && (!name.to || day <= *name.to))
      return kb::label_in(name.name, language);
  return body.names.empty() ? body.key : kb::label_in(body.names.back().name, language);
}

Response named_page(Context& context, Json model, std::vector<Table> tables) {
  Json shown = Json::array();
  for (const Table& table : tables)
    if (!table.rows.empty()) shown.push_back(table_model(table));
  model["tables"] = shown;
  model["has_gaps"] = !model["gaps"].empty();
  // A body has none of what a place has.
  model.emplace("services", Json::array());
  model.emplace("level_gaps", Json::array());
  model.emplace("matrix_href", "");
  model.emplace("next", "");
  model["has_services"] = !model["services"].empty();
  model["has_level_gaps"] = !model["level_gaps"].empty();
  model["has_naming"] = !model["naming"].empty();
  Json crumbs = Json::array();
  crumbs.push_back({{"label", context.messages.text("Records")}, {"href", records_url()}});
  model["breadcrumb"] = crumbs;
  return page("named_show", std::move(model));
}

}  // namespace

Response territory_show(Context& context, const Request& request) {
  const Gazetteer gazetteer(context);
  const kb::Territory* place = kb::find_territory(gazetteer.territories(), request.param("key"));
  if (!place)
    throw Error(ErrorCode::not_found, "There is no such place here.",
                "Look for it by its name in the lists.");
  const Date day = asked_day(request);
  const PlaceDay asked{*place, day, kb::within(gazetteer.territories(), place->key, day),
                       kb::above(gazetteer.territories(), place->key, day)};
  const std::vector<std::string> keys(asked.inside.begin(), asked.inside.end());
  Json fields = Json::array();
  fields.push_back(field(context, "Day", day_text(day, context.messages)));
  if (!place->source.empty()) fields.push_back(field(context, "Source", place->source));
  return named_page(
      context,
      {{"title", gazetteer.place(place->key)},
       {"kind_label", context.messages.label("territory_kind", place->kind)},
       {"key", place->key},
       {"graph_href", graph_url("place:" + place->key)},
       {"follow",
        follow_button(context, kb::FollowKind::territory, place->key, territory_url(place->key))},
       {"draft_href", context.viewer.role >= kb::Role::member
                          ? with_query(entries_url("snapshot") + "/new",
                                       {{"territory", place->key}, {"on", to_iso(day)}})
                          : std::string()},
       {"fields", fields},
       {"services", services_of_place(context, gazetteer, asked)},
       {"gaps", gaps_in(context, keys)},
       {"level_gaps", gaps_of_level(context, asked)},
       {"matrix_href", with_query(matrix_url("topics"), {{"place", place->key}})},
       {"next", territory_url(place->key)},
       {"naming", naming_rows(context, gazetteer, keys)}},
      {trees_table(context, gazetteer, *place), members_table(context, gazetteer, *place, day),
       duties_of_place(context, asked), grants_of_place(context, asked)});
}

namespace {

// A body that no register knows: what the records call it is its name and its key.
Response named_body(Context& context, const std::string& name) {
  const Gazetteer gazetteer(context);
  Json naming = naming_rows(context, gazetteer, {name});
  if (naming.empty())
    throw Error(ErrorCode::not_found, "There is no such body here.",
                "Look for it by its name in the lists.");
  return named_page(context,
                    {{"title", name},
                     {"kind_label", context.messages.text("Named in records, in no register")},
                     {"key", ""},
                     {"graph_href", graph_url("body:" + name)},
                     {"follow", false},
                     {"draft_href", ""},
                     {"fields", Json::array()},
                     {"gaps", Json::array()},
                     {"naming", naming}},
                    {});
}

}  // namespace

Response body_show(Context& context, const Request& request) {
  const auto body = kb::find_agent(context.store, request.param("key"));
  if (!body) return named_body(context, std::string(request.param("key")));
  const Date day = asked_day(request);
  const Gazetteer gazetteer(context);
  Json fields = Json::array();
  fields.push_back(field(context, "Day", day_text(day, context.messages)));
  if (!body->parent.empty())
    fields.push_back(
        field(context, "Belongs to", agent_name(context, body->parent), agent_url(body->parent)));
  for (const std::string& successor : body->successors)
    fields.push_back(
        field(context, "Succeeded by", agent_name(context, successor), agent_url(successor)));
  if (!body->source.empty()) fields.push_back(field(context, "Source", body->source));
  return named_page(
      context,
      {{"title", name_on(*body, day, context.messages.language())},
       {"kind_label", context.messages.label("agent_type", body->type)},
       {"key", body->key},
       {"follow", follow_button(context, kb::FollowKind::body, body->key, agent_url(body->key))},
       {"graph_href", graph_url("body:" + body->key)},
       {"draft_href", ""},
       {"fields", fields},
       {"gaps", Json::array()},
       {"naming", naming_rows(context, gazetteer, {body->key})}},
      {names_table(context, *body), competences_table(context, *body, day)});
}

}  // namespace lacuna::server
