// Blocks under construction: units nested as the file nests them, the words of the open unit line
// by line, and beside them what does not belong to the sentence (notes, footnotes, quotations),
// each behind the line it stands in. The readers of XML formats say what an element is; this is
// where it goes. Linear in the file; one document, one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "indexer/document/document.h"
#include "indexer/read/xml/flow.h"
#include "indexer/read/xml/xml.h"

namespace lacuna::indexer {

class UnitWriter {
 public:
  UnitWriter(const XmlFile& file, const Dialect& dialect, std::string language,
             std::vector<Block>& blocks)
      : file_(file), dialect_(dialect), language_(std::move(language)), blocks_(blocks) {}

  // Words and everything that runs in lines; false when the children are not to be visited. What is
  // entered with true is left with leave_words().
  bool enter_words(pugi::xml_node node);
  void leave_words(pugi::xml_node node);
  RunningText& text() { return text_; }
  void line_end();  // a blank inside a table's cell
  void flush();

  // Opens a unit below the one that is open; close() goes back to that one.
  Block& open(pugi::xml_node node, kb::Level level);
  void close();
  // A unit at this depth, which becomes the place of following words only by set_depth().
  Block& push(pugi::xml_node node, kb::Level level, int depth);
  int depth() const { return depth_; }  // of the open unit; -1: none
  void set_depth(int depth) { depth_ = depth; }
  Block& unit() { return blocks_[units_[static_cast<std::size_t>(depth_)]]; }
  // The unit pushed last at depth 0; null when there is none.
  const Block* top_unit() const { return units_.empty() ? nullptr : &blocks_[units_[0]]; }

  // Behind the line that is being written.
  void beside(BlockRole role, pugi::xml_node node, FlowedWords words);
  Block* last_beside() { return beside_.empty() ? nullptr : &beside_.back(); }
  void put_beside();

  // What a reader found of no use: a preface that held only the title, an empty part of a debate.
  void drop_empty_parts();

 private:
  void need_unit();
  std::string language_of(pugi::xml_node node) const;

  const XmlFile& file_;
  const Dialect& dialect_;
  const std::string language_;  // the document's
  std::vector<Block>& blocks_;
  std::vector<std::size_t> units_;  // by depth: the block of the unit opened last
  std::vector<Block> beside_;
  RunningText text_;
  std::string line_language_;
  int depth_ = -1;
  int cells_ = 0;
  bool implicit_ = false;  // the open unit is one that the file does not have
};

}  // namespace lacuna::indexer
