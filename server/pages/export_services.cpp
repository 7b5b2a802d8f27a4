// Services as 5W rows (domain.md 2.4; kb/export/five_w.h).
#include <nlohmann/json.hpp>

#include "kb/export/five_w.h"
#include "kb/rules/territory_rules.h"
#include "kb/store/entry_store.h"
#include "server/pages/entries.h"
#include "server/pages/entry_view.h"
#include "server/pages/exports.h"
#include "server/pages/parts.h"
#include "server/pages/place_view.h"
#include "server/pages/sheets.h"

namespace lacuna::server {
namespace {

using kb::Entry;

// The places of a service at one depth of the administrative tree: country, region, county.
std::string places_at(const Gazetteer& gazetteer, const Entry& service, std::size_t depth) {
  std::string text;
  for (const std::string& key : kb::values_of(service, "territories")) {
    std::vector<std::string> chain{key};
    for (std::size_t steps = 0; steps < 8; ++steps) {
      const kb::Territory* place = kb::find_territory(gazetteer.territories(), chain.back());
      const kb::TerritoryMembership* above = nullptr;
      if (place != nullptr)
        for (const kb::TerritoryMembership& membership : place->memberships)
          if (membership.scheme == "administrative" && !membership.to) above = &membership;
      if (above == nullptr) break;
      chain.push_back(above->parent);
    }
    if (depth >= chain.size()) continue;
    const std::string name = gazetteer.place(chain[chain.size() - 1 - depth]);
    if (("; " + text + "; ").find("; " + name + "; ") == std::string::npos)
      text += (text.empty() ? "" : "; ") + name;
  }
  return text;
}

std::string chosen_words(const Request& request) {
  std::string filter;
  for (const Field& chosen : export_query(request))
    filter += (filter.empty() ? "" : "; ") + chosen.name + ": " + chosen.value;
  return filter;
}

}  // namespace

kb::Sheet service_sheet(Context& context, const Request& request) {
  const kb::EntryKind& kind = get_entry_kind("service");
  const Gazetteer gazetteer(context);
  SheetDraft draft(context, "lacuna-services", context.messages.text("Services (5W)"));
  for (const kb::FiveWColumn& column : kb::five_w_columns())
    draft.heading(std::string(column.name), column.field == "title" ? 40 : 18,
                  kb::ColumnType::text);
  for (const Entry& service :
       kb::all_entries(context.store, context.viewer, entry_filter_of(request, kind, gazetteer))) {
    const auto points = kb::parts_of(context.store, context.viewer, service.id);
    draft.uses(service);
    if (const std::string_view basis = kb::value_of(service, "legal_basis"); !basis.empty())
      draft.provision(basis);
    for (auto& row : kb::five_w_rows(service, points, [&](std::string_view column) {
           if (column == "who_org_name")
             return agent_name(context, std::string(kb::value_of(service, "provider")));
           return places_at(gazetteer, service,
                            static_cast<std::size_t>(column.back() - '1'));  // where_admin1..3
         }))
      draft.row(std::move(row));
  }
  draft.note(context.messages.text(
      "Columns of names (who_org_name, where_admin1 to 3) and numbers are for readers: an import "
      "leaves them alone."));
  return draft.finish(chosen_words(request));
}

kb::Sheet service_print_sheet(Context& context, const Request& request) {
  const Gazetteer gazetteer(context);
  SheetDraft draft(context, "lacuna-services", context.messages.text("Services (5W)"));
  draft.column("Number");
  draft.column("Service");
  draft.column("Who");
  draft.column("What");
  draft.column("Where");
  draft.column("When");
  draft.column("For whom");
  draft.column("Service points");
  draft.column("Verified");
  const kb::EntryKind& kind = get_entry_kind("service");
  for (const Entry& service :
       kb::all_entries(context.store, context.viewer, entry_filter_of(request, kind, gazetteer))) {
    draft.uses(service);
    std::vector<std::string> points;
    for (const Entry& one : kb::parts_of(context.store, context.viewer, service.id))
      if (one.kind == "service_point") points.push_back(one.title);
    const nlohmann::json words = service_words(context, gazetteer, service, today());
    std::vector<std::string> row{service.number, service.title};
    for (const char* name : {"who", "what", "where", "when", "whom"})
      row.push_back(words[name].get<std::string>());
    row.push_back(joined(points));
    row.push_back(words["verified_text"].get<std::string>());
    draft.row(std::move(row));
  }
  return draft.finish(chosen_words(request));
}

}  // namespace lacuna::server
