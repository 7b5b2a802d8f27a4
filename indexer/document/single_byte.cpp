#include "indexer/document/single_byte.h"

#include <array>
#include <cstddef>
#include <span>

namespace lacuna::indexer {

namespace {

// A language as its texts look in one encoding: the bytes of its letters and its smallest words.
struct Look {
  std::string_view encoding;
  std::string_view letters;  // bytes of 0x80 and above; typographic marks are kMarks
  std::string_view words;    // blank-separated, with a blank at both ends
};

// Quotation marks, dashes, ellipsis, section sign, guillemets, blanks, degree: windows-125x alike.
constexpr std::string_view kMarks =
    "\x84\x91\x92\x93\x94\x96\x97\x85\xA7\xAB\xBB\xA0\xB0\xAD\x80\x82\xB7\x95";
constexpr std::string_view kIsoMarks = "\xA7\xA0\xB0\xAD";

constexpr std::string_view kRomanian = " de la si din pentru nr art alin prin cu privind sau se ";
constexpr std::string_view kPolish = " w z na do oraz lub art ust nie przez o ustawy dnia ";
constexpr std::string_view kCzech = " a v na nebo podle se pro o do odst je z s ";
constexpr std::string_view kHungarian = " a az vagy szerint nem hogy bekezd es rendelet ";
constexpr std::string_view kGerman = " der die und des das den oder nach von zu im gesetz absatz ";
constexpr std::string_view kFrench = " le la les des et du un une dans par pour article ";
constexpr std::string_view kItalian = " di il la che del della per e comma articolo sono con ";
constexpr std::string_view kSpanish = " de la el los en que del las por con art y ";

constexpr std::string_view kRomanianLetters = "\xE3\xC3\xE2\xC2\xEE\xCE\xBA\xAA\xFE\xDE";
constexpr std::string_view kGermanLetters = "\xE4\xF6\xFC\xC4\xD6\xDC\xDF\xE9";
constexpr std::string_view kFrenchLetters =
    "\xE9\xE8\xEA\xEB\xE0\xE2\xE7\xEE\xEF\xF4\xF9\xFB\xFC\x9C\xC9\xC8\xC0\xC7\xCA\xC2\xD4\x8C";
constexpr std::string_view kPolishLetters =
    "\xB9\xE6\xEA\xB3\xF1\xF3\x9C\x9F\xBF\xA5\xC6\xCA\xA3\xD1\xD3\x8C\x8F\xAF";
constexpr std::string_view kPolishIsoLetters =
    "\xB1\xE6\xEA\xB3\xF1\xF3\xB6\xBC\xBF\xA1\xC6\xCA\xA3\xD1\xD3\xA6\xAC\xAF";
constexpr std::string_view kCzechLetters =
    "\xE1\xE8\xEF\xE9\xEC\xED\xF2\xF3\xF8\x9A\x9D\xFA\xF9\xFD\x9E\xC1\xC8\xCF\xC9\xCC\xCD\xD8\x8A"
    "\x8E\xDA\xDD\xF4\xBE\xE4";
constexpr std::string_view kCzechIsoLetters =
    "\xE1\xE8\xEF\xE9\xEC\xED\xF2\xF3\xF8\xB9\xBB\xFA\xF9\xFD\xBE\xC1\xC8\xCF\xC9\xCC\xCD\xD8\xA9"
    "\xAE\xDA\xDD\xF4\xB5\xE4";
constexpr std::string_view kHungarianLetters =
    "\xE1\xE9\xED\xF3\xF6\xF5\xFA\xFC\xFB\xC1\xC9\xCD\xD3\xD6\xD5\xDA\xDC\xDB";
constexpr std::string_view kItalianLetters = "\xE0\xE8\xE9\xEC\xF2\xF9\xC0\xC8\xC9\xCC\xD2\xD9";
constexpr std::string_view kSpanishLetters =
    "\xE1\xE9\xED\xF3\xFA\xF1\xFC\xC1\xC9\xCD\xD3\xDA\xD1\xBF\xA1";

// Where two encodings print the same bytes alike, the common one stands first.
constexpr Look kLooks[] = {
    {"windows-1250", kRomanianLetters, kRomanian}, {"windows-1250", kPolishLetters, kPolish},
    {"ISO-8859-2", kPolishIsoLetters, kPolish},    {"windows-1250", kCzechLetters, kCzech},
    {"ISO-8859-2", kCzechIsoLetters, kCzech},      {"windows-1250", kHungarianLetters, kHungarian},
    {"windows-1252", kGermanLetters, kGerman},     {"windows-1252", kFrenchLetters, kFrench},
    {"windows-1252", kItalianLetters, kItalian},   {"windows-1252", kSpanishLetters, kSpanish},
};

constexpr int kFewestWords = 3;

bool is_ascii_letter_byte(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// In Cyrillic texts letters stand beside letters of the upper half, in Latin ones beside ASCII.
bool is_cyrillic(std::string_view bytes) {
  std::size_t letters = 0, beside_upper = 0, beside_ascii = 0;
  const auto is_upper_half = [&](std::size_t at) {
    const auto c = static_cast<unsigned char>(bytes[at]);
    // the alphabet, and ё Ё є Є і І ї Ї ґ Ґ
    return c >= 0xC0 || c == 0xB8 || c == 0xA8 || c == 0xBA || c == 0xAA || c == 0xB3 ||
           c == 0xB2 || c == 0xBF || c == 0xAF || c == 0xB4 || c == 0xA5;
  };
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (!is_upper_half(at)) continue;
    ++letters;
    const bool before = at > 0 && is_upper_half(at - 1);
    const bool after = at + 1 < bytes.size() && is_upper_half(at + 1);
    beside_upper += before || after;
    beside_ascii +=
        (at > 0 && is_ascii_letter_byte(static_cast<unsigned char>(bytes[at - 1]))) ||
        (at + 1 < bytes.size() && is_ascii_letter_byte(static_cast<unsigned char>(bytes[at + 1])));
  }
  return letters >= 8 && beside_upper * 10 >= letters * 8 && beside_ascii * 10 <= letters;
}

struct HighBytes {
  std::array<std::size_t, 256> times{};
  std::size_t all = 0;
};

HighBytes count(std::string_view bytes) {
  HighBytes high;
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    if (c < 0x80) continue;
    ++high.times[c];
    ++high.all;
  }
  return high;
}

std::size_t known(const HighBytes& high, std::string_view bytes) {
  std::size_t times = 0;
  std::array<bool, 256> seen{};
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    if (!seen[c]) times += high.times[c];
    seen[c] = true;
  }
  return times;
}

