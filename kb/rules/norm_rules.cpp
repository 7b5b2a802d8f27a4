#include "kb/rules/norm_rules.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace lacuna::kb {
namespace {

using enum NormRelation;

// So many ways of one length are walked on at most: more join the same norms again and again.
constexpr std::size_t kMostWays = 10'000;

struct VerbRelation {
  LinkVerb verb;
  NormRelation relation;
};
constexpr VerbRelation kVerbs[] = {
    {LinkVerb::equal_to, equal},       {LinkVerb::subset_of, subset},
    {LinkVerb::superset_of, superset}, {LinkVerb::intersects, intersects},
    {LinkVerb::unrelated_to, none},
};

// What follows of two steps, where neither is "equal". Two that are not here say nothing together.
struct Composition {
  NormRelation first, second, whole;
};
constexpr Composition kCompositions[] = {
    {subset, subset, subset},
    {subset, none, none},
    {superset, superset, superset},
    {superset, subset, intersects},
    {superset, intersects, intersects},
    {intersects, subset, intersects},
    {none, superset, none},
};

NormPath path_of(std::vector<NormStep> steps) {
  NormPath path;
  path.relation = steps.front().relation;
  for (std::size_t i = 1; i < steps.size(); ++i) {
    if (path.relation) path.relation = composed(*path.relation, steps[i].relation);
    if (steps[i].strength < steps[path.weakest].strength) path.weakest = i;
  }
  path.steps = std::move(steps);
  return path;
}

bool better(const NormPath& a, const NormPath& b) {
  const auto rank = [](const NormPath& path) {
    return std::make_tuple(!path.relation, -path.strength(), path.steps.size());
  };
  return rank(a) < rank(b);
}

bool passes(const std::vector<NormStep>& steps, const std::string& norm) {
  return std::any_of(steps.begin(), steps.end(),
                     [&](const NormStep& step) { return step.from == norm || step.to == norm; });
}

}  // namespace

std::optional<NormRelation> relation_of(LinkVerb verb) {
  for (const VerbRelation& row : kVerbs)
    if (row.verb == verb) return row.relation;
  return std::nullopt;
}

NormRelation inverse(NormRelation relation) {
  return relation == subset ? superset : relation == superset ? subset : relation;
}

std::optional<NormRelation> composed(NormRelation first, NormRelation second) {
  if (first == equal) return second;
  if (second == equal) return first;
  for (const Composition& row : kCompositions)
    if (row.first == first && row.second == second) return row.whole;
  return std::nullopt;
}

std::vector<NormPath> norm_paths(std::span<const Link> links, const std::string& from) {
  std::multimap<std::string, NormStep> steps_from;
  for (const Link& link : links) {
    const auto relation = relation_of(link.verb);
    if (!relation) continue;
    const std::string &a = link.from.key, &b = link.to.key;
    steps_from.emplace(a, NormStep{a, b, link.id, *relation, link.strength});
    steps_from.emplace(b, NormStep{b, a, link.id, inverse(*relation), link.strength});
  }
  std::map<std::string, NormPath> best;
  std::vector<std::vector<NormStep>> frontier{{}};
  for (std::size_t length = 1; length <= kLongestPath; ++length) {
    std::vector<std::vector<NormStep>> next;
    for (const std::vector<NormStep>& steps : frontier) {
      const std::string& at = steps.empty() ? from : steps.back().to;
      const auto [begin, end] = steps_from.equal_range(at);
      for (auto it = begin; it != end; ++it) {
        if (it->second.to == from || passes(steps, it->second.to)) continue;
        std::vector<NormStep> longer = steps;
        longer.push_back(it->second);
        NormPath path = path_of(longer);
        const auto known = best.find(it->second.to);
        if (known == best.end() || better(path, known->second))
          best.insert_or_assign(it->second.to, std::move(path));
        if (next.size() < kMostWays)
          next.push_back(std::move(longer));
      }
    }
    frontier = std::move(next);
  }
  std::vector<NormPath> paths;
  for (auto& [norm, path] : best) paths.push_back(std::move(path));
  std::stable_sort(paths.begin(), paths.end(), [](const NormPath& a, const NormPath& b) {
    return a.steps.size() < b.steps.size();
  });
  return paths;
}

}  // namespace lacuna::kb
