// Tables of contents: "C U P R I N S" and the labels below it, up to where the first of them stands
// again; or lines that end in leaders and page numbers. They are no text of the act. Pure; any
// thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

struct TextRange {
  std::size_t begin;
  std::size_t end;
};

// The table of contents among the first lines of a text; nullopt: there is none that is sure.
std::optional<TextRange> find_contents(const Tradition& tradition, std::string_view text);

}  // namespace lacuna::indexer
