// "Did you mean": words of a query that stand nowhere, replaced by their nearest neighbours among
// the words of public acts. Internal to this room.
#pragma once

#include <string>
#include <string_view>

#include "indexer/analyse/analyser.h"
#include "indexer/index/query.h"
#include "indexer/index/readable.h"

namespace lacuna::indexer {

// The query with its unknown words replaced; empty: nothing better is known.
std::string suggest(const QueryNode& root, std::string_view language, Analyser& analyser,
                    const ReadableIndex& index);

}  // namespace lacuna::indexer
