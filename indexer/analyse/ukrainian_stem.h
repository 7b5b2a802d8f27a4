// Stems of Ukrainian words by the hunspell dictionary of Debian (hunspell-uk), as there is no
// Snowball stemmer for Ukrainian. The dictionary is loaded at the first Ukrainian word (half a
// second, 30 MB) and shared; calls wait for each other, so keep the answers. Any thread. Without
// the dictionary words are compared whole.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lacuna::indexer {

// Folded stems of a word as written, each once, in the order of the dictionary; an ambiguous word
// has several; none: the dictionary does not know it.
std::vector<std::string> stem_ukrainian(std::string_view word);

// Which dictionary is installed, as a part of a version ("+uk8355640"); empty: none.
std::string ukrainian_dictionary();

}  // namespace lacuna::indexer
