#include "server/pages/place_map.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "kb/rules/aaaq_rules.h"
#include "kb/rules/territory_rules.h"
#include "kb/store/coverage.h"
#include "kb/store/entry_store.h"
#include "server/pages/gap_filter.h"
#include "server/pages/matrix.h"
#include "server/pages/matrix_query.h"
#include "server/pages/parts.h"
#include "server/pages/table.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

// Where the tile of a place stands in the grid of its country. Drawn for this project.
struct Tile {
  std::string_view key;
  int column;
  int row;
};
// clang-format off
constexpr Tile kTiles[] = {
    {"RO-SM", 3, 0}, {"RO-MM", 4, 0}, {"RO-SV", 6, 0}, {"RO-BT", 7, 0},
    {"RO-BH", 2, 1}, {"RO-SJ", 3, 1}, {"RO-BN", 4, 1}, {"RO-NT", 6, 1}, {"RO-IS", 7, 1},
    {"RO-CJ", 3, 2}, {"RO-MS", 4, 2}, {"RO-HR", 5, 2}, {"RO-BC", 6, 2}, {"RO-VS", 7, 2},
    {"RO-AR", 1, 3}, {"RO-HD", 2, 3}, {"RO-AB", 3, 3}, {"RO-SB", 4, 3}, {"RO-BV", 5, 3}, {"RO-CV", 6, 3}, {"RO-VN", 7, 3}, {"RO-GL", 8, 3},
    {"RO-TM", 1, 4}, {"RO-CS", 2, 4}, {"RO-GJ", 3, 4}, {"RO-VL", 4, 4}, {"RO-AG", 5, 4}, {"RO-PH", 6, 4}, {"RO-BZ", 7, 4}, {"RO-BR", 8, 4}, {"RO-TL", 9, 4},
    {"RO-MH", 2, 5}, {"RO-DJ", 3, 5}, {"RO-OT", 4, 5}, {"RO-DB", 5, 5}, {"RO-IF", 6, 5}, {"RO-IL", 7, 5}, {"RO-CT", 8, 5},
    {"RO-TR", 4, 6}, {"RO-GR", 5, 6}, {"RO-B", 6, 6}, {"RO-CL", 7, 6},
    {"MD-BR", 0, 0}, {"MD-OC", 1, 0},
    {"MD-ED", 0, 1}, {"MD-DO", 1, 1}, {"MD-SO", 2, 1},
    {"MD-RI", 0, 2}, {"MD-DR", 1, 2}, {"MD-FL", 2, 2},
    {"MD-GL", 0, 3}, {"MD-BA", 1, 3}, {"MD-SI", 2, 3}, {"MD-SD", 3, 3},
    {"MD-FA", 1, 4}, {"MD-TE", 2, 4}, {"MD-RE", 3, 4},
    {"MD-UN", 1, 5}, {"MD-CL", 2, 5}, {"MD-OR", 3, 5}, {"MD-DU", 4, 5},
    {"MD-NI", 1, 6}, {"MD-ST", 2, 6}, {"MD-CR", 3, 6}, {"MD-SN", 4, 6},
    {"MD-HI", 1, 7}, {"MD-IA", 2, 7}, {"MD-CU", 3, 7}, {"MD-AN", 4, 7},
    {"MD-LE", 1, 8}, {"MD-CM", 2, 8}, {"MD-CS", 3, 8}, {"MD-BD", 4, 8}, {"MD-SV", 5, 8},
    {"MD-CT", 1, 9}, {"MD-GA", 2, 9}, {"MD-BS", 3, 9},
    {"MD-CA", 1, 10}, {"MD-TA", 2, 10},
};
// clang-format on
constexpr std::string_view kCountries[] = {"RO", "MD"};
constexpr int kSide = 52, kStep = 56;  // of a tile, and from one to the next

struct Counted {
  kb::CellCounts gaps;
  std::size_t services = 0;
};
using CountedPlaces = std::map<std::string, Counted, std::less<>>;

CountedPlaces count_places(Context& context, const MatrixQuery& query) {
  CountedPlaces counted;
  kb::GapAxis places{.kind = kb::GapAxisKind::term, .field = "territory"};
  std::map<std::string_view, std::set<std::string>> inside;
  for (const Tile& tile : kTiles) {
    inside[tile.key] = kb::within(query.gazetteer.territories(), tile.key, query.day);
    for (const std::string& key : inside[tile.key])
      places.places.emplace_back(std::string(tile.key), key);
  }
  kb::GapFilter filter = query.gaps;
  if (!query.sector.empty()) filter.sectors = {query.sector};
  if (!query.group.empty()) filter.groups = {query.group};
  for (const kb::GapCell& cell : kb::gap_cells(context.store, context.viewer, filter, places,
                                               {.kind = kb::GapAxisKind::every}))
    counted[cell.row].gaps.add_gaps(kb::class_of_gap(cell.type), cell.gaps, cell.open);
  kb::EntryFilter services;
  services.kind = "service";
  if (!query.sector.empty()) services.terms.push_back({"sectors", {query.sector}});
  if (!query.group.empty()) services.terms.push_back({"groups", {query.group}});
  for (const kb::Entry& service : kb::all_entries(context.store, context.viewer, services)) {
    if (!kb::is_offered(service, query.day)) continue;
    const auto& where = kb::values_of(service, "territories");
    for (const Tile& tile : kTiles)
      if (std::any_of(where.begin(), where.end(),
                      [&](const std::string& key) { return inside[tile.key].contains(key); }))
        ++counted[std::string(tile.key)].services;
  }
  return counted;
}

