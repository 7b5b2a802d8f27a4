// A page of a PDF, or of a scan that was recognised, as words with their boxes: what the layout is
// found from. Points (1/72 inch), origin at the top left. Open data; no threading rule.
#pragma once

#include <string>
#include <vector>

namespace lacuna::indexer::pdf {

struct Word {
  std::string text;  // UTF-8
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double size = 0;  // of the font
  bool bold = false;
  bool space_after = false;  // set apart from the word behind it, however near that stands

  double height() const { return y1 - y0; }
};

struct Page {
  double width = 0;
  double height = 0;
  std::vector<Word> words;
};

}  // namespace lacuna::indexer::pdf
