// What a provision is like: the words that tell it from others and the concepts it speaks of, by
// which similar ones are found, in its language and in others. Internal to this room. Not for
// several threads: it uses the caller's analyser.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/analyse/analyser.h"
#include "indexer/index/expand.h"
#include "indexer/index/searcher.h"
#include "indexer/index/thesaurus.h"

namespace lacuna::indexer {

struct Likeness {
  std::string language;
  std::vector<std::string> terms;    // the most telling first
  std::vector<ConceptRun> concepts;  // likewise
  Xapian::Query itself;              // the unit with all in it: no answer
};

// Of the newest text; of several languages the first. `database`: public texts alone. `thesaurus`
// may be null. nullopt: the unit is not in the index, or its words tell nothing.
std::optional<Likeness> likeness_of(const UnitAddress& unit, const Xapian::Database& database,
                                    const UnitSource& units, const Thesaurus* thesaurus,
                                    Analyser& analyser);

}  // namespace lacuna::indexer
