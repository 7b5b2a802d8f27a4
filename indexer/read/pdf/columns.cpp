#include "indexer/read/pdf/columns.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "kb/base/text.h"

namespace lacuna::indexer::pdf {

namespace {

constexpr double kWordGap = 0.8;        // of the font's size: wider ones part fragments
constexpr double kCellGap = 1.4;        // of the font's size: wider ones part cells
constexpr double kNarrowestGutter = 6;  // points
constexpr std::size_t kFewestLines = 4;
constexpr double kFewestLetters = 16;  // a line of a column of prose, on average

// Space that no fragment of a band takes, and the fragments on both sides of it.
struct Interval {
  double begin;
  double end;
  int left = 0;
  int right = 0;

  bool is_gutter() const { return left >= 3 && right >= 3; }
  bool holds(double x) const { return begin < x && x < end && left > 0 && right > 0; }
};

// An initial of three lines' height stands on no line's height, nor does a stamp across them.
template <class Box>
bool on_one_height(const Box& a, const Box& b) {
  const double overlap = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  const double low = std::min(a.y1 - a.y0, b.y1 - b.y0), high = std::max(a.y1 - a.y0, b.y1 - b.y0);
  return overlap > 0.5 * low && high < 1.8 * low;
}

void include(Fragment& fragment, const Word& word) {
  fragment.x0 = fragment.words.empty() ? word.x0 : std::min(fragment.x0, word.x0);
  fragment.x1 = fragment.words.empty() ? word.x1 : std::max(fragment.x1, word.x1);
  fragment.y0 = fragment.words.empty() ? word.y0 : std::min(fragment.y0, word.y0);
  fragment.y1 = fragment.words.empty() ? word.y1 : std::max(fragment.y1, word.y1);
  fragment.words.push_back(word);
}

// What is left free between two edges when the fragments of a band are taken out.
class FreeSpace {
 public:
  FreeSpace(double begin, double end)
      : narrowest_(std::max(kNarrowestGutter, (end - begin) / 200)), parts_{{begin, end}} {}

  void take(double begin, double end) {
    std::vector<Interval> left;
    for (const Interval& part : parts_) {
      Interval before = part, behind = part;
      before.end = std::min(part.end, begin);
      behind.begin = std::max(part.begin, end);
      ++before.right;
      ++behind.left;
      if (before.end - before.begin >= narrowest_) left.push_back(before);
      if (behind.end - behind.begin >= narrowest_) left.push_back(behind);
    }
    parts_ = std::move(left);
  }

  std::ptrdiff_t gutters() const {
    return std::count_if(parts_.begin(), parts_.end(),
                         [](const Interval& part) { return part.is_gutter(); });
  }
  bool empty() const { return parts_.empty(); }
  const std::vector<Interval>& parts() const { return parts_; }

