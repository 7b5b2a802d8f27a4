#include "indexer/read/pdf/line.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "kb/base/text.h"

namespace lacuna::indexer::pdf {

namespace {

constexpr double kSpace = 0.12;  // of the font's size: narrower gaps part no words
constexpr double kCellGap = 1.2;

// The size of most letters.
double size_of(const std::vector<Fragment>& row) {
  std::map<long, std::size_t> letters;  // by tenths of a point
  for (const Fragment& fragment : row)
    for (const Word& word : fragment.words)
      letters[std::lround(word.size * 10)] += word.text.size();
  const auto most =
      std::max_element(letters.begin(), letters.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == letters.end() ? 0 : static_cast<double>(most->first) / 10;
}

bool is_sign_of_note(std::string_view text) {
  if (text.size() > 5) return false;
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == ')' || c == '(' || c == ',';
  });
  return digits || text == "*" || text == "**" || text == "***" || text == "†" || text == "‡" ||
         (text.size() == 1 && text[0] >= 'a' && text[0] <= 'z');
}

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) {
    return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

}  // namespace

Line line_of(const std::vector<Fragment>& row, RowKind kind) {
  Line line;
  line.size = size_of(row);
  line.is_row = kind == RowKind::cells;
  line.x0 = row.front().x0;
  line.x1 = row.front().x1;
  line.y0 = 1e9;
  line.y1 = -1e9;
  for (const Fragment& fragment : row)
    for (const Word& word : fragment.words)
      if (word.size > 0.8 * line.size) {
        line.y0 = std::min(line.y0, word.y0);
        line.y1 = std::max(line.y1, word.y1);
      }
  bool all_bold = true, any_letter = false;
  std::size_t words = 0;
  const Word* before = nullptr;
  for (const Fragment& fragment : row) {
    line.x0 = std::min(line.x0, fragment.x0);
    line.x1 = std::max(line.x1, fragment.x1);
    for (const Word& word : fragment.words) {
      const double gap = before ? word.x0 - before->x1 : 0;
      const bool raised = word.size < 0.82 * line.size && line.y1 - word.y1 > 0.12 * line.size &&
                          gap < 0.2 * line.size && is_sign_of_note(word.text);
      const bool glued = before && gap < kSpace * line.size && !before->space_after;
      const bool cell = before && line.is_row && gap > kCellGap * line.size;
      if (cell)
        line.text += " | ";
      else if (before && !glued && !raised)
        line.text += ' ';
      if (raised) line.raised.push_back({line.text.size(), line.text.size() + word.text.size()});
      line.text += word.text;
      if (!glued && ++words == 2) line.text_x0 = word.x0;
      if (has_letter(word.text)) {
        any_letter = true;
        all_bold = all_bold && word.bold;
      }
      before = &word;
    }
  }
  line.bold = any_letter && all_bold;
  // Small capitals are no small print.
  for (const Fragment& fragment : row)
    for (const Word& word : fragment.words)
      if (has_letter(word.text) && word.text.size() > 1) line.size = std::max(line.size, word.size);
  return line;
}

}  // namespace lacuna::indexer::pdf
