// Tables of pages as files, from the model that table.html prints.
#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/base/text.h"
#include "server/pages/sheets.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

struct FileForm {
  std::string_view ending;
  std::string_view type;
  std::string (*write)(const kb::Sheet&);
};
constexpr FileForm kForms[] = {
    {"csv", "text/csv; charset=utf-8; header=present", kb::write_csv},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", kb::write_xlsx},
};

bool is_table(const Json& value) {
  return value.is_object() && value.contains("corner") && value.contains("columns") &&
         value.contains("rows") && value.contains("caption");
}

// A page has one table in its model, or a list of them.
std::vector<const Json*> tables_in(const Json& model) {
  std::vector<const Json*> found;
  for (const Json& value : model) {
    if (is_table(value)) found.push_back(&value);
    if (!value.is_array()) continue;
    for (const Json& one : value)
      if (is_table(one)) found.push_back(&one);
  }
  return found;
}

const Json* chosen_table(const Json& model, std::string_view id) {
  for (const Json* table : tables_in(model))
    if (id.empty() || (*table)["id"] == id) return table;
  return nullptr;
}

std::string text_of(const Json& cell) {
  return cell["text"].get<std::string>();
}

void note_provision(SheetDraft& draft, const Json& cell) {
  const auto href = cell["href"].get<std::string>();
  if (href.starts_with("/law/")) draft.provision(href.substr(5, href.find('#') - 5));
}

// Letters and digits of an id that becomes a file's name.
std::string file_name(std::string_view id) {
  std::string name = "lacuna-";
  for (const char letter : id)
    name += (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                    (letter >= '0' && letter <= '9')
                ? letter
                : '-';
  return name;
}

std::string choices_in(const Request& request) {
  std::string text;
  for (const Field& field : request.query)
    if (!field.value.empty() && field.name != "format" && field.name != "table" &&
        field.name != "lang")
      text += (text.empty() ? "" : "; ") + field.name + ": " + field.value;
  return text;
}

}  // namespace

Response sheet_file(const kb::Sheet& sheet, std::string_view ending) {
  for (const FileForm& form : kForms)
    if (form.ending == ending)
      return download(form.write(sheet), form.type, sheet.name + "." + std::string(ending));
  throw Error(ErrorCode::not_found, "There is no such export.",
              "The page of exports lists what there is.");
}

std::optional<Response> table_file(Context& context, const Request& request, const Json& model) {
  const std::string_view ending = request.query_value("format");
  if (ending.empty()) return std::nullopt;
  const Json* table = chosen_table(model, request.query_value("table"));
  if (table == nullptr) {
    if (request.query_value("table").empty()) return std::nullopt;  // another page's word
    throw Error(ErrorCode::not_found, "This page has no such table.", "Go back to the page.");
  }
  const auto caption = (*table)["caption"].get<std::string>();
  SheetDraft draft(context, file_name((*table)["id"].get<std::string>()),
                   caption.empty() ? model["title"].get<std::string>() : caption);
  draft.uses_all();
  draft.heading((*table)["corner"].get<std::string>(), 40, kb::ColumnType::text);
  for (const Json& column : (*table)["columns"])
    draft.heading(text_of(column), 16, kb::ColumnType::number);
  for (const Json& row : (*table)["rows"]) {
    std::vector<std::string> cells{text_of(row["heading"])};
    note_provision(draft, row["heading"]);
    for (const Json& cell : row["cells"]) {
      cells.push_back(text_of(cell));
      note_provision(draft, cell);
    }
    draft.row(std::move(cells));
  }
  if (const auto note = (*table)["note"].get<std::string>(); !note.empty()) draft.note(note);
  return sheet_file(draft.finish(choices_in(request)), ending);
}

}  // namespace lacuna::server
