// Folding: the form of a word under which it is found. Lower case; diacritics fall off Latin
// letters alone (ş and ș are s, â and î lose their hats, é is e, ß is ss), so that people find
// words typed without them; a Cyrillic й or ї is a letter of its own and stays (ё is е, as Russian
// prints it). Soft hyphens, zero-width characters and the Cyrillic apostrophe vanish. Pure
// functions; any thread.
#pragma once

#include <string>
#include <string_view>

namespace lacuna::indexer {

// Appends the folded form of one word (valid or broken UTF-8) to `out`; at most 64 bytes of it, cut
// at a character: longer "words" are not words.
void fold_into(std::string_view word, std::string& out);
std::string fold(std::string_view word);

}  // namespace lacuna::indexer
