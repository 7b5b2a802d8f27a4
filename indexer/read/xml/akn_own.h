// Akoma Ntoso that Lacuna itself wrote (kb/export/akn.h): every unit says our address, and its
// words come back to the letter, the references with them. Whether the addresses are good, the
// structure stage asks; a file of ours that somebody edited is read like any other where they are
// not. One document, one thread.
#pragma once

#include <pugixml.hpp>

#include "indexer/document/document.h"
#include "indexer/read/xml/xml.h"

namespace lacuna::indexer::akn {

// Whether the document's metadata says that Lacuna made this file.
bool is_own(pugi::xml_node document);

// Blocks, kind and identity of such a document; what describe() found of it is in place.
void read_own(const XmlFile& file, pugi::xml_node own, Document& document);

}  // namespace lacuna::indexer::akn
