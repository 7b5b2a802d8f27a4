// Which open sequence a mark continues, or whether it may open a new one: the rules of evidence of
// body.h, without any text of their own. Pure; any thread.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "indexer/structure/marks.h"

namespace lacuna::indexer {

struct OpenUnit {
  MarkStyle style = MarkStyle::letter;
  Value value;
  int unit = -1;  // index of its provision
};

struct Step {
  std::size_t depth = 0;  // of the open units, how many stay open above the new one
  MarkStyle style = MarkStyle::letter;
  Value value;
  bool collapsed = false;  // "(11)" read as 1^1
};

enum class Evidence {
  sure,   // the next of its sequence, or the first of a list at a sensible place
  close,  // only the next of its sequence, at a sensible place (inside a note)
};

// nullopt: the mark is text.
std::optional<Step> place_mark(const Tradition& tradition, std::span<const OpenUnit> open,
                               const Mark& mark, std::string_view text, Evidence evidence);

}  // namespace lacuna::indexer
