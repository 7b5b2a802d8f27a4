// A file of a vocabulary, told apart by what stands in it: our own JSON, SKOS as RDF/XML or
// JSON-LD, topics of UNBIS. What is bad in it is said and left out, the rest is read. Pure, linear
// in the file, no network. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kb/base/diagnostic.h"
#include "kb/model/concept.h"

namespace lacuna::kb {

struct VocabularyReading {
  std::vector<ConceptScheme> schemes;  // an id may be empty: the file does not tell
  std::vector<Diagnostic> problems;    // one of Severity::error: no scheme could be read
};

// `file` as the person named it, for messages.
VocabularyReading read_vocabulary(std::string_view bytes, const std::string& file);

}  // namespace lacuna::kb
