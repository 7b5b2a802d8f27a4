// The body of an OpenDocument text as pieces in reading order, in its accepted view: what was
// deleted stands in the file's list of changes and becomes a note at its place. Annotations and
// notes stand apart at their paragraphs; frames stand behind the paragraph they hang on; hidden
// text and tables of contents are left out. Iterative, linear in the file. One document, one
// thread.
#pragma once

#include <vector>

#include <pugixml.hpp>

#include "indexer/document/piece.h"
#include "indexer/read/office/odt_styles.h"

namespace lacuna::indexer::odt {

// `root` is <office:text>, or anything that holds paragraphs.
std::vector<Piece> read_body(pugi::xml_node root, const Styles& styles);

}  // namespace lacuna::indexer::odt
