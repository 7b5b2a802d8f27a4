// Vocabularies that are rows of JSON: our own files (one ConceptScheme, fields as in kb/model) and
// the topics of the UNBIS Thesaurus: {"topics": [{url, identifier, labels: {en: ...}, broader,
// narrower, related}]}. A bad row is left out with its place, the rest goes on. Any thread.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "kb/export/skos_graph.h"

namespace lacuna::kb {

SkosGraph read_own_vocabulary(const nlohmann::json& document, VocabularyNotes& notes);
SkosGraph read_unbis_topics(const nlohmann::json& document, VocabularyNotes& notes);

}  // namespace lacuna::kb
