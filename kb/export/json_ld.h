// Linked data where a standard fits (JSON-LD 1.1): vocabularies as SKOS (W3C, 2009), acts as
// schema.org Legislation with ELI's words, comments on provisions as W3C Web Annotations (2017).
// Addresses are those of this site, relative to where the file is fetched. Same values, same bytes.
// Pure; any thread.
#pragma once

#include <span>
#include <string>

#include "kb/model/annotation.h"
#include "kb/model/concept.h"
#include "kb/model/frbr.h"

namespace lacuna::kb {

std::string write_skos(std::span<const ConceptScheme> schemes);
std::string write_legislation(std::span<const Work> works);
// Those on provisions; what a guest gave besides words is not in them.
std::string write_web_annotations(std::span<const Annotation> annotations);

}  // namespace lacuna::kb
