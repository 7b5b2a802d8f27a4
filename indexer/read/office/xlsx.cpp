#include "indexer/read/office/xlsx.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <vector>

#include "indexer/read/office/docx_package.h"
#include "indexer/read/office/package.h"
#include "indexer/read/office/walk.h"
#include "kb/base/date.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kMostRows = 20000;
constexpr std::size_t kMostCells = 200;
constexpr std::size_t kLongestCell = 32767 * 4;  // bytes of what a spreadsheet holds at most
constexpr std::size_t kMostText = 32u << 20;     // bytes of all rows: shared strings repeat

// Words of an element: those of its <t> children, wherever they stand; phonetic readings left out.
std::string words_of(pugi::xml_node element) {
  std::string words;
  walk_elements(
      element,
      [&](pugi::xml_node node) {
        const std::string_view name = local_name(node);
        if (name == "rPh") return Descend::no;
        if (name == "t") {
          for (const pugi::xml_node part : node.children()) words += part.value();
          return Descend::no;
        }
        return Descend::yes;
      },
      [](pugi::xml_node) {});
  if (words.size() > kLongestCell) words.resize(byte_offset(words, kLongestCell / 4));
  std::erase(words, kCellEnd);
  return words;
}

// The child of that local name; none: empty.
pugi::xml_node child_of(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node child : node.children())
    if (local_name(child) == name) return child;
  return {};
}

template <class N>
N number_in(std::string_view text, N fallback) {
  N number = fallback;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : fallback;
}

// ---- which styles are dates

// Built-in formats 14 to 17 and 22 show a day; a person's own does when it names year and day.
bool is_day_format(int id, const std::set<int>& own) {
  return (id >= 14 && id <= 17) || id == 22 || own.contains(id);
}

std::vector<bool> day_styles(pugi::xml_node styles) {
  std::set<int> own;
  for (const pugi::xml_node format : child_of(styles, "numFmts").children()) {
    const std::string code = lower(attribute_of(format, "formatCode"));
    if (code.find('y') != code.npos && code.find('d') != code.npos)
      own.insert(number_in(attribute_of(format, "numFmtId"), -1));
  }
  std::vector<bool> days;
  for (const pugi::xml_node look : child_of(styles, "cellXfs").children())
    days.push_back(is_day_format(number_in(attribute_of(look, "numFmtId"), 0), own));
  return days;
}

// ---- cells

// Days since the sheet's first day: 1900 counts a 29 February that never was.
std::string day_of(double serial, bool from_1904) {
  if (!(serial >= 1 && serial < 2958466)) return "";  // up to 9999-12-31
  const long days = static_cast<long>(serial);
  const Date first = from_1904 ? *parse_iso_date("1904-01-01") : *parse_iso_date("1899-12-30");
  return to_iso(plus_days(first, days + (!from_1904 && days < 60 ? 1 : 0)));
}

std::string number_text(std::string_view value) {
  const double number = number_in(value, std::nan(""));
  if (std::isnan(number) || std::abs(number) > 9e15 || number != std::floor(number))
    return std::string(value);
  return std::to_string(static_cast<long long>(number));
}

// "BC12" -> 54; what names no column is the next one.
std::size_t column_of(std::string_view reference, std::size_t next) {
  std::size_t column = 0;
  for (const char letter : reference) {
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(letter - 'A' + 1);
    if (column > 16384) break;
  }
  return column == 0 ? next : column - 1;
}

struct Book {
  std::vector<std::string> shared;
  std::vector<bool> days;
  bool from_1904 = false;
};

std::string cell_text(pugi::xml_node cell, const Book& book) {
  const std::string_view type = attribute_of(cell, "t");
  if (type == "inlineStr") return words_of(child_of(cell, "is"));
  std::string value = child_of(cell, "v").child_value();
  std::erase(value, kCellEnd);
  if (type == "s") {
    const auto at = number_in<std::size_t>(value, book.shared.size());
    return at < book.shared.size() ? book.shared[at] : "";
  }
  if (type == "b") return value == "1" ? "true" : "false";
  if (type == "e") return "";
  if (type == "str" || type == "d") return value.substr(0, kLongestCell);
  const auto style = number_in<std::size_t>(attribute_of(cell, "s"), 0);
  if (style < book.days.size() && book.days[style])
    if (std::string day = day_of(number_in(value, 0.0), book.from_1904); !day.empty()) return day;
  return number_text(value);
}

Diagnostic too_large(const std::string& path, int line) {
  return {path, line, 0, Severity::error,
          "The sheet has more than 20,000 rows, 200 columns or 32 MB of words. Split it."};
}

// nullopt: fine.
std::optional<Diagnostic> read_rows(pugi::xml_node sheet, const Book& book, const std::string& path,
                                    Document& document) {
  int line = 0;
  std::size_t size = 0;
  for (const pugi::xml_node row : child_of(sheet, "sheetData").children()) {
    if (local_name(row) != "row") continue;
    line = number_in(attribute_of(row, "r"), line + 1);
    std::vector<std::string> cells;
    bool empty = true;
    for (const pugi::xml_node cell : row.children()) {
      if (local_name(cell) != "c") continue;
      std::string text = cell_text(cell, book);
      const std::size_t column = column_of(attribute_of(cell, "r"), cells.size());
      if (text.empty()) continue;
      if (column >= kMostCells) return too_large(path, line);
      if (cells.size() <= column) cells.resize(column + 1);
      size += text.size();
      cells[column] = std::move(text);
      empty = false;
    }
    if (empty) continue;
    if (document.blocks.size() >= kMostRows || size > kMostText) return too_large(path, line);
    Block block;
    block.line = line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) block.text += kCellEnd;
      block.text += cells[i];
    }
    document.blocks.push_back(std::move(block));
  }
  return std::nullopt;
}

}  // namespace

bool is_xlsx(std::string_view bytes, const std::string& path) {
  return lower(path).ends_with(".xlsx") || bytes.find("xl/workbook.xml") != bytes.npos;
}

Reading read_xlsx(std::string_view bytes, const std::string& path, const ReadOptions&) {
  docx::DocxPackage package;
  if (auto wrong = package.open(bytes, path)) return failed(std::move(*wrong));
  XmlFile workbook, styles, strings, sheet;
  if (auto wrong = package.load_main(workbook)) return failed(std::move(*wrong));
  Document document;
  document.reader = "xlsx 1";
  document.media_type = kSpreadsheet;
  Book book;
  const std::string_view base = attribute_of(child_of(workbook.root(), "workbookPr"), "date1904");
  book.from_1904 = base == "1" || base == "true";
  if (package.load_related("styles", styles, document.diagnostics))
    book.days = day_styles(styles.root());
  if (package.load_related("sharedStrings", strings, document.diagnostics))
    for (const pugi::xml_node item : strings.root().children())
      if (local_name(item) == "si") book.shared.push_back(words_of(item));
  // The prefix of an attribute tells apart what local names do not: id is the relationship's.
  std::string part;
  for (const pugi::xml_node one : child_of(workbook.root(), "sheets").children()) {
    if (part.empty() && local_name(one) == "sheet") part = package.target(attribute_of(one, "id"));
  }
  if (part.empty()) return failed(path, "The spreadsheet has no worksheet. Save it again.");
  if (auto wrong = package.load(part, sheet)) return failed(std::move(*wrong));
  if (auto wrong = read_rows(sheet.root(), book, path, document)) return failed(std::move(*wrong));
  if (document.blocks.empty())
    return failed(path, "The first worksheet is empty. Put the rows there.");
  return {ReadStatus::read, std::move(document), {}};
}

}  // namespace lacuna::indexer
