// A result of a search as a text, so that two indexes can be compared by what they answer.
#pragma once

#include <string>

#include "indexer/index/searcher.h"

namespace lacuna::indexer {

inline std::string in_words(const SearchResult& result) {
  std::string words = std::to_string(result.total) + "; " + result.suggestion;
  for (const auto& hit : result.hits)
    words += "\n" + hit.ref + " " + std::to_string(hit.score).substr(0, 6);
  for (const auto& facet : result.facets)
    for (const auto& value : facet.values)
      words += "\n" + value.value + " " + std::to_string(value.count);
  return words;
}

}  // namespace lacuna::indexer
