// Rows of tables as lines: the cells' words between bars. Rows of one cell, and rows with a cell as
// long as a column of text, are laid out as running text instead. Pure; any thread.
#pragma once

#include <vector>

#include "indexer/document/piece.h"

namespace lacuna::indexer {

// Appends the row to `to`; what stands apart in its cells follows it.
void put_row(std::vector<std::vector<Piece>> cells, std::vector<Piece>& to);

}  // namespace lacuna::indexer
