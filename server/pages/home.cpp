#include "server/pages/home.h"

#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "kb/store/act_store.h"
#include "kb/store/coverage.h"
#include "kb/store/gap_store.h"
#include "kb/store/history.h"
#include "kb/store/recheck_store.h"
#include "kb/store/statistics.h"
#include "server/pages/follows.h"
#include "server/pages/parts.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

Json counted(std::size_t count, const std::string& href, const Messages& messages) {
  return {{"count", count},
          {"count_text", format_number(static_cast<long>(count), messages.language())},
          {"href", href}};
}

// "G-12 Housing (gap, change)": a noun for what happened, as words agree in number and gender.
std::string change_text(const kb::LatestChange& latest, const Messages& messages) {
  return messages.text("{label} ({kind}, {action})",
                       {{"kind", messages.label("record_kind", latest.change.kind)},
                        {"label", latest.label},
                        {"action", messages.label("action", latest.change.action)}});
}

Json latest(Context& context) {
  Json rows = Json::array();
  for (const kb::LatestChange& change : kb::latest_changes(context.store, context.viewer, 8))
    rows.push_back({{"on", change.change.on.substr(0, 10)},
                    {"on_text", format_instant_day(change.change.on, context.messages.language())},
                    {"text", change_text(change, context.messages)},
                    {"href", node_url(change.target)},
                    {"more", ""},
                    {"more_href", ""}});
  return rows;
}

// Acts alone: position papers are works too.
std::size_t acts_with_text(Context& context) {
  kb::WorkFilter filter;
  filter.kind = kb::DocumentKind::act;
  return kb::list_works(context.store, filter, {.limit = 1}).total;
}

// Sectors down, groups across: those that have something, so that the small table stays small.
Json matrix(Context& context) {
  std::map<std::string, std::map<std::string, kb::CellCounts>> cells;
  std::set<std::string> groups;
  for (const kb::GapCell& cell : kb::gap_cells(context.store, context.viewer, {},
                                               {.kind = kb::GapAxisKind::term, .field = "sector"},
                                               {.kind = kb::GapAxisKind::term, .field = "group"})) {
    cells[cell.row][cell.column].add_gaps(kb::class_of_gap(cell.type), cell.gaps, cell.open);
    groups.insert(cell.column);
  }
  if (cells.empty()) return false;

  const ConceptLabels labels(context);
  Json columns = Json::array(), rows = Json::array();
  for (const std::string& group : groups) columns.push_back({{"label", labels.of("group", group)}});
  for (const auto& [sector, by_group] : cells) {
    const std::string sector_label = labels.of("sector", sector);
    Json row_cells = Json::array();
    for (const std::string& group : groups) {
      const auto found = by_group.find(group);
      const kb::CellCounts cell = found == by_group.end() ? kb::CellCounts{} : found->second;
      const std::string href = cell.gaps == 0 ? ""
                                              : with_query(matrix_url("sectors") + "#cell",
                                                           {{"row", sector}, {"column", group}});
      row_cells.push_back({{"count", cell.gaps},
                           {"href", href},
                           {"open", cell.open > 0},
                           {"label", sector_label + ", " + labels.of("group", group) + ": " +
                                         context.messages.plural("{count} gap", "{count} gaps",
                                                                 static_cast<long>(cell.gaps))}});
    }
    rows.push_back({{"label", sector_label},
                    {"href", with_query(gaps_url(), {{"sector", sector}})},
                    {"cells", row_cells}});
  }
  return {{"columns", columns}, {"rows", rows}};
}

}  // namespace

Response home_show(Context& context, const Request&) {
  const Messages& messages = context.messages;
  const kb::Statistics counts = kb::statistics(context.store, context.viewer);
  Json examples = Json::array();
  for (const char* query :
       {"protectie temporara", "art. 20 alin. (1) din Legea 122/2006", "kind:gap sector:HOU"})
    examples.push_back({{"text", query}, {"href", search_url(query)}});
  return page("home",
              {{"title", messages.text("Home")},
               {"examples", examples},
               {"acts", counted(acts_with_text(context),
                                with_query(works_url(), {{"text", "loaded"}}), messages)},
               {"provisions", counted(counts.provisions, search_url("kind:provision"), messages)},
               {"gaps", counted(counts.gaps, gaps_url(), messages)},
               {"positions", counted(counts.papers, positions_url(), messages)},
               {"recheck",
                {{"count", kb::open_recheck_count(context.store, context.viewer)},
                 {"href", context.viewer.role >= kb::Role::member ? rechecks_url()
                                                                  : sign_in_url(rechecks_url())}}},
               {"overdue", overdue_notice(context)},
               {"closing", Json::array()},
               {"latest", latest(context)},
               {"matrix", matrix(context)},
               {"illustrative", kb::shows_illustrative_gaps(context.store, context.viewer)},
               {"matrices_href", matrices_url()}});
}

Response about_show(Context& context, const Request&) {
  const kb::Statistics counts = kb::statistics(context.store, context.viewer);
  return page("about", {{"title", context.messages.text("About Lacuna")},
                        {"works", counts.works},
                        {"known_works", counts.known_works}});
}

Response health(Context&, const Request&) {
  return text("ok\n");
}

}  // namespace lacuna::server
