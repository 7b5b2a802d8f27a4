#include "indexer/structure/tradition.h"

#include <string>

namespace lacuna::indexer {

namespace {

// Rows with a jurisdiction stand before those that only a language decides; an empty field fits
// all. English without a jurisdiction is an international text's, written in articles.
struct Row {
  std::string_view jurisdictions;  // blank-separated, with a blank at both ends
  std::string_view language;
  const Tradition& (*tradition)();
};
constexpr Row kRows[] = {
    {" md ", "ru", moldovan_in_russian},
    {" md ", "", moldovan},
    {" ro ", "", romanian},
    {" eu int ", "", european},
    {" de at li ", "", german},
    {" ch ", "de", german},
    {" fr lu be mc ch ", "fr", french},
    {" fr mc ", "", french},
    {" gb ie im je gg ", "", british},
    {" us ", "", american},
    {" ua ", "", ukrainian},
    {" ru by kz kg ", "", russian},
    {"", "ro", romanian},
    {"", "de", german},
    {"", "fr", french},
    {"", "uk", ukrainian},
    {"", "ru", russian},
};

}  // namespace

const Tradition& tradition_of(std::string_view jurisdiction, std::string_view language) {
  language = language.substr(0, language.find('-'));
  if (jurisdiction.empty() && language.empty()) return romanian();
  const std::string wanted = ' ' + std::string(jurisdiction) + ' ';
  for (const Row& row : kRows) {
    const bool here =
        row.jurisdictions.empty() ||
        (!jurisdiction.empty() && row.jurisdictions.find(wanted) != std::string_view::npos);
    if (here && (row.language.empty() || row.language == language)) return row.tradition();
  }
  return european();
}

bool contains(const WordList& words, std::string_view folded) {
  if (!words.may_begin(folded)) return false;
  for (std::string_view word : words) {
    if (word.front() != folded.front()) continue;
    if (word.ends_with('*') ? folded.starts_with(word.substr(0, word.size() - 1)) : folded == word)
      return true;
  }
  return false;
}

std::optional<std::size_t> match_any(const WordList& rows, std::string_view text, std::size_t at) {
  std::optional<std::size_t> longest;
  if (!rows.may_begin(word_at(text, skip_space(text, at)).folded.view())) return longest;
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
