#include "server/pages/meeting_tables.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/model/entry_kinds.h"
#include "kb/store/entry_store.h"
#include "server/pages/entry_view.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;
using kb::Entry;
using kb::value_of;
using Entries = std::vector<Entry>;

constexpr int kBarWidth = 48, kBarStep = 96, kTallest = 120, kTop = 24, kBelow = 24;

// One thing counted: what each meeting reported, in the order of the meetings.
struct Counted {
  std::string what;
  std::vector<const Entry*> reported;  // nullptr: nothing
};

struct Reports {
  std::vector<Entries> parts;  // of each meeting; `counted` points into them
  std::vector<Counted> counted;
};

Reports reports_of(Context& context, const Entries& meetings) {
  Reports reports;
  for (const Entry& meeting : meetings)
    reports.parts.push_back(kb::parts_of(context.store, context.viewer, meeting.id));
  for (std::size_t at = 0; at < meetings.size(); ++at)
    for (const Entry& part : reports.parts[at]) {
      if (part.kind != "deliverable") continue;
      const std::string what(value_of(part, "indicator"));
      auto found = std::find_if(reports.counted.begin(), reports.counted.end(),
                                [&](const Counted& one) { return one.what == what; });
      if (found == reports.counted.end())
        found = reports.counted.insert(found,
                                       {what, std::vector<const Entry*>(meetings.size(), nullptr)});
      found->reported[at] = &part;
    }
  return reports;
}

std::string reported_text(const Entry* part, const Messages& messages) {
  if (part == nullptr) return messages.text("not stated");
  const std::string achieved(value_of(*part, "achieved")), planned(value_of(*part, "planned"));
  return planned.empty() ? achieved
                         : messages.text("{held} of {planned} planned",
                                         {{"held", achieved}, {"planned", planned}});
}

std::string meeting_label(const Entry& meeting, const Messages& messages) {
  return day_text(kb::date_of(meeting, "on"), messages);
}

}  // namespace

std::vector<kb::Entry> meetings_of(Context& context, const kb::Entry& series) {
  kb::EntryFilter filter;
  filter.kind = "meeting";
  filter.terms.push_back({"series", {series.id}});
  Entries meetings = kb::all_entries(context.store, context.viewer, filter);
  std::stable_sort(meetings.begin(), meetings.end(), [](const Entry& a, const Entry& b) {
    return value_of(a, "on") < value_of(b, "on");
  });
  return meetings;
}

Table participants_table(Context& context, const std::vector<kb::Entry>& parts) {
  const Messages& messages = context.messages;
  const kb::EntryKind& kind = get_entry_kind("organisation_role");
  Table table{
      "participants", messages.text("Who took part, by type"), messages.text("Type"), {}, {}, ""};
  for (const char* column : {"Organisations", "How many came"})
    table.columns.push_back({messages.text(column), "", {}});
  const kb::EntryField& type_field = *kb::find_field(kind, "type");
  std::vector<std::string> types;
  for (const Entry& part : parts)
    if (part.kind == "organisation_role")
      if (const std::string type(value_of(part, "type"));
          std::find(types.begin(), types.end(), type) == types.end())
        types.push_back(type);
  for (const std::string& type : types) {
    std::vector<std::string> names;
    long came = 0;
    for (const Entry& part : parts) {
      if (part.kind != "organisation_role" || value_of(part, "type") != type) continue;
      names.push_back(agent_name(context, std::string(value_of(part, "organisation"))));
      came += kb::number_of(part, "count").value_or(0);
    }
    table.rows.push_back(
        {{type.empty() ? messages.text("not stated")
                       : messages.label(word_context(kind, type_field), type),
          "",
          {}},
         {{joined(names), "", {}},
          {came == 0 ? messages.text("not stated") : std::to_string(came), "", {}}}});
  }
  return table;
}

Table deliverables_table(Context& context, const std::vector<kb::Entry>& meetings) {
  const Messages& messages = context.messages;
  Table table{"deliverables",
              messages.text("Progress from meeting to meeting"),
              messages.text("What is counted"),
              {},
              {},
              ""};
  for (const Entry& meeting : meetings)
    table.columns.push_back({meeting_label(meeting, messages), entry_url(meeting.id), {}});
  const Reports reports = reports_of(context, meetings);
  for (const Counted& counted : reports.counted) {
    TableRow row{{counted.what, "", {}}, {}};
    for (const Entry* part : counted.reported)
      row.cells.push_back({reported_text(part, messages), part ? entry_url(part->id) : "",
                           part ? CellMark::none : CellMark::unexamined});
    table.rows.push_back(std::move(row));
  }
  return table;
}

nlohmann::json deliverables_bars(Context& context, const std::vector<kb::Entry>& meetings) {
  const Reports reports = reports_of(context, meetings);
  Json drawings = Json::array();
  for (const Counted& counted : reports.counted) {
    long most = 1;
    for (const Entry* part : counted.reported)
      if (part) most = std::max(most, kb::number_of(*part, "achieved").value_or(0));
    Json bars = Json::array();
    for (std::size_t at = 0; at < meetings.size(); ++at) {
      const Entry* part = counted.reported[at];
      if (!part) continue;
      const long value = kb::number_of(*part, "achieved").value_or(0);
      const int height = static_cast<int>(kTallest * value / most);
      const int top = kTop + kTallest - height;
      bars.push_back({{"x", 8 + kBarStep * static_cast<int>(at)},
                      {"y", top},
                      {"width", kBarWidth},
                      {"height", height},
                      {"value_y", top - 6},
                      {"label_y", kTop + kTallest + 16},
                      {"label", std::string(value_of(meetings[at], "on"))},
                      {"value", std::to_string(value)}});
    }
    drawings.push_back({{"caption", counted.what},
                        {"width", 8 + kBarStep * static_cast<int>(meetings.size())},
                        {"height", kTop + kTallest + kBelow},
                        {"bars", bars}});
  }
  return drawings;
}

}  // namespace lacuna::server
