// The words of an element as a person would read them: white space collapsed, nothing invented and
// nothing lost between inline elements, superscript digits kept raised (art. 2¹ is not art. 21).
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace lacuna::indexer::akn {

// Running text under construction.
class RunningText {
 public:
  void append(std::string_view raw);         // white space of the file: runs become one blank
  void append_raised(std::string_view raw);  // content of <sup>
  void break_with(char separator);           // '\n' or '\t'; none at the beginning or twice
  void quote_mark(std::string_view mark);    // unless it is printed already

  bool empty() const { return text_.empty(); }
  std::string take();  // trimmed; leaves it empty

 private:
  std::string text_;
};

// Whether the element, by name or class, is an editor's note and no word of the norm: remarks,
// source credits of codes, units marked editorial.
bool is_editorial(pugi::xml_node node);

// Words of the whole element; blocks on lines of their own, cells of a row a tab apart. Notes and
// deleted words are left out.
std::string plain_text(pugi::xml_node node);

// First descendant with this local name, in reading order, not looking into `but_not`.
pugi::xml_node find_first(pugi::xml_node node, std::string_view name,
                          std::string_view but_not = {});

}  // namespace lacuna::indexer::akn
