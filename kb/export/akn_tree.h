// The units of an act as elements of Akoma Ntoso 3.0, nested as they are, each with its eId, its
// number, its heading and its words. The preamble, the conclusions and the annexes have places of
// their own; what the standard has no element for is an hcontainer that says its name, and below
// recitals, items and the preamble, where it knows no levels, units are items of lists. Borrows the
// act and the words; one document, one thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "kb/export/akn_periods.h"
#include "kb/export/akn_words.h"
#include "kb/model/provision.h"

namespace lacuna::kb::akn {

class Tree {
 public:
  // `periods`: those that the file's metadata has; null: it has none.
  Tree(const Act& act, const Words& words, const Periods* periods);

  // Where the parts of a whole act go.
  struct Parts {
    pugi::xml_node preamble, body, conclusions, attachments;
  };
  void write_all(const Parts& parts);

  // One unit with everything below it; `index` is its place among the provisions.
  void write_one(pugi::xml_node holder, std::size_t index);

 private:
  // Where the words and the children of a unit go.
  enum class Shape {
    hierarchy,  // intro, children, wrapUp; or content
    item,       // recital, citation, item: blocks, children as a list
    blocks,     // preamble, conclusions, mainBody: blocks and children side by side
    group,      // recitals, citations: children only
  };
  struct Slot {
    pugi::xml_node node;
    Shape shape = Shape::hierarchy;
    pugi::xml_node list;  // of an item's children
  };

  const Provision& at(std::size_t index) const { return act_.provisions[index]; }
  // The parts of a document, in the order that the standard prints them in.
  enum class Part { preamble, body, conclusions, attachments };
  static Part usual_part(Level level);
  void choose_parts();
  bool has_children(std::size_t index) const;
  bool holds_recitals(std::size_t index) const;

  void place(std::size_t index);
  void place_below(std::size_t index, Slot& parent);
  void add_part(std::size_t index, pugi::xml_node part);
  void add_item(std::size_t index, pugi::xml_node holder, const char* name);
  void add_recitals(std::size_t index, pugi::xml_node holder);
  void add_unit(std::size_t index, pugi::xml_node holder);
  void add_attachment(std::size_t index);
  pugi::xml_node group(pugi::xml_node holder, Level level);
  void add_label(pugi::xml_node node, const Provision& unit);
  void add_marks(pugi::xml_node node, const Provision& unit);
  void finish(std::size_t first, std::size_t end);

  const Act& act_;
  const Words& words_;
  const Periods* periods_;
  std::vector<Slot> slots_;
  std::vector<Part> parts_of_;  // of top units
  Parts parts_;
  int groups_ = 0;
};

}  // namespace lacuna::kb::akn
