#include "kb/export/sheet.h"

#include <algorithm>

#include "kb/base/id.h"

namespace lacuna::kb {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr std::string_view kLineEnd = "\r\n";

// What spreadsheets read a formula from, also in full width; '#' begins our own lines.
bool begins_formula(std::string_view text) {
  constexpr std::string_view kFullWidth[] = {"＝", "＋", "－", "＠"};
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return false;
  text.remove_prefix(begin);
  return std::string_view("=+-@\t\r\n#").find(text.front()) != std::string_view::npos ||
         std::ranges::any_of(kFullWidth, [&](auto sign) { return text.starts_with(sign); });
}

bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string cell_of(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char letter : text) {
    if (letter == '"') quoted += '"';
    quoted += letter;
  }
  return quoted + '"';
}

void add_line(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    out += cells[i];
  }
  out += kLineEnd;
}

std::string data_of(const Sheet& sheet) {
  std::string out(kByteOrderMark);
  std::vector<std::string> cells;
  for (const SheetColumn& column : sheet.columns) cells.push_back(cell_of(defused(column.name)));
  add_line(out, cells);
  for (const auto& row : sheet.rows) {
    cells.clear();
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool number = sheet.columns.at(i).type == ColumnType::number && is_number(row[i]);
      cells.push_back(number ? row[i] : cell_of(defused(row[i])));
    }
    add_line(out, cells);
  }
  return out;
}

// "# label" and its value, filled up to the width of the table.
void add_fact(std::string& out, const Sheet& sheet, const std::string& label,
              const std::string& value) {
  std::vector<std::string> cells(std::max<std::size_t>(sheet.columns.size(), 1));
  if (cells.size() == 1) {
    cells[0] = cell_of("# " + label + (value.empty() ? "" : ": " + value));
  } else {
    cells[0] = cell_of("# " + label);
    cells[1] = cell_of(defused(value));
  }
  // A line that is quoted would not begin with '#': no label holds a comma, a quote or a line end.
  add_line(out, cells);
}

std::string without_separators(std::string text) {
  std::ranges::replace_if(
      text, [](char letter) { return letter == ',' || letter == '"' || letter == '\n'; }, ' ');
  return text;
}

}  // namespace

std::string defused(std::string_view cell) {
  const std::size_t behind = cell.find_first_not_of('\'');
  const bool like = begins_formula(behind == std::string_view::npos ? cell : cell.substr(behind));
  return (like ? "'" : "") + std::string(cell);
}

std::string undefused(std::string_view cell) {
  if (cell.starts_with('\'') && defused(cell.substr(1)) == cell) cell.remove_prefix(1);
  return std::string(cell);
}

std::string data_hash(const Sheet& sheet) {
  return sha256(data_of(sheet));
}

std::string write_csv(const Sheet& sheet) {
  std::string out = data_of(sheet);
  const auto fact = [&](const SheetFact& row) {
    add_fact(out, sheet, without_separators(row.label), row.value);
  };
  fact({sheet.title, ""});
  std::ranges::for_each(sheet.head, fact);
  for (const std::string& note : sheet.notes) fact({"*", note});
  std::ranges::for_each(sheet.colophon, fact);
  return out;
}

}  // namespace lacuna::kb
