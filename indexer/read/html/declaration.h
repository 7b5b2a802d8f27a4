// Declarations whose page marks its articles: <article data-number="1"> with a heading and
// paragraphs, as the translations of the Universal Declaration of Human Rights are published. The
// number is the publisher's, whatever the heading's language says ("Article premier", a misprint).
// Linear; pure; any thread.
#pragma once

#include <string>

#include "indexer/document/document.h"
#include "indexer/read/html/tree.h"

namespace lacuna::indexer::html {

bool is_declaration(const Tree& tree);
Document read_declaration(const Tree& tree, const std::string& path);

}  // namespace lacuna::indexer::html
