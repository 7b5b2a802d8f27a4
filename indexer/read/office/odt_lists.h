// Automatic numbers of OpenDocument lists and headings as a word processor prints them (ODF 1.3
// part 3, 5.3): nested lists, lists that continue earlier ones, start values. One document, one
// thread.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/office/odt_styles.h"

namespace lacuna::indexer::odt {

class Lists {
 public:
  explicit Lists(const Styles& styles) : styles_(styles) {}

  // A list begins; `continues` is the id of the list it goes on with, or kPrevious.
  void begin(std::string_view style, std::string_view id, std::string_view continues);
  void end();
  static constexpr std::string_view kPrevious = " previous";

  // An item begins; a header is never numbered.
  void begin_item(std::optional<int> start_value, bool is_header);
  void end_item();

  bool inside() const { return !open_.empty(); }
  int depth() const { return static_cast<int>(open_.size()); }

  // The number of the paragraph that stands here, as printed; "-" for a bullet, empty for none.
  // nullopt: a further paragraph of the item. `style` is the paragraph's own list style.
  std::optional<std::string> number(std::string_view style);

  // The number of a heading of this outline level (1-based).
  std::string heading_number(int level, std::optional<int> start_value);

 private:
  using Counters = std::array<std::optional<int>, kLevels>;
  struct Item {
    std::optional<int> start_value;
    bool is_header = false;
    bool numbered = false;
  };
  struct OpenList {
    std::string style;
    std::string id;
    std::vector<Item> items;  // the open one is the last
  };

  static std::string print(const ListStyle& style, Counters& counters, int level,
                           std::optional<int> start_value);

  const Styles& styles_;
  std::vector<OpenList> open_;
  Counters counters_;  // of the open outermost list
  Counters headings_;
  std::map<std::string, Counters, std::less<>> ended_;  // by style
  std::map<std::string, Counters, std::less<>> ended_by_id_;
};

}  // namespace lacuna::indexer::odt
