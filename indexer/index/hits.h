// Hits from what the index and the store know of a unit. Internal to this room; pure.
#pragma once

#include <string>

#include "indexer/index/searcher.h"
#include "indexer/index/xapian_edge.h"

namespace lacuna::indexer {

// The canonical reference of a provision or act, else the record's id.
std::string ref_of(const UnitKey& key, const std::string& work, const std::string& eid);

// What the index alone tells; `date` is the value of its field.
Hit bare_hit(const HitData& data, std::string date);

// Adds what the unit's text tells, but for its words.
void describe(Hit& hit, const IndexUnit& unit);

}  // namespace lacuna::indexer
