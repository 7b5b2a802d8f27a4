// Pages of no publisher that is known here: service pages, policies, declarations, laws on other
// sites. Their content becomes pieces by its headings and lists; whether they are an act or a paper
// is decided with those of every other format (indexer/read/pieces.h). Linear; pure; any thread.
#pragma once

#include <vector>

#include "indexer/document/piece.h"
#include "indexer/read/html/tree.h"

namespace lacuna::indexer::html {

// Fills the identity of `document`; empty: the page has no content.
std::vector<Piece> read_page(const Tree& tree, Document& document);

}  // namespace lacuna::indexer::html
