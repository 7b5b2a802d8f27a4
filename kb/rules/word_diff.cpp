#include "kb/rules/word_diff.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace lacuna::kb {
namespace {

// Steps of one search before a stretch counts as rewritten: bounds time to the square of this.
constexpr int kEffort = 1500;

// A few common words between two changes ("de", "și") make a wording harder to read, not easier:
// so short a stretch joins the changes around it.
constexpr int kIsland = 2;

struct Box {
  int a0, a1, b0, b1;
};

struct Point {
  int a, b;
};

// One of the two halves of the search: how far each diagonal was reached.
class Front {
 public:
  explicit Front(int reach) : middle_(reach), far_(static_cast<std::size_t>(2 * reach + 2), -1) {
    far_[static_cast<std::size_t>(reach + 1)] = 0;
  }
  bool knows(int k) const {
    const int at = middle_ + k;
    return at >= 0 && at < static_cast<int>(far_.size()) && far_[static_cast<std::size_t>(at)] >= 0;
  }
  int at(int k) const { return far_[static_cast<std::size_t>(middle_ + k)]; }
  void set(int k, int x) { far_[static_cast<std::size_t>(middle_ + k)] = x; }
  // Where diagonal k is entered at step d.
  int entry(int k, int d) const {
    return k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
  }
  int skip_low = 0, skip_high = 0;  // diagonals that left the box

 private:
  int middle_;
  std::vector<int> far_;
};

// Where the shortest way from one corner of the box to the other crosses its middle; nullopt when
// nothing is common or the effort is spent.
std::optional<Point> middle_of(std::span<const int> a, std::span<const int> b) {
  const int n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
  const int reach = (n + m + 1) / 2;
  const int delta = n - m;
  const bool odd = delta % 2 != 0;
  const int effort = std::min(reach, kEffort);
  Front front(effort), back(effort);
  const auto a_at = [&](int i) { return a[static_cast<std::size_t>(i)]; };
  const auto b_at = [&](int i) { return b[static_cast<std::size_t>(i)]; };
  for (int d = 0; d < effort; ++d) {
    for (int k = -d + front.skip_low; k <= d - front.skip_high; k += 2) {
      int x = front.entry(k, d), y = x - k;
      while (x < n && y < m && a_at(x) == b_at(y)) ++x, ++y;
      front.set(k, x);
      if (x > n) {
        front.skip_high += 2;
      } else if (y > m) {
        front.skip_low += 2;
      } else if (odd && back.knows(delta - k) && x >= n - back.at(delta - k)) {
        return Point{x, y};
      }
    }
    for (int k = -d + back.skip_low; k <= d - back.skip_high; k += 2) {
      int x = back.entry(k, d), y = x - k;
      while (x < n && y < m && a_at(n - x - 1) == b_at(m - y - 1)) ++x, ++y;
      back.set(k, x);
      if (x > n) {
        back.skip_high += 2;
      } else if (y > m) {
        back.skip_low += 2;
      } else if (!odd && front.knows(delta - k)) {
        const int fx = front.at(delta - k), fy = fx - (delta - k);
        if (fx >= n - x && fx <= n && fy >= 0 && fy <= m) return Point{fx, fy};
      }
    }
  }
  return std::nullopt;
}

struct Token {
  std::string_view word;
  std::string_view space;  // behind it
};

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Letters, digits and all bytes of other scripts hold together; each other mark stands alone.
bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= 'a' && byte <= 'z');
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  while (at < text.size() && is_space(text[at])) ++at;
  while (at < text.size()) {
    std::size_t end = at + 1;
    if (is_word(text[at]))
      while (end < text.size() && is_word(text[end])) ++end;
    std::size_t next = end;
    while (next < text.size() && is_space(text[next])) ++next;
    tokens.push_back({text.substr(at, end - at), text.substr(end, next - end)});
    at = next;
  }
  return tokens;
}

// A stretch of tokens that stayed, or that one wording has and the other not.
struct Stretch {
  int a0, a1, b0, b1;
  bool same;
};

