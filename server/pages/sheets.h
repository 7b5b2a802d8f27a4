// Sheets for export: what a page's handler fills row by row, and the colophon that every one of
// them carries. What the viewer may not see never gets here: rows are made of what the store gives
// it. One thread a request.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/export/sheet.h"
#include "kb/model/record.h"
#include "kb/model/ref.h"
#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

class SheetDraft {
 public:
  SheetDraft(Context& context, std::string name, std::string title);

  // Headings are messages.
  void column(std::string_view message, int width = 20, kb::ColumnType type = kb::ColumnType::text);
  void heading(std::string text, int width, kb::ColumnType type);  // as it stands
  void head(std::string_view message, std::string value);  // nothing when the value is empty
  void note(std::string text) { sheet_.notes.push_back(std::move(text)); }
  void row(std::vector<std::string> cells) { sheet_.rows.push_back(std::move(cells)); }

  // A record that stands in a row: its mark, its audience and its last change go into the colophon.
  void uses(const kb::Record& record);
  // A provision that stands in a row: its act's text goes into the colophon. Returns how people
  // cite it, or the reference as it is.
  std::string provision(std::string_view reference);
  // The words of a provision with all below it, as they stand in the text of the reference's date
  // or in the current one; empty when no text is loaded.
  std::string words_of(std::string_view reference);

  // Everything that the viewer sees, where a sheet is counted from all of it.
  void uses_all();

  // `filter`: what was chosen, in words; empty: everything.
  kb::Sheet finish(const std::string& filter);

 private:
  Context& context_;
  kb::Sheet sheet_;
  std::map<std::string, std::string> texts_;  // act -> its text
  std::string latest_change_;
  bool illustrative_ = false;
  bool public_ = true;
};

// Any table of any page, as table.html shows it: `?format=csv` or `xlsx` with `table=ID`, else the
// first. nullopt when the query asks for no file; not_found when the page has no such table.
std::optional<Response> table_file(Context& context, const Request& request,
                                   const nlohmann::json& model);

// The file of a sheet; `ending` is "csv" or "xlsx". not_found for another.
Response sheet_file(const kb::Sheet& sheet, std::string_view ending);

}  // namespace lacuna::server
