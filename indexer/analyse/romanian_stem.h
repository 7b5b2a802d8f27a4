// The stem of a folded Romanian word. The Snowball stemmer reads diacritics, so that `protecției`
// and `protectiei` part ways; people type without them, and half of the laws' own texts lack some.
// This one works on folded letters, on endings alone (article, plural, case, verb endings), by one
// table. Linear; any thread.
#pragma once

#include <string>
#include <string_view>

namespace lacuna::indexer {

std::string stem_romanian(std::string_view folded);

}  // namespace lacuna::indexer
