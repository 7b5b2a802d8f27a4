// The labels of a good practice's page, in several languages, and where they stand in a text: at
// the beginning of a line, alone or before what they say, broken over several lines where the copy
// has broken them. Each counts once. Linear. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::kb {

enum class PracticeShape {
  title,    // on the label's line, and the next where the copy has broken it
  line,     // on the label's line
  date,     // 17/10/2011, 17.10.2011, 2011-10-17
  country,  // by name
  places,   // names between commas
  address,  // without blanks; goes on in the next line where the copy has broken it
  names,    // items of a list, each the name of a concept
  text,     // everything up to the next label
  issue,    // the same; the items of its list are goals
  actions,  // the same; its numbered items are actions
  funding,  // the same; a total and its shares
};

struct PracticeLabel {
  std::string_view field;
  PracticeShape shape;
  std::string_view words;  // in several languages, bars between
};

struct TextLine {
  std::string_view words;  // trimmed
  std::size_t indent = 0;
};

struct FoundLabel {
  const PracticeLabel* label = nullptr;
  std::size_t first = 0;   // line on which it begins
  std::size_t behind = 0;  // line on which what it says begins
  std::string_view rest;   // on its last line
};

std::vector<TextLine> lines_of(std::string_view text);
// In the order of the text.
std::vector<FoundLabel> practice_labels(const std::vector<TextLine>& lines);
// Which field the items below this heading belong to; empty: it is no heading.
std::string_view practice_heading(std::string_view words);
// What is said of it may fill several lines; else only the line of the label.
constexpr bool is_long(PracticeShape shape) {
  return shape >= PracticeShape::names;
}

}  // namespace lacuna::kb
