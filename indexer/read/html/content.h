// The content of a page at large, without what stands around it: menus, breadcrumbs, banners,
// forms, footers. As pieces in reading order: headings, paragraphs, entries of lists, rows of
// tables. Linear; pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "indexer/document/piece.h"
#include "indexer/read/html/tree.h"
#include "indexer/read/html/words.h"

namespace lacuna::indexer::html {

// The element that holds the content: <main>, [role=main], the one <article>, else <body>.
int content_root(const Tree& tree);

// Whether this element stands around the content.
bool is_surrounding(const Tree& tree, int node);

std::vector<Piece> pieces_of(const Tree& tree, int root, const WordRules& rules);

}  // namespace lacuna::indexer::html
