// Lines to paragraphs, headings and rows: what indents, gaps, sizes and the words themselves say.
// Linear. Pure; any thread.
#pragma once

#include <vector>

#include "indexer/document/piece.h"
#include "indexer/read/pdf/footnotes.h"
#include "indexer/read/pdf/line.h"

namespace lacuna::indexer::pdf {

std::vector<Piece> paragraphs_of(const std::vector<Line>& lines,
                                 const std::vector<Footnote>& footnotes, double body);

}  // namespace lacuna::indexer::pdf
