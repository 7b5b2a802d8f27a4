// What each element of CLML is to a reader, and how it stands in running text. Constant; any
// thread.
#pragma once

#include <string>
#include <string_view>

#include "indexer/read/xml/flow.h"
#include "kb/model/provision.h"

namespace lacuna::indexer::clml {

enum class Kind {
  words,      // runs in lines (also everything unknown)
  wrapper,    // groups others
  prelims,    // before the norms
  container,  // Part, Chapter, Division ...: Number and Title; a recital in a preamble
  schedule,   // Schedule, Attachment
  p1group,    // its title is the heading of its P1
  p2group,
  p1,
  inner,       // P2 to P7
  list_item,   // ListItem
  label,       // Number, Pnumber, Title of the unit around
  amendment,   // BlockAmendment
  closing,     // SignedSection
  apart_part,  // ExplanatoryNotes, EarlierOrders: no words of the law, kept behind it
  note_ref,    // FootnoteRef, MarginNoteRef, CommentaryRef
  changed,     // Addition, Substitution, Repeal: inline, with a commentary
  skipped,
};

struct Element {
  std::string_view name;
  Kind kind;
  Flow flow;
  kb::Level level = kb::Level::division;  // of a container
};

const Element& element(pugi::xml_node node);

// Citations lead to their URI, else to what their attributes say of the act.
const Dialect& dialect();

// The number of an item of an OrderedList, counted from 1, as its list prints it: "(c)", "iv.".
std::string item_number(pugi::xml_node list, pugi::xml_node item, int position);

}  // namespace lacuna::indexer::clml
