// What every reader of a marked-up format promises, whatever the bytes were.
#pragma once

#include <cstdlib>
#include <string_view>
#include <unordered_set>

#include "indexer/document/reading.h"
#include "indexer/structure/eid.h"
#include "indexer/structure/marked_up.h"

namespace lacuna::fuzz {

// Addresses are unique, parents stand before their children, links lie inside their words.
inline void check_tree(const indexer::Reading& reading) {
  if (reading.status != indexer::ReadStatus::read) return;
  for (const indexer::Block& block : reading.document.blocks)
    for (const indexer::BlockLink& link : block.links) {
      const bool of_unit = block.role == indexer::BlockRole::unit;
      const std::string& words = of_unit ? block.heading : block.text;
      if (link.begin >= link.end || link.end > words.size()) std::abort();
    }
  indexer::MarkedUp tree = indexer::marked_up(reading.document);
  indexer::assign_eids(tree.provisions);
  std::unordered_set<std::string_view> eids;
  for (std::size_t i = 0; i < tree.provisions.size(); ++i) {
    if (!eids.insert(tree.provisions[i].eid).second) std::abort();
    if (tree.provisions[i].parent >= static_cast<int>(i)) std::abort();
  }
}

}  // namespace lacuna::fuzz
