// Whatever a table from outside holds, reading it as CSV, as a worksheet and as 5W rows never
// crashes, and what is read stays within its limits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "indexer/read/office/xlsx.h"
#include "kb/export/csv.h"
#include "kb/export/five_w.h"
#include "kb/export/sheet.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with("PK")) {
    for (const indexer::Block& block : indexer::read_xlsx(bytes, "fuzz.xlsx").document.blocks)
      if (block.text.empty()) std::abort();
    return 0;
  }
  std::vector<kb::FiveWRow> rows;
  int line = 0;
  for (kb::CsvRow& row : kb::read_csv(bytes).rows) {
    if (row.line <= line || row.cells.size() > 200) std::abort();
    line = row.line;
    for (const std::string& cell : row.cells)
      if (kb::undefused(kb::defused(cell)) != cell) std::abort();
    rows.push_back({row.line, std::move(row.cells)});
  }
  const kb::FiveWNames names = [](const kb::EntryField&, const std::string& typed) {
    return std::optional(typed);
  };
  kb::read_five_w(rows, names);
  return 0;
}
