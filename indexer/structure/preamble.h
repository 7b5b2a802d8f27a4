// The preamble of an act of the Union: what stands before the recitals, the recitals "(1) …" or
// "Whereas …;", and the enacting formula. Linear; pure; any thread.
#pragma once

#include <cstddef>

#include "indexer/structure/builder.h"
#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

// Reads text[begin, end) into unit `preamble`, with its recitals as units below it.
void read_recitals(const Tradition& tradition, Builder& builder, int preamble, std::size_t begin,
                   std::size_t end);

}  // namespace lacuna::indexer