// How often each look's smallest words occur, counted in one walk.
std::array<int, std::size(kLooks)> count_words(std::string_view bytes) {
  std::array<int, std::size(kLooks)> times{};
  std::string_view text = bytes.substr(0, 200000);
  for (std::size_t at = 0; at < text.size();) {
    char word[16] = {' '};
    std::size_t size = 1;
    const std::size_t begin = at;
    while (at < text.size() && is_ascii_letter_byte(static_cast<unsigned char>(text[at]))) {
      if (size < 14) word[size++] = static_cast<char>(text[at] | 0x20);
      ++at;
    }
    if (at == begin) {
      while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) ++at;
      if (at == begin) ++at;
      continue;
    }
    const bool cut = at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80;
    const bool whole =
        !cut && size < 14 && (begin == 0 || static_cast<unsigned char>(text[begin - 1]) < 0x80);
    if (!whole) continue;
    word[size++] = ' ';
    for (std::size_t i = 0; i < std::size(kLooks); ++i)
      times[i] += kLooks[i].words.find(std::string_view(word, size)) != std::string_view::npos;
  }
  return times;
}

}  // namespace

std::string_view single_byte_encoding(std::string_view bytes) {
  if (is_cyrillic(bytes)) return "windows-1251";
  const HighBytes high = count(bytes);
  if (high.all == 0) return {};
  const auto words = count_words(bytes);
  const std::size_t iso_controls = [&] {
    std::size_t times = 0;
    for (std::size_t c = 0x80; c < 0xA0; ++c) times += high.times[c];
    return times;
  }();
  std::string_view best;
  int most = kFewestWords - 1;
  for (std::size_t i = 0; i < std::size(kLooks); ++i) {
    const Look& look = kLooks[i];
    const bool iso = look.encoding.starts_with("ISO");
    if (iso && iso_controls > 0) continue;
    const std::size_t explained = known(high, look.letters) + known(high, iso ? kIsoMarks : kMarks);
    if (explained * 20 < high.all * 19 || words[i] <= most) continue;
    best = look.encoding;
    most = words[i];
  }
  return best;
}

}  // namespace lacuna::indexer
