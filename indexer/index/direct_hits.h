// The units that a query means besides its words: those it cites; else the act that it names, or
// provisions of it. Internal to this room. Not for several threads: it uses the caller's analyser.
#pragma once

#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/analyse/analyser.h"
#include "indexer/index/searcher.h"

namespace lacuna::indexer {

struct DirectHit {
  Hit hit;
  Xapian::Query unit;  // matches it, where it is an indexed unit; weighs nothing
};

// The likeliest first, each once. `language`: whose text is preferred; empty: none. `database`:
// what the viewer may read and nothing else.
std::vector<DirectHit> direct_hits(const Meant& meant, std::string_view language,
                                   const Xapian::Database& database, const UnitSource& units,
                                   Analyser& analyser);

}  // namespace lacuna::indexer
