// What a heading calls itself, where a format marks headings but not their kind: "CHAPTER II",
// "Secțiunea 1", "II. FEJEZET", "ANEXA nr. 1", in the official languages of the European Union and
// of its neighbours. A fact of printing, not of structure: readers use it to tell label from
// heading. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "kb/model/provision.h"

namespace lacuna::indexer {

struct PrintedLabel {
  kb::Level level;      // book, part, title, chapter, section, subsection or annex
  std::size_t end = 0;  // bytes of the label: what follows is the heading
};

// nullopt: the words begin with no such label. A word without a number is a label only for an
// annex, and only when it stands alone.
std::optional<PrintedLabel> printed_label(std::string_view words);

}  // namespace lacuna::indexer
