// A query for units in which words stand together (word_order.h): the words' own lists say where to
// look, a posting source of Xapian's checks their order. Internal to this room; values.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/index/postings.h"
#include "indexer/index/word_order.h"
#include "indexer/index/word_orders.h"

namespace lacuna::indexer {

class Columns;

// `prefix` is that of their terms, `columns` of the one database that is asked, null for several.
Xapian::Query together_query(const Together& together, const std::string& prefix,
                             const std::shared_ptr<Columns>& columns);

// The check alone, for those who match by lists in memory. One thread.
class TogetherInMemory {
 public:
  // Of a part of such a query; nullopt: it is another source. (Xapian shows nothing of a source but
  // its description, so that says all of it.)
  static std::optional<TogetherInMemory> of(const Xapian::Query& source,
                                            const Xapian::Database& database, Postings& postings,
                                            std::shared_ptr<const WordOrders> orders);

  bool stands_in(Xapian::docid document) const;
  // Quickly, of any unit, whether it holds the words or not; no: they do not stand so in it.
  bool may_stand_in(Xapian::docid document) const { return orders_->may_hold(pairs_, document); }
  // Asked soon.
  void expect(Xapian::docid document) const { orders_->expect_order(document); }
  void expect_pairs(Xapian::docid document) const { orders_->expect_pairs(pairs_, document); }

 private:
  TogetherInMemory(TogetherCheck check, std::shared_ptr<const WordOrders> orders)
      : check_(std::move(check)), pairs_(check_.together()), orders_(std::move(orders)) {}

  TogetherCheck check_;
  PairsAsked pairs_;
  std::shared_ptr<const WordOrders> orders_;
  std::vector<std::vector<std::shared_ptr<const PostingList>>> lists_;  // of steps with some stems
};

}  // namespace lacuna::indexer
