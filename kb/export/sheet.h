// A table that leaves the house: title, columns, rows, and the colophon that every export prints
// (domain.md 3.6: date, versions of texts, filter, demo mark, SHA-256). Writers make the same bytes
// of the same sheet: no clock, no machine, no program version goes in. Pure; any thread (write_xlsx
// uses a temporary file and throws unavailable when it cannot).
//
// CSV is RFC 4180 in UTF-8 with a byte order mark, lines ending in CR LF, every line with as many
// cells as the heading. Head, notes and colophon follow the rows in lines that begin with "# ":
//     sed '/^#/,$d' FILE.csv | sha256sum
// gives the printed hash. A cell that a spreadsheet would take for a formula gets an apostrophe
// before it (OWASP "CSV injection"); undefused() takes it away again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lacuna::kb {

enum class ColumnType { text, number };

struct SheetColumn {
  std::string name;
  ColumnType type = ColumnType::text;
  int width = 20;  // characters, in a spreadsheet
};

struct SheetFact {
  std::string label;
  std::string value;
};

struct Sheet {
  std::string name;  // of its file, without ending; ASCII
  std::string title;
  std::vector<SheetFact> head;  // what stands above the rows in the layout
  std::vector<SheetColumn> columns;
  std::vector<std::vector<std::string>> rows;  // as many cells as columns
  std::vector<std::string> notes;
  std::vector<SheetFact> colophon;
};

// SHA-256 of the heading and the rows as CSV writes them.
std::string data_hash(const Sheet& sheet);

std::string write_csv(const Sheet& sheet);

// Two worksheets: the rows, and title, head, notes and colophon. Cells are words or numbers, never
// formulas. A cell longer than the 32,767 characters of a spreadsheet is cut and says so.
std::string write_xlsx(const Sheet& sheet);

std::string defused(std::string_view cell);
std::string undefused(std::string_view cell);

}  // namespace lacuna::kb
