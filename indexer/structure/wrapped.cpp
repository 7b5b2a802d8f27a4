#include "indexer/structure/wrapped.h"

#include <algorithm>

#include "indexer/structure/lines.h"
#include "indexer/structure/mark.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kLongestLine = 200;  // bytes; longer ones are paragraphs
constexpr int kFewestLines = 6;

// One line's end and what stands around it.
struct Joint {
  std::size_t at = 0;       // of the '\n'
  std::size_t begin = 0;    // of the line before it
  std::size_t letters = 0;  // characters of that line
  bool empty_next = true;   // an empty line follows
};

char last_mark(std::string_view text, std::size_t end) {
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\r')) --end;
  return end > 0 ? text[end - 1] : '\n';
}

bool ends_with_stop(std::string_view text, const Joint& joint) {
  const char c = last_mark(text, joint.at);
  return c == '.' || c == ';' || c == ':' || c == '!' || c == '?' || c == '\n' || c == '|';
}

Word last_word(std::string_view text, const Joint& joint) {
  Word last;
  for (std::size_t at = joint.begin; at < joint.at;) {
    const Word word = word_at(text, at);
    if (word.end > at && word.end <= joint.at) last = word;
    at = word.end > at ? word.end : at + decode(text, at).size;
  }
  return last;
}

bool goes_on(const Tradition& tradition, std::string_view text, const Joint& joint,
             std::size_t width) {
  if (joint.empty_next || ends_with_stop(text, joint)) return false;
  const std::size_t next = skip_line_space(text, joint.at + 1);
  const std::size_t next_end = std::min(text.find('\n', next), text.size());
  const bool lower = letter_case_at(text, next) == LetterCase::lower;
  const Word before = last_word(text, joint);
  const bool linked = before.end > 0 && (contains(tradition.linking, before.folded.view()) ||
                                         contains(tradition.citing, before.folded.view()));
  if (read_mark(tradition, text, next)) return linked;
  if (lower) return true;
  if (read_head(tradition, text.substr(next, next_end - next))) return linked;
  // A capital in the middle of a sentence: a name, or any noun in German. A short line is a title,
  // and so is what stands on a label's line.
  if (read_head(tradition, text.substr(joint.begin, joint.at - joint.begin))) return linked;
  const bool long_line = joint.letters * 4 >= width * 3;
  return linked || last_mark(text, joint.at) == ',' || long_line;
}

}  // namespace

bool join_wrapped_lines(const Tradition& tradition, CleanText& clean) {
  std::string& text = clean.text;
  std::vector<Joint> joints;
  int wrapped = 0, full = 0;
  std::size_t width = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end - begin > kLongestLine * 4) return false;  // a text of long lines is not broken
    if (end < text.size()) {
      Joint joint{end, begin, count_characters(std::string_view(text).substr(begin, end - begin)),
                  true};
      if (joint.letters <= kLongestLine) width = std::max(width, joint.letters);
      const std::size_t next = skip_line_space(text, end + 1);
      joint.empty_next = next >= text.size() || text[next] == '\n';
      if (end - begin >= 45 && end - begin <= kLongestLine && !joint.empty_next) {
        ++full;
        wrapped += letter_case_at(text, next) == LetterCase::lower &&
                   !ends_with_stop(text, joint) && !read_mark(tradition, text, next);
      }
      joints.push_back(joint);
    }
    begin = end + 1;
  }
  if (wrapped < kFewestLines || wrapped * 10 < full * 3) return false;
  for (const Joint& joint : joints)
    if (goes_on(tradition, text, joint, width)) text[joint.at] = ' ';
  return true;
}

}  // namespace lacuna::indexer
