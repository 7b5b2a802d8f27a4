// A matrix: rows by columns, each cell a few words with their meaning and what stands behind them;
// its look as a model, sorted by a heading. Values; one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/rules/coverage_rules.h"
#include "server/http/request.h"
#include "server/pages/context.h"
#include "server/pages/table.h"

namespace lacuna::server {

struct MatrixCell {
  std::vector<TableCell> parts;      // one line each; none: not examined
  double order = -1;                 // for sorting by its column; the higher the more
  std::vector<std::string> entries;  // ids of what it says, beside gaps
};

struct MatrixHeading {
  std::string key;
  std::string text;
  std::string href;  // its own page or list; empty: none
  std::string note;  // under it: "2 of 5 assessed"
};

struct MatrixRow {
  MatrixHeading heading;
  std::vector<MatrixCell> cells;  // one a column
};

struct Matrix {
  std::string corner;
  std::vector<MatrixHeading> columns;
  std::vector<MatrixRow> rows;
  std::vector<std::string> notes;  // below: how it was counted, what it leaves out
};

MatrixCell* find_cell(Matrix& matrix, std::string_view row, std::string_view column);

// Rows by `?sort=`: the key of a column, most first; "name"; else as they stand.
void sort_matrix(Matrix& matrix, std::string_view sort);

// Counts in words: gaps and what is open of them, signed statements; nothing when not examined.
std::vector<TableCell> count_parts(const kb::CellCounts& counts, const Messages& messages);

// What matrix_show.html prints of it: columns with their links to sort, rows, the cell chosen by
// ?row= and ?column= marked.
nlohmann::json matrix_model(const Matrix& matrix, const Request& request);

// As lines of a CSV file, first the headings.
std::vector<std::vector<std::string>> rows_of(const Matrix& matrix, const Messages& messages);

}  // namespace lacuna::server
