// The elements of a format, found by their local name: what a reader's table of rows says of each.
// A row has `name`. Rows must outlive it. Immutable after construction; any thread.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>

namespace lacuna::indexer {

template <typename Row>
class ElementTable {
 public:
  // `other`: what is said of an element that has no row.
  ElementTable(std::span<const Row> rows, const Row& other) : other_(other) {
    for (const Row& row : rows) rows_.emplace(row.name, &row);
  }

  const Row& operator[](std::string_view name) const {
    const Row* found = find(name);
    return found ? *found : other_;
  }
  const Row* find(std::string_view name) const {  // null: it has no row
    const auto found = rows_.find(name);
    return found == rows_.end() ? nullptr : found->second;
  }

 private:
  const Row& other_;
  std::unordered_map<std::string_view, const Row*> rows_;
};

}  // namespace lacuna::indexer
