// Automatic numbers of DOCX lists as Word prints them (ECMA-376 part 1, 17.9): what looks like
// "Art. 5" is often no word of the text but level 0 of a list. Lists of one definition go on
// counting together; a start override begins anew once. Built once, then asked in reading order.
// One document, one thread.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <pugixml.hpp>

#include "indexer/read/office/docx_styles.h"
#include "indexer/read/office/number_format.h"

namespace lacuna::indexer::docx {

constexpr int kLevels = 9;

struct ListLevel {
  int start = 1;
  NumberFormat format = NumberFormat::decimal;
  std::string text;            // "Art. %1.", "%1.%2"
  std::optional<int> restart;  // after which level (1-based) it begins anew; 0: never
  bool legal = false;          // every number in it is decimal (isLgl)
  std::string style;           // the paragraph style that belongs to this level
};

class Numbering {
 public:
  void read(pugi::xml_node root);  // <w:numbering>

  // The next number of the list at the reference's level, as printed; "-" for a bullet; empty when
  // the list is unknown or prints nothing. `style` finds the level where the reference has none.
  struct Mark {
    std::string text;
    int level = 0;
  };
  std::optional<Mark> next(const NumberingRef& ref, std::string_view style);

 private:
  using Levels = std::array<ListLevel, kLevels>;
  struct Definition {
    Levels levels;
    std::string style_link;  // its levels stand in the definition of this numbering style
    std::string defines_style;
  };
  struct List {
    std::string definition;
    std::map<int, int> start_overrides;
    std::map<int, ListLevel> level_overrides;
  };
  struct Counters {
    std::array<int, kLevels> value{};
    std::array<bool, kLevels> started{};
  };

  const Definition* definition_of(const List& list, std::string& key) const;
  void advance(Counters& counters, const List& list, const Levels& levels, int level,
               const std::string& number);

  std::map<std::string, Definition, std::less<>> definitions_;
  std::map<std::string, List, std::less<>> lists_;
  std::map<std::string, Counters, std::less<>> counters_;  // by definition
  std::set<std::pair<std::string, int>> overridden_;       // list and level: begun anew already
};

// Word's name of a number format (ST_NumberFormat); unknown ones are decimal.
NumberFormat number_format(std::string_view name);

}  // namespace lacuna::indexer::docx
