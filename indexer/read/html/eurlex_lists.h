// Lists as EUR-Lex lays them out: rows of tables without borders whose first filled cell is a label
// ("(a)", "—"), and grids of two columns. Pure; any thread.
#pragma once

#include <optional>

#include "indexer/read/html/tree.h"
#include "indexer/read/html/words.h"

namespace lacuna::indexer::html {

struct ListEntry {
  Words label;
  int content;  // the node that holds the entry's words
};
// The list entry that begins at this node.
std::optional<ListEntry> list_entry(const Tree& tree, int node, const WordRules& rules);

// Every row of the table is a list entry, or the table only lays out one cell.
bool is_list(const Tree& tree, int table);

// A link to a note further down that prints nothing but its mark: "(1)", "*2".
bool is_reference_to_note(const Tree& tree, int link);
// The paragraph or list item that holds the note.
int note_around(const Tree& tree, int target);

}  // namespace lacuna::indexer::html
