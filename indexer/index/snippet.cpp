#include "indexer/index/snippet.h"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <cstdint>
#include <optional>

#include "indexer/analyse/fold.h"
#include "indexer/analyse/tokens.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kCountedWords = 64;  // wanted words beyond this are marked but not weighed
constexpr std::size_t kShownParts = 3;
constexpr std::size_t kSteps = 64;  // of a phrase; what follows is not looked for
constexpr std::string_view kCut = "…";

struct Match {
  std::size_t begin;  // bytes into the part's text
  std::size_t end;
  std::size_t wanted;
  bool exact;
};

std::uint64_t bit_of(const Match& match) {
  return match.wanted < kCountedWords ? std::uint64_t{1} << match.wanted : 0;
}

constexpr bool is_ascii_letter(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr unsigned char small(unsigned char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c | 0x20) : c;
}

// First letters with marks, as folded: ț is t. 0 where they fold to none of ASCII.
constexpr char32_t kMarkedBegin = 0xC0, kMarkedEnd = 0x250;
unsigned char plain_of(char32_t letter) {
  static const auto table = [] {
    std::array<unsigned char, kMarkedEnd - kMarkedBegin> made{};
    for (char32_t c = kMarkedBegin; c < kMarkedEnd; ++c) {
      std::string text;
      append_utf8(text, c);
      const auto folded = fold(text);
      if (!folded.empty() && static_cast<unsigned char>(folded[0]) < 0x80)
        made[c - kMarkedBegin] = static_cast<unsigned char>(folded[0]);
    }
    return made;
  }();
  return letter >= kMarkedBegin && letter < kMarkedEnd ? table[letter - kMarkedBegin] : 0;
}

// First two letters of the words that can match: most words of a long unit are none of those asked
// for and are passed by unread. No stemmer touches the first letter of a Latin word, nor the second
// when it is an ASCII one other than y, z and the a of oa, ea and ia (școală, școli); words that
// begin otherwise are always looked at.
class FirstLetters {
 public:
  explicit FirstLetters(const std::vector<Wanted>& wanted) {
    for (const auto& one : wanted)
      for (const auto& step : one.steps) {
        for (const auto& term : step.terms) add(term);
        add(step.prefix);
      }
    for (unsigned c = 0; c < may_begin_.size(); ++c)
      may_begin_[c] = c >= 0xC0 || (c < 0x80 && known_[small(static_cast<unsigned char>(c))]);
  }

  bool may_match(std::string_view text, std::size_t at) const {
    const auto first = static_cast<unsigned char>(text[at]);
    if (!may_begin_[first]) return first >= 0x80;
    if (first >= 0x80) {
      const auto plain = plain_of(code_point_at(text, at).value);
      return plain == 0 || known_[plain];
    }
    if (at + 1 == text.size()) return true;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    return !stays(small(first), second) || pairs_[small(first) * 128U + small(second)];
  }

  // The next word that can match; what stands before it does not.
  std::optional<WordSpan> next(std::string_view text, std::size_t from) const {
    for (auto at = from; at < text.size(); ++at) {
      if (!may_begin_[static_cast<unsigned char>(text[at])]) continue;
      if (at > 0 && is_ascii_letter(static_cast<unsigned char>(text[at - 1]))) continue;
      if (!may_match(text, at) || !begins_word(text, at)) continue;
      const auto word = next_word(text, at);
      if (word && word->begin == at) return word;
    }
    return std::nullopt;
  }

 private:
  static bool stays(unsigned char first, unsigned char second) {
    const auto letter = small(second);
    if (!is_ascii_letter(second) || letter == 'y' || letter == 'z') return false;
    return letter != 'a' || (first != 'o' && first != 'e' && first != 'i');
  }
  void add(std::string_view term) {
    if (term.empty()) return;
    const auto first = static_cast<unsigned char>(term[0]);
    if (first >= 0x80) return;
    known_[first] = true;
    for (unsigned char second = 0; second < 128; ++second)
      if (term.size() == 1 || static_cast<unsigned char>(term[1]) == second)
        pairs_[first * 128U + second] = true;
  }
  std::array<bool, 128> known_{};      // first letters
  std::array<bool, 256> may_begin_{};  // first bytes
  std::bitset<128 * 128> pairs_;
};

// How far each wanted phrase has come at the word at hand: bit n says that its steps 0 to n match
// the words up to this one.
struct Run {
  std::uint64_t steps = 0;
  std::uint64_t exact = 0;  // and stand there as typed
};

