// The words of one unit (an article, an annex, an act without articles) to its paragraphs, points
// and indents, also where everything runs on one line and in both nestings. A mark is a unit where
// it continues a sequence that is open, or opens one at a sensible place; what follows "cu
// următorul cuprins:" is quotation up to the next instruction, never a unit. Linear (look-ahead is
// bounded); depth is bounded. Pure; any thread.
#pragma once

#include <cstddef>
#include <span>

#include "indexer/structure/builder.h"
#include "indexer/structure/sequence.h"
#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

// Reads text[begin, end) of the builder's text into unit `root` and new units below it. `before` is
// the last unit of the container before, whose numbers may go on here; the answer is the last one
// directly below `root` (unit -1: none).
OpenUnit read_body(const Tradition& tradition, Builder& builder, std::span<const TakenNote> notes,
                   int root, std::size_t begin, std::size_t end, const OpenUnit* before = nullptr);

// Where the closing formula and the signatures begin; `end` when there are none.
std::size_t find_closing(const Tradition& tradition, std::string_view text, std::size_t begin,
                         std::size_t end);

}  // namespace lacuna::indexer