std::vector<TableCell> parts_of(const Counted& counted, const Messages& messages) {
  std::vector<TableCell> parts = count_parts(counted.gaps, messages);
  if (counted.services > 0)
    parts.push_back({messages.plural("{count} service", "{count} services",
                                     static_cast<long>(counted.services)),
                     "", CellMark::none});
  return parts;
}

Json tile_model(const MatrixQuery& query, const Tile& tile, const Counted& counted,
                const Messages& messages) {
  std::vector<std::string> words;
  for (const TableCell& part : parts_of(counted, messages)) words.push_back(part.text);
  const std::string name = query.gazetteer.place(tile.key);
  const int x = tile.column * kStep, y = tile.row * kStep;
  const bool gaps = counted.gaps.gaps > 0;
  return {{"x", x},
          {"y", y},
          {"side", kSide},
          {"code_x", x + kSide / 2},
          {"code_y", y + 20},
          {"count_y", y + 40},
          {"code", tile.key.substr(3)},
          {"count", gaps                   ? "■ " + std::to_string(counted.gaps.gaps)
                    : counted.services > 0 ? std::to_string(counted.services)
                                           : std::string("○")},
          {"look", counted.gaps.open > 0  ? "gap"
                   : gaps                 ? "met"
                   : counted.services > 0 ? "served"
                                          : "unexamined"},
          {"href", territory_url(tile.key)},
          {"said", name + ": " + (words.empty() ? messages.text("not examined") : joined(words))}};
}

Table table_of(const MatrixQuery& query, const CountedPlaces& counted, const Messages& messages) {
  Table table{"places", messages.text("The same as a table"), messages.text("Place"), {}, {}, ""};
  table.columns = {{messages.text("Gaps"), "", {}}, {messages.text("Services"), "", {}}};
  for (const Tile& tile : kTiles) {
    const auto found = counted.find(tile.key);
    const Counted one = found == counted.end() ? Counted{} : found->second;
    const std::vector<TableCell> gaps = count_parts(one.gaps, messages);
    const std::string key(tile.key);
    table.rows.push_back(
        {{query.gazetteer.place(key), territory_url(key), {}},
         {gaps.empty() ? TableCell{messages.text("not examined"), "", CellMark::unexamined}
                       : TableCell{gaps.front().text, with_query(gaps_url(), {{"place", key}}),
                                   gaps.front().mark},
          one.services == 0
              ? TableCell{messages.text("none recorded"), "", CellMark::unexamined}
              : TableCell{std::to_string(one.services),
                          with_query(entries_url("service"), {{"place", key}}), CellMark::none}}});
  }
  return table;
}

}  // namespace

Response map_show(Context& context, const Request& request) {
  const Messages& messages = context.messages;
  const MatrixQuery query(context, request);
  const CountedPlaces counted = count_places(context, query);
  Json maps = Json::array();
  for (const std::string_view country : kCountries) {
    Json tiles = Json::array();
    int width = 0, height = 0;
    for (const Tile& tile : kTiles) {
      if (!tile.key.starts_with(country)) continue;
      const auto found = counted.find(tile.key);
      tiles.push_back(
          tile_model(query, tile, found == counted.end() ? Counted{} : found->second, messages));
      width = std::max(width, tile.column * kStep + kSide);
      height = std::max(height, tile.row * kStep + kSide);
    }
    maps.push_back({{"title", query.gazetteer.place(country)},
                    {"href", territory_url(country)},
                    {"width", width},
                    {"height", height},
                    {"tiles", tiles}});
  }
  Json crumbs = Json::array();
  crumbs.push_back({{"label", messages.text("Matrices")}, {"href", matrices_url()}});
  return page("place_map",
              {{"title", messages.text("Map of places")},
               {"breadcrumb", crumbs},
               {"day_text", day_text(query.day, messages)},
               {"fields", gap_filter_fields(context, request, "map",
                                            {"sector", "group", "type", "level", "state"})},
               {"maps", maps},
               {"table", table_model(table_of(query, counted, messages))}});
}

}  // namespace lacuna::server
