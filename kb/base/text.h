// UTF-8 text: looking at it, never changing what people wrote. Offsets are bytes unless a name says
// characters (code points). Pure functions; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna {

struct InvalidUtf8 {
  std::size_t offset;  // of the first bad byte
};
std::optional<InvalidUtf8> find_invalid_utf8(std::string_view text);

// The code point at `at` and its length in bytes; U+FFFD and length 1 at a bad byte.
struct CodePoint {
  char32_t value;
  std::size_t size;
};
CodePoint code_point_at(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t code_point);

std::size_t count_characters(std::string_view text);
std::size_t byte_offset(std::string_view text, std::size_t characters);  // clamps to the end

std::string_view trim(std::string_view text);  // ASCII white space, NBSP and BOM at both ends
std::vector<std::string_view> split(std::string_view text, char separator);
std::string lower(std::string_view text);  // simple case mapping of every script, by ICU
std::string nfc(std::string_view text);    // Unicode normal form C, by ICU
// Lower case, Latin letters without their marks (ș, ş -> s); Cyrillic ones keep theirs (й stays).
std::string without_diacritics(std::string_view text);

// At most `characters` characters, cut at a word's end, with an ellipsis when something was cut.
std::string shorten(std::string_view text, std::size_t characters);

// 1-based line and column (in characters) of a byte offset.
struct Place {
  int line;
  int column;
};
Place place_of(std::string_view text, std::size_t offset);

}  // namespace lacuna
