// What a search reads from the store: texts of hits, and what stands in relation to what. The store
// must outlive it; same thread as the searcher.
#pragma once

#include "indexer/index/searcher.h"

namespace lacuna::kb {
class Store;
}

namespace lacuna::indexer {

SearchSources search_sources(kb::Store& store);

}  // namespace lacuna::indexer
