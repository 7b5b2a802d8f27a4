// How a match is weighed, by Xapian and by the lists in memory alike: BM25 as usual, but that the
// length of the shortest texts counts too: a paragraph of ten words is no worse than one of a
// hundred. Set by the tuning half of tests/relevance. Internal to this room.
#pragma once

#include <xapian.h>

namespace lacuna::indexer {

constexpr double kSaturation = 1, kLengthCounts = 0.75, kLeastLength = 0.1;

inline Xapian::BM25Weight weighting() {
  return {kSaturation, 0, 1, kLengthCounts, kLeastLength};
}

}  // namespace lacuna::indexer
