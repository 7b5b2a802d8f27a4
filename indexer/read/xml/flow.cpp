#include "indexer/read/xml/flow.h"

#include <algorithm>

#include "indexer/read/xml/tree_walk.h"
#include "indexer/read/xml/xml.h"

namespace lacuna::indexer {

namespace {

// Collects the words below `top` whatever `top` is itself.
class Collector {
 public:
  Collector(pugi::xml_node top, const Dialect& dialect) : top_(top), dialect_(dialect) {}

  bool enter(pugi::xml_node node) {
    if (is_words(node)) text_.append(node.value());
    if (!is_element(node)) return false;
    switch (dialect_.flow(node)) {
      case Flow::skipped:
        return false;
      case Flow::apart:
        if (node != top_) return false;
        break;
      case Flow::raised:
        if (node.first_child() && !node.first_child().next_sibling() &&
            is_words(node.first_child())) {
          text_.append_raised(node.child_value());
          return false;
        }
        break;
      case Flow::line_break:
        line_end();
        break;
      case Flow::cell:
        text_.break_with('\t');
        ++cells_;
        break;
      case Flow::block:
        if (node != top_) line_end();
        break;
      case Flow::inline_:
      case Flow::spaced:
        break;
    }
    if (const std::string target = dialect_.link(node); !target.empty()) text_.open_link(target);
    text_.quote_mark(dialect_.before(node));
    return true;
  }

  void leave(pugi::xml_node node) {
    text_.quote_mark(dialect_.after(node));
    if (!dialect_.link(node).empty()) text_.close_link();
    switch (dialect_.flow(node)) {
      case Flow::cell:
        --cells_;
        return;
      case Flow::spaced:
        text_.append(" ");
        return;
      case Flow::block:
      case Flow::apart:
        line_end();
        return;
      default:
        return;
    }
  }

  FlowedWords take() { return text_.take(); }

 private:
  void line_end() {
    if (cells_ > 0)
      text_.append(" ");
    else
      text_.break_with('\n');
  }

  const pugi::xml_node top_;
  const Dialect& dialect_;
  RunningText text_;
  int cells_ = 0;
};

}  // namespace

FlowedWords words_of(pugi::xml_node top, const Dialect& dialect) {
  Collector collector(top, dialect);
  if (top) visit(top, collector);
  return collector.take();
}

FlowedWords line_of(pugi::xml_node top, const Dialect& dialect) {
  FlowedWords words = words_of(top, dialect);
  std::replace(words.text.begin(), words.text.end(), '\n', ' ');
  std::replace(words.text.begin(), words.text.end(), '\t', ' ');
  return words;
}

pugi::xml_node find_first(pugi::xml_node top, std::string_view name, std::string_view but_not) {
  struct Finder {
    pugi::xml_node top, found;
    std::string_view name, but_not;
    bool enter(pugi::xml_node node) {
      if (found || !is_element(node)) return false;
      if (node == top) return true;
      if (local_name(node) == name) found = node;
      return !found && (but_not.empty() || local_name(node) != but_not);
    }
    void leave(pugi::xml_node) {}
  } finder{top, {}, name, but_not};
  if (top) visit(top, finder);
  return finder.found;
}

pugi::xml_node child_of(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node child : node.children())
    if (local_name(child) == name) return child;
  return {};
}

}  // namespace lacuna::indexer
