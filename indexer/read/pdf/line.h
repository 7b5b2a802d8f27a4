// Lines of a PDF's text, and the fragments of words that they are put together from. Pure; any
// thread.
#pragma once

#include <string>
#include <vector>

#include "indexer/read/pdf/page.h"

namespace lacuna::indexer::pdf {

// Words that stand close together on one height.
struct Fragment {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  std::vector<Word> words;  // from left to right
};

// A raised number or sign at the end of a word: of a footnote, or an exponent.
struct RaisedMark {
  std::size_t begin = 0;  // bytes of the line's text that it takes
  std::size_t end = 0;
};

struct Line {
  std::string text;
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double size = 0;      // of most of its letters
  double text_x0 = 0;   // where its second word begins: behind a number or bullet
  bool bold = false;    // all of it
  bool is_row = false;  // of a table: cells between bars
  int page = 0;         // from 0
  int column = 0;       // of the document, counted through
  double left = 0;      // edges of the column
  double right = 0;
  std::vector<RaisedMark> raised;
};

enum class RowKind { running, cells };

// The fragments of one height, from left to right, as one line; cells stand between bars.
Line line_of(const std::vector<Fragment>& row, RowKind kind);

}  // namespace lacuna::indexer::pdf
