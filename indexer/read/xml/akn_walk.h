// The body of an Akoma Ntoso document as blocks: units nested as the file nests them, words, notes
// and quotations at their units. Iterative, linear in the file. One document, one thread.
#pragma once

#include <string>
#include <vector>

#include <pugixml.hpp>

#include "indexer/document/document.h"
#include "indexer/read/xml/xml.h"

namespace lacuna::indexer::akn {

// Appends the blocks of everything below `root` (the akomaNtoso element). `main` is the document
// whose units stand at the top; other documents in the file become annexes. `printed_titles` are
// left out, being the identity's; `language` is the document's (BCP 47).
void walk(const XmlFile& file, pugi::xml_node main,
          const std::vector<pugi::xml_node>& printed_titles, const std::string& language,
          std::vector<Block>& blocks);

// The outermost document of the file.
pugi::xml_node outer_document(pugi::xml_node root);

// The document whose provisions are the file's own: the first act or bill among the components of a
// collection, else the outermost document.
pugi::xml_node main_document(pugi::xml_node root);

}  // namespace lacuna::indexer::akn
