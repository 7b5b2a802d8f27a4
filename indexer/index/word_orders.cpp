#include "indexer/index/word_orders.h"

#include "indexer/index/fields.h"

namespace lacuna::indexer {
namespace {

// Room that the orders of one database and their pairs may take in memory: of about one and a half
// million units.
constexpr std::size_t kMostBytes = std::size_t{320} << 20;

}  // namespace

std::shared_ptr<const WordOrders> WordOrders::read(const Xapian::Database& database) {
  auto orders = std::make_shared<WordOrders>();
  orders->ends_.reserve(database.get_lastdocid() + std::size_t{1});
  orders->pairs_end_.reserve(database.get_lastdocid() + std::size_t{1});
  const auto last = database.valuestream_end(word_order_slot);
  for (auto at = database.valuestream_begin(word_order_slot); at != last; ++at) {
    const auto order = *at;
    orders->ends_.resize(at.get_docid(), orders->bytes_.size());  // those without words
    orders->pairs_end_.resize(at.get_docid(), static_cast<std::uint32_t>(orders->pairs_.size()));
    orders->bytes_ += order;
    orders->ends_.push_back(orders->bytes_.size());
    const auto pairs = indexer::pairs_of(order);
    orders->pairs_.insert(orders->pairs_.end(), pairs.begin(), pairs.end());
    orders->pairs_end_.push_back(static_cast<std::uint32_t>(orders->pairs_.size()));
    if (orders->bytes_.size() + orders->pairs_.size() * sizeof(PairBlock) > kMostBytes)
      return nullptr;
  }
  orders->bytes_.shrink_to_fit();
  orders->pairs_.shrink_to_fit();
  return orders;
}

}  // namespace lacuna::indexer
