// Formex 4 (04.00 to 06.00), the format in which the Publications Office of the European Union
// exchanges acts: upper-case dotted names without a namespace. A document is one part, or a package
// of parts: the list (root DOC), the Journal's table of contents (PUBLICATION), an act and its
// annexes, which together become one Document.
//  - QUOT.S (the words that amend other acts) becomes `quotation` blocks, never units; quoted words
//    that run in a sentence stay there, with the marks that QUOT.START and QUOT.END name;
//  - NOTE stands outside the sentence, counted as the Journal prints it;
//  - dashes of lists that the style sheet prints are their items' labels;
//  - letters stay as the file has them: capitals that HT TYPE="UC" asks for are typography.
// What is not well-formed gets one message with line and column. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/document/reading.h"

namespace lacuna::indexer {

// Whether the root element is one of Formex; looks at the first 64 KB only.
bool is_formex(std::string_view bytes);

// `skipped` for a list of parts or a table of contents alone; `failed` when the XML cannot be read.
Reading read_formex(std::string_view bytes, const std::string& path,
                    const ReadOptions& options = {});

struct FormexPart {
  std::string name;  // of its file
  std::string bytes;
};

// The parts of a package, in any order: the list and the tables of contents say what the text is,
// the parts with text follow each other as the list names them.
Reading read_formex_parts(const std::vector<FormexPart>& parts, const std::string& path,
                          const ReadOptions& options = {});

// The files that a list of parts names, text first; nothing when it is no such list. Names with a
// folder in them are left out. Linear, and parses no XML: it is asked before any sandbox.
std::vector<std::string> formex_parts_listed(std::string_view bytes);

}  // namespace lacuna::indexer
