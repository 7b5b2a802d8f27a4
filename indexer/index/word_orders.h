// The orders of all units of one revision of a database, in memory: looked at in a hundredth of the
// time that reading one takes. Internal to this room; never changed once made: any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/index/word_pairs.h"

namespace lacuna::indexer {

class WordOrders {
 public:
  // Null when they take more room than may be kept.
  static std::shared_ptr<const WordOrders> read(const Xapian::Database& database);

  std::string_view of(Xapian::docid id) const {
    if (id == 0 || id >= ends_.size()) return {};
    return std::string_view(bytes_).substr(ends_[id - 1], ends_[id] - ends_[id - 1]);
  }
  bool may_hold(const PairsAsked& asked, Xapian::docid id) const {
    return asked.may_stand_in(pairs_of(id));
  }
  // Either is asked for soon: the memory is told, which otherwise takes longer than the look at it.
  void expect_order(Xapian::docid id) const {
    constexpr std::size_t kLine = 64, kLines = 3;  // bytes; of most orders
    const auto order = of(id);
    for (std::size_t i = 0; i < kLines && i * kLine < order.size(); ++i)
      __builtin_prefetch(order.data() + i * kLine);
  }
  void expect_pairs(const PairsAsked& asked, Xapian::docid id) const { asked.expect(pairs_of(id)); }

 private:
  std::span<const PairBlock> pairs_of(Xapian::docid id) const {
    if (id == 0 || id >= pairs_end_.size()) return {};
    return std::span(pairs_).subspan(pairs_end_[id - 1], pairs_end_[id] - pairs_end_[id - 1]);
  }

  std::string bytes_;
  std::vector<std::size_t> ends_;  // by document
  std::vector<PairBlock> pairs_;
  std::vector<std::uint32_t> pairs_end_;  // by document
};

}  // namespace lacuna::indexer
