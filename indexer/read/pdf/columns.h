// From words to lines in reading order: fragments, then bands of the page that are columns of prose
// (read one after the other) or not (read row by row, as tables and single columns are). Linear but
// for sorting. Pure; any thread.
#pragma once

#include <vector>

#include "indexer/read/pdf/line.h"
#include "indexer/read/pdf/page.h"

namespace lacuna::indexer::pdf {

// From the top down, then from left to right.
std::vector<Fragment> fragments_of(const Page& page);

// What the pages before tell the next one.
struct Columns {
  int count = 0;             // columns so far
  std::vector<double> cuts;  // between the columns that were last seen
};

std::vector<Line> lines_of(std::vector<Fragment> fragments, int page, Columns& columns);

}  // namespace lacuna::indexer::pdf
