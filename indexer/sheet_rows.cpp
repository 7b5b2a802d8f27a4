#include "indexer/sheet_rows.h"

#include "indexer/read/office/xlsx.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

SheetRows read_sheet(const DocumentReader& read, std::string_view bytes, const std::string& name) {
  SheetRows sheet;
  const Reading reading = read(bytes, name, {});
  if (reading.status != ReadStatus::read) {
    sheet.problem = reading.reason;
  } else if (reading.document.media_type != kSpreadsheet) {
    sheet.problem = Diagnostic{name, 0, 0, Severity::error,
                               "This is no spreadsheet. Save the table as .xlsx or .csv."};
  } else {
    for (const Block& block : reading.document.blocks) {
      SheetRow& row = sheet.rows.emplace_back();
      row.line = block.line;
      for (const std::string_view cell : split(block.text, kCellEnd)) row.cells.emplace_back(cell);
    }
  }
  return sheet;
}

}  // namespace lacuna::indexer