void step(Run& run, const Wanted& wanted, const Token* token) {
  std::uint64_t matching = 0, exact = 0;
  const auto steps = std::min(wanted.steps.size(), kSteps);
  for (std::size_t i = 0; token != nullptr && i < steps; ++i) {
    if (!step_matches(wanted.steps[i], *token)) continue;
    matching |= std::uint64_t{1} << i;
    if (wanted.steps[i].form == token->form) exact |= std::uint64_t{1} << i;
  }
  run.steps = (run.steps << 1 | 1) & matching;
  run.exact = (run.exact << 1 | 1) & exact;
}

std::vector<Match> matches_in(std::string_view text, const std::string& language,
                              const std::vector<Wanted>& wanted, const FirstLetters& letters,
                              Analyser& analyser) {
  const bool phrases = std::any_of(wanted.begin(), wanted.end(),
                                   [](const Wanted& one) { return one.steps.size() > 1; });
  // Words between matter to a phrase alone.
  const auto next = [&](std::size_t from) {
    return phrases ? next_word(text, from) : letters.next(text, from);
  };
  std::vector<Match> matches;
  std::vector<Run> runs(wanted.size());
  std::array<std::size_t, kSteps> begins{};  // of the last words: where a phrase began
  std::size_t words = 0;
  bool running = false;  // a phrase may go on with the next word
  std::vector<Token> tokens;
  for (auto span = next(0); span; span = next(span->end)) {
    const Token* token = nullptr;
    if (!phrases || letters.may_match(text, span->begin)) {
      analyser.tokens(text.substr(span->begin, span->end - span->begin), language, tokens);
      if (tokens.empty()) continue;
      token = &tokens.front();
    }
    begins[words++ % kSteps] = span->begin;
    if (token == nullptr && !running) continue;
    running = phrases && token != nullptr;
    for (std::size_t w = 0; w < wanted.size(); ++w) {
      step(runs[w], wanted[w], token);
      const auto steps = std::min(wanted[w].steps.size(), kSteps);
      if (steps == 0 || (runs[w].steps >> (steps - 1) & 1) == 0) continue;
      matches.push_back({begins[(words - steps) % kSteps], span->end, w,
                         (runs[w].exact >> (steps - 1) & 1) != 0});
    }
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.begin < b.begin; });
  return matches;
}

struct Window {
  std::size_t first = 0;  // of the matches
  std::size_t last = 0;   // inclusive
  std::uint64_t words = 0;
};

// The window of at most `bytes` that holds most different words, then most matches; the first of
// equals.
Window densest(const std::vector<Match>& matches, std::size_t bytes) {
  Window best;
  std::vector<int> inside(kCountedWords, 0);
  std::uint64_t words = 0;
  std::size_t first = 0;
  for (std::size_t last = 0; last < matches.size(); ++last) {
    if (matches[last].wanted < kCountedWords) ++inside[matches[last].wanted];
    words |= bit_of(matches[last]);
    while (first < last && matches[last].end - matches[first].begin > bytes) {
      const auto wanted = matches[first].wanted;
      if (wanted < kCountedWords && --inside[wanted] == 0) words &= ~bit_of(matches[first]);
      ++first;
    }
    const auto better = std::popcount(words) != std::popcount(best.words)
                            ? std::popcount(words) > std::popcount(best.words)
                            : last - first > best.last - best.first;
    if (last == 0 || better) best = {first, last, words};
  }
  return best;
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at == 0 || at >= text.size() || text[at] == ' ' || text[at] == '\n';
}

// Moves a cut to the next space towards `inwards`; a text without spaces is cut at a character.
std::size_t cut_begin(std::string_view text, std::size_t wish, std::size_t limit) {
  auto at = wish;
  while (at < limit && !is_boundary(text, at)) ++at;
  if (at >= limit && wish < limit) at = limit;
  return at;
}

std::size_t cut_end(std::string_view text, std::size_t wish, std::size_t limit) {
  auto at = std::min(wish, text.size());
  while (at > limit && !is_boundary(text, at)) --at;
  return at;
}

void append(std::vector<SnippetSegment>& segments, std::string_view text, bool mark) {
  if (text.empty()) return;
  if (!segments.empty() && segments.back().mark == mark)
    segments.back().text += text;
  else
    segments.push_back({std::string(text), mark});
}

// The window with the words around it, matches marked.
void append_window(std::vector<SnippetSegment>& segments, std::string_view text,
                   const std::vector<Match>& matches, const Window& window, std::size_t bytes) {
  const auto from = matches[window.first].begin;
  const auto until =
      std::max_element(matches.begin() + static_cast<std::ptrdiff_t>(window.first),
                       matches.begin() + static_cast<std::ptrdiff_t>(window.last) + 1,
                       [](const Match& a, const Match& b) { return a.end < b.end; })
          ->end;
  const auto spare = bytes > until - from ? bytes - (until - from) : 0;
  // A third of the room before the match, the rest behind; a short text gives its share away.
  const auto before =
      std::min(from, std::max(spare / 3, spare - std::min(spare, text.size() - until)));
  const auto begin = before == from ? 0 : cut_begin(text, from - before, from);
  const auto end = cut_end(text, until + spare - std::min(spare, before), until);
  if (begin > 0) append(segments, kCut, false);
  std::size_t at = begin;
  for (const auto& match : matches) {
    if (match.begin < at || match.end > end) continue;
    append(segments, text.substr(at, match.begin - at), false);
    append(segments, text.substr(match.begin, match.end - match.begin), true);
    at = match.end;
  }
  append(segments, text.substr(at, end - at), false);
  if (end < text.size()) append(segments, kCut, false);
}

