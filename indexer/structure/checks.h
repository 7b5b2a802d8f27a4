// What every import must show (domain.md 4.9): parsing twice gives the same tree; the text without
// its structure is the text that came in; eIds are unique. Findings are values. Pure; any thread.
#pragma once

#include <vector>

#include "indexer/structure/structure.h"

namespace lacuna::indexer {

bool same_tree(const Structured& one, const Structured& other);

// The words and numbers of the document against those of labels, headings, texts, quotations,
// wrap-ups, footnotes, notes and comments; order, punctuation and white space aside.
bool keeps_text(const Document& document, const Structured& act);

// The units' headings, texts, quotations and wrap-ups, read in the order of the tree, follow the
// order of a document of lines (marked-up formats keep apart what they nest).
bool keeps_order(const Document& document, const Structured& act);

bool has_unique_eids(const Structured& act);

}  // namespace lacuna::indexer