 private:
  double narrowest_;
  std::vector<Interval> parts_;
};

using Band = std::vector<Fragment>;

std::size_t letters_of(const Fragment& fragment) {
  std::size_t letters = 0;
  for (const Word& word : fragment.words) letters += count_characters(word.text) + 1;
  return letters;
}

// Fragments of one height, from the top down; each from left to right.
std::vector<std::vector<Fragment>> rows_of(Band band) {
  std::stable_sort(band.begin(), band.end(),
                   [](const Fragment& a, const Fragment& b) { return a.y0 + a.y1 < b.y0 + b.y1; });
  std::vector<std::vector<Fragment>> rows;
  for (Fragment& fragment : band) {
    if (rows.empty() || !on_one_height(rows.back().front(), fragment)) rows.emplace_back();
    rows.back().push_back(std::move(fragment));
  }
  for (auto& row : rows)
    std::stable_sort(row.begin(), row.end(),
                     [](const Fragment& a, const Fragment& b) { return a.x0 < b.x0; });
  return rows;
}

// "Stabilizer ......... 12": of a table or a table of contents.
bool has_leaders(const Fragment& fragment) {
  return std::any_of(fragment.words.begin(), fragment.words.end(), [](const Word& word) {
    return word.text.find("....") != word.text.npos || word.text == ".";
  });
}

// Prose fills its column: many letters a line, and most lines reach far to the right.
bool is_prose(const Band& column, std::size_t fewest_lines) {
  const auto rows = rows_of(column);
  if (rows.size() < fewest_lines) return false;
  double left = column.front().x0, right = column.front().x1;
  std::size_t letters = 0;
  for (const Fragment& fragment : column) {
    if (has_leaders(fragment)) return false;
    left = std::min(left, fragment.x0);
    right = std::max(right, fragment.x1);
    letters += letters_of(fragment);
  }
  const auto full = std::count_if(rows.begin(), rows.end(), [&](const auto& row) {
    return row.back().x1 - row.front().x0 > 0.6 * (right - left);
  });
  return static_cast<double>(letters) / static_cast<double>(rows.size()) >= kFewestLetters &&
         static_cast<std::size_t>(full) * 2 >= rows.size();
}

std::vector<Band> split_at(const Band& band, const std::vector<double>& cuts) {
  std::vector<Band> columns(cuts.size() + 1);
  for (const Fragment& fragment : band) {
    const auto cut = std::upper_bound(cuts.begin(), cuts.end(), (fragment.x0 + fragment.x1) / 2);
    columns[static_cast<std::size_t>(cut - cuts.begin())].push_back(fragment);
  }
  return columns;
}

// The cuts that leave prose on both their sides.
std::vector<double> cuts_between_prose(const Band& band, std::vector<double> cuts,
                                       std::size_t fewest_lines) {
  while (!cuts.empty()) {
    const std::vector<Band> columns = split_at(band, cuts);
    std::size_t bad = 0;
    while (bad < columns.size() && is_prose(columns[bad], fewest_lines)) ++bad;
    if (bad == columns.size()) return cuts;
    // A column that is no prose goes with its left neighbour; the first one with its right.
    cuts.erase(cuts.begin() + static_cast<std::ptrdiff_t>(bad == 0 ? 0 : bad - 1));
  }
  return cuts;
}

// Where the band is cut into columns. Below a figure that crosses the columns a few lines are
// enough, where they stand in the columns that the document is known to have.
std::vector<double> cuts_of(const Band& band, const FreeSpace& space,
                            const std::vector<double>& known) {
  std::vector<double> cuts;
  for (const Interval& part : space.parts())
    if (part.is_gutter()) cuts.push_back((part.begin + part.end) / 2);
  cuts = cuts_between_prose(band, std::move(cuts), kFewestLines);
  if (!cuts.empty()) return cuts;
  for (const double cut : known)
    if (std::any_of(space.parts().begin(), space.parts().end(),
                    [&](const Interval& part) { return part.holds(cut); }))
      cuts.push_back(cut);
  return cuts_between_prose(band, std::move(cuts), 1);
}

double gap_between(const Fragment& left, const Fragment& right) {
  return (right.x0 - left.x1) / std::max(left.words.back().size, 1.0);
}

// "6.1", "(a)", "•": what a hanging number is, and no cell.
bool is_list_mark(const Fragment& fragment) {
  return fragment.words.size() == 1 && count_characters(fragment.words.front().text) <= 6;
}

// Whether both rows have a cell, not the first, that begins, ends or is centred at one place.
bool aligned(const std::vector<Fragment>& a, const std::vector<Fragment>& b) {
  constexpr double kNear = 3;  // points
  for (std::size_t i = 1; i < a.size(); ++i)
    for (std::size_t k = 1; k < b.size(); ++k)
      if (std::abs(a[i].x0 - b[k].x0) < kNear || std::abs(a[i].x1 - b[k].x1) < kNear ||
          std::abs(a[i].x0 + a[i].x1 - b[k].x0 - b[k].x1) < 2 * kNear)
        return true;
  return false;
}

bool has_cells(const std::vector<Fragment>& row) {
  if (row.size() < 2 || (row.size() == 2 && is_list_mark(row.front()))) return false;
  for (std::size_t i = 1; i < row.size(); ++i)
    if (gap_between(row[i - 1], row[i]) > kCellGap) return true;
  return false;
}

// A row of a table has cells that stand below or above those of its neighbour.
RowKind row_kind(const std::vector<std::vector<Fragment>>& rows, std::size_t at) {
  const auto matches = [&](std::size_t other) {
    return has_cells(rows[other]) && aligned(rows[at], rows[other]);
  };
  const bool cells = has_cells(rows[at]) &&
                     ((at > 0 && matches(at - 1)) || (at + 1 < rows.size() && matches(at + 1)));
  return cells ? RowKind::cells : RowKind::running;
}

class Layout {
 public:
  Layout(std::vector<Fragment> fragments, int page, Columns& columns)
      : fragments_(std::move(fragments)), page_(page), columns_(columns) {
    for (const Fragment& fragment : fragments_) {
      left_ = std::min(left_, fragment.x0);
      right_ = std::max(right_, fragment.x1);
    }
  }

