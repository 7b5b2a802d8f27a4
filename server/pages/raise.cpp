#include "server/pages/raise.h"

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/rules/raise_rules.h"
#include "kb/rules/territory_rules.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/entry_store.h"
#include "kb/store/gap_store.h"
#include "kb/store/link_store.h"
#include "kb/store/position_store.h"
#include "server/forms/forms.h"
#include "server/pages/entry_view.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;
using kb::value_of;

kb::Link link_between(kb::Node from, kb::Node to, kb::LinkVerb verb, const std::string& rationale) {
  kb::Link link;
  link.from = std::move(from);
  link.to = std::move(to);
  link.verb = verb;
  link.rationale = rationale;
  link.visibility = kb::Visibility::coalition;
  return link;
}

// What is made of the record: its id and where it is shown.
struct Made {
  std::string id;
  std::string href;
};

Made gap_of(Context& context, const kb::Entry& difficulty) {
  const Gazetteer gazetteer(context);
  const std::string place(value_of(difficulty, "territory"));
  const kb::Territory* territory = kb::find_territory(gazetteer.territories(), place);
  std::vector<std::string> groups;
  const ConceptLabels labels(context);
  for (const std::string& group : kb::values_of(difficulty, "groups"))
    groups.push_back(labels.of("group", group));
  kb::Gap gap = kb::gap_from(difficulty, joined(groups), gazetteer.place(place),
                             territory ? kb::level_of(territory->kind) : std::string_view());
  gap.language = context.messages.language();
  gap = kb::create_gap(context.store, gap, context.viewer);
  return {gap.id, gap_url(gap.id)};
}

Made measure_of(Context& context, const kb::Entry& solution) {
  const auto meeting = kb::find_entry(context.store, context.viewer, solution.within);
  const auto difficulty =
      kb::find_entry(context.store, context.viewer, value_of(solution, "difficulty"));
  const auto gap = difficulty
                       ? kb::find_gap(context.store, context.viewer, value_of(*difficulty, "gap"))
                       : std::nullopt;
  std::string owner(value_of(solution, "organisation"));
  if (owner.empty() && meeting) owner = value_of(*meeting, "host");
  if (owner.empty())
    throw Error(ErrorCode::bad_input, "Nobody is named who would do it.",
                "Say in the solution who said so, or in the meeting who was its host.");
  const kb::Entry measure = kb::create_entry(
      context.store,
      kb::measure_from(solution, meeting ? meeting->id : "", owner, gap ? gap->id : ""),
      context.viewer);
  return {measure.id, entry_url(measure.id)};
}

Made ask_of(Context& context, const kb::Entry& point) {
  const auto gap = kb::find_gap(context.store, context.viewer, value_of(point, "gap"));
  if (!gap || value_of(point, "addressee").empty())
    throw Error(ErrorCode::bad_input, "An ask needs its gap and its addressee.",
                "Name both in the action point, then try again.");
  const kb::Ask ask = kb::create_ask(context.store, kb::ask_from(point), context.viewer);
  kb::create_link(context.store,
                  link_between({kb::NodeKind::ask, ask.id}, {kb::NodeKind::gap, gap->id},
                               kb::LinkVerb::addresses, point.number + " " + point.title),
                  context.viewer);
  return {ask.id, ask_url(ask.id)};
}

struct RaiseRow {
  std::string_view kind;
  std::string_view field;  // of the record: what was made of it
  std::string_view label;
  Made (*make)(Context& context, const kb::Entry& entry);
};
constexpr RaiseRow kRaises[] = {
    {"difficulty", "gap", "Raise as a gap", gap_of},
    {"solution", "measure", "Make a measure of it", measure_of},
    {"action_point", "ask", "Make an ask of it", ask_of},
};

const RaiseRow* row_of(std::string_view kind) {
  for (const RaiseRow& row : kRaises)
    if (row.kind == kind) return &row;
  return nullptr;
}

// What was made of it before and is still there.
bool is_raised(Context& context, const RaiseRow& row, const kb::Entry& entry) {
  const std::string_view id = value_of(entry, row.field);
  if (id.empty()) return false;
  return row.field == "gap"   ? kb::find_gap(context.store, context.viewer, id).has_value()
         : row.field == "ask" ? kb::find_ask(context.store, context.viewer, id).has_value()
                              : kb::find_entry(context.store, context.viewer, id).has_value();
}

}  // namespace

nlohmann::json raise_model(Context& context, const kb::Entry& entry) {
  const RaiseRow* row = row_of(entry.kind);
  if (row == nullptr || !kb::may_change(context.viewer, entry) || is_raised(context, *row, entry))
    return false;
  return {{"action", entry_url(entry.id) + "/raise"},
          {"version", entry.version},
          {"label", context.messages.text(row->label)}};
}

Response entry_raise(Context& context, const Request& request) {
  const kb::Entry entry = get_entry(context, request.param("id"));
  require_change(context, entry);
  const RaiseRow* row = row_of(entry.kind);
  if (row == nullptr)
    throw Error(ErrorCode::bad_input, "Nothing is made of this kind of record.",
                "Difficulties, solutions and action points of meetings lead further.");
  FormReader form(request);
  const int version = form.version();
  if (is_raised(context, *row, entry))
    throw Error(ErrorCode::conflict, "This was done before.", "The record says what came of it.");
  kb::Transaction transaction(context.store.database());
  const Made made = row->make(context, entry);
  kb::Entry after = entry;
  after.version = version;
  after.values[std::string(row->field)] = {made.id};
  kb::change_entry(context.store, after, context.viewer, context.messages.text(row->label));
  transaction.commit();
  return redirect(made.href);
}

}  // namespace lacuna::server
