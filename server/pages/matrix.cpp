#include "server/pages/matrix.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

std::string words_of_cell(const MatrixCell& cell, const Messages& messages) {
  std::vector<std::string> words;
  for (const TableCell& part : cell.parts) words.push_back(part.text);
  return words.empty() ? messages.text("not examined") : joined(words, "; ");
}

// The same page with another cell chosen.
std::string cell_href(const Request& request, const std::string& row, const std::string& column) {
  Fields query = request.query;
  std::erase_if(query,
                [](const Field& field) { return field.name == "row" || field.name == "column"; });
  query.push_back({"row", row});
  query.push_back({"column", column});
  return with_query(request.path + "#cell", query);
}

Json heading_model(const MatrixHeading& heading) {
  return {
      {"key", heading.key}, {"text", heading.text}, {"href", heading.href}, {"note", heading.note}};
}

}  // namespace

MatrixCell* find_cell(Matrix& matrix, std::string_view row, std::string_view column) {
  for (MatrixRow& one : matrix.rows)
    if (one.heading.key == row)
      for (std::size_t i = 0; i < one.cells.size(); ++i)
        if (matrix.columns[i].key == column) return &one.cells[i];
  return nullptr;
}

void sort_matrix(Matrix& matrix, std::string_view sort) {
  if (sort == "name") {
    std::stable_sort(
        matrix.rows.begin(), matrix.rows.end(),
        [](const MatrixRow& a, const MatrixRow& b) { return a.heading.text < b.heading.text; });
    return;
  }
  const auto column =
      std::find_if(matrix.columns.begin(), matrix.columns.end(),
                   [&](const MatrixHeading& heading) { return heading.key == sort; });
  if (sort.empty() || column == matrix.columns.end()) return;
  const auto at = static_cast<std::size_t>(column - matrix.columns.begin());
  std::stable_sort(matrix.rows.begin(), matrix.rows.end(),
                   [&](const MatrixRow& a, const MatrixRow& b) {
                     return a.cells[at].order > b.cells[at].order;
                   });
}

std::vector<TableCell> count_parts(const kb::CellCounts& counts, const Messages& messages) {
  std::vector<TableCell> parts;
  if (counts.gaps > 0) {
    const long gaps = static_cast<long>(counts.gaps), open = static_cast<long>(counts.open);
    if (open == 0)
      parts.push_back(
          {messages.plural("{count} closed gap", "{count} closed gaps", gaps), "", CellMark::met});
    else
      parts.push_back(
          {open == gaps ? messages.plural("{count} gap", "{count} gaps", gaps)
                        : messages.plural("{count} gap, {open} open", "{count} gaps, {open} open",
                                          gaps, {{"open", std::to_string(open)}}),
           "", CellMark::gap});
  }
  if (counts.signed_none > 0)
    parts.push_back({messages.text("none exists (signed)"), "", CellMark::signed_none});
  if (counts.rechecks > 0)
    parts.push_back({messages.text("none found: to re-check"), "", CellMark::recheck});
  return parts;
}

nlohmann::json matrix_model(const Matrix& matrix, const Request& request) {
  const std::string_view sort = request.query_value("sort");
  const std::string_view row = request.query_value("row"), column = request.query_value("column");
  Json columns = Json::array(), rows = Json::array();
  for (const MatrixHeading& heading : matrix.columns) {
    Json one = heading_model(heading);
    const bool sorted = heading.key == sort;
    one["sort_href"] = with_parameter(request, "sort", sorted ? "" : heading.key);
    one["sorted"] = sorted;
    columns.push_back(std::move(one));
  }
  for (const MatrixRow& line : matrix.rows) {
    Json cells = Json::array();
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      const MatrixCell& cell = line.cells[i];
      Json parts = Json::array();
      const MatrixHeading& over = matrix.columns[i];
      const std::string behind = cell_href(request, line.heading.key, over.key);
      for (TableCell part : cell.parts) {
        if (part.href.empty()) part.href = behind;
        parts.push_back(cell_model(part));
      }
      cells.push_back({{"parts", parts},
                       {"href", cell.parts.empty() ? "" : behind},
                       {"chosen", line.heading.key == row && over.key == column}});
    }
    rows.push_back({{"heading", heading_model(line.heading)}, {"cells", cells}});
  }
  return {{"corner", matrix.corner},
          {"name_href", with_parameter(request, "sort", sort == "name" ? "" : "name")},
          {"by_name", sort == "name"},
          {"columns", columns},
          {"rows", rows}};
}

std::vector<std::vector<std::string>> rows_of(const Matrix& matrix, const Messages& messages) {
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> head{matrix.corner};
  for (const MatrixHeading& column : matrix.columns) head.push_back(column.text);
  lines.push_back(std::move(head));
  for (const MatrixRow& row : matrix.rows) {
    std::vector<std::string> line{row.heading.text};
    for (const MatrixCell& cell : row.cells) line.push_back(words_of_cell(cell, messages));
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace lacuna::server
