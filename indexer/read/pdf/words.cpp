#include "indexer/read/pdf/words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "kb/base/text.h"

namespace lacuna::indexer::pdf {

namespace {

struct Replacement {
  char32_t from;
  std::string_view to;
};
constexpr Replacement kReplacements[] = {
    {0xFB00, "ff"},  {0xFB01, "fi"}, {0xFB02, "fl"}, {0xFB03, "ffi"},
    {0xFB04, "ffl"}, {0xFB05, "st"}, {0xFB06, "st"}, {0x00A0, " "},
    {0x2010, "-"},   {0x2011, "-"},  {0x200B, ""},   {0xFEFF, ""},
};

// Characters that stand alone for a bullet: of symbol fonts in the private area, geometric shapes,
// and half-width katakana, which a Japanese code page makes of bullets.
bool is_bullet(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0x25A0 && c <= 0x25FF) ||
         (c >= 0xFF61 && c <= 0xFF9F) || c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x204C ||
         c == 0x2756 || c == 0x27A2 || c == 0xB7 || c == 0x2219;
}

std::string cleaned(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const auto* row = std::find_if(std::begin(kReplacements), std::end(kReplacements),
                                   [&](const Replacement& one) { return one.from == c.value; });
    if (row != std::end(kReplacements))
      out += row->to;
    else if (c.value >= 0x20 && c.value != 0x7F)
      out += text.substr(at, c.size);
    at += c.size;
  }
  const CodePoint only = out.empty() ? CodePoint{0, 0} : code_point_at(out, 0);
  if (only.size == out.size() && is_bullet(only.value)) return kBullet;
  return nfc(trim(out));
}

// The same word again, a hair beside: shadows and poor man's bold print.
void drop_repeated(std::vector<Word>& words) {
  std::map<std::pair<int, int>, std::vector<std::size_t>> places;  // by 8-point squares
  std::vector<Word> kept;
  for (Word& word : words) {
    const int column = static_cast<int>(std::floor(word.x0 / 8));
    const int row = static_cast<int>(std::floor(word.y0 / 8));
    bool again = false;
    for (int dx = -1; dx <= 1 && !again; ++dx)
      for (int dy = -1; dy <= 1 && !again; ++dy) {
        const auto near = places.find({column + dx, row + dy});
        if (near == places.end()) continue;
        for (const std::size_t i : near->second) {
          const Word& other = kept[i];
          if (other.text == word.text && std::abs(other.x0 - word.x0) < word.size / 4 &&
              std::abs(other.y0 - word.y0) < word.size / 4)
            again = true;
        }
      }
    if (again) continue;
    auto& here = places[{column, row}];
    if (here.size() < 64) here.push_back(kept.size());
    kept.push_back(std::move(word));
  }
  words = std::move(kept);
}

bool is_letter(const Word& word) {
  const CodePoint c = code_point_at(word.text, 0);
  return c.size == word.text.size() && (c.value >= 0x80 || (c.value >= 'A' && c.value <= 'Z') ||
                                        (c.value >= 'a' && c.value <= 'z'));
}

bool follows(const Word& left, const Word& right, double widest) {
  return std::abs(left.y1 - right.y1) < left.size / 4 && right.x0 >= left.x0 &&
         right.x0 - left.x1 < widest;
}

// "V e r o r d n u n g": letters set wide apart are one word; a gap much wider than those between
// them ends it.
void join_spaced_letters(std::vector<Word>& words) {
  constexpr std::size_t kFewest = 4;
  std::vector<Word> joined;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t end = i + 1;
    double gap = 0;
    while (is_letter(words[i]) && end < words.size() && is_letter(words[end]) &&
           follows(words[end - 1], words[end], words[i].size)) {
      const double next = words[end].x0 - words[end - 1].x1;
      if (end > i + 1 && next > gap * 1.7 + 0.5) break;
      gap = end == i + 1 ? next : std::min(gap, next);
      ++end;
    }
    if (end - i < kFewest) end = i + 1;
    Word word = std::move(words[i]);
    for (std::size_t k = i + 1; k < end; ++k) {
      word.text += words[k].text;
      word.x1 = words[k].x1;
      word.y0 = std::min(word.y0, words[k].y0);
      word.y1 = std::max(word.y1, words[k].y1);
      word.space_after = words[k].space_after;
    }
    joined.push_back(std::move(word));
    i = end;
  }
  words = std::move(joined);
}

}  // namespace

void clean_words(Page& page) {
  for (Word& word : page.words) word.text = cleaned(word.text);
  std::erase_if(page.words, [](const Word& word) {
    return word.text.empty() || !(word.x1 > word.x0) || !(word.y1 > word.y0) ||
           !std::isfinite(word.x0 + word.x1 + word.y0 + word.y1 + word.size);
  });
  drop_repeated(page.words);
  join_spaced_letters(page.words);
}

}  // namespace lacuna::indexer::pdf
