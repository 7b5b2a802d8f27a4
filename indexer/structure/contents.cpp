#include "indexer/structure/contents.h"

#include <algorithm>
#include <string>

#include "indexer/structure/lines.h"
#include "indexer/structure/scan.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kLongestTitle = 60;   // bytes of the line that announces the table
constexpr std::size_t kLongestEntry = 300;  // bytes
constexpr int kFirstLines = 400;            // that may hold the announcement
constexpr std::size_t kFarthest = 4000;     // bytes from the table to the first unit
constexpr int kFewestEntries = 3;

struct Line {
  std::size_t begin;
  std::size_t end;
};

Line line_at(std::string_view text, std::size_t at) {
  return {at, std::min(text.find('\n', at), text.size())};
}

// The letters of a line, folded, without what separates them: "C U P R I N S" -> "cuprins".
std::string letters_of(std::string_view line) {
  std::string letters;
  for (std::size_t at = 0; at < line.size();) {
    const Word word = word_at(line, at);
    if (word.end == at) {
      if (is_digit(line[at])) return {};
      at += decode(line, at).size;
      continue;
    }
    letters += word.folded.view();
    at = word.end;
  }
  return letters;
}

bool announces(const Tradition& tradition, std::string_view line) {
  const std::string letters = letters_of(line);
  if (letters.empty()) return false;
  for (std::string_view row : tradition.contents) {
    std::string wanted;
    for (char c : row)
      if (c != ' ') wanted += c;
    if (letters == wanted) return true;
  }
  return false;
}

// "Capitolul I ........ 3": leaders and a page at the line's end.
bool has_leaders(std::string_view line) {
  line = trim(line);
  std::size_t end = line.size();
  while (end > 0 && is_digit(line[end - 1])) --end;
  if (end == line.size() || end == 0) return false;
  int dots = 0;
  while (end > 0 && (line[end - 1] == '.' || line[end - 1] == ' ' || line[end - 1] == '_')) {
    dots += line[end - 1] != ' ';
    --end;
  }
  return dots >= 4;
}

bool same_label(const Head& one, const Head& other) {
  return one.level == other.level && one.num_norm == other.num_norm && !one.num_norm.empty();
}

// A line that no table has: a sentence.
bool is_sentence(const Tradition& tradition, std::string_view words) {
  if (words.ends_with(';') || words.starts_with('[')) return true;
  if (!words.ends_with('.') || has_leaders(words)) return false;
  return words.size() > 80 || !read_head(tradition, words);
}

// A table that lists articles alone does not hold the chapter that stands right above the first.
std::size_t without_containers(const Tradition& tradition, std::string_view text, std::size_t begin,
                               std::size_t end) {
  std::size_t cut = end, at = end;
  for (int lines = 0; lines < 8 && at > begin + 1; ++lines) {
    const std::size_t line_end = at - 1;
    const std::size_t before = text.rfind('\n', line_end - 1);
    const std::size_t line = before == text.npos ? 0 : before + 1;
    const auto head = read_head(tradition, trim(text.substr(line, line_end - line)));
    if (head && head->role != UnitRole::container) break;
    if (head) cut = line;
    if (line <= begin) break;
    at = line;
  }
  return cut;
}

// From the announcement to the second printing of the first label below it, or to where sentences
// begin.
std::optional<TextRange> announced_contents(const Tradition& tradition, std::string_view text,
                                            std::size_t begin) {
  std::optional<Head> first;
  int entries = 0, before_first = 0;
  std::size_t sentences = 0;  // where they begin; 0: not yet
  for (std::size_t at = line_at(text, begin).end + 1; at < text.size();) {
    const Line line = line_at(text, at);
    const std::string_view words = trim(text.substr(line.begin, line.end - line.begin));
    at = line.end + 1;
    if (words.empty()) continue;
    if (first && sentences == 0 && is_sentence(tradition, words)) sentences = line.begin;
    if (words.size() > kLongestEntry && first && sentences == 0) return std::nullopt;
    if (sentences != 0 && line.begin - sentences > kFarthest) return std::nullopt;
    auto head = read_head(tradition, words);
    if (!first) {
      if (!head && ++before_first > 5) return std::nullopt;
      first = std::move(head);
    } else if (head && same_label(*first, *head)) {
      if (entries < kFewestEntries) return std::nullopt;
      if (sentences != 0) return TextRange{begin, sentences};
      const bool articles = first->role != UnitRole::container;
      return TextRange{
          begin, articles ? without_containers(tradition, text, begin, line.begin) : line.begin};
    }
    if (sentences == 0) ++entries;
  }
  return std::nullopt;
}

}  // namespace

std::optional<TextRange> find_contents(const Tradition& tradition, std::string_view text) {
  std::size_t leaders_begin = text.npos, leaders_end = 0;
  int lines = 0, leaders = 0;
  for (std::size_t at = 0; at < text.size() && lines < kFirstLines; ++lines) {
    const Line line = line_at(text, at);
    const std::string_view words = text.substr(line.begin, line.end - line.begin);
    at = line.end + 1;
    if (words.size() <= kLongestTitle && announces(tradition, words))
      if (const auto found = announced_contents(tradition, text, line.begin)) return found;
    if (words.size() <= kLongestEntry && has_leaders(words)) {
      if (leaders++ == 0) leaders_begin = line.begin;
      leaders_end = std::min(at, text.size());
    } else if (leaders > 0 && leaders < kFewestEntries && !trim(words).empty()) {
      leaders = 0;
    } else if (leaders >= kFewestEntries && !trim(words).empty()) {
      break;
    }
  }
  if (leaders < kFewestEntries) return std::nullopt;
  return TextRange{leaders_begin, leaders_end};
}

}  // namespace lacuna::indexer
