// An act or a paper? Pieces of running text become the blocks of the one or of the other. An act's
// pieces are lines for the numbering grammar of its tradition, marks printed before the words; a
// paper's are divisions, paragraphs and points as its headings and lists nest them. Pure; any
// thread.
#pragma once

#include <vector>

#include "indexer/document/piece.h"

namespace lacuna::indexer {

// Fills blocks, kind and, for a paper, title of `document`, whose metadata (front matter: type) may
// say what it is.
void fill(Document& document, const std::vector<Piece>& pieces);

// The finished reading; an act's file and a paper's alike. `failed` and `skipped` stay what they
// are.
Reading assembled(PieceReading read);

}  // namespace lacuna::indexer
