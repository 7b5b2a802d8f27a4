// The outline of a text without markup: which of its lines begin units, and where each unit's words
// stand. Lines inside words quoted into another act begin none. Linear. Pure; any thread.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/structure/lines.h"
#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

struct Section {
  Head head;
  std::size_t begin = 0;   // of the label or the heading above it
  std::size_t words = 0;   // of what stands after label and mark
  std::size_t end = 0;     // where the next unit begins
  bool joined = false;     // goes on with the path of the section before: "… | Secţiunea 2 - Z"
  std::size_t label = 0;   // `begin`, unless a heading stands above the label
  bool collapsed = false;  // "Articolul 51" between 5 and 6: a superscript that lost its sign
};

struct Outline {
  std::size_t preamble_end = 0;  // text before the first unit
  std::vector<Section> sections;
  bool run_on = false;  // units begin inside lines: the copy has lost its line ends
};

Outline outline(const Tradition& tradition, std::string_view text);

}  // namespace lacuna::indexer
