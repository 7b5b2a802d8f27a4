// The blocks of a marked-up format as a tree of units, before anybody has decided what their levels
// and numbers are. Every unit's words keep the publisher's links at their place while lines are
// joined and wrappers are dissolved. Parents stand before their children; depth counts from 0;
// links of a unit's own block are into its heading, of any other block into its text. Linear in the
// document; one tree, one thread.
#pragma once

#include <string>
#include <vector>

#include "indexer/document/document.h"
#include "indexer/structure/marked_up.h"

namespace lacuna::indexer {

// A string with the links that lead out of it.
struct LinkedWords {
  std::string text;
  std::vector<BlockLink> links;

  bool empty() const { return text.empty(); }
  void add_line(const LinkedWords& more);
};

struct UnitNode {
  static constexpr int kNone = -1;

  kb::Provision unit;  // its words are in the fields below until take()
  LinkedWords heading, text, wrapup, quotation, footnote;
  int parent = kNone;
  std::vector<int> children;
  bool opened = false;      // its first unnumbered subparagraph has been merged into it
  int merged_into = kNone;  // the unit that took its words, when it was a mere wrapper
};

class UnitTree {
 public:
  explicit UnitTree(const Document& document);

  std::vector<UnitNode>& nodes() { return nodes_; }
  UnitNode& at(int index) { return nodes_[static_cast<std::size_t>(index)]; }
  // Of the whole document for UnitNode::kNone.
  std::vector<int>& children_of(int index) { return index < 0 ? top_ : at(index).children; }

  // Gives a wrapper's words to the unit around it: before all that stands in it, or after.
  enum class Side { before, after };
  void merge(int from, int into, Side side);

  // The provisions in reading order, with what stands at them. Leaves the tree empty.
  MarkedUp take();

 private:
  void add(const Block& block, std::size_t depth, std::vector<int>& open);
  void attach(const Block& block, int owner);
  void take_links(UnitNode& node, int provision, std::vector<PublisherLink>& links);

  std::vector<UnitNode> nodes_;  // reading order
  std::vector<int> top_;
  std::vector<Note> notes_;
  std::vector<FileComment> comments_;
};

}  // namespace lacuna::indexer
