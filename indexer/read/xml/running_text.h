// Running text under construction, as a person would read it: white space collapsed, nothing
// invented and nothing lost between inline elements, superscript digits kept raised (art. 2¹ is not
// art. 21), the publisher's links at their place. One text, one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/document/document.h"

namespace lacuna::indexer {

// A finished piece of it; the links' offsets are bytes of the text, rising.
struct FlowedWords {
  std::string text;
  std::vector<BlockLink> links;
};

class RunningText {
 public:
  void append(std::string_view raw);         // white space of the file: runs become one blank
  void append_raised(std::string_view raw);  // content of a superscript
  void append(const FlowedWords& words);     // with its links, as it is
  void break_with(char separator);           // '\n' or '\t'; none at the beginning or twice
  void quote_mark(std::string_view mark);    // unless it is printed already

  // What is appended between the two leads to `target`; links do not nest, the outer one counts.
  void open_link(std::string_view target);
  void close_link();

  bool empty() const { return words_.text.empty(); }
  FlowedWords take();  // trimmed; leaves it empty; a link still open goes on in the next text

 private:
  void end_link();

  FlowedWords words_;
  std::string target_;          // of the open link
  std::size_t link_begin_ = 0;  // where its words begin in the text
  int open_links_ = 0;
};

}  // namespace lacuna::indexer
