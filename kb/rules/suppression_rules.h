// Small numbers of people are hidden, and as many further cells until no hidden value follows from
// the rest (domain reference A21, D26; the practice of statistical offices: primary and secondary
// suppression). Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace lacuna::kb {

constexpr long kSmallest = 5;  // counts of 1 to 4 are hidden

// A table of counts; row and column totals and the grand total are shown with it.
struct CountTable {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<long> counts;  // row by row

  long at(std::size_t row, std::size_t column) const { return counts[row * columns + column]; }
};

// Which cells are hidden, row by row. Afterwards no hidden count follows from those shown, the
// totals and counts being no less than zero.
std::vector<bool> hidden_cells(const CountTable& table);

// The least and the most that each cell can be for who sees the rest with the totals: equal for
// shown ones. What hidden_cells is tested with.
struct CellRange {
  long least = 0;
  long most = 0;
};
std::vector<CellRange> ranges_seen(const CountTable& table, const std::vector<bool>& hidden);

// "<5", or the count: of a single figure without a table around it.
std::string shown_count(long count);

}  // namespace lacuna::kb
