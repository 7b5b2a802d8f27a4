// Vocabularies (SKOS). Data of the program, the same for every viewer. For threading and errors see
// store.h.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kb/model/concept.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// Adds and replaces these schemes of the program as a whole, in this order; returns how many
// concepts changed (0 the second time). One that a person imported under the same id stays as it
// is. bad_input when a notation is used twice in a scheme or `broader` names none of it.
std::size_t load_schemes(Store& store, std::span<const ConceptScheme> schemes);

enum class SchemeOrigin { program, imported };
enum class SchemeOutcome { added, replaced, unchanged };

// One scheme, behind the others of its origin, or in its old place when it was there. Those that
// people import stand behind all of the program. conflict when its id is taken by the other origin;
// bad_input as above.
SchemeOutcome put_scheme(Store& store, ConceptScheme scheme, SchemeOrigin origin);
std::set<std::string> imported_schemes(Store& store);  // ids

std::vector<ConceptScheme> concept_schemes(Store& store);  // with their concepts
// Differs whenever a label of a vocabulary does: a digest of what is stored. A millisecond.
std::string vocabulary_version(Store& store);
std::optional<ConceptScheme> find_scheme(Store& store, std::string_view id);
std::optional<Concept> find_concept(Store& store, std::string_view scheme,
                                    std::string_view notation);

}  // namespace lacuna::kb
