// What a DOCX package's styles say of a paragraph or run (ECMA-376 part 1, 17.7): outline level,
// numbering, hidden text, through the chain of basedOn. Built once, then read. Any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace lacuna::indexer::docx {

// A paragraph's numbering: list and level within it, 0 outermost. Level none: by the style's place
// in the list.
struct NumberingRef {
  std::string list;  // numId; "0": taken away
  std::optional<int> level;
};

struct Style {
  std::string name;  // in lower case: "heading 1", "toc 2", "title"
  std::string based_on;
  std::optional<int> outline;  // 0 outermost … 8; 9: body text
  std::optional<NumberingRef> numbering;
  std::optional<bool> hidden;
};

class Styles {
 public:
  void read(pugi::xml_node root);  // <w:styles>

  // What the style says, with what it inherits; an unknown id says nothing.
  Style resolved(std::string_view id) const;

  const std::string& default_paragraph() const { return default_paragraph_; }

 private:
  std::map<std::string, Style, std::less<>> styles_;
  std::string default_paragraph_;
};

// A child by local name, and an on/off property: <w:vanish/>, <w:vanish w:val="0"/>.
pugi::xml_node child(pugi::xml_node node, std::string_view name);
std::optional<bool> toggle(pugi::xml_node properties, std::string_view name);
std::string value_of(pugi::xml_node node);  // its w:val
std::optional<int> number_of(pugi::xml_node node);

// <w:numPr> of paragraph properties.
std::optional<NumberingRef> numbering_of(pugi::xml_node paragraph_properties);

}  // namespace lacuna::indexer::docx
