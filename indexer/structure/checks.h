// What every import must show (domain.md 4.9): parsing twice gives the same tree; the text without
// its structure is the text that came in; eIds are unique. Findings are values. Pure; any thread.
#pragma once

#include <vector>

#include "indexer/structure/structure.h"

namespace lacuna::indexer {

bool same_tree(const Structured& one, const Structured& other);

// The words and numbers of the document against those of labels, headings, texts, quotations,
// wrap-ups, footnotes, notes and comments; punctuation and white space aside.
enum class WordCheck {
  kept,       // the same as often; headings, texts, quotations and wrap-ups in the document's order
  reordered,  // the same as often (marked-up formats keep apart what they nest)
  lost,
};
WordCheck compare_words(const Document& document, const Structured& act);

bool has_unique_eids(const Structured& act);

}  // namespace lacuna::indexer
