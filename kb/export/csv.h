// Reading CSV from strangers (RFC 4180, and what spreadsheets make of it: a byte order mark, lines
// that end in LF, semicolons or tabs where the language writes decimals with a comma). Linear;
// at most 20,000 rows of 200 cells. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/base/diagnostic.h"

namespace lacuna::kb {

struct CsvRow {
  int line = 0;  // 1-based, where it begins
  std::vector<std::string> cells;
};

struct CsvReading {
  std::vector<CsvRow> rows;           // lines without anything are left out
  std::optional<Diagnostic> problem;  // where it stops being CSV; then there are no rows
};
CsvReading read_csv(std::string_view text);

}  // namespace lacuna::kb
