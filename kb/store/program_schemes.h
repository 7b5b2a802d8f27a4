// The vocabularies that come with the program (corpus/vocabularies/, compiled in): part of every
// data directory. For threading and errors see store.h.
#pragma once

#include <cstddef>
#include <vector>

#include "kb/model/concept.h"
#include "kb/store/store.h"

namespace lacuna::kb {

std::vector<ConceptScheme> program_schemes();

// Adds and renews them where the data directory has others, or none, of an older program; returns
// how many concepts changed. Writes nothing, and waits for no writer, when nothing differs.
std::size_t bring_program_schemes(Store& store);

}  // namespace lacuna::kb
