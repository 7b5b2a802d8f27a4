// A query over lists in memory (postings.h): everything that matches with its weight, the one that
// Xapian gives (weighting.h), at a few nanoseconds a list entry. Because all of it is
// there, total and facets are exact at no more cost. Queries that need more than lists of words
// (ranges of values, words that share a place) are not understood: Xapian answers those. Words that
// stand together are looked for where all of them are, in the orders that are in memory too.
// Internal to this room; one thread, throws Xapian's errors.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <xapian.h>

#include "indexer/index/postings.h"
#include "indexer/index/word_orders.h"

namespace lacuna::indexer {

struct Matches {
  std::vector<Xapian::docid> documents;  // ascending
  std::vector<double> weights;           // of each
};

// Entries of the lists of a query's words.
std::size_t entries_of(const Xapian::Query& query, const Xapian::Database& database);

// Of one database, not of several as one. nullopt: ask Xapian, which keeps to a time; a query whose
// lists have more entries than this (some tenths of a second of reading) is left to it.
// Orders are asked for where words must stand together; null: they are not in memory.
inline constexpr std::size_t kMostEntries = 8'000'000;
using OrdersSource = std::function<std::shared_ptr<const WordOrders>()>;
std::optional<Matches> match_in_memory(const Xapian::Query& query, const Xapian::Database& database,
                                       Postings& postings, const OrdersSource& orders,
                                       std::size_t most = kMostEntries);

// The best in Xapian's order: greatest weight first, then first document.
struct RankedUnit {
  Xapian::docid document = 0;
  double weight = 0;
};
std::vector<RankedUnit> best_of(const Matches& matches, std::size_t offset, std::size_t limit);

}  // namespace lacuna::indexer