// The beginning of the unit: the match is in its heading or title.
void append_beginning(std::vector<SnippetSegment>& segments, const IndexUnit& unit,
                      std::size_t bytes) {
  for (const auto& part : unit.parts) {
    if (part.text.empty()) continue;
    const auto end = cut_end(part.text, bytes, 0);
    append(segments, std::string_view(part.text).substr(0, end), false);
    if (end < part.text.size()) append(segments, kCut, false);
    return;
  }
}

struct PartMatches {
  std::vector<Match> matches;
  std::uint64_t own = 0;    // words in the part itself
  std::uint64_t below = 0;  // and in the parts below it
};

std::size_t subtree_end(const IndexUnit& unit, std::size_t part) {
  auto end = part + 1;
  while (end < unit.parts.size() && unit.parts[end].depth > unit.parts[part].depth) ++end;
  return end;
}

// The deepest part that, with those below it, holds every word that the unit holds.
std::size_t smallest_part(const IndexUnit& unit, const std::vector<PartMatches>& found) {
  std::uint64_t all = 0;
  for (const auto& part : found) all |= part.own;
  std::size_t best = 0;
  if (all == 0) return best;
  for (std::size_t part = 0; part < found.size(); ++part)
    if (found[part].below == all && unit.parts[part].depth > unit.parts[best].depth) best = part;
  return best;
}

}  // namespace

bool step_matches(const WantedStep& step, const Token& token) {
  const auto matches = [&](std::string_view term) {
    return (!step.prefix.empty() && term.starts_with(step.prefix)) ||
           std::find(step.terms.begin(), step.terms.end(), term) != step.terms.end();
  };
  return matches(token.term) || std::any_of(token.others.begin(), token.others.end(), matches);
}

FoundMatch find_match(const IndexUnit& unit, const std::vector<Wanted>& wanted, Analyser& analyser,
                      SnippetLimits limits) {
  FoundMatch result;
  std::vector<PartMatches> found(unit.parts.size());
  const FirstLetters letters(wanted);
  bool any = false;
  for (std::size_t i = 0; i < unit.parts.size() && !wanted.empty(); ++i) {
    found[i].matches = matches_in(unit.parts[i].text, unit.language, wanted, letters, analyser);
    for (const auto& match : found[i].matches) found[i].own |= bit_of(match);
    any = any || !found[i].matches.empty();
  }
  if (!any) {
    append_beginning(result.segments, unit, limits.characters);
    return result;
  }
  std::vector<std::size_t> above;  // the parts around the one at hand
  for (std::size_t i = 0; i < found.size(); ++i) {
    while (!above.empty() && unit.parts[above.back()].depth >= unit.parts[i].depth)
      above.pop_back();
    above.push_back(i);
    for (const auto part : above) found[part].below |= found[i].own;
  }
  for (const auto& part : found) found.front().below |= part.own;  // part 0 is the whole unit
  result.part = smallest_part(unit, found);

  // Parts that add words to what is shown already, in reading order.
  const auto end = result.part == 0 ? found.size() : subtree_end(unit, result.part);
  std::vector<std::size_t> shown;
  std::uint64_t seen = 0;
  while (shown.size() < kShownParts) {
    std::size_t best = end;
    for (std::size_t part = result.part; part < end; ++part) {
      const auto gain = std::popcount(found[part].own & ~seen);
      const auto best_gain = best == end ? 0 : std::popcount(found[best].own & ~seen);
      if (gain > best_gain) best = part;
    }
    if (best == end) break;
    seen |= found[best].own;
    shown.push_back(best);
  }
  std::sort(shown.begin(), shown.end());
  const auto bytes = limits.characters / std::max<std::size_t>(1, shown.size());
  for (const auto part : shown) {
    if (!result.segments.empty()) append(result.segments, " ", false);
    const auto window = densest(found[part].matches, bytes);
    append_window(result.segments, unit.parts[part].text, found[part].matches, window, bytes);
    for (auto i = window.first; i <= window.last; ++i)
      result.exact_forms += found[part].matches[i].exact ? 1 : 0;
  }
  return result;
}

}  // namespace lacuna::indexer
