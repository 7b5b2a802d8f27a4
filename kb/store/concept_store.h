// Vocabularies (SKOS). Data of the program, the same for every viewer. For threading and errors see
// store.h.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "kb/model/concept.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// Adds and replaces these schemes as a whole; returns how many concepts changed (0 the second
// time). bad_input when a notation is used twice in a scheme or `broader` names none of it.
std::size_t load_schemes(Store& store, std::span<const ConceptScheme> schemes);

std::vector<ConceptScheme> concept_schemes(Store& store);  // with their concepts
std::optional<ConceptScheme> find_scheme(Store& store, std::string_view id);
std::optional<Concept> find_concept(Store& store, std::string_view scheme,
                                    std::string_view notation);

}  // namespace lacuna::kb
