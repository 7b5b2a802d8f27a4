// Where in a unit the match is, and the words to show: the densest window of matching words, by our
// own scan of the stored text (Xapian's costs six times as much and escapes HTML). Linear in the
// text. Not shared between threads: it uses the caller's analyser.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analyse/analyser.h"
#include "indexer/index/searcher.h"

namespace lacuna::indexer {

// One step of a wanted phrase: every term it may stand under, or the beginning of a term.
struct WantedStep {
  std::vector<std::string> terms;
  std::string prefix;  // of a term, when the query says word*; empty: none
  std::string form;    // folded, as typed
};

// A word of the query, or several that must follow each other.
struct Wanted {
  std::vector<WantedStep> steps;
  std::string language;  // of the units in which it counts; empty: any
};

bool step_matches(const WantedStep& step, const Token& token);

struct FoundMatch {
  std::size_t part = 0;  // index of the smallest part that holds the match
  std::vector<SnippetSegment> segments;
  int exact_forms = 0;  // how many words of the window stand there just as typed
};

struct SnippetLimits {
  std::size_t characters = 240;
};

FoundMatch find_match(const IndexUnit& unit, const std::vector<Wanted>& wanted, Analyser& analyser,
                      SnippetLimits limits = {});

}  // namespace lacuna::indexer
