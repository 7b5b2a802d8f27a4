#include "indexer/analyse/tokens.h"

#include <array>

#include <unicode/uchar.h>

#include "indexer/analyse/letters.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

constexpr bool is_ascii_word(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_word_character(char32_t c) {
  constexpr auto kWord = U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK;
  return c != 0xFFFD && (U_GET_GC_MASK(static_cast<UChar32>(c)) & kWord) != 0 && !is_apostrophe(c);
}

// Most of a text is below U+0530; ICU is asked once for those.
bool is_word(char32_t c) {
  static const auto table = [] {
    std::array<bool, 0x530> made{};
    for (char32_t i = 0; i < made.size(); ++i) made[i] = is_word_character(i);
    return made;
  }();
  return c < table.size() ? table[c] : is_word_character(c);
}

}  // namespace

std::optional<WordSpan> next_word(std::string_view text, std::size_t from) {
  std::size_t at = from;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80 ? is_ascii_word(byte) : is_word(code_point_at(text, at).value)) break;
    at += byte < 0x80 ? 1 : code_point_at(text, at).size;
  }
  if (at >= text.size()) return std::nullopt;
  WordSpan span{at, at};
  char32_t last = 0;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80 && is_ascii_word(byte)) {
      last = byte;
      span.end = ++at;
      continue;
    }
    const auto [value, size] = code_point_at(text, at);
    if (is_word(value)) {
      last = value;
      span.end = at += size;
    } else if (is_ignorable(value)) {
      at += size;  // part of the word if a letter follows
    } else if (is_apostrophe(value) && is_cyrillic(last) && at + size < text.size() &&
               is_cyrillic(code_point_at(text, at + size).value)) {
      at += size;
    } else {
      break;
    }
  }
  return span;
}

}  // namespace lacuna::indexer
