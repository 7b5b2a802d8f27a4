// Texts that Lacuna itself wrote say the address of every unit (Block::eid): a text that comes back
// keeps its tree as it was, whatever its printed numbers would give today, because people's words
// hang on these addresses. Linear; pure; any thread.
#pragma once

#include <optional>

#include "indexer/structure/marked_up.h"

namespace lacuna::indexer {

// The provisions as they are nested, complete with eId, level and number. nullopt when a unit has
// no address, two have the same, or one is not of our making: then it is a text like any other.
std::optional<MarkedUp> addressed(const Document& document);

}  // namespace lacuna::indexer