  std::vector<Line> take() {
    Band band;
    FreeSpace space(left_, right_);
    for (Fragment& fragment : fragments_) {
      FreeSpace with = space;
      with.take(fragment.x0, fragment.x1);
      if (band.empty() || (!with.empty() && with.gutters() >= space.gutters())) {
        space = std::move(with);
        band.push_back(std::move(fragment));
        continue;
      }
      // The fragment crosses a gutter that was open: a new band, with what stands beside it.
      Band beside;
      while (!band.empty() && on_one_height(band.back(), fragment)) {
        beside.push_back(std::move(band.back()));
        band.pop_back();
      }
      put(std::move(band));
      band = std::move(beside);
      band.push_back(std::move(fragment));
      space = space_of(band);
    }
    put(std::move(band));
    return std::move(lines_);
  }

 private:
  FreeSpace space_of(const Band& band) const {
    FreeSpace space(left_, right_);
    for (const Fragment& fragment : band) space.take(fragment.x0, fragment.x1);
    return space;
  }

  void put(Band band) {
    if (band.empty()) return;
    const std::vector<double> cuts = cuts_of(band, space_of(band), columns_.cuts);
    if (!cuts.empty()) columns_.cuts = cuts;
    const std::vector<Band> columns = split_at(band, cuts);
    // Bands of one column each are one column.
    const bool goes_on = columns.size() == 1 && last_was_single_;
    for (const Band& column : columns) {
      if (!goes_on) ++columns_.count;
      const auto rows = rows_of(column);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        Line line = line_of(rows[i], row_kind(rows, i));
        line.page = page_;
        line.column = columns_.count;
        lines_.push_back(std::move(line));
      }
    }
    last_was_single_ = columns.size() == 1;
  }

  std::vector<Fragment> fragments_;
  int page_;
  Columns& columns_;
  double left_ = 1e9;
  double right_ = -1e9;
  bool last_was_single_ = false;
  std::vector<Line> lines_;
};

}  // namespace

std::vector<Fragment> fragments_of(const Page& page) {
  std::vector<Word> words = page.words;
  std::stable_sort(words.begin(), words.end(),
                   [](const Word& a, const Word& b) { return a.y0 + a.y1 < b.y0 + b.y1; });
  // Words of one height, then parted where the gap is wide.
  std::vector<Fragment> fragments;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t end = i + 1;
    while (end < words.size() && on_one_height(words[i], words[end])) ++end;
    const auto begin = words.begin() + static_cast<std::ptrdiff_t>(i);
    std::stable_sort(begin, words.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Word& a, const Word& b) { return a.x0 < b.x0; });
    for (std::size_t k = i; k < end; ++k) {
      const bool apart = k == i || words[k].x0 - words[k - 1].x1 >
                                       kWordGap * std::max(words[k].size, words[k - 1].size);
      if (apart) fragments.emplace_back();
      include(fragments.back(), words[k]);
    }
    i = end;
  }
  std::stable_sort(fragments.begin(), fragments.end(),
                   [](const Fragment& a, const Fragment& b) { return a.y0 + a.y1 < b.y0 + b.y1; });
  return fragments;
}

std::vector<Line> lines_of(std::vector<Fragment> fragments, int page, Columns& columns) {
  ++columns.count;
  return Layout(std::move(fragments), page, columns).take();
}

}  // namespace lacuna::indexer::pdf
