#include "indexer/structure/addressed.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "indexer/structure/unit_tree.h"
#include "kb/model/ref.h"

namespace lacuna::indexer {

namespace {

// The last step of an eId: "point" and "a-1" of art_2__para_1__point_a-1; a later one of the same
// number ends in "_2", which is none of it.
struct Step {
  std::string_view prefix;
  std::string_view number;
};
Step last_step(std::string_view eid) {
  if (const std::size_t joint = eid.rfind("__"); joint != eid.npos) eid.remove_prefix(joint + 2);
  Step step;
  step.prefix = eid.substr(0, eid.find('_'));
  eid.remove_prefix(std::min(step.prefix.size() + 1, eid.size()));
  step.number = eid.substr(0, eid.find('_'));
  return step;
}

// Sets level and number by the eId; false when it is no eId of ours.
bool take_address(kb::Provision& unit) {
  const auto ref = kb::parse_ref("a/b!" + unit.eid);
  if (!ref || ref->eid != unit.eid) return false;
  const Step step = last_step(unit.eid);
  for (const auto& level : all_of<kb::Level>()) {
    if (kb::eid_prefix(level.value) != step.prefix) continue;
    unit.level = level.value;
    const bool stands_alone =
        unit.level == kb::Level::preamble || unit.level == kb::Level::conclusions;
    if (!stands_alone) unit.num_norm = step.number;
    return stands_alone || !unit.num_norm.empty();
  }
  return false;
}

}  // namespace

std::optional<MarkedUp> addressed(const Document& document) {
  for (const Block& block : document.blocks)
    if (block.role == BlockRole::unit && block.eid.empty()) return std::nullopt;
  MarkedUp out = UnitTree(document).take();
  std::unordered_set<std::string_view> eids;
  for (kb::Provision& unit : out.provisions)
    if (!take_address(unit) || !eids.insert(unit.eid).second) return std::nullopt;
  return out;
}

}  // namespace lacuna::indexer
