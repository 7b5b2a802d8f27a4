#include "kb/export/csv.h"

#include <algorithm>

#include "kb/base/text.h"

namespace lacuna::kb {
namespace {

constexpr std::size_t kMostRows = 20000;
constexpr std::size_t kMostCells = 200;
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// The separator that the first line has most of, outside quotes.
char separator_of(std::string_view text) {
  std::size_t commas = 0, semicolons = 0, tabs = 0;
  bool quoted = false;
  for (const char letter : text) {
    if (letter == '"') quoted = !quoted;
    if (quoted) continue;
    if (letter == '\n') break;
    commas += letter == ',';
    semicolons += letter == ';';
    tabs += letter == '\t';
  }
  return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
}

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

  CsvReading read() {
    while (at_ < text_.size() && !reading_.problem) {
      row_ = {line_, {}};
      read_row();
      const bool empty =
          std::ranges::all_of(row_.cells, [](const auto& cell) { return cell.empty(); });
      if (empty) continue;
      if (reading_.rows.size() >= kMostRows || row_.cells.size() > kMostCells)
        fail("The table has more than 20,000 rows or 200 columns. Split it.");
      else
        reading_.rows.push_back(std::move(row_));
    }
    if (reading_.problem) reading_.rows.clear();
    return std::move(reading_);
  }

 private:
  void fail(std::string message) {
    reading_.problem = Diagnostic{"", line_, 0, Severity::error, std::move(message)};
  }

  void read_row() {
    for (;;) {
      row_.cells.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted() : plain());
      if (reading_.problem || row_.cells.size() > kMostCells) return skip_line();
      if (at_ < text_.size() && text_[at_] == separator_) {
        ++at_;
        continue;
      }
      return skip_line();
    }
  }

  // A carriage return alone is a letter like any other.
  bool ends_with_return() const {
    return at_ < text_.size() && text_[at_] == '\r' &&
           (at_ + 1 == text_.size() || text_[at_ + 1] == '\n');
  }

  // Behind the line's end; what stands behind a closing quote was refused before.
  void skip_line() {
    if (ends_with_return()) ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') {
      ++at_;
      ++line_;
    } else if (at_ < text_.size() && !reading_.problem && row_.cells.size() <= kMostCells) {
      fail("Something stands behind a closing quote. Double the quotes inside a cell.");
    }
  }

  std::string plain() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' &&
           !ends_with_return())
      ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string quoted() {
    const int begun = line_;
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
          ++at_;
          return cell;
        }
        ++at_;
      }
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '\r' || at_ + 1 >= text_.size() || text_[at_ + 1] != '\n')
        cell += text_[at_];
    }
    line_ = begun;
    fail("A quote is opened here and never closed. Close it, or double it.");
    return cell;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
  CsvRow row_;
  CsvReading reading_;
};

}  // namespace

CsvReading read_csv(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (const auto bad = find_invalid_utf8(text)) {
    CsvReading reading;
    reading.problem =
        Diagnostic{"", place_of(text, bad->offset).line, 0, Severity::error,
                   "The file is not in UTF-8. Save it as \"CSV UTF-8\", or as .xlsx."};
    return reading;
  }
  return CsvReader(text).read();
}

}  // namespace lacuna::kb
