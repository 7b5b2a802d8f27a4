#include "indexer/structure/unit_word.h"

namespace lacuna::indexer {

int ordinal_of(const Tradition& tradition, std::string_view folded) {
  for (const Ordinal& row : tradition.ordinals)
    if (row.word == folded) return row.value;
  return 0;
}

namespace {

const UnitWord* unit_named(const Tradition& tradition, std::string_view folded) {
  for (const UnitWord& row : tradition.units)
    if (row.word == folded) return &row;
  return nullptr;
}

// "Sous-section": a unit of two words.
std::optional<UnitMatch> two_words_at(const Tradition& tradition, std::string_view line,
                                      std::size_t at) {
  for (const UnitWord& row : tradition.units)
    if (row.word.find(' ') != row.word.npos)
      if (const auto end = match_words(line, at, row.word)) return UnitMatch{&row, *end};
  return std::nullopt;
}

}  // namespace

std::optional<UnitMatch> unit_word_at(const Tradition& tradition, std::string_view line,
                                      std::size_t at) {
  if (line.substr(at).starts_with("\u00A7")) {                                            // §
    const std::size_t end = line.substr(at + 2).starts_with("\u00A7") ? at + 4 : at + 2;  // §§
    for (const UnitWord& row : tradition.units)
      if (row.role == UnitRole::paragraph) return UnitMatch{&row, end};
    return std::nullopt;
  }
  if (letter_case_at(line, at) != LetterCase::upper) return std::nullopt;
  const Word word = word_at(line, at);
  if (const UnitWord* row = unit_named(tradition, word.folded.view()))
    return UnitMatch{row, word.end};
  if (!tradition.ordinals.empty()) {
    if (const int ordinal = ordinal_of(tradition, word.folded.view())) {
      const Word next = word_at(line, skip_line_space(line, word.end));
      const UnitWord* row = unit_named(tradition, next.folded.view());
      if (!row || row->role != UnitRole::container) return std::nullopt;
      return UnitMatch{row, next.end, ordinal};
    }
    if (const auto match = two_words_at(tradition, line, at)) return match;
  }
  FoldedWord joined;
  std::size_t p = at;
  for (int pieces = 0; pieces < 12 && letter_case_at(line, p) == LetterCase::upper; ++pieces) {
    while (letter_case_at(line, p) == LetterCase::upper) {
      const CodePoint c = decode(line, p);
      joined.push(c.value);
      p += c.size;
    }
    if (is_letter_at(line, p)) return std::nullopt;  // lower case: an ordinary word
    if (joined.view().size() > 6)
      for (const UnitWord& row : tradition.units)
        if (row.word == joined.view()) return UnitMatch{&row, p};
    p = skip_line_space(line, p);
  }
  return std::nullopt;
}

}  // namespace lacuna::indexer
