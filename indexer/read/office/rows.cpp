#include "indexer/read/office/rows.h"

#include <algorithm>
#include <utility>

namespace lacuna::indexer {

namespace {

constexpr std::ptrdiff_t kLongestCell = 6;  // paragraphs; more are a column of text
constexpr std::string_view kBar = " | ";

bool is_running_text(const std::vector<std::vector<Piece>>& cells) {
  const auto filled = std::count_if(cells.begin(), cells.end(), [](const std::vector<Piece>& cell) {
    return std::any_of(cell.begin(), cell.end(), [](const Piece& p) { return !is_apart(p); });
  });
  return cells.size() < 2 || filled < 1 ||
         std::any_of(cells.begin(), cells.end(), [](const std::vector<Piece>& cell) {
           return std::count_if(cell.begin(), cell.end(),
                                [](const Piece& p) { return !is_apart(p); }) > kLongestCell;
         });
}

void append(Piece& row, const Piece& piece, std::string_view between) {
  row.text += between;
  if (!piece.mark.empty()) row.text += piece.mark + ' ';
  for (BlockLink link : piece.links) {
    link.begin += row.text.size();
    link.end += row.text.size();
    row.links.push_back(std::move(link));
  }
  row.text += piece.text;
  std::replace(row.text.begin(), row.text.end(), '\n', ' ');
}

}  // namespace

void put_row(std::vector<std::vector<Piece>> cells, std::vector<Piece>& to) {
  if (is_running_text(cells)) {
    for (std::vector<Piece>& cell : cells)
      std::move(cell.begin(), cell.end(), std::back_inserter(to));
    return;
  }
  Piece row;
  std::vector<Piece> apart;
  std::size_t bars = 0;  // owed: an empty cell keeps its place, but none stands at the row's end
  for (std::vector<Piece>& cell : cells) {
    bool begun = false;
    for (Piece& piece : cell) {
      if (is_apart(piece)) {
        apart.push_back(std::move(piece));
        continue;
      }
      for (; bars > 0; --bars) row.text += kBar;
      append(row, piece, begun ? " " : "");
      begun = true;
    }
    ++bars;
  }
  to.push_back(std::move(row));
  std::move(apart.begin(), apart.end(), std::back_inserter(to));
}

}  // namespace lacuna::indexer
