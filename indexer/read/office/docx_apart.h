// What a DOCX package keeps apart from its body: footnotes, endnotes, comments. Their words are
// read by the body's own reader (docx_body.h). Open data; any thread.
#pragma once

#include <map>
#include <string>

#include <pugixml.hpp>

#include "indexer/document/document.h"
#include "indexer/read/office/number_format.h"

namespace lacuna::indexer::docx {

// By id; the elements live as long as their files.
struct NotePart {
  std::map<std::string, pugi::xml_node, std::less<>> notes;
  NumberFormat format = NumberFormat::decimal;
};

struct CommentPart {
  struct Comment {
    Remark remark;  // without quote
    pugi::xml_node node;
  };
  std::map<std::string, Comment, std::less<>> comments;
};

// <w:footnotes> or <w:endnotes>: real notes, without separators.
NotePart notes_of(pugi::xml_node root, NumberFormat format);

CommentPart comments_of(pugi::xml_node root);

// The format that <w:settings> sets for "footnotePr" or "endnotePr".
NumberFormat note_format(pugi::xml_node settings, std::string_view properties,
                         NumberFormat otherwise);

// Author and day of a tracked change or a comment.
Remark remark_of(pugi::xml_node node);

}  // namespace lacuna::indexer::docx
