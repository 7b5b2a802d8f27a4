// What counts as part of a word. Shared by tokens.cpp and fold.cpp, so that both agree. Pure; any
// thread.
#pragma once

namespace lacuna::indexer {

// Inside a word and of no weight: soft hyphen, zero-width characters, byte order mark.
constexpr bool is_ignorable(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

constexpr bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == 0x2019 || c == 0x02BC || c == 0x02B9 || c == 0x2BB;
}

constexpr bool is_combining(char32_t c) {
  return c >= 0x300 && c <= 0x36F;
}

constexpr bool is_cyrillic(char32_t c) {
  return c >= 0x400 && c <= 0x52F;
}

}  // namespace lacuna::indexer
