// The body of a DOCX document as pieces in reading order, in its accepted view: insertions are
// text, deletions are not, moved words stand once at their new place, and each change is kept as a
// note at its paragraph. List numbers are resolved, tables go row by row, text boxes stand behind
// the paragraph they hang on, hidden text and tables of contents are left out. Iterative, linear in
// the file. One document, one thread.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "indexer/document/piece.h"
#include "indexer/read/office/docx_apart.h"
#include "indexer/read/office/docx_numbering.h"
#include "indexer/read/office/docx_styles.h"

namespace lacuna::indexer::docx {

struct BodyContext {
  const Styles& styles;
  Numbering& numbering;
  NotePart footnotes;
  NotePart endnotes;
  CommentPart comments;
  std::function<std::string(std::string_view)> target;  // of a relationship's id
};

// `root` holds paragraphs and tables: <w:body>, a footnote, a comment.
std::vector<Piece> read_body(pugi::xml_node root, const BodyContext& context);

}  // namespace lacuna::indexer::docx
