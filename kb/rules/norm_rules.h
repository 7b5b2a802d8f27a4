// How two norms relate as sets of what they require, and what follows for the ends of a chain: the
// five relations of set theory relationship mapping (NIST IR 8477, 2024). Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kb/base/names.h"
#include "kb/model/link.h"

namespace lacuna::kb {

enum class NormRelation { equal, subset, superset, intersects, none };
constexpr auto names(NormRelation) {
  return name_table<NormRelation>({{NormRelation::equal, "equal"},
                                   {NormRelation::subset, "subset"},
                                   {NormRelation::superset, "superset"},
                                   {NormRelation::intersects, "intersects"},
                                   {NormRelation::none, "none"}});
}

// nullopt: the verb says something else about two norms.
std::optional<NormRelation> relation_of(LinkVerb verb);
NormRelation inverse(NormRelation relation);

// What A has to C when A has `first` to B and B has `second` to C, norms requiring something;
// nullopt: nothing follows.
std::optional<NormRelation> composed(NormRelation first, NormRelation second);

// One link between norms, walked from `from` to `to`: `relation` is read in that direction.
struct NormStep {
  std::string from;  // canonical references
  std::string to;
  std::string link;  // id
  NormRelation relation = NormRelation::none;
  int strength = 0;  // 1..3; 0: not said, the weakest
};

struct NormPath {
  std::vector<NormStep> steps;
  std::optional<NormRelation> relation;  // between its ends; nullopt: nothing follows
  std::size_t weakest = 0;               // index of the weakest step
  int strength() const { return steps[weakest].strength; }
};

constexpr std::size_t kLongestPath = 4;  // steps

// From `from` to every norm that the links reach in at most kLongestPath steps, the best path to
// each: the one from which something follows, then the one whose weakest step is strongest, then
// the shortest. Nearest first.
std::vector<NormPath> norm_paths(std::span<const Link> links, const std::string& from);

}  // namespace lacuna::kb
