#include "kb/rules/suppression_rules.h"

#include <algorithm>
#include <limits>

namespace lacuna::kb {
namespace {

// The largest flow from one row to one column through the other hidden cells, a cell's capacity
// being what could be taken from it: how far a cell can be raised while every total stays.
class Exchange {
 public:
  Exchange(const CountTable& table, const std::vector<bool>& hidden)
      : table_(table), hidden_(hidden) {}

  // How much more (or, lowering, less) the cell can be.
  long slack(std::size_t row, std::size_t column, bool raising) const {
    // Raising x(r,c) by d lowers some x(r,c') and raises x(r',c'), ..., back to column c: paths in
    // the graph of hidden cells. Lowering is the same the other way round, bounded by x itself.
    std::vector<long> counts = table_.counts;
    long moved = 0;
    for (;;) {
      const auto path = find_path(counts, row, column, raising);
      if (path.empty()) break;
      long step = std::numeric_limits<long>::max();
      for (std::size_t i = 0; i < path.size(); ++i)
        if ((i % 2 == 0) == raising) step = std::min(step, counts[path[i]]);
      if (!raising) step = std::min(step, counts[row * table_.columns + column]);
      if (step == std::numeric_limits<long>::max() || step <= 0) break;
      for (std::size_t i = 0; i < path.size(); ++i)
        counts[path[i]] += (i % 2 == 0) == raising ? -step : step;
      counts[row * table_.columns + column] += raising ? step : -step;
      moved += step;
    }
    return moved;
  }

 private:
  // Cells along an alternating path from (row, .) to (., column): the first in the same row, the
  // last in the same column; those at even places change against the cell, the others with it.
  std::vector<std::size_t> find_path(const std::vector<long>& counts, std::size_t row,
                                     std::size_t column, bool raising) const {
    const std::size_t columns = table_.columns, rows = table_.rows;
    // Breadth first over columns reached from `row`; from[c] is the row it was reached from.
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> from_row(columns, kNone), from_column(rows, kNone);
    std::vector<std::size_t> open_rows{row};
    std::vector<bool> seen_row(rows, false);
    seen_row[row] = true;
    for (std::size_t n = 0; n < open_rows.size(); ++n) {
      const std::size_t r = open_rows[n];
      for (std::size_t c = 0; c < columns; ++c) {
        const std::size_t cell = r * columns + c;
        if (!hidden_[cell] || from_row[c] != kNone || (r == row && c == column)) continue;
        // Against the cell: lowered when it is raised, so there must be something to take.
        if (raising && counts[cell] <= 0) continue;
        from_row[c] = r;
        if (c == column) return path_to(from_row, from_column, row, column);
        for (std::size_t next = 0; next < rows; ++next) {
          const std::size_t with = next * columns + c;
          if (!hidden_[with] || seen_row[next]) continue;
          if (!raising && counts[with] <= 0) continue;
          seen_row[next] = true;
          from_column[next] = c;
          open_rows.push_back(next);
        }
      }
    }
    return {};
  }

  std::vector<std::size_t> path_to(const std::vector<std::size_t>& from_row,
                                   const std::vector<std::size_t>& from_column, std::size_t row,
                                   std::size_t column) const {
    std::vector<std::size_t> path;
    std::size_t c = column;
    for (;;) {
      const std::size_t r = from_row[c];
      path.push_back(r * table_.columns + c);
      if (r == row) break;
      c = from_column[r];
      path.push_back(r * table_.columns + c);
    }
    std::reverse(path.begin(), path.end());
    return path;
  }

  const CountTable& table_;
  const std::vector<bool>& hidden_;
};

bool is_small(long count) {
  return count > 0 && count < kSmallest;
}

bool follows(const CellRange& range) {
  return range.least == range.most;
}

// The cell whose hiding helps most cheaply: the smallest shown count in the row or column of a
// hidden cell that follows from the rest, zeros last.
std::optional<std::size_t> next_to_hide(const CountTable& table, const std::vector<bool>& hidden,
                                        const std::vector<CellRange>& ranges) {
  std::optional<std::size_t> best;
  const auto better = [&](std::size_t cell) {
    if (!best) return true;
    const long a = table.counts[cell], b = table.counts[*best];
    if ((a == 0) != (b == 0)) return b == 0;
    return a < b;
  };
  for (std::size_t cell = 0; cell < table.counts.size(); ++cell) {
    if (!hidden[cell] || !follows(ranges[cell])) continue;
    const std::size_t row = cell / table.columns, column = cell % table.columns;
    for (std::size_t c = 0; c < table.columns; ++c)
      if (!hidden[row * table.columns + c] && better(row * table.columns + c))
        best = row * table.columns + c;
    for (std::size_t r = 0; r < table.rows; ++r)
      if (!hidden[r * table.columns + column] && better(r * table.columns + column))
        best = r * table.columns + column;
  }
  return best;
}

}  // namespace

std::vector<CellRange> ranges_seen(const CountTable& table, const std::vector<bool>& hidden) {
  std::vector<CellRange> ranges(table.counts.size());
  const Exchange exchange(table, hidden);
  for (std::size_t cell = 0; cell < table.counts.size(); ++cell) {
    const long count = table.counts[cell];
    ranges[cell] = {count, count};
    if (!hidden[cell]) continue;
    const std::size_t row = cell / table.columns, column = cell % table.columns;
    ranges[cell].least = count - exchange.slack(row, column, false);
    ranges[cell].most = count + exchange.slack(row, column, true);
  }
  return ranges;
}

std::vector<bool> hidden_cells(const CountTable& table) {
  std::vector<bool> hidden(table.counts.size());
  for (std::size_t cell = 0; cell < table.counts.size(); ++cell)
    hidden[cell] = is_small(table.counts[cell]);
  for (;;) {
    const auto next = next_to_hide(table, hidden, ranges_seen(table, hidden));
    if (!next) return hidden;
    hidden[*next] = true;
  }
}

std::string shown_count(long count) {
  return is_small(count) ? "<" + std::to_string(kSmallest) : std::to_string(count);
}

}  // namespace lacuna::kb
