// Concepts by what they are called, without reading every vocabulary as a whole. For threading and
// errors see store.h.
#pragma once

#include <string_view>
#include <vector>

#include "kb/model/concept.h"
#include "kb/store/store.h"

namespace lacuna::kb {

struct NamedConcept {
  Labels scheme_title;
  Concept concept_;  // scheme, notation and its labels: preferred and others
};

// Those in whose notation or labels, of any language, these letters stand next to each other, upper
// and lower case, with and without diacritics alike; in the order of their vocabularies. The caller
// looks where they stand. None for no letters.
std::vector<NamedConcept> concepts_with_letters(Store& store, std::string_view letters);

}  // namespace lacuna::kb
