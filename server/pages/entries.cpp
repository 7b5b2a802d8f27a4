#include "server/pages/entries.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/base/text.h"
#include "kb/rules/entry_rules.h"
#include "kb/rules/territory_rules.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/account_store.h"
#include "kb/store/annotation_store.h"
#include "kb/store/entry_store.h"
#include "server/forms/forms.h"
#include "server/pages/choices.h"
#include "server/pages/discussion.h"
#include "server/pages/entry_tables.h"
#include "server/pages/entry_view.h"
#include "server/pages/exports.h"
#include "server/pages/gap_assess.h"
#include "server/pages/meeting_tables.h"
#include "server/pages/parts.h"
#include "server/pages/procedure_chart.h"
#include "server/pages/raise.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;
using kb::FieldType;

constexpr std::size_t kPage = 50;

struct RoomRow {
  std::string_view room;
  std::string_view title;
};
constexpr RoomRow kRooms[] = {
    {"services", "Services and practice"},
    {"exchange", "Duties and exchange"},
    {"comparison", "Standards and comparison"},
    {"coordination", "Meetings and measures"},
    {"practices", "Good practices"},
    {"context", "Projects and context"},
};

// ---- lists

bool is_filter(const kb::EntryField& field) {
  return field.type == FieldType::word || field.type == FieldType::concept_;
}

Json filter_fields(Context& context, const Request& request, const kb::EntryKind& kind) {
  Json fields = Json::array();
  const auto add = [&](std::string_view name, std::string_view label, Json options) {
    fields.push_back({{"id", "filter-" + std::string(name)},
                      {"name", name},
                      {"label", context.messages.text(label)},
                      {"options", std::move(options)}});
  };
  for (const kb::EntryField& field : kind.fields) {
    if (!is_filter(field)) continue;
    const std::string chosen(request.query_value(field.name));
    Json options = Json::array();
    if (field.type == FieldType::concept_) {
      options = concept_choices(context, field.of, {chosen});
    } else {
      for (std::string_view one : split(field.of, ' '))
        options.push_back({{"value", one},
                           {"label", context.messages.label(word_context(kind, field), one)},
                           {"selected", one == chosen}});
    }
    add(field.name, field.label, std::move(options));
  }
  if (!kind.steps.empty()) {
    Json options = Json::array();
    std::vector<std::string_view> seen;
    for (const kb::EntryStep& step : kind.steps)
      for (std::string_view state : {step.from, step.to})
        if (std::find(seen.begin(), seen.end(), state) == seen.end()) {
          seen.push_back(state);
          options.push_back({{"value", state},
                             {"label", context.messages.label(state_context(kind), state)},
                             {"selected", state == request.query_value("state")}});
        }
    add("state", "State", std::move(options));
  }
  return fields;
}

bool has_place(const kb::EntryKind& kind) {
  return std::any_of(kind.fields.begin(), kind.fields.end(), [](const kb::EntryField& field) {
    return field.type == FieldType::territory;
  });
}

// ---- one record

Json steps_model(Context& context, const kb::EntryKind& kind, const kb::Entry& entry) {
  Json steps = Json::array();
  if (context.viewer.role < kb::Role::member) return steps;
  for (std::string_view to : kb::next_states(kind, entry)) {
    Json missing = Json::array();
    for (const kb::Guard& guard : kb::entry_step_failures(kind, entry, to, context.viewer))
      missing.push_back(context.messages.text(guard.failure) + " " +
                        context.messages.text(guard.remedy));
    steps.push_back({{"action", entry_url(entry.id) + "/move"},
                     {"version", entry.version},
                     {"to", to},
                     {"label", context.messages.label(std::string(kind.word) + "_step", to)},
                     {"may", missing.empty()},
                     {"missing", missing}});
  }
  return steps;
}

// What can be done with a record of a kind besides its life cycle: posted to an address below its
// own.
struct Door {
  std::string_view kind;
  std::string_view below;
  const char* label;
};
constexpr Door kDoors[] = {
    {"concordance_table", "/prefill", "Fill from transposition clauses"},
};

Json doors_model(Context& context, const kb::Entry& entry, bool may_edit) {
  Json doors = Json::array();
  for (const Door& door : kDoors)
    if (may_edit && door.kind == entry.kind)
      doors.push_back({{"action", entry_url(entry.id) + std::string(door.below)},
                       {"label", context.messages.text(door.label)}});
  return doors;
}

