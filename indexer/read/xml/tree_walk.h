// Visits XML in reading order without recursion. The visitor's enter(node) says whether to go down;
// leave(node) is called for every element that was gone into, also an empty one. Linear.
#pragma once

#include <pugixml.hpp>

namespace lacuna::indexer {

template <class Visitor>
void visit(pugi::xml_node top, Visitor&& visitor) {
  pugi::xml_node node = top;
  while (node) {
    const bool down = visitor.enter(node);
    if (down && node.first_child()) {
      node = node.first_child();
      continue;
    }
    if (down) visitor.leave(node);
    while (node != top && !node.next_sibling()) {
      node = node.parent();
      visitor.leave(node);
    }
    if (node == top) return;
    node = node.next_sibling();
  }
}

inline bool is_element(pugi::xml_node node) {
  return node.type() == pugi::node_element;
}

inline bool is_words(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

}  // namespace lacuna::indexer
