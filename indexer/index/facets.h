// Counts of values over everything that matches. Internal to this room.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "indexer/index/searcher.h"

namespace lacuna::indexer {

// Xapian calls it for each match: its way to look on is a class to derive from.
class FacetCounter : public Xapian::MatchSpy {
 public:
  explicit FacetCounter(const std::vector<Field>& fields);
  void operator()(const Xapian::Document& document, double weight) override;

  // Most frequent first, equals by value.
  std::vector<Facet> facets() const;

 private:
  struct Column {
    Field field;
    Xapian::valueno slot;
    std::unordered_map<std::string, std::size_t> counts;  // by the slot's whole content
  };
  std::vector<Column> columns_;
};

}  // namespace lacuna::indexer
