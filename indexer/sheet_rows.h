// The rows of an uploaded spreadsheet, read in a child process like every file from outside. Any
// thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/document/reading.h"

namespace lacuna::indexer {

struct SheetRow {
  int line = 0;  // 1-based, in the sheet
  std::vector<std::string> cells;
};

struct SheetRows {
  std::vector<SheetRow> rows;
  std::optional<Diagnostic> problem;  // why there are none
};
SheetRows read_sheet(const DocumentReader& read, std::string_view bytes, const std::string& name);

}  // namespace lacuna::indexer
