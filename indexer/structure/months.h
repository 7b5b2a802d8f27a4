// Names of months in the languages that acts are read in. Immutable; any thread.
#pragma once

#include <string_view>

namespace lacuna::indexer {

// 1 to 12 of a folded word ("mai", "juillet", "січня"), in the form that dates have; 0: none.
int month_of(std::string_view folded);

}  // namespace lacuna::indexer
