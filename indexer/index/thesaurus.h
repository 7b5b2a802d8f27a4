// What words mean, across languages: the SKOS concepts as a search sees them. A word or phrase of a
// query that is a label of a concept stands for the concept's labels in every language, except
// where it is part of one of its negative labels (azil in "azil de bătrâni"). Labels of a script
// are entered when the first word in it is looked up: who asks in Romanian need not wait for the
// stems of Ukrainian labels. Any thread.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/analyse/analyser.h"
#include "kb/model/concept.h"

namespace lacuna::indexer {

struct ThesaurusConcept {
  std::string id;             // "terms_protection:ASYLUM"
  kb::LabelLists labels;      // preferred first, then the others; hidden ones too
  kb::LabelLists not_labels;  // negative ones
};

// Consecutive words of a query that name one concept or several.
struct ConceptMatch {
  std::size_t begin = 0;  // words
  std::size_t end = 0;    // exclusive
  std::string language;   // of the label; of several the first in the order of the tables
  std::vector<const ThesaurusConcept*> concepts;
};

class Thesaurus {
 public:
  // Words of labels are compared by their stems. Concepts without a label in a stemmed language are
  // left out.
  explicit Thesaurus(std::span<const kb::ConceptScheme> schemes);

  // The longest labels first, from the left, without overlaps.
  std::vector<ConceptMatch> find(std::span<const std::string> words, Analyser& analyser) const;

 private:
  struct Entry {
    const ThesaurusConcept* of;
    bool negative;
  };
  // "ro drept de azil", "ro~drept de azil"
  using ByWords = std::unordered_map<std::string, std::vector<Entry>>;

  const ByWords& by_words(Script script, Analyser& analyser) const;
  // The entries under which these words stand as a whole, in one language: those whose labels read
  // just so (asistent medical), else those with the same stems (asistență medicală among them).
  std::span<const Entry> entries(std::string_view language, std::span<const std::string> words,
                                 Analyser& analyser) const;

  std::vector<ThesaurusConcept> concepts_;
  struct Entered {
    std::once_flag once;
    ByWords by_words;
  };
  mutable std::array<Entered, 2> entered_;  // latin, cyrillic
};

}  // namespace lacuna::indexer
