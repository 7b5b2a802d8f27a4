// The reading of one text's tokens: what find_citations, notes and typed references share. Not for
// other rooms.
#pragma once

#include <vector>

#include "indexer/cite/cite.h"
#include "indexer/cite/language.h"
#include "indexer/cite/token.h"

namespace lacuna::indexer {

enum class Style {
  running,  // sentences
  note,     // consolidation notes: levels and act joined by commas or by nothing
};

std::vector<CitedExpression> read_expressions(const Tokens& tokens, const Language& language,
                                              CiteContext& context, Style style);
// The same, reference by reference.
std::vector<kb::Citation> read_citations(const Tokens& tokens, const Language& language,
                                         CiteContext& context, Style style);

}  // namespace lacuna::indexer
