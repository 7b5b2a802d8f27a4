// The words of a part of a page as people read them: white space as one blank, <br> as a blank or a
// line's end, raised digits kept apart from the number before them, links and references to
// footnotes with their places. Iterative; pure; any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/document/document.h"
#include "indexer/read/html/tree.h"

namespace lacuna::indexer::html {

struct Words {
  std::string text;
  std::vector<BlockLink> links;
  std::vector<int> footnotes;  // nodes that hold the footnotes referred to, in order
};

// What becomes of an element within running words.
enum class Inline {
  words,     // its words are words
  nothing,   // left out with all below it
  footnote,  // a reference to a footnote: left out, and remembered
  raised,    // a superscript
};

enum class Raised { caret, character };  // "5^1" or "5¹"
enum class Break { blank, line };        // of <br>

struct WordRules {
  std::function<Inline(const Tree&, int)> inline_of;  // of an element; empty: `usual_inline`
  // Where an element leads; empty: <a href> alone leads anywhere.
  std::function<std::string_view(const Tree&, int)> link_of;
  Raised raised = Raised::caret;
  Break breaks = Break::blank;
};

// <sup> is raised; hidden elements are left out.
Inline usual_inline(const Tree& tree, int node);
bool is_hidden(const Tree& tree, int node);

// A stretch of nodes that people read as one paragraph: a block without blocks below it, or a run
// of inline nodes beside blocks.
struct Paragraph {
  int begin = 0;
  int end = 0;
  int holder = kNoNode;  // the block that holds the words
};
// The paragraph that begins at this node, if one does; else it is a block to look into.
std::optional<Paragraph> paragraph_at(const Tree& tree, int node);

Words words_of(const Tree& tree, int begin, int end, const WordRules& rules);
std::string text_of(const Tree& tree, int node);  // the words alone, by the usual rules

// The rows of a table as lines, cells separated by " | "; tables inside it are words of their cell.
std::vector<std::string> rows_of(const Tree& tree, int table, const WordRules& rules);

// Every occurrence of a sign that is no word; links keep their words.
void erase(Words& words, std::string_view sign);

// The words from byte `from` on, trimmed; links move along.
Words tail(Words words, std::size_t from);

}  // namespace lacuna::indexer::html
