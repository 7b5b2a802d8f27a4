// Counts of values over everything that matches. Internal to this room.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "indexer/index/columns.h"
#include "indexer/index/readable.h"
#include "indexer/index/searcher.h"

namespace lacuna::indexer {

// Xapian calls it for each match: its way to look on is a class to derive from.
class FacetCounter : public Xapian::MatchSpy {
 public:
  FacetCounter(const std::vector<Field>& fields, const ReadableIndex& index);
  void operator()(const Xapian::Document& document, double weight) override;
  // All that matched, ascending, of the one database of the index; instead of the calls by Xapian.
  void count(const Xapian::Database& database, const std::vector<Xapian::docid>& documents);

  // Most frequent first, equals by value. To be called once, after the match.
  std::vector<Facet> facets();

 private:
  struct Counts {
    Field field;
    Xapian::valueno slot;
    std::shared_ptr<const Column> column;                    // null: values are looked up
    std::vector<std::size_t> by_content;                     // of the column
    std::unordered_map<std::string, std::size_t> looked_up;  // by the slot's whole content
  };
  std::vector<Counts> counts_;
  std::shared_ptr<Columns> columns_;
  std::size_t lookups_ = 0;
};

}  // namespace lacuna::indexer
