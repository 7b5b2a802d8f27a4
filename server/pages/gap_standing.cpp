#include "server/pages/gap_standing.h"

#include <set>

#include <nlohmann/json.hpp>

#include "kb/rules/participation_rules.h"
#include "kb/rules/suppression_rules.h"
#include "kb/store/entry_store.h"
#include "kb/store/gap_store.h"
#include "kb/store/territory_store.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;
using kb::value_of;

std::vector<kb::Entry> of_kind_naming(Context& context, std::string_view kind,
                                      const std::string& id) {
  kb::EntryFilter filter;
  filter.kind = kind;
  if (!id.empty()) filter.terms.push_back({"gaps", {id}});
  return kb::all_entries(context.store, context.viewer, filter);
}

}  // namespace

nlohmann::json signal_rows(Context& context, const kb::Gap& gap) {
  const Messages& messages = context.messages;
  Json rows = Json::array();
  for (const kb::Entry& signal : of_kind_naming(context, "feedback_signal", gap.id))
    rows.push_back(
        {{"id", signal.id},
         {"href", entry_url(signal.id)},
         {"title", signal.title},
         {"type", messages.label("feedback_signal_channel", value_of(signal, "channel"))},
         {"grade", "D"},
         {"direction", "supports"},
         {"observed_text", std::string(value_of(signal, "month"))},
         {"source", ""},
         {"source_href", ""},
         {"summary",
          messages.text("{category}: {count} in the month",
                        {{"category", std::string(value_of(signal, "category"))},
                         {"count", kb::shown_count(kb::number_of(signal, "count").value_or(0))}})},
         {"doubts", record_doubts(signal)}});
  return rows;
}

nlohmann::json standing_facts(Context& context, const kb::Gap& gap) {
  const Messages& messages = context.messages;
  Json facts = Json::array();
  const auto add = [&](std::string_view label, const std::string& value, const std::string& href) {
    facts.push_back({{"label", messages.text(label)}, {"value", value}, {"href", href}});
  };
  for (const kb::Entry& grant : of_kind_naming(context, "grant", gap.id))
    add("Covered by a time-limited grant until", day_text(kb::date_of(grant, "ends"), messages),
        entry_url(grant.id));
  const auto consultations = of_kind_naming(context, "consultation", gap.id);
  const auto territories = kb::territories(context.store);
  if (const auto on = kb::community_validated_on(consultations, gap, territories))
    for (const kb::Entry& consultation : consultations)
      if (kb::date_of(consultation, "on") == on) {
        add("community-validated", day_text(on, messages), entry_url(consultation.id));
        break;
      }
  return facts;
}

nlohmann::json community_share(Context& context) {
  const auto consultations = of_kind_naming(context, "consultation", "");
  const auto territories = kb::territories(context.store);
  std::set<std::string> named, validated;
  for (const kb::Entry& consultation : consultations)
    for (const std::string& id : kb::values_of(consultation, "gaps")) named.insert(id);
  for (const std::string& id : named)
    if (const auto gap = kb::find_gap(context.store, context.viewer, id);
        gap && kb::community_validated_on(consultations, *gap, territories))
      validated.insert(id);
  const std::size_t total = kb::list_gaps(context.store, context.viewer, {}, {.limit = 1}).total;
  return {{"validated", validated.size()},
          {"gaps", total},
          {"percent", total == 0 ? 0 : (100 * validated.size() + total / 2) / total}};
}

}  // namespace lacuna::server
