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

// What a byte says of a word: most letters are ASCII and are told by one look.
enum class Byte : unsigned char { between, letter, longer };
constexpr auto kBytes = [] {
  std::array<Byte, 256> made{};
  for (unsigned i = 0; i < made.size(); ++i)
    made[i] = i >= 0x80                                      ? Byte::longer
              : is_ascii_word(static_cast<unsigned char>(i)) ? Byte::letter
                                                             : Byte::between;
  return made;
}();

Byte byte_at(std::string_view text, std::size_t at) {
  return kBytes[static_cast<unsigned char>(text[at])];
}

// Two bytes, as nearly all of Europe's letters that are not ASCII; the rest as everywhere.
CodePoint letter_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first >= 0xc2 && first <= 0xdf && at + 1 < text.size()) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if ((second & 0xc0) == 0x80)
      return {static_cast<char32_t>((first & 0x1fU) << 6 | (second & 0x3fU)), 2};
  }
  return code_point_at(text, at);
}

struct Before {
  char32_t value;
  std::size_t begin;
};
Before letter_before(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 4;
  auto begin = at - 1;
  while (begin > 0 && at - begin < kLongest &&
         (static_cast<unsigned char>(text[begin]) & 0xc0) == 0x80)
    --begin;
  return {letter_at(text, begin).value, begin};
}

}  // namespace

bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  auto before = letter_before(text, at);
  while (is_ignorable(before.value)) {
    if (before.begin == 0) return true;
    before = letter_before(text, before.begin);
  }
  if (is_word(before.value)) return false;
  return !(is_apostrophe(before.value) && before.begin > 0 &&
           is_cyrillic(letter_at(text, at).value) &&
           is_cyrillic(letter_before(text, before.begin).value));
}

std::optional<WordSpan> next_word(std::string_view text, std::size_t from) {
  std::size_t at = from;
  while (at < text.size()) {
    const auto byte = byte_at(text, at);
    if (byte == Byte::letter) break;
    if (byte == Byte::between) {
      ++at;
      continue;
    }
    const auto [value, size] = letter_at(text, at);
    if (is_word(value)) break;
    at += size;
  }
  if (at >= text.size()) return std::nullopt;
  WordSpan span{at, at};
  char32_t last = 0;
  while (at < text.size()) {
    if (byte_at(text, at) == Byte::letter) {
      last = static_cast<unsigned char>(text[at]);
      span.end = ++at;
      continue;
    }
    const auto [value, size] = letter_at(text, at);
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
