#include "indexer/structure/sequence.h"

#include <algorithm>

namespace lacuna::indexer {

namespace {

constexpr std::size_t kDeepest = 8;       // nested lists; deeper ones are text
constexpr int kLongestHole = 12;          // missing numbers that repeals may explain
constexpr std::size_t kLookAhead = 3000;  // bytes

struct Reading {
  MarkStyle style;
  Value value;
};

// "i)" is a letter and a Roman number; "(i)" as well.
std::vector<Reading> readings_of(const Tradition& tradition, const Mark& mark) {
  std::vector<Reading> readings;
  if (mark.style == MarkStyle::bracket_upper) {
    readings.push_back({MarkStyle::bracket_upper, mark.value});
    if (mark.as_roman) readings.push_back({MarkStyle::bracket_upper_roman, *mark.as_roman});
    return readings;
  }
  if (mark.style == MarkStyle::upper_letter && mark.as_roman && tradition.numerals.degrees) {
    readings.push_back({MarkStyle::upper_roman, *mark.as_roman});  // French paragraphs: I, II, V
    readings.push_back({MarkStyle::upper_letter, mark.value});
    return readings;
  }
  if (mark.style == MarkStyle::upper_letter) {
    readings.push_back({MarkStyle::upper_letter, mark.value});
    if (mark.as_roman) readings.push_back({MarkStyle::upper_roman, *mark.as_roman});
    return readings;
  }
  readings.push_back({mark.style, mark.value});
  if (tradition.doubled == Doubled::inserted && mark.value.kind == ValueKind::letter &&
      mark.value.raised > 0 && !mark.collapsed) {  // (aa) after (z)
    Value after = mark.value;
    after.main = after.main * 100 + after.raised;
    after.raised = 0;
    readings.push_back({mark.style, after});
  }
  if (mark.as_roman) readings.push_back({MarkStyle::roman, *mark.as_roman});
  return readings;
}

bool is_number_like(MarkStyle style) {
  return style == MarkStyle::number_dot || style == MarkStyle::number ||
         style == MarkStyle::dotted_number;
}

bool is_lettered(MarkStyle style) {
  return style == MarkStyle::letter || style == MarkStyle::bracket_letter ||
         style == MarkStyle::roman || style == MarkStyle::double_letter ||
         style == MarkStyle::bracket_upper || style == MarkStyle::bracket_upper_roman;
}

bool at_sensible_place(const Mark& mark) {
  return mark.place <= MarkPlace::strong;
}

// The next of its sequence: is the place good enough for its kind?
bool may_continue(const Mark& mark, MarkStyle style) {
  if (at_sensible_place(mark)) return true;
  if (mark.after_link) return false;
  switch (style) {
    case MarkStyle::bracket_number:
      return mark.next == LetterCase::upper;
    case MarkStyle::letter:
    case MarkStyle::bracket_letter:
    case MarkStyle::double_letter:
    case MarkStyle::bracket_upper:
    case MarkStyle::bracket_upper_roman:
    case MarkStyle::degree:
    case MarkStyle::roman:
      return true;
    case MarkStyle::line:
      return false;
    case MarkStyle::number:
      return mark.place == MarkPlace::comma;
    case MarkStyle::dash:
      return mark.place == MarkPlace::comma;
    case MarkStyle::number_dot:
      return mark.next == LetterCase::upper;
    case MarkStyle::dotted_number:
    case MarkStyle::upper_roman:
    case MarkStyle::upper_letter:
      return mark.next == LetterCase::upper && mark.place == MarkPlace::comma;
  }
  return false;
}

// A list is introduced by a colon, or begins where its unit begins; a new sentence may do for marks
// that are nothing else.
bool may_open(const Mark& mark, MarkStyle style, std::span<const OpenUnit> open) {
  if (mark.place == MarkPlace::colon || mark.place == MarkPlace::start) return true;
  switch (style) {
    case MarkStyle::bracket_number:
      return open.empty() && (mark.place == MarkPlace::strong || mark.next == LetterCase::upper);
    case MarkStyle::letter:
    case MarkStyle::bracket_letter:
    case MarkStyle::degree:
    case MarkStyle::bracket_upper:
      return mark.place == MarkPlace::strong;
    case MarkStyle::number_dot:
    case MarkStyle::number:
      return mark.place == MarkPlace::strong && mark.next == LetterCase::upper;
    case MarkStyle::dotted_number:
    case MarkStyle::roman:
    case MarkStyle::upper_roman:
    case MarkStyle::upper_letter:
    case MarkStyle::double_letter:
    case MarkStyle::bracket_upper_roman:
    case MarkStyle::dash:
    case MarkStyle::line:
      return false;
  }
  return false;
}

// (11) right after (1), where the sequence goes on with 2: a superscript that lost its sign.
bool is_collapsed(const Value& previous, const Value& value, int gap) {
  if (value.kind != ValueKind::number || value.raised != 0 || gap < 3) return false;
  return value.main / 10 == previous.main && value.main % 10 == previous.raised + 1;
}

// "i)" opens a Roman list when "ii)" follows before "j)" does.
bool roman_follows(std::string_view text, std::size_t at) {
  const std::string_view ahead = text.substr(at, kLookAhead);
  const std::size_t roman = ahead.find("ii)");
  if (roman == ahead.npos) return false;
  const std::size_t letter = std::min(ahead.find(" j)"), ahead.find("(j)"));
  return letter == ahead.npos || roman < letter;
}

// Above "1.1." stand "1." or "1"; the dotted number that it extends.
bool extends(const Value& parent, const Value& value) {
  if (value.kind != ValueKind::dotted) return false;
  if (parent.kind == ValueKind::number)
    return value.parts.size() == 2 && value.parts.front() == parent.main;
  return parent.kind == ValueKind::dotted && parent.parts.size() + 1 == value.parts.size() &&
         std::equal(parent.parts.begin(), parent.parts.end(), value.parts.begin());
}

// "b) …; b) …": the same letter or number printed twice; the later one is flagged with its eId.
std::optional<Step> printed_again(std::span<const OpenUnit> open, const Mark& mark) {
  const bool plain = mark.style == MarkStyle::letter || mark.style == MarkStyle::bracket_number;
  if (open.empty() || !plain || mark.place != MarkPlace::strong || is_first(mark.value) ||
      mark.next == LetterCase::none)
    return std::nullopt;
  const OpenUnit& before = open.back();
  if (before.style != mark.style || !(before.value == mark.value)) return std::nullopt;
  return Step{open.size() - 1, mark.style, mark.value, mark.collapsed};
}

}  // namespace

std::optional<Step> place_mark(const Tradition& tradition, std::span<const OpenUnit> open,
                               const Mark& mark, std::string_view text, Evidence evidence) {
  const std::vector<Reading> readings = readings_of(tradition, mark);
  const bool roman_first = mark.as_roman && is_first(*mark.as_roman) &&
                           mark.place <= MarkPlace::colon && roman_follows(text, mark.end);

  // The next of an open sequence, innermost first.
  struct Candidate {
    Step step;
    int gap;
  };
  std::optional<Candidate> with_hole;
  if (!roman_first || is_number_like(mark.style)) {
    for (std::size_t level = open.size(); level-- > 0;) {
      const OpenUnit& before = open[level];
      for (const Reading& reading : readings) {
        if (reading.style != before.style) continue;
        const Step step{level, reading.style, reading.value, mark.collapsed};
        if (reading.style == MarkStyle::dash) {
          if (may_continue(mark, reading.style)) return step;
          continue;
        }
        const int gap = gap_between(before.value, reading.value, tradition.letters);
        if (gap == kNotAfter) continue;
        if (gap == 0) {
          if (may_continue(mark, reading.style)) return step;
          continue;
        }
        if (evidence == Evidence::close || !at_sensible_place(mark)) continue;
        if (is_collapsed(before.value, reading.value, gap)) {
          Step raised = step;
          raised.value.main = before.value.main;
          raised.value.raised = before.value.raised + 1;
          raised.collapsed = true;
          return raised;
        }
        if (gap <= kLongestHole && (!with_hole || gap < with_hole->gap))
          with_hole = Candidate{step, gap};
      }
    }
  }
  if (evidence == Evidence::close) return std::nullopt;
  // "A. Ordine: I. …": the first of a list, rather than a letter with many missing before it.
  const bool opens_roman = mark.as_roman && is_first(*mark.as_roman) &&
                           (mark.place == MarkPlace::colon || mark.place == MarkPlace::start);
  if (const auto again = printed_again(open, mark)) return again;
  if (with_hole && !opens_roman && (mark.next != LetterCase::none || !is_number_like(mark.style)))
    return with_hole->step;

  // The first of a new list.
  if (open.size() >= kDeepest) return std::nullopt;
  if (mark.style == MarkStyle::dash) {
    if (!may_open(mark, mark.style, open)) return std::nullopt;
    return Step{open.size(), mark.style, {}, false};
  }
  for (const Reading& reading : readings) {
    if ((roman_first || (with_hole && opens_roman)) && reading.value.kind != ValueKind::roman)
      continue;
    if (reading.style == MarkStyle::dotted_number) {
      const bool fits = is_first(reading.value) && !open.empty() &&
                        extends(open.back().value, reading.value) && at_sensible_place(mark);
      if (fits || (open.empty() && mark.place == MarkPlace::start))
        return Step{open.size(), reading.style, reading.value, false};
      continue;
    }
    const bool first_of_body = open.empty() && mark.place == MarkPlace::start;
    if (!is_first(reading.value) && !(first_of_body && reading.value.main <= 30)) continue;
    if (first_of_body && !is_first(reading.value) && is_lettered(reading.style) &&
        reading.style != mark.style)
      continue;
    if (!may_open(mark, reading.style, open)) continue;
    // Without a colon before it, "a)" is not a list inside a lettered point: letters begin anew.
    std::size_t depth = open.size();
    if (mark.place == MarkPlace::strong)
      for (std::size_t level = open.size(); level-- > 0;)
        if (open[level].style == reading.style) depth = level;
    return Step{depth, reading.style, reading.value, false};
  }
  return std::nullopt;
}

}  // namespace lacuna::indexer
