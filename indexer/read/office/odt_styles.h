// What the styles of an OpenDocument text say (OASIS ODF 1.3 part 3, 16): outline levels, list
// styles, hidden text, through the chain of parents. Built once, then read. Any thread.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "indexer/read/office/number_format.h"

namespace lacuna::indexer::odt {

constexpr int kLevels = 10;

struct ListLevel {
  NumberFormat format = NumberFormat::none;
  std::string prefix;
  std::string suffix;
  std::string pattern;  // "%1%.%2%)", of newer files; empty: prefix, numbers, suffix
  int start = 1;
  int display_levels = 1;  // numbers of this and of outer levels that are printed
};
using ListStyle = std::array<ListLevel, kLevels>;

struct Style {
  std::string parent;
  std::string list;  // name of its list style
  bool is_title = false;
  std::optional<bool> hidden;
};

class Styles {
 public:
  // Reads every style below the root of content.xml, styles.xml or a flat file.
  void read(pugi::xml_node root);

  // With what it inherits; an unknown name says nothing.
  Style paragraph(std::string_view name) const;
  bool is_hidden(std::string_view text_style) const;

  // nullptr: unknown. The outline's own style has the name kOutline.
  const ListStyle* list(std::string_view name) const;

 private:
  std::map<std::string, Style, std::less<>> styles_;  // paragraph and text styles
  std::map<std::string, ListStyle, std::less<>> lists_;
};

constexpr std::string_view kOutline = " outline";  // no style's name begins with a blank

}  // namespace lacuna::indexer::odt
