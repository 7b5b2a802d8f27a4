#include "indexer/analyse/fold.h"

#include <array>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include "indexer/analyse/letters.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kLongestForm = 64;
constexpr std::size_t kLongestWord = 512;  // bytes that are looked at

// Letters whose decomposition does not lead to their plain form.
struct Plain {
  char32_t letter;
  std::string_view plain;
};
constexpr Plain kPlain[] = {
    {U'ß', "ss"}, {U'æ', "ae"}, {U'œ', "oe"}, {U'ø', "o"}, {U'đ', "d"}, {U'ð', "d"},
    {U'þ', "th"}, {U'ł', "l"},  {U'ı', "i"},  {U'ħ', "h"}, {U'ŧ', "t"}, {U'ё', "е"},
};

// One lower-case code point, as folded UTF-8.
std::string fold_letter(char32_t value) {
  const auto lower_case = static_cast<char32_t>(u_tolower(static_cast<UChar32>(value)));
  for (const auto& row : kPlain)
    if (row.letter == lower_case) return std::string(row.plain);
  std::string out;
  UErrorCode status = U_ZERO_ERROR;
  const auto script = uscript_getScript(static_cast<UChar32>(lower_case), &status);
  if (U_SUCCESS(status) && script == USCRIPT_LATIN) {
    const UNormalizer2* nfkd = unorm2_getNFKDInstance(&status);
    std::array<UChar, 32> pieces{};
    const auto length = U_SUCCESS(status)
                            ? unorm2_getDecomposition(nfkd, static_cast<UChar32>(lower_case),
                                                      pieces.data(), pieces.size(), &status)
                            : -1;
    if (U_SUCCESS(status) && length > 0) {
      for (int32_t i = 0; i < length;) {
        UChar32 piece;
        U16_NEXT(pieces.data(), i, length, piece);
        if (u_charType(piece) != U_NON_SPACING_MARK)
          append_utf8(out, static_cast<char32_t>(u_tolower(piece)));
      }
      return out;
    }
  }
  append_utf8(out, lower_case);
  return out;
}

// Folded letters up to U+024F (all that Romanian and its neighbours use) and Cyrillic, made once.
constexpr char32_t kTableEnd = 0x0530;
const std::array<std::string, kTableEnd>& letter_table() {
  static const auto table = [] {
    std::array<std::string, kTableEnd> made;
    for (char32_t c = 0; c < kTableEnd; ++c) made[c] = fold_letter(c);
    return made;
  }();
  return table;
}

}  // namespace

void fold_into(std::string_view word, std::string& out) {
  const auto& table = letter_table();
  const std::size_t start = out.size();
  const auto append = [&](std::string_view piece) {
    if (out.size() - start + piece.size() > kLongestForm) return false;
    out += piece;
    return true;
  };
  word = word.substr(0, kLongestWord);
  std::string composed;
  bool latin_before = false;
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      ++at;
      if (byte == '\'') continue;
      latin_before = true;
      const char small =
          byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : static_cast<char>(byte);
      if (!append({&small, 1})) return;
      continue;
    }
    const auto [value, size] = code_point_at(word, at);
    at += size;
    if (is_ignorable(value) || is_apostrophe(value)) continue;
    if (is_combining(value)) {
      if (latin_before) continue;  // a Latin letter's mark falls off
      if (composed.empty()) {  // a Cyrillic letter takes it: и + breve is й, a letter of its own
        composed = nfc(word);
        out.resize(start);
        word = composed;
        at = 0;
        continue;
      }
    }
    latin_before = value < 0x250 || (value >= 0x1E00 && value < 0x1F00);
    if (value < kTableEnd ? !append(table[value]) : !append(fold_letter(value))) return;
  }
}

std::string fold(std::string_view word) {
  std::string out;
  fold_into(word, out);
  return out;
}

}  // namespace lacuna::indexer
