// A unit as a Xapian document. Internal to this room.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <xapian.h>

#include "indexer/analyse/analyser.h"
#include "indexer/index/unit.h"

namespace lacuna::indexer {

// Words of public acts by their folded form: how often, and as they are mostly printed. What "did
// you mean" knows; nothing that people wrote goes in.
struct CountedWord {
  unsigned count = 0;
  std::string printed;
  unsigned lead = 0;  // of `printed` over the other spellings (majority vote)
};
struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};
using WordCounts = std::unordered_map<std::string, CountedWord, WordHash, std::equal_to<>>;

Xapian::Document document_of(const IndexUnit& unit, Analyser& analyser);
void count_words(const IndexUnit& unit, Analyser& analyser, WordCounts& counts);

}  // namespace lacuna::indexer
