#include "server/pages/matrix_query.h"

#include <algorithm>
#include <array>

#include "kb/rules/territory_rules.h"
#include "kb/store/entry_store.h"
#include "kb/store/known.h"
#include "server/pages/choices.h"
#include "server/pages/gap_filter.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

constexpr std::array<std::string_view, 3> kTiers = {"regions", "counties", "areas"};

// Countries, regions, and what belongs to no region but to the country itself in their tree.
bool is_region(const kb::Territory& place) {
  if (place.kind == "country" || place.kind == "region") return true;
  return std::any_of(
      place.memberships.begin(), place.memberships.end(), [](const kb::TerritoryMembership& one) {
        return one.scheme == "development" && one.parent.find('-') == std::string::npos;
      });
}

bool is_of_tier(const kb::Territory& place, std::string_view tier) {
  if (tier == "regions") return is_region(place);
  if (tier == "areas") return place.kind == "area" || place.kind == "programme_region";
  return place.kind == "county" || place.kind == "raion" || place.kind == "municipality" ||
         place.kind == "autonomy";
}

Request without(const Request& request, std::string_view first, std::string_view second) {
  Request some = request;
  std::erase_if(some.query,
                [&](const Field& field) { return field.name == first || field.name == second; });
  return some;
}

}  // namespace

MatrixQuery::MatrixQuery(Context& context, const Request& asked)
    : request(asked),
      gazetteer(context),
      known(parse_iso_date(asked.query_value("known"))),
      day(parse_iso_date(asked.query_value("on")).value_or(known.value_or(today()))),
      gaps(gap_filter(context, without(asked, "sector", "group"), day)),
      sector(asked.query_value("sector")),
      group(asked.query_value("group")),
      work(asked.query_value("work")),
      dimension(asked.query_value("dimension")),
      tier(kTiers.front()) {
  gaps.work.clear();
  for (const std::string_view one : kTiers)
    if (one == asked.query_value("tier")) tier = one;
  for (const kb::Entry& silence : entries_asked(context, "silence", known))
    silences.emplace_back(silence.id, kb::scope_of(silence));
}

std::vector<kb::Entry> entries_asked(Context& context, std::string_view kind,
                                     const std::optional<Date>& known) {
  if (known) return kb::entries_known(context.store, context.viewer, kind, *known);
  kb::EntryFilter filter;
  filter.kind = kind;
  return kb::all_entries(context.store, context.viewer, filter);
}

std::vector<MatrixHeading> concept_headings(Context& context, std::string_view scheme,
                                            std::string_view chosen) {
  std::vector<MatrixHeading> headings;
  const ConceptLabels labels(context);
  for (const std::string& notation : notations_of(context, scheme))
    if (chosen.empty() || chosen == notation)
      headings.push_back(
          {notation, labels.of(scheme, notation), concept_url(scheme, notation), ""});
  return headings;
}

std::span<const std::string_view> place_tiers() {
  return kTiers;
}

std::vector<PlaceHeading> place_headings(const MatrixQuery& query, Countries countries) {
  std::vector<PlaceHeading> headings;
  const auto& all = query.gazetteer.territories();
  std::optional<std::set<std::string>> asked;
  if (const auto place = query.request.query_value("place"); !place.empty())
    asked =
        kb::within(all, query.gazetteer.find_place(place).value_or(std::string(place)), query.day);
  for (const kb::Territory& place : all) {
    if (!is_of_tier(place, query.tier) || (asked && !asked->contains(place.key))) continue;
    if (countries == Countries::leave_out && place.kind == "country") continue;
    headings.push_back({{place.key, query.gazetteer.place(place.key), territory_url(place.key), ""},
                        kb::within(all, place.key, query.day),
                        kb::above(all, place.key, query.day)});
  }
  return headings;
}

Matrix blank_matrix(std::string corner, const std::vector<MatrixHeading>& rows,
                    const std::vector<MatrixHeading>& columns) {
  Matrix matrix;
  matrix.corner = std::move(corner);
  matrix.columns = columns;
  for (const MatrixHeading& row : rows)
    matrix.rows.push_back({row, std::vector<MatrixCell>(columns.size())});
  return matrix;
}

}  // namespace lacuna::server
