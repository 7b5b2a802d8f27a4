// No hidden count follows from what is shown: every table small enough is tried against all that a
// reader could think of.
#define BOOST_TEST_DYN_LINK
#include "kb/rules/suppression_rules.h"

#include <random>

#include <boost/test/unit_test.hpp>

using namespace lacuna::kb;

namespace {

// Every table with the same totals and the same shown cells, by trying: the least and the most that
// each hidden cell is in any of them.
std::vector<CellRange> tried(const CountTable& table, const std::vector<bool>& hidden) {
  std::vector<long> rows(table.rows), columns(table.columns);
  for (std::size_t r = 0; r < table.rows; ++r)
    for (std::size_t c = 0; c < table.columns; ++c) {
      rows[r] += table.at(r, c);
      columns[c] += table.at(r, c);
    }
  std::vector<CellRange> ranges(table.counts.size(), {1000, -1});
  std::vector<long> now(table.counts.size());
  const auto fill = [&](auto&& self, std::size_t cell) -> void {
    if (cell == now.size()) {
      for (std::size_t c = 0; c < table.columns; ++c)
        if (columns[c] != 0) return;
      for (std::size_t i = 0; i < now.size(); ++i) {
        ranges[i].least = std::min(ranges[i].least, now[i]);
        ranges[i].most = std::max(ranges[i].most, now[i]);
      }
      return;
    }
    const std::size_t r = cell / table.columns, c = cell % table.columns;
    const long from = hidden[cell] ? 0 : table.counts[cell];
    const long to = hidden[cell] ? std::min(rows[r], columns[c]) : table.counts[cell];
    for (long value = from; value <= to; ++value) {
      if (value > rows[r] || value > columns[c]) break;
      if (c + 1 == table.columns && rows[r] != value) continue;
      now[cell] = value;
      rows[r] -= value;
      columns[c] -= value;
      self(self, cell + 1);
      rows[r] += value;
      columns[c] += value;
    }
  };
  fill(fill, 0);
  return ranges;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(suppression_rules)

BOOST_AUTO_TEST_CASE(a_single_small_cell_hides_three_more) {
  const CountTable table{3, 3, {3, 20, 30, 12, 8, 40, 50, 60, 70}};
  const auto hidden = hidden_cells(table);
  BOOST_TEST(hidden[0]);
  BOOST_TEST(std::count(hidden.begin(), hidden.end(), true) == 4);
  for (const CellRange& range : ranges_seen(table, hidden)) BOOST_TEST(range.least <= range.most);
}

BOOST_AUTO_TEST_CASE(nothing_small_hides_nothing) {
  const CountTable table{2, 2, {5, 0, 17, 9}};
  for (const bool one : hidden_cells(table)) BOOST_TEST(!one);
}

BOOST_AUTO_TEST_CASE(no_hidden_value_follows_whatever_the_table) {
  std::mt19937 random(20261122);
  for (int n = 0; n < 300; ++n) {
    CountTable table;
    table.rows = 2 + random() % 2;
    table.columns = 2 + random() % 2;
    for (std::size_t i = 0; i < table.rows * table.columns; ++i)
      table.counts.push_back(static_cast<long>(random() % 9));
    const auto hidden = hidden_cells(table);
    const auto ranges = ranges_seen(table, hidden);
    const auto all = tried(table, hidden);
    const bool everything =
        std::count(hidden.begin(), hidden.end(), true) == static_cast<long>(hidden.size());
    for (std::size_t i = 0; i < hidden.size(); ++i) {
      BOOST_TEST(ranges[i].least == all[i].least, "table " << n << " cell " << i);
      BOOST_TEST(ranges[i].most == all[i].most, "table " << n << " cell " << i);
      if (table.counts[i] > 0 && table.counts[i] < kSmallest) BOOST_TEST(hidden[i]);
      if (hidden[i] && !everything) BOOST_TEST(all[i].least < all[i].most, "table " << n);
    }
  }
}

BOOST_AUTO_TEST_CASE(single_figures) {
  BOOST_TEST(shown_count(3) == "<5");
  BOOST_TEST(shown_count(5) == "5");
  BOOST_TEST(shown_count(0) == "0");
}

BOOST_AUTO_TEST_SUITE_END()