Json parts_model(Context& context, const Gazetteer& gazetteer, const kb::EntryKind& kind,
                 const kb::Entry& entry, const std::vector<kb::Entry>& parts, bool may_edit) {
  Json groups = Json::array();
  for (std::string_view word : split(kind.parts, ' ')) {
    const kb::EntryKind* part_kind = kb::find_entry_kind(word);
    if (!part_kind) continue;
    Json rows = Json::array();
    for (const kb::Entry& part : parts) {
      if (part.kind != word) continue;
      Json row = entry_row(context, gazetteer, part);
      row["fields"] = fields_model(context, gazetteer, part);
      rows.push_back(std::move(row));
    }
    if (rows.empty() && !may_edit) continue;
    groups.push_back(
        {{"kind", word},
         {"label", context.messages.text(part_kind->plural)},
         {"rows", rows},
         {"new_href", may_edit ? with_query(entries_url(word) + "/new", {{"within", entry.id}})
                               : std::string()},
         {"new_label", context.messages.text("Add: {kind}",
                                             {{"kind", context.messages.text(part_kind->name)}})}});
  }
  return groups;
}

Json naming_model(Context& context, const Gazetteer& gazetteer, const kb::Entry& entry) {
  Json rows = Json::array();
  for (const kb::Entry& other : kb::entries_naming(context.store, context.viewer, entry.id))
    rows.push_back(entry_row(context, gazetteer, other));
  return rows;
}

Json doubts_model(Context& context, const kb::EntryKind& kind, const kb::Entry& entry) {
  Json said = Json::array();
  for (const kb::FieldFailure& doubt : kb::entry_doubts(kind, entry, today()))
    said.push_back(context.messages.text(doubt.message));
  return said;
}

Json breadcrumb_of(Context& context, const kb::EntryKind& kind, const kb::Entry& entry) {
  if (entry.within.empty()) return kind_breadcrumb(context, kind);
  const kb::Entry whole = get_entry(context, entry.within);
  Json rows = kind_breadcrumb(context, get_entry_kind(whole.kind));
  rows.push_back({{"label", whole.number + " " + whole.title}, {"href", entry_url(whole.id)}});
  return rows;
}

// Services leave as 5W rows, every other kind a column a field.
Json list_exports(const Request& request, const kb::EntryKind& kind) {
  Fields query = export_query(request);
  if (kind.word == "service") return export_links("services", query);
  query.push_back({"kind", std::string(kind.word)});
  return export_links("records", query);
}

Json record_exports(const kb::EntryKind& kind, const kb::Entry& entry) {
  const bool concordance = kind.word == "concordance_table";
  if (kind.parts.empty()) return false;
  return export_links(concordance ? "concordance" : "record", {{"of", entry.id}});
}

}  // namespace

kb::EntryFilter entry_filter_of(const Request& request, const kb::EntryKind& kind,
                                const Gazetteer& gazetteer) {
  kb::EntryFilter filter;
  filter.kind = kind.word;
  filter.words = request.query_value("q");
  if (const std::string state(request.query_value("state")); !state.empty())
    filter.states = {state};
  for (const kb::EntryField& field : kind.fields)
    if (const std::string chosen(request.query_value(field.name));
        !chosen.empty() && kb::names_something(field.type))
      filter.terms.push_back({std::string(field.name), {chosen}});
  if (const std::string place(request.query_value("place")); !place.empty()) {
    const auto inside =
        kb::within(gazetteer.territories(), gazetteer.find_place(place).value_or(place), today());
    filter.terms.push_back({"", {inside.begin(), inside.end()}});
  }
  return filter;
}

Response record_kinds(Context& context, const Request&) {
  Json rooms = Json::array();
  for (const RoomRow& room : kRooms) {
    Json kinds = Json::array();
    for (const kb::EntryKind& kind : kb::entry_kinds())
      if (kind.room == room.room && !kb::is_part(kind.word))
        kinds.push_back({{"label", context.messages.text(kind.plural)},
                         {"href", entries_url(kind.word)},
                         {"count", kb::count_entries(context.store, context.viewer, kind.word)}});
    rooms.push_back({{"title", context.messages.text(room.title)}, {"kinds", kinds}});
  }
  return page("record_kinds", {{"title", context.messages.text("Records")},
                               {"breadcrumb", Json::array()},
                               {"rooms", rooms}});
}

Response entry_list(Context& context, const Request& request) {
  const kb::EntryKind& kind = get_entry_kind(request.param("kind"));
  const Gazetteer gazetteer(context);
  const kb::EntryFilter filter = entry_filter_of(request, kind, gazetteer);
  const auto found =
      kb::list_entries(context.store, context.viewer, filter, page_request(request, kPage));
  Json rows = Json::array();
  for (const kb::Entry& entry : found.items) rows.push_back(entry_row(context, gazetteer, entry));
  Json crumbs = Json::array();
  crumbs.push_back({{"label", context.messages.text("Records")}, {"href", records_url()}});
  const bool may_add = kb::may_write(kind, context.viewer) && !kb::is_part(kind.word);
  return page("entry_list",
              {{"title", context.messages.text(kind.plural)},
               {"breadcrumb", crumbs},
               {"kind", kind.word},
               {"action", entries_url(kind.word)},
               {"filter",
                {{"q", request.query_value("q")},
                 {"place", request.query_value("place")},
                 {"has_place", has_place(kind)},
                 {"fields", filter_fields(context, request, kind)}}},
               {"chosen", !filter.terms.empty() || !filter.states.empty() || !filter.words.empty()},
               {"clear_href", entries_url(kind.word)},
               {"total", found.total},
               {"rows", rows},
               {"new_href", may_add ? entries_url(kind.word) + "/new" : ""},
               {"read_href", may_add && kind.word == "good_practice" ? "/practices/import" : ""},
               {"new_label",
                context.messages.text("Add: {kind}", {{"kind", context.messages.text(kind.name)}})},
               {"exports", list_exports(request, kind)},
               {"pager", cursor_pager(request, found.next, found.total, kPage)}});
}

