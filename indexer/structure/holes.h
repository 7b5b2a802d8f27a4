// Numbers that are missing from a sequence (art. 23, then art. 25) and not explained by a stub or
// by a note that tells a repeal there: an act with such holes is published only after a curator
// accepted it (domain.md 4.9). Pure; any thread.
#pragma once

#include <vector>

#include "indexer/structure/structure.h"
#include "indexer/structure/tradition.h"
#include "indexer/structure/value.h"

namespace lacuna::indexer {

// `values` are those of the provisions' numbers, one each; fills report.holes.
void report_holes(const Tradition& tradition, const std::vector<Value>& values, Structured& act);

// The value of a normal number whose unit is known to be numbered in figures ("12-1"); kind none:
// it is not.
Value value_of_figures(std::string_view num_norm);

}  // namespace lacuna::indexer
