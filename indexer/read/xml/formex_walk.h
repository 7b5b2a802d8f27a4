// The body of a Formex part as blocks: the units of an act or of an annex, nested as the file nests
// them, words, footnotes and quotations at their units. Iterative, linear in the part. One
// document, one thread.
#pragma once

#include <string>
#include <vector>

#include <pugixml.hpp>

#include "indexer/document/document.h"
#include "indexer/read/xml/xml.h"

namespace lacuna::indexer::formex {

// What goes on through all parts of a document.
struct Numbering {
  int footnotes = 0;
};

// Appends the blocks of everything below `root`. `title`, the identity's, is left out.
void walk(const XmlFile& file, pugi::xml_node root, pugi::xml_node title,
          const std::string& language, Numbering& numbering, std::vector<Block>& blocks);

}  // namespace lacuna::indexer::formex
