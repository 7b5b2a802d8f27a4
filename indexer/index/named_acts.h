// Acts called by a name: "legea partidelor politice", "Закон про соціальні послуги", "Interoperable
// Europe Act". The name's words are looked for in titles, short names and aliases; an act is called
// so when they are most of one of its names. Internal to this room. Not for several threads: it
// uses the caller's analyser.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/analyse/analyser.h"
#include "indexer/index/searcher.h"

namespace lacuna::indexer {

// Works, the likeliest first, a few at most. `database`: what the viewer may read and nothing else.
std::vector<std::string> works_named(std::string_view name, const Xapian::Database& database,
                                     const UnitSource& units, Analyser& analyser);

}  // namespace lacuna::indexer
