// Why a hit is one: which of its words are the query's, and where they stand. And which hits say
// the same in the same words (republications). Internal to this room. Linear in the unit.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/analyse/analyser.h"
#include "indexer/index/query.h"
#include "indexer/index/searcher.h"
#include "indexer/index/snippet.h"

namespace lacuna::indexer {

// The words of a query that are looked for in titles alone (title:azil).
std::vector<Wanted> wanted_in_titles(const QueryNode& root, std::string_view language,
                                     Analyser& analyser);

struct WantedWords {
  const std::vector<Wanted>& in_text;  // also in headings; in titles of what is no provision
  const std::vector<Wanted>& in_titles;
};

// Words as they are printed there, each once. `snippet` is what the text says of it already.
std::vector<HitReason> reasons_of(const IndexUnit& unit, const std::vector<SnippetSegment>& snippet,
                                  const WantedWords& wanted, Analyser& analyser);

// The same for the same folded words in the same order, whatever signs and spaces are between
// them; 0 for a unit without words.
std::uint64_t print_of_words(const IndexUnit& unit, Analyser& analyser);

}  // namespace lacuna::indexer
