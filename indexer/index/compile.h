// A query tree as a Xapian query, and as the words that snippets mark. Internal to this room.
#pragma once

#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/analyse/analyser.h"
#include "indexer/index/query.h"
#include "indexer/index/snippet.h"

namespace lacuna::indexer {

struct CompiledQuery {
  Xapian::Query query;
  std::vector<Wanted> wanted;  // in the text; nothing that is excluded
  std::vector<SearchNote> notes;
};

// Prefixes are expanded over `database`: give it what the viewer may read and nothing else.
CompiledQuery compile(const QueryNode& root, std::string_view language, Analyser& analyser,
                      const Xapian::Database& database);

// Filters: values of one field widen each other, different fields narrow. Empty: no filter.
Xapian::Query compile_filters(const std::vector<FieldFilter>& filters,
                              std::vector<SearchNote>& notes);

// The words of a tree that stand in its text, folded: what "did you mean" looks at.
std::vector<std::string> plain_words(const QueryNode& root);

}  // namespace lacuna::indexer
