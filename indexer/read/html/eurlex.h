// EUR-Lex, all generations of its pages: the Official Journal's XHTML, consolidated texts, bare
// paragraphs ("TexteOnly"), and any of them inside the portal's page, whose menus are left out; and
// the Commission's documents, made with Word. What the page says of the act's identity stands in
// its head, its address or its banner. Pure; any thread.
#pragma once

#include <string>

#include "indexer/document/reading.h"
#include "indexer/read/html/tree.h"

namespace lacuna::indexer::html {

bool is_eurlex(const Tree& tree);
Document read_eurlex(const Tree& tree, const std::string& path);

}  // namespace lacuna::indexer::html
