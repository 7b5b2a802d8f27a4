// The oldest pages of EUR-Lex: an act as bare paragraphs, without any mark of what they are. Each
// becomes a line for the numbering grammar of the Union's tradition. Pure; any thread.
#pragma once

#include "indexer/document/document.h"
#include "indexer/read/html/tree.h"

namespace lacuna::indexer::html {

void read_eurlex_lines(const Tree& tree, int root, Document& document);

}  // namespace lacuna::indexer::html
