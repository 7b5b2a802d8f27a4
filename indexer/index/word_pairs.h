// Which words stand side by side in a unit, told in a few bits: each pair sets one of some five for
// each word. A unit that lacks the bit of one pair of a phrase does not hold it, so that neither
// the lists of its other words nor its order need a look; of the units that lack a phrase of three
// words about one in thirty is not told so (a Bloom filter with one hash; B. Bloom, 1970).
//
// Internal to this room; values; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/index/word_order.h"

namespace lacuna::indexer {

using PairBlock = std::array<std::uint64_t, 4>;

// Of an order as WordOrder writes it; nothing of one that holds no words.
std::vector<PairBlock> pairs_of(std::string_view order);

// The pairs that a unit must have.
class PairsAsked {
 public:
  // NEAR says nothing of pairs: then every unit may do.
  explicit PairsAsked(const Together& together);
  bool may_stand_in(std::span<const PairBlock> unit) const;
  void expect(std::span<const PairBlock> unit) const;  // asked soon: the memory is told

 private:
  std::vector<std::vector<std::uint64_t>> asked_;  // one of each, by the stems of its two words
};

}  // namespace lacuna::indexer
