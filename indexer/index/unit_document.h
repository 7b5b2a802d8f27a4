// A unit as a Xapian document. Internal to this room.
#pragma once

#include <xapian.h>

#include "indexer/analyse/analyser.h"
#include "indexer/index/unit.h"
#include "indexer/index/words.h"

namespace lacuna::indexer {

// Its words are counted on the way, those of public acts.
Xapian::Document document_of(const IndexUnit& unit, Analyser& analyser, WordCounts& counts);

}  // namespace lacuna::indexer
