// The Moldovan registers, legis.md and lex.justice.md: an act as paragraphs without marks of what
// they are, below a head ("LPC244/2016", the gazette). Paragraphs become lines for the numbering
// grammar, notes in brackets ("[Art.3 modificat prin LP255 …]") notes; raised numbers keep their
// sign ("5^1"). The Russian twin of an act is told by its letters. Linear; pure; any thread.
#pragma once

#include <string>

#include "indexer/document/document.h"
#include "indexer/read/html/tree.h"

namespace lacuna::indexer::html {

bool is_md_portal(const Tree& tree);
Document read_md_portal(const Tree& tree, const std::string& path);

}  // namespace lacuna::indexer::html
