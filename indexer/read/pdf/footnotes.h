// Footnotes: lines in small print at the foot of a column, the first of which begins with a mark.
// Linear. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "indexer/read/pdf/line.h"

namespace lacuna::indexer::pdf {

struct Footnote {
  int page = 0;
  std::string mark;  // "3", "*"
  std::string text;  // hyphens joined
};

// The size of most of the document's letters.
double body_size(const std::vector<Line>& lines);

// Takes the footnotes out of the lines.
std::vector<Footnote> take_footnotes(std::vector<Line>& lines, double body);

// The mark without its brackets: "(3)" is "3".
std::string bare_mark(std::string_view mark);

}  // namespace lacuna::indexer::pdf
