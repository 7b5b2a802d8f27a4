// Spreadsheets (Office Open XML, ISO 29500) as rows: the first worksheet, cells as people see them
// (shared and inline strings, whole numbers, dates as YYYY-MM-DD, "true" and "false"; of a formula
// the value that was saved with it). Each row that holds anything is a block of role `line`, its
// number in the sheet as `line`, its cells with kCellEnd between them. A spreadsheet is no text to
// publish: the pipeline leaves files of this media type out. At most 20,000 rows of 200 cells.
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "indexer/document/reading.h"

namespace lacuna::indexer {

inline constexpr std::string_view kSpreadsheet =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr char kCellEnd = '\x1f';  // the unit separator; taken out of cells

bool is_xlsx(std::string_view bytes, const std::string& path);
Reading read_xlsx(std::string_view bytes, const std::string& path, const ReadOptions& options = {});

}  // namespace lacuna::indexer
