// Which level a mark in running text has: by the tradition's table, the units that are open and,
// where acts of several makers are read alike, the same practice as for marked-up acts
// (practice.h). Pure; any thread.
#pragma once

#include "indexer/structure/mark.h"
#include "indexer/structure/sequence.h"
#include "indexer/structure/tradition.h"
#include "kb/model/provision.h"

namespace lacuna::indexer {

struct Surroundings {
  kb::Level parent = kb::Level::article;  // of the unit that the mark's unit stands in
  kb::Level root = kb::Level::article;    // of the unit whose body is read
  bool at_root = true;                    // nothing is open below the root
  bool introduced = false;                // the words before it end in a colon
};

kb::Level level_of_mark(const Tradition& tradition, MarkStyle style, const Surroundings& at);

// The unit is what the tradition's citations call the article's paragraph, to which words after a
// list return.
bool is_numbered_paragraph(const Tradition& tradition, const OpenUnit& unit, kb::Level level);

}  // namespace lacuna::indexer
