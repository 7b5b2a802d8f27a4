// Akoma Ntoso's elements in running text. Pure; any thread.
#pragma once

#include <string>

#include <pugixml.hpp>

#include "indexer/read/xml/flow.h"

namespace lacuna::indexer::akn {

// References lead to their href, quoted text has the quotes that its attributes name.
const Dialect& dialect();

// Whether the element, by name or class, is an editor's note and no word of the norm: remarks,
// source credits of codes, units marked editorial.
bool is_editorial(pugi::xml_node node);

// Words of the whole element, notes and deleted words left out.
std::string plain_text(pugi::xml_node node);

}  // namespace lacuna::indexer::akn