Response entry_show(Context& context, const Request& request) {
  const kb::Entry entry = get_entry(context, request.param("id"));
  const kb::EntryKind& kind = get_entry_kind(entry.kind);
  const Gazetteer gazetteer(context);
  const Messages& messages = context.messages;
  const bool may_edit = kb::may_change(context.viewer, entry);
  const std::vector<kb::Entry> parts = kb::parts_of(context.store, context.viewer, entry.id);
  Json tables = Json::array();
  for (const Table& table : tables_of(context, entry, parts)) tables.push_back(table_model(table));
  const auto owner = kb::find_organisation(context.store, entry.owner);
  const Json steps = steps_model(context, kind, entry);
  const Json naming = naming_model(context, gazetteer, entry);
  const std::string here = entry_url(entry.id);
  return page(
      "entry_show",
      {{"title", entry.title},
       {"breadcrumb", breadcrumb_of(context, kind, entry)},
       {"kind", entry.kind},
       {"kind_label", messages.text(kind.name)},
       {"number", entry.number},
       {"doubts", record_doubts(entry)},
       {"said_doubts", doubts_model(context, kind, entry)},
       {"state", entry.state},
       {"state_label", entry.state.empty() ? "" : messages.label(state_context(kind), entry.state)},
       {"steps", steps},
       {"has_steps", !steps.empty()},
       {"version", entry.version},
       {"fields", fields_model(context, gazetteer, entry)},
       {"authority", statements_model(context, entry.id)},
       {"doors", doors_model(context, entry, may_edit)},
       {"chart", entry.kind == "procedure" ? procedure_chart(context, entry, parts) : Json(false)},
       {"bars", entry.kind == "series" ? deliverables_bars(context, meetings_of(context, entry))
                                       : Json::array()},
       {"tables", tables},
       {"raise", raise_model(context, entry)},
       {"use_href", entry.kind == "text_block" && context.viewer.role >= kb::Role::member
                        ? with_query(positions_url() + "/new", {{"block", entry.number}})
                        : std::string()},
       {"parts", parts_model(context, gazetteer, kind, entry, parts, may_edit)},
       {"naming", naming},
       {"has_naming", !naming.empty()},
       {"owner", owner ? owner->name : ""},
       {"visibility", word(entry.visibility)},
       {"changed_text", format_instant_day(entry.changed_on, messages.language())},
       {"threads", threads_model(context, kb::threads_on(context.store, context.viewer,
                                                         {kb::NodeKind::entry, entry.id}))},
       {"graph_href", graph_url("record:" + entry.id)},
       {"exports", record_exports(kind, entry)},
       {"comment_href", comment_url("entry:" + entry.id)},
       {"edit_href", may_edit ? here + "/edit" : ""},
       {"withdraw_action", may_edit ? here + "/withdraw" : ""},
       {"history_href",
        context.viewer.role >= kb::Role::member ? history_url("entry", entry.id) : ""}});
}

Response entry_move(Context& context, const Request& request) {
  const kb::Entry entry = get_entry(context, request.param("id"));
  FormReader form(request);
  const int version = form.version();
  const std::string to = form.line("to", Need::required, 40);
  const std::string reason = form.lines("reason", Need::optional, 1000);
  if (!form.errors().empty())
    throw Error(ErrorCode::bad_input, "The form was incomplete.", "Go back and try again.");
  kb::move_entry(context.store, entry.id, version, to, context.viewer, reason);
  return redirect(entry_url(entry.id));
}

Response entry_withdraw(Context& context, const Request& request) {
  const kb::Entry entry = get_entry(context, request.param("id"));
  FormReader form(request);
  const int version = form.version();
  const std::string reason = form.lines("reason", Need::required, 1000);
  if (!form.errors().empty())
    throw Error(ErrorCode::bad_input, "A reason is needed.", "Go back and say why.");
  kb::withdraw_entry(context.store, entry.id, version, context.viewer, reason);
  return redirect(entry.within.empty() ? entries_url(entry.kind) : entry_url(entry.within));
}

}  // namespace lacuna::server
