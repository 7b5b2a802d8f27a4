// Lines that a copy has broken in the middle of sentences are joined again, before the numbering
// grammar asks which lines begin units. Whether a text is broken so is seen by its lines: many end
// without a mark and go on in lower case. Pure; any thread.
#pragma once

#include "indexer/structure/notes.h"
#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

// Replaces ends of lines inside sentences by blanks; nothing else changes, no offset moves. Answers
// whether the text was broken.
bool join_wrapped_lines(const Tradition& tradition, CleanText& clean);

}  // namespace lacuna::indexer
