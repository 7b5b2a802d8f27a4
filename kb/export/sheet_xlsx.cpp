// A sheet as Office Open XML by libxlsxwriter. Its only clock is the day of creation in the
// properties, which is fixed here; the archive's own times are fixed by the library.
#include <filesystem>
#include <memory>

#include <xlsxwriter.h>

#include "kb/base/error.h"
#include "kb/base/file.h"
#include "kb/base/id.h"
#include "kb/base/text.h"
#include "kb/export/sheet.h"

namespace lacuna::kb {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestCell = 32767;  // UTF-16 units
constexpr std::size_t kMostRows = 1048575;   // below the heading
constexpr std::size_t kLargestFile = 1ULL << 30;
constexpr std::time_t kFixedDay = 946684800;  // 2000-01-01

struct OwnFile {
  fs::path path = fs::temp_directory_path() / ("lacuna-" + random_token(12) + ".xlsx");
  ~OwnFile() {
    std::error_code ignored;
    fs::remove(path, ignored);
  }
};

struct Looks {
  lxw_format* heading;
  lxw_format* words;
};

void check(lxw_error error) {
  if (error != LXW_NO_ERROR)
    throw Error(ErrorCode::unavailable,
                std::string("The spreadsheet could not be written: ") + lxw_strerror(error),
                "Check the disk, or take the CSV.");
}

// Twice as many code points are the most UTF-16 units.
std::string fitting(const std::string& text) {
  if (text.size() <= kLongestCell || count_characters(text) * 2 <= kLongestCell) return text;
  return shorten(text, kLongestCell / 2 - 40) + " [cut: the CSV has it whole]";
}

void write_words(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
                 lxw_format* look) {
  check(worksheet_write_string(sheet, row, column, fitting(text).c_str(), look));
}

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
                ColumnType type, lxw_format* look) {
  const bool number = type == ColumnType::number && !text.empty() && text.size() < 15 &&
                      text.find_first_not_of("0123456789") == std::string::npos;
  if (number)
    check(worksheet_write_number(sheet, row, column, static_cast<double>(std::stoll(text)), look));
  else if (!text.empty())
    write_words(sheet, row, column, text, look);
}

void write_rows(lxw_worksheet* sheet, const Sheet& data, const Looks& looks) {
  for (std::size_t i = 0; i < data.columns.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(sheet, column, column, data.columns[i].width, nullptr);
    write_words(sheet, 0, column, data.columns[i].name, looks.heading);
  }
  for (std::size_t r = 0; r < data.rows.size(); ++r)
    for (std::size_t i = 0; i < data.rows[r].size(); ++i)
      write_cell(sheet, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(i), data.rows[r][i],
                 data.columns.at(i).type, looks.words);
  worksheet_freeze_panes(sheet, 1, 0);
  if (!data.columns.empty()) {
    const auto last = static_cast<lxw_col_t>(data.columns.size() - 1);
    worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(data.rows.size()), last);
    worksheet_repeat_rows(sheet, 0, 0);
  }
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);  // A4
  worksheet_fit_to_pages(sheet, 1, 0);
}

void write_about(lxw_worksheet* sheet, const Sheet& data, const Looks& looks) {
  worksheet_set_column(sheet, 0, 0, 36, nullptr);
  worksheet_set_column(sheet, 1, 1, 90, nullptr);
  lxw_row_t row = 0;
  write_words(sheet, row++, 0, data.title, looks.heading);
  const auto facts = [&](const std::vector<SheetFact>& list) {
    for (const SheetFact& fact : list) {
      write_words(sheet, row, 0, fact.label, looks.words);
      write_words(sheet, row++, 1, fact.value, looks.words);
    }
  };
  facts(data.head);
  for (const std::string& note : data.notes) write_words(sheet, row++, 1, note, looks.words);
  facts(data.colophon);
}

}  // namespace

std::string write_xlsx(const Sheet& sheet) {
  if (sheet.rows.size() > kMostRows)
    throw Error(ErrorCode::too_large, "These are more rows than a spreadsheet holds.",
                "Take the CSV, or choose fewer by a filter.");
  const OwnFile file;
  lxw_workbook* book = workbook_new(file.path.c_str());
  if (book == nullptr)
    throw Error(ErrorCode::unavailable, "The spreadsheet could not be made.", "Take the CSV.");
  struct Closer {  // frees the workbook when something is thrown before it is closed
    lxw_workbook* book;
    ~Closer() {
      if (book != nullptr) workbook_close(book);
    }
  } closer{book};
  lxw_doc_properties properties{};
  std::string title = sheet.title.substr(0, 255);
  properties.title = title.data();
  properties.created = kFixedDay;
  check(workbook_set_properties(book, &properties));
  Looks looks{workbook_add_format(book), workbook_add_format(book)};
  for (lxw_format* look : {looks.heading, looks.words}) {
    format_set_text_wrap(look);
    format_set_align(look, LXW_ALIGN_VERTICAL_TOP);
  }
  format_set_bold(looks.heading);
  write_rows(workbook_add_worksheet(book, "rows"), sheet, looks);
  write_about(workbook_add_worksheet(book, "about"), sheet, looks);
  closer.book = nullptr;
  check(workbook_close(book));
  return read_file(file.path, kLargestFile);
}

}  // namespace lacuna::kb
