// Concepts in a query: its tree with the words that name a concept marked as such. Internal to this
// room. Not for several threads: it uses the caller's analyser.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/query.h"
#include "indexer/index/thesaurus.h"

namespace lacuna::indexer {

// Words of the query that also stand for a concept.
struct ConceptRun {
  std::string typed;
  std::string language;  // of the label that was typed
  std::vector<const ThesaurusConcept*> concepts;
};

struct ExpandedQuery {
  QueryNode root;                // with nodes of kind expanded
  std::vector<ConceptRun> runs;  // which those point to
};

// Words outside quotation marks, of no field and not excluded, are looked up; `without`: ids of
// concepts that were taken off, "*" for all.
ExpandedQuery expand(const QueryNode& root, const Thesaurus& thesaurus,
                     const std::vector<std::string>& without, Analyser& analyser);

// The words that carry the matter: beside others, function words need not be in a text.
QueryNode of_matter(QueryNode root, std::string_view language, Analyser& analyser);

// The same with some of its words instead of all, whatever else it asks for being required as
// before: any of two words when nothing has both, two of several when few texts have all. nullopt:
// it is no list of words, or enough is `found` with all of them.
std::optional<QueryNode> with_some_words(const QueryNode& root, std::size_t found);

}  // namespace lacuna::indexer
