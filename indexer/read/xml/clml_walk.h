// The body of a CLML document as blocks. Iterative, linear in the file. One document, one thread.
#pragma once

#include <vector>

#include "indexer/read/xml/clml_identity.h"

namespace lacuna::indexer {
class XmlFile;
}

namespace lacuna::indexer::clml {

void walk(const XmlFile& file, const Described& described, std::vector<Block>& blocks);

}  // namespace lacuna::indexer::clml
