// From lines that have no markup to provisions, by the numbering grammar of their legal tradition.
// Fills provisions (without eIds), notes and report. Linear; pure; any thread.
#pragma once

#include "indexer/structure/structure.h"
#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

void tree_of_lines(const Tradition& tradition, const Document& document, Structured& out);

}  // namespace lacuna::indexer
