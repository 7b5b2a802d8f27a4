// Tables with headings on both sides, as table.html prints them: every matrix and list of figures
// of the gap map. A cell says its meaning in words besides any colour. Values; one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace lacuna::server {

// What a cell's words mean, for its look: the words stand alone without it.
enum class CellMark { none, gap, met, recheck, unexamined, signed_none };

struct TableCell {
  std::string text;
  std::string href;
  CellMark mark = CellMark::none;
};

struct TableRow {
  TableCell heading;
  std::vector<TableCell> cells;
};

struct Table {
  std::string id;  // unique on its page
  std::string caption;
  std::string corner;  // heading over the row headings
  std::vector<TableCell> columns;
  std::vector<TableRow> rows;
  std::string note;  // below: what the table leaves out, how it was counted
};

nlohmann::json cell_model(const TableCell& cell);  // {text, href, mark}
nlohmann::json table_model(const Table& table);
// As CSV (RFC 4180), first row the headings.
std::vector<std::vector<std::string>> rows_of(const Table& table);

}  // namespace lacuna::server
