#include "indexer/read/pdf/footnotes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "indexer/read/pdf/join.h"
#include "kb/base/text.h"

namespace lacuna::indexer::pdf {

namespace {

constexpr double kSmall = 0.93;  // of the body's size

// The mark that a footnote's first line begins with, and where its words begin; 0: none.
struct Opening {
  std::string mark;
  std::size_t words = 0;
  bool is_raised = false;
};

Opening opening_of(const Line& line) {
  const std::string_view text = line.text;
  if (!line.raised.empty() && line.raised.front().begin == 0) {
    const std::size_t end = line.raised.front().end;
    return {bare_mark(text.substr(0, end)), end, true};
  }
  std::size_t at = text.starts_with('(') ? 1 : 0;
  const std::size_t begin = at;
  while (at < text.size() && at < begin + 3 && text[at] >= '0' && text[at] <= '9') ++at;
  if (at == begin)
    while (at < text.size() && at < begin + 3 && text[at] == '*') ++at;
  if (at == begin) {
    for (const std::string_view sign : {"†", "‡"})
      if (text.substr(at).starts_with(sign)) at += sign.size();
  }
  if (at == begin) return {};
  const std::string mark(text.substr(begin, at - begin));
  while (at < text.size() && (text[at] == ')' || text[at] == '.')) ++at;
  if (at >= text.size() || text[at] != ' ') return {};
  return {mark, at};
}

// A number in the middle of a note begins no note: notes are counted through, and all raise their
// marks or none.
bool goes_on_counting(const Opening& opening, const Opening& before) {
  if (opening.is_raised != before.is_raised) return false;
  if (opening.is_raised || opening.mark.empty() || opening.mark[0] < '0' || opening.mark[0] > '9')
    return true;
  return before.mark.empty() || before.mark[0] < '0' || before.mark[0] > '9' ||
         std::stoi(opening.mark) == std::stoi(before.mark) + 1;
}

}  // namespace

std::string bare_mark(std::string_view mark) {
  const auto is_edge = [](char c) {
    return c == '(' || c == ')' || c == ' ' || c == '.' || c == ',';
  };
  while (!mark.empty() && is_edge(mark.front())) mark.remove_prefix(1);
  while (!mark.empty() && is_edge(mark.back())) mark.remove_suffix(1);
  return std::string(mark);
}

double body_size(const std::vector<Line>& lines) {
  std::map<long, std::size_t> letters;  // by halves of a point
  for (const Line& line : lines) letters[std::lround(line.size * 2)] += line.text.size();
  long body = 0;
  std::size_t most = 0;
  for (const auto& [size, count] : letters)
    if (count > most) {
      most = count;
      body = size;
    }
  return static_cast<double>(body) / 2;
}

std::vector<Footnote> take_footnotes(std::vector<Line>& lines, double body) {
  std::set<std::pair<int, std::string>> raised;  // marks in the text, by page
  for (const Line& line : lines)
    for (const RaisedMark& mark : line.raised)
      if (mark.begin > 0)
        raised.emplace(line.page, bare_mark(line.text.substr(mark.begin, mark.end - mark.begin)));
  std::vector<Footnote> notes;
  std::vector<Line> kept;
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;  // of the column on this page
    while (end < lines.size() && lines[end].column == lines[begin].column &&
           lines[end].page == lines[begin].page)
      ++end;
    std::size_t small = end;
    while (small > begin && lines[small - 1].size < kSmall * body && !lines[small - 1].is_row)
      --small;
    while (small < end && opening_of(lines[small]).words == 0) ++small;
    // What is raised nowhere on the page is the number of a paragraph in small print.
    if (small < end && !raised.contains({lines[small].page, opening_of(lines[small]).mark}))
      small = end;
    // A column that is small print from its first line on is no foot of anything.
    if (small == begin && begin + 1 < end) small = end;
    std::vector<std::string> words;
    const auto finish = [&] {
      if (!words.empty()) notes.back().text = join_lines(words, {});
      words.clear();
    };
    Opening before;
    for (std::size_t i = small; i < end; ++i) {
      Opening opening = opening_of(lines[i]);
      if (opening.words > 0 && i > small && !goes_on_counting(opening, before)) opening = {};
      if (opening.words > 0) {
        before = opening;
        finish();
        notes.push_back({lines[i].page, opening.mark, {}});
      }
      words.emplace_back(trim(std::string_view(lines[i].text).substr(opening.words)));
    }
    finish();
    for (std::size_t i = begin; i < small; ++i) kept.push_back(std::move(lines[i]));
    begin = end;
  }
  lines = std::move(kept);
  return notes;
}

}  // namespace lacuna::indexer::pdf
