#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

const Tradition& tradition_of(std::string_view, std::string_view) {
  return romanian();
}

bool contains(std::span<const std::string_view> words, std::string_view folded) {
  if (folded.empty()) return false;
  for (std::string_view word : words) {
    if (word.front() != folded.front()) continue;
    if (word.ends_with('*') ? folded.starts_with(word.substr(0, word.size() - 1)) : folded == word)
      return true;
  }
  return false;
}

std::optional<std::size_t> match_any(std::span<const std::string_view> rows, std::string_view text,
                                     std::size_t at) {
  std::optional<std::size_t> longest;
  for (std::string_view row : rows)
    if (const auto end = match_words(text, at, row); end && (!longest || *end > *longest))
      longest = end;
  return longest;
}

kb::Level level_of(const Tradition& tradition, MarkStyle style) {
  for (const MarkRow& row : tradition.marks)
    if (row.style == style) return row.level;
  return kb::Level::point;
}

}  // namespace lacuna::indexer
