// EUR-Lex pages with marked paragraphs: the Official Journal's XHTML (two-column tables for points,
// also the older saves without ids) and consolidated texts (grids for points, "▼M6" marks that name
// the amending act by its CELEX number in their link). Both are read as one stream of paragraphs
// and list entries, so that they give the same tree. Linear; pure; any thread.
#pragma once

#include <vector>

#include "indexer/document/document.h"
#include "indexer/read/html/tree.h"

namespace lacuna::indexer::html {

bool is_eurlex_act(const Tree& tree);

// Appends the act's blocks and fills title and subject.
void read_eurlex_act(const Tree& tree, int root, Document& document);

}  // namespace lacuna::indexer::html