std::vector<Stretch> stretches_of(const std::vector<SamePlace>& pairs, int n, int m) {
  std::vector<Stretch> all;
  int a = 0, b = 0;
  const auto differ_until = [&](int a1, int b1) {
    if (a < a1 || b < b1) all.push_back({a, a1, b, b1, false});
    a = a1;
    b = b1;
  };
  for (const SamePlace& pair : pairs) {
    differ_until(pair.before, pair.after);
    if (!all.empty() && all.back().same) {
      ++all.back().a1;
      ++all.back().b1;
    } else {
      all.push_back({a, a + 1, b, b + 1, true});
    }
    ++a;
    ++b;
  }
  differ_until(n, m);
  return all;
}

// Changes with a short island between them become one change.
std::vector<Stretch> without_islands(const std::vector<Stretch>& stretches) {
  std::vector<Stretch> kept;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const Stretch& one = stretches[i];
    const bool between = i > 0 && i + 1 < stretches.size();
    const bool island =
        one.same && between && one.a1 - one.a0 <= kIsland &&
        kept.back().a1 - kept.back().a0 + kept.back().b1 - kept.back().b0 > 2 &&
        stretches[i + 1].a1 - stretches[i + 1].a0 + stretches[i + 1].b1 - stretches[i + 1].b0 > 2;
    const bool joins = !kept.empty() && !kept.back().same && (!one.same || island);
    if (joins) {
      kept.back().a1 = one.a1;
      kept.back().b1 = one.b1;
    } else {
      kept.push_back(one);
    }
  }
  return kept;
}

std::string text_of(const std::vector<Token>& tokens, int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i)
    text.append(tokens[static_cast<std::size_t>(i)].word)
        .append(tokens[static_cast<std::size_t>(i)].space);
  return text;
}

}  // namespace

std::vector<SamePlace> common_sequence(std::span<const int> before, std::span<const int> after) {
  std::vector<SamePlace> pairs;
  std::vector<Box> open{{0, static_cast<int>(before.size()), 0, static_cast<int>(after.size())}};
  const auto a_at = [&](int i) { return before[static_cast<std::size_t>(i)]; };
  const auto b_at = [&](int i) { return after[static_cast<std::size_t>(i)]; };
  while (!open.empty()) {
    Box box = open.back();
    open.pop_back();
    while (box.a0 < box.a1 && box.b0 < box.b1 && a_at(box.a0) == b_at(box.b0))
      pairs.push_back({box.a0++, box.b0++});
    while (box.a0 < box.a1 && box.b0 < box.b1 && a_at(box.a1 - 1) == b_at(box.b1 - 1))
      pairs.push_back({--box.a1, --box.b1});
    if (box.a0 == box.a1 || box.b0 == box.b1) continue;
    const auto width = static_cast<std::size_t>(box.a1 - box.a0);
    const auto height = static_cast<std::size_t>(box.b1 - box.b0);
    const auto middle = middle_of(before.subspan(static_cast<std::size_t>(box.a0), width),
                                  after.subspan(static_cast<std::size_t>(box.b0), height));
    if (!middle) continue;
    const int a = box.a0 + middle->a, b = box.b0 + middle->b;
    if ((a == box.a0 && b == box.b0) || (a == box.a1 && b == box.b1)) continue;
    open.push_back({box.a0, a, box.b0, b});
    open.push_back({a, box.a1, b, box.b1});
  }
  std::ranges::sort(pairs, {}, &SamePlace::before);
  return pairs;
}

std::vector<DiffSegment> word_diff(std::string_view before, std::string_view after) {
  const std::vector<Token> a = tokens_of(before), b = tokens_of(after);
  std::unordered_map<std::string_view, int> numbers;
  const auto numbered = [&](const std::vector<Token>& tokens) {
    std::vector<int> row;
    for (const Token& token : tokens)
      row.push_back(
          numbers.try_emplace(token.word, static_cast<int>(numbers.size())).first->second);
    return row;
  };
  const std::vector<int> a_row = numbered(a), b_row = numbered(b);
  const auto pairs = common_sequence(a_row, b_row);
  std::vector<DiffSegment> segments;
  for (const Stretch& one : without_islands(
           stretches_of(pairs, static_cast<int>(a.size()), static_cast<int>(b.size())))) {
    if (one.same) {
      segments.push_back({DiffKind::same, text_of(b, one.b0, one.b1)});
      continue;
    }
    if (one.a0 < one.a1) segments.push_back({DiffKind::deleted, text_of(a, one.a0, one.a1)});
    if (one.b0 < one.b1) segments.push_back({DiffKind::inserted, text_of(b, one.b0, one.b1)});
  }
  return segments;
}

}  // namespace lacuna::kb
