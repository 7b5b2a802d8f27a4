// What each Akoma Ntoso element is to a reader, by local name, once for all versions (1.0 to 3.0)
// and national profiles. Constant; any thread.
#pragma once

#include <string_view>

#include "kb/model/provision.h"

namespace lacuna::indexer::akn {

enum class Kind {
  inline_,        // runs in the sentence (also everything unknown)
  block,          // begins and ends a line of text: p, content, td ...
  wrapper,        // groups others, no words of its own: body, list, collectionBody ...
  unit,           // a level of the hierarchy
  named_unit,     // hcontainer, level: what it is, its name says
  front,          // coverPage, preface, preamble, header: before the norms
  back,           // conclusions
  recitals,       // groups recitals
  document,       // a whole document: act, bill, doc ...
  annexed,        // attachment, component: a document of its own inside another
  num,            // the printed number of a unit
  heading,        // its heading or subheading
  from,           // who speaks: the heading of a speech
  crossheading,   // a heading between units
  quoted,         // quotedStructure, embeddedStructure
  quoted_inline,  // quotedText, embeddedText
  note,           // authorialNote, remark: not the norm's words
  note_ref,       // points to a note in the metadata
  deleted,        // del
  line_break,     // eol, br
  raised,         // sup
  cell,           // td, th: a tab apart within a row
  skipped,        // meta, toc, images
};

struct Element {
  std::string_view name;  // local name
  Kind kind;
  kb::Level level = kb::Level::division;  // of a unit
};

// Unknown names are inline.
const Element& element(std::string_view local_name);

// The level an hcontainer's name attribute or a publisher's own word stands for: "regulation",
// "schedule", "crossheading" ...; nullptr when it says nothing.
const Element* named_level(std::string_view name);

}  // namespace lacuna::indexer::akn
