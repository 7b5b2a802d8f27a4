#include "server/pages/table.h"

#include <nlohmann/json.hpp>

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

std::string_view word_of(CellMark mark) {
  switch (mark) {
    case CellMark::gap:
      return "gap";
    case CellMark::met:
      return "met";
    case CellMark::recheck:
      return "recheck";
    case CellMark::unexamined:
      return "unexamined";
    case CellMark::signed_none:
      return "none";
    case CellMark::none:
      break;
  }
  return "";
}

}  // namespace

nlohmann::json cell_model(const TableCell& cell) {
  // A link without words leads nowhere that people could know.
  return {{"text", cell.text},
          {"href", cell.text.empty() ? std::string() : cell.href},
          {"mark", word_of(cell.mark)}};
}

nlohmann::json table_model(const Table& table) {
  Json columns = Json::array(), rows = Json::array();
  for (const TableCell& column : table.columns) columns.push_back(cell_model(column));
  for (const TableRow& row : table.rows) {
    Json cells = Json::array();
    for (const TableCell& cell : row.cells) cells.push_back(cell_model(cell));
    rows.push_back({{"heading", cell_model(row.heading)}, {"cells", cells}});
  }
  return {
      {"id", table.id}, {"caption", table.caption}, {"corner", table.corner}, {"columns", columns},
      {"rows", rows},   {"note", table.note},       {"empty", rows.empty()}};
}

std::vector<std::vector<std::string>> rows_of(const Table& table) {
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> head{table.corner};
  for (const TableCell& column : table.columns) head.push_back(column.text);
  lines.push_back(std::move(head));
  for (const TableRow& row : table.rows) {
    std::vector<std::string> line{row.heading.text};
    for (const TableCell& cell : row.cells) line.push_back(cell.text);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace lacuna::server
