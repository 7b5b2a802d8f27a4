// A query tree as a Xapian query, and as the words that snippets mark. Internal to this room.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/analyse/analyser.h"
#include "indexer/index/expand.h"
#include "indexer/index/query.h"
#include "indexer/index/readable.h"
#include "indexer/index/similar.h"
#include "indexer/index/snippet.h"

namespace lacuna::indexer {

class Columns;

struct CompiledQuery {
  Xapian::Query query;
  std::vector<Wanted> wanted;  // in the text; nothing that is excluded
  std::vector<SearchNote> notes;
};

// What a query is compiled with. Prefixes are expanded over `database`: give it what the viewer may
// read and nothing else.
struct CompileWith {
  std::string_view language;  // of the query; empty: any
  Analyser& analyser;
  const Xapian::Database& database;
  const Languages& languages;  // labels of others are not looked for
  std::function<std::optional<std::vector<UnitAddress>>(Relation, const std::string&)> related;
  std::function<std::optional<Likeness>(const UnitAddress&)> likeness;
  std::shared_ptr<Columns> columns = nullptr;  // of the database, when it is one
};
CompiledQuery compile(const ExpandedQuery& query, const CompileWith& with);

// The texts of a day: what began before it or on it and did not end before it or on it.
Xapian::Query texts_on(const Xapian::Query& query, const Date& day);

// Filters: values of one field widen each other, different fields narrow. Empty: no filter.
Xapian::Query compile_filters(const std::vector<FieldFilter>& filters,
                              std::vector<SearchNote>& notes);

}  // namespace lacuna::indexer
