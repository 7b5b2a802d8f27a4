#include "indexer/index/columns.h"

#include <limits>
#include <unordered_map>

#include "indexer/index/fields.h"

namespace lacuna::indexer {
namespace {

// Names of hits are forgotten when there are so many: some ten megabytes.
constexpr std::size_t kNames = 50'000;
// Reading all orders in their order costs half as much an order as reading one among others, and
// then a phrase is found in a fifth of the time: made when a quarter of as many were read.
constexpr std::size_t kOrdersPayAt = 4;

std::shared_ptr<const Column> make(const Xapian::Database& database, Xapian::valueno slot) {
  auto column = std::make_shared<Column>();
  column->by_document.assign(database.get_lastdocid() + std::size_t{1}, 0);
  std::unordered_map<std::string, std::uint16_t> numbers;
  for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at) {
    const auto [known, is_new] =
        numbers.emplace(*at, static_cast<std::uint16_t>(column->contents.size()));
    if (is_new) {
      if (column->contents.size() > std::numeric_limits<std::uint16_t>::max()) return nullptr;
      column->contents.push_back(known->first);
    }
    column->by_document[at.get_docid()] = known->second;
  }
  return column;
}

}  // namespace

bool Columns::is_current(const Xapian::Database& database) {
  const auto seen = mark_.look_at(database);
  if (seen != RevisionMark::Seen::newer) return seen == RevisionMark::Seen::same;
  known_.clear();
  names_.clear();
  looked_up_ = 0;
  orders_.reset();
  orders_read_ = 0;
  return true;
}

Columns::Name Columns::name_of(const Xapian::Database& database, Xapian::docid document) {
  {
    const std::lock_guard lock(mutex_);
    if (is_current(database))
      if (const auto known = names_.find(document); known != names_.end()) return known->second;
  }
  const auto found = database.get_document(document, Xapian::DOC_ASSUME_VALID);
  Name name{found.get_value(unit_slot),
            found.get_value(static_cast<Xapian::valueno>(row_of(Field::date).slot))};
  const std::lock_guard lock(mutex_);
  if (!is_current(database)) return name;
  if (names_.size() >= kNames) names_.clear();
  names_.emplace(document, name);
  return name;
}

std::shared_ptr<const Column> Columns::find(const Xapian::Database& database,
                                            Xapian::valueno slot) {
  const std::unique_lock lock(mutex_, std::try_to_lock);
  if (!lock) return nullptr;
  if (!is_current(database)) return nullptr;
  if (const auto known = known_.find(slot); known != known_.end()) return known->second;
  if (looked_up_ < database.get_doccount()) return nullptr;
  return known_.emplace(slot, make(database, slot)).first->second;
}

std::shared_ptr<const WordOrders> Columns::orders(const Xapian::Database& database) {
  const std::unique_lock lock(mutex_, std::try_to_lock);
  if (!lock || !is_current(database)) return nullptr;
  if (!orders_ && kOrdersPayAt * orders_read_ >= database.get_doccount())
    orders_ = WordOrders::read(database);
  return orders_.value_or(nullptr);
}

void Columns::orders_read(std::size_t orders) {
  const std::lock_guard lock(mutex_);
  orders_read_ += orders;
}

void Columns::looked_up(std::size_t values) {
  const std::lock_guard lock(mutex_);
  looked_up_ += values;
}

}  // namespace lacuna::indexer
