#include "kb/rules/coverage_rules.h"

#include <algorithm>

#include "kb/base/text.h"
#include "kb/rules/gap_rules.h"

namespace lacuna::kb {
namespace {

std::set<std::string, std::less<>> set_of(const Entry& entry, std::string_view field) {
  const auto& values = values_of(entry, field);
  return {values.begin(), values.end()};
}

// Acts of these bind in every country that the pages speak of.
bool is_everywhere(std::string_view jurisdiction) {
  return jurisdiction == "eu" || jurisdiction == "int";
}

bool names_a_place(const SilenceScope& scope, const std::set<std::string>& places) {
  if (!scope.territories.empty())
    return std::any_of(places.begin(), places.end(),
                       [&](const std::string& place) { return scope.territories.contains(place); });
  return std::any_of(scope.acts.begin(), scope.acts.end(), [&](const std::string& act) {
    const std::string_view jurisdiction = std::string_view(act).substr(0, act.find('/'));
    return is_everywhere(jurisdiction) ||
           std::any_of(places.begin(), places.end(), [&](const std::string& place) {
             return place.find('-') == std::string::npos && lower(place) == jurisdiction;
           });
  });
}

bool holds(const std::set<std::string, std::less<>>& named, std::string_view asked) {
  return asked.empty() || named.contains(asked);
}

}  // namespace

GapClass class_of_gap(std::string_view gap_type) {
  if (shown_by_law_alone(gap_type)) return GapClass::law;
  if (closed_by_practice(gap_type)) return GapClass::practice;
  return GapClass::policy;
}

bool counts_as_gap(GapState state) {
  return state != GapState::rejected && state != GapState::superseded;
}

bool is_open(GapState state) {
  return counts_as_gap(state) && state != GapState::closed;
}

void CellCounts::add_gaps(GapClass kind, std::size_t all, std::size_t open_ones) {
  gaps += all;
  open += open_ones;
  (kind == GapClass::law ? law : kind == GapClass::policy ? policy : practice) += all;
}

Standing standing_of(const CellCounts& counts) {
  if (counts.gaps + counts.records > 0) return Standing::counted;
  if (counts.signed_none > 0) return Standing::none_signed;
  if (counts.rechecks > 0) return Standing::recheck;
  return Standing::unexamined;
}

SilenceScope scope_of(const Entry& silence) {
  SilenceScope scope;
  scope.sectors = set_of(silence, "sectors");
  scope.groups = set_of(silence, "groups");
  scope.territories = set_of(silence, "territories");
  scope.services = set_of(silence, "services");
  scope.acts = set_of(silence, "acts");
  scope.recheck = silence.state == "recheck";
  return scope;
}

bool in_scope(const SilenceScope& scope, const CellPlace& place) {
  return holds(scope.sectors, place.sector) && holds(scope.groups, place.group) &&
         holds(scope.services, place.service) && holds(scope.acts, place.act) &&
         (!place.territories || names_a_place(scope, *place.territories));
}

void add_silence(CellCounts& counts, const SilenceScope& scope) {
  ++(scope.recheck ? counts.rechecks : counts.signed_none);
}

}  // namespace lacuna::kb
