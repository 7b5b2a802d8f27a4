// "Did you mean": words of a query that stand nowhere, replaced by their nearest neighbours among
// the words of public acts. Internal to this room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analyse/analyser.h"
#include "indexer/index/query.h"
#include "indexer/index/readable.h"

namespace lacuna::indexer {

// The query with its unknown words replaced; empty: nothing better is known.
std::string suggest(const QueryNode& root, std::string_view language, Analyser& analyser,
                    const ReadableIndex& index);

// Words of public texts that begin so: see Searcher::complete.
std::vector<std::string> completions(std::string_view beginning, std::size_t most,
                                     Analyser& analyser, const ReadableIndex& index);

// What somebody types, as a query while it is typed: all of its words, the last one as a beginning.
// nullopt: no word.
std::optional<QueryNode> as_beginning(std::string_view typed);

}  // namespace lacuna::indexer
