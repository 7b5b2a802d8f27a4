// Where the words of a text are. A word is a run of letters, digits and marks; soft hyphens and
// zero-width characters inside it belong to it, and so does an apostrophe between Cyrillic letters
// (п'ять). Every other character separates; a hyphen does too (într-un is two words). Linear in the
// text; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace lacuna::indexer {

struct WordSpan {
  std::size_t begin;  // bytes into the text
  std::size_t end;    // exclusive
};

// Whether a word begins with the letter at `at`: where next_word would find one.
bool begins_word(std::string_view text, std::size_t at);

// The first word that begins at or after `from`; nullopt: none is left.
std::optional<WordSpan> next_word(std::string_view text, std::size_t from);

}  // namespace lacuna::indexer
