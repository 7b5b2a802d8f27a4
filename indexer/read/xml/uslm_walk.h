// The body of a USLM document as blocks. Iterative, linear in the file. One document, one thread.
#pragma once

#include <string>
#include <vector>

#include "indexer/document/document.h"

namespace lacuna::indexer {
class XmlFile;
}

namespace lacuna::indexer::uslm {

void walk(const XmlFile& file, const std::string& language, std::vector<Block>& blocks);

}  // namespace lacuna::indexer::uslm
