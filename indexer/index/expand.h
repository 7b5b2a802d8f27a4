// Concepts in a query: its tree with the words that name a concept marked as such. Internal to this
// room. Not for several threads: it uses the caller's analyser.
#pragma once

#include <string>
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

}  // namespace lacuna::indexer
