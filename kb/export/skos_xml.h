// SKOS as RDF/XML (W3C RDF 1.1 XML Syntax, 2014), as EuroVoc and UNBIS are published: elements by
// their namespace whatever the prefix, typed elements or rdf:Description with rdf:type, resources
// inside properties. Linear. Any thread.
#pragma once

#include <string_view>

#include "kb/export/skos_graph.h"

namespace lacuna::kb {

// What is wrong goes into `notes`, with lines.
SkosGraph read_skos_xml(std::string_view bytes, VocabularyNotes& notes);

}  // namespace lacuna::kb
