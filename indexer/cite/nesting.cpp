#include "indexer/cite/nesting.h"

#include <algorithm>

namespace lacuna::indexer {

bool is_above(Unit upper, Unit lower) {
  return rank_of(upper) < rank_of(lower) || (upper == Unit::letter && lower == Unit::point);
}

bool stands_above(Unit unit, const Path& path, const Language& language) {
  if (path.steps.empty() || is_above(unit, path.steps.front().unit)) return true;
  return language.tables().bare_upward && unit == Unit::point &&
         path.steps.front().unit == Unit::letter;
}

bool nests_below(const std::vector<RefStep>& steps, Unit unit) {
  if (steps.size() >= kDeepestPath) return false;
  const int last = rank_of(steps.back().unit), rank = rank_of(unit);
  if (rank > last || (steps.back().unit == Unit::subpoint && unit == Unit::letter)) return true;
  return rank == last && std::none_of(steps.begin(), steps.end(),
                                      [&](const RefStep& step) { return step.unit == unit; });
}

bool in_sentence(const std::vector<RefStep>& steps, Unit unit) {
  if (steps.back().unit != Unit::sentence || rank_of(unit) < rank_of(Unit::letter)) return false;
  return unit != Unit::sentence &&
         std::none_of(steps.begin(), steps.end(), [](const RefStep& step) {
           return step.unit == Unit::letter || step.unit == Unit::point;
         });
}

std::size_t kept_above(const std::vector<RefStep>& steps, Unit unit) {
  std::size_t k = 0;
  while (k < steps.size() && steps[k].unit != unit && rank_of(steps[k].unit) < rank_of(unit)) ++k;
  // "art. 3 și alin. (2)": nothing of this level or deeper was there, so it is no sibling.
  return k == steps.size() ? 0 : k;
}

bool is_amending(const RefStep& step) {
  return step.unit == Unit::article && (step.value == "unic" || step.value.front() >= 'A');
}

}  // namespace lacuna::indexer
