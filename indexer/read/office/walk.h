// Every element below a root in reading order, without recursion: enter(node) says whether to go
// into it, leave(node) is called for each that was gone into; text and other nodes are entered
// only.
#pragma once

#include <pugixml.hpp>

namespace lacuna::indexer {

enum class Descend { yes, no };

template <class Enter, class Leave>
void walk_elements(pugi::xml_node root, Enter enter, Leave leave) {
  pugi::xml_node node = root.first_child();
  while (node) {
    if (enter(node) == Descend::yes) {
      if (const pugi::xml_node child = node.first_child()) {
        node = child;
        continue;
      }
      leave(node);
    }
    while (!node.next_sibling()) {
      node = node.parent();
      if (!node || node == root) return;
      leave(node);
    }
    node = node.next_sibling();
  }
}

}  // namespace lacuna::indexer
