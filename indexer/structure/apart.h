// What stands apart in a document of lines (footnotes, comments, tracked changes, links) given to
// the units that the numbering grammar made of the lines. A unit is found by the line it stands at,
// then by the words that are quoted or linked. Linear. Pure; any thread.
#pragma once

#include "indexer/structure/structure.h"

namespace lacuna::indexer {

// Whether the block's words are none of the running text.
bool stands_apart(const Block& block);

// Completes notes, comments, links and the units' footnotes; `out` has the tree of the document's
// lines, whose units know their line.
void attach_apart(const Document& document, Structured& out);

}  // namespace lacuna::indexer
