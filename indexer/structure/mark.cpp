#include "indexer/structure/mark.h"

#include <algorithm>

#include "indexer/structure/months.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == ' ' ? at + 1 : at;
}

// Cyrillic letters that look like Latin ones.
char32_t latin_twin(char32_t c) {
  static constexpr char32_t kTwins[][2] = {{0x430, 'a'}, {0x435, 'e'}, {0x43E, 'o'}, {0x440, 'p'},
                                           {0x441, 'c'}, {0x445, 'x'}, {0x456, 'i'}, {0x458, 'j'},
                                           {0x455, 's'}, {0x43A, 'k'}, {0x43C, 'm'}, {0x442, 't'}};
  for (const auto& twin : kTwins)
    if (twin[0] == c) return twin[1];
  return c;
}

// What a doubled letter is worth beside a single one: see Doubled.
void place_doubled(const Tradition& tradition, Value& value) {
  if (value.main < 100 || tradition.doubled == Doubled::after_last) return;
  const int first = value.main / 100, second = value.main % 100;
  if (tradition.doubled == Doubled::nested && first == second) {
    value.main = first;
  } else if (tradition.doubled == Doubled::inserted) {
    value.main = first;
    value.raised = second;
  }
}

struct Inner {
  Value value;
  std::optional<Value> as_roman;
  std::size_t end = 0;
  bool collapsed = false;
  bool doubled = false;  // a list of doubled letters below one of single letters
};

// Letters of a mark: one, two of the alphabet (aa, ab), or a Roman number in lower case.
std::optional<Inner> read_letters(const Tradition& tradition, std::string_view text,
                                  std::size_t at) {
  std::size_t end = at;
  int letters = 0;
  while (end < text.size() && letters < 9 && letter_case_at(text, end) == LetterCase::lower) {
    end += decode(text, end).size;
    ++letters;
  }
  if (letters == 0 || letters > 8 || is_letter_at(text, end)) return std::nullopt;
  // Most words are no marks: what goes on is neither a bracket nor a superscript.
  if (end >= text.size() || (text[end] != ')' && text[end] != '^' && !is_digit(text[end])))
    return std::nullopt;
  std::string_view printed = text.substr(at, end - at);
  std::string unified;
  if (tradition.numerals.look_alikes) {
    for (std::size_t p = 0; p < printed.size(); p += decode(printed, p).size)
      append_utf8(unified, latin_twin(decode(printed, p).value));
    printed = unified;
  }
  Inner inner;
  inner.end = end;
  if (const auto place = letters <= 2 ? letter_place(printed, tradition.letters) : std::nullopt) {
    inner.value.kind = ValueKind::letter;
    inner.value.main = *place;
    inner.doubled = tradition.doubled == Doubled::nested && letters == 2 && *place % 101 == 0;
    place_doubled(tradition, inner.value);
  }
  if (const auto roman = parse_roman(printed)) {
    Value value;
    value.kind = ValueKind::roman;
    value.main = *roman;
    if (inner.value.kind == ValueKind::none)
      inner.value = value;
    else
      inner.as_roman = value;
  }
  if (inner.value.kind == ValueKind::none) return std::nullopt;
  if (end < text.size() && text[end] == '^') {
    inner.end = read_raised(text, end, inner.value);
    if (inner.as_roman) inner.as_roman->raised = inner.value.raised;
  } else if (const std::size_t digits = digits_end(text, end);
             letters == 1 && digits > end && digits - end <= 2) {
    inner.value.raised = small_number(text.substr(end, digits - end));
    inner.as_roman.reset();
    inner.collapsed = true;
    inner.end = digits;
  }
  return inner;
}

// Inserted numbers: "1a", "(2ZA)", "3-1", also torn as in "3 -1 )".
std::size_t read_insertion(const Tradition& tradition, std::string_view text, std::size_t at,
                           Value& value) {
  if (tradition.numerals.lettered && at < text.size() && is_ascii_letter(text[at])) {
    std::size_t end = at;
    while (end < text.size() && end - at < 2 && is_ascii_letter(text[end])) ++end;
    if (is_letter_at(text, end)) return at;
    value.raised = lower(text.substr(at, 1))[0] - 'a' + 1;
    if (end - at == 2) value.raised2 = lower(text.substr(at + 1, 1))[0] - 'a' + 1;
    return end;
  }
  if (!tradition.numerals.hyphenated) return at;
  const std::size_t dash = skip_blanks(text, at);
  const std::size_t end = dash < text.size() && text[dash] == '-' ? digits_end(text, dash + 1) : at;
  if (end <= dash + 1 || end - dash > 4) return at;
  const std::size_t close = skip_blanks(text, end);
  if (close >= text.size() || (text[close] != ')' && text[close] != '.')) return at;
  value.raised = small_number(text.substr(dash + 1, end - dash - 1));
  return close;
}

std::optional<Inner> read_number(const Tradition& tradition, std::string_view text,
                                 std::size_t at) {
  const std::size_t end = digits_end(text, at);
  if (end == at || end - at > 4) return std::nullopt;
  Inner inner;
  inner.value.kind = ValueKind::number;
  inner.value.main = small_number(text.substr(at, end - at));
  inner.end = read_insertion(tradition, text, read_raised(text, end, inner.value), inner.value);
  return inner;
}

Mark make(std::size_t begin, std::size_t end, MarkStyle style, Inner inner) {
  Mark mark;
  mark.begin = begin;
  mark.end = end;
  mark.style = style;
  mark.value = std::move(inner.value);
  mark.as_roman = std::move(inner.as_roman);
  mark.collapsed = inner.collapsed;
  if (mark.value.kind == ValueKind::roman && style != MarkStyle::bracket_upper_roman)
    mark.style = MarkStyle::roman;
  if (inner.doubled) mark.style = MarkStyle::double_letter;
  return mark;
}

// "(A)", "(IV)", "(AA)".
std::optional<Mark> read_bracketed_capitals(const Tradition& tradition, std::string_view text,
                                            std::size_t at, std::size_t inside) {
  std::size_t end = inside;
  while (end < text.size() && is_upper_ascii(text[end]) && end - inside < 6) ++end;
  if (end >= text.size() || text[end] != ')') return std::nullopt;
  const std::string_view printed = text.substr(inside, end - inside);
  const auto roman = parse_roman(printed);
  Inner inner;
  MarkStyle style = MarkStyle::bracket_upper;
  if (const auto place =
          printed.size() <= 2 ? letter_place(lower(printed), tradition.letters) : std::nullopt) {
    inner.value.kind = ValueKind::upper_letter;
    inner.value.main = *place;
    place_doubled(tradition, inner.value);
    if (roman) inner.as_roman = Value{.kind = ValueKind::roman, .main = *roman};
  } else if (roman) {
    inner.value.kind = ValueKind::roman;
    inner.value.main = *roman;
    style = MarkStyle::bracket_upper_roman;
  } else {
    return std::nullopt;
  }
  return make(at, end + 1, style, std::move(inner));
}

std::optional<Mark> read_bracketed(const Tradition& tradition, std::string_view text,
                                   std::size_t at) {
  const std::size_t inside = skip_blanks(text, at + 1);
  if (auto number = read_number(tradition, text, inside)) {
    const std::size_t close = skip_blanks(text, number->end);
    if (close >= text.size() || text[close] != ')') return std::nullopt;
    return make(at, close + 1, MarkStyle::bracket_number, std::move(*number));
  }
  if (tradition.numerals.bracketed_capitals && inside < text.size() && is_upper_ascii(text[inside]))
    return read_bracketed_capitals(tradition, text, at, inside);
  auto letters = read_letters(tradition, text, inside);
  if (!letters || letters->end >= text.size() || text[letters->end] != ')') return std::nullopt;
  const std::size_t end = letters->end + 1;
  return make(at, end, MarkStyle::bracket_letter, std::move(*letters));
}

// "1°", "2° bis".
std::optional<Mark> read_degree(std::string_view text, std::size_t at, Inner number) {
  static constexpr std::string_view kSuffixes[] = {"bis", "ter", "quater", "quinquies", "sexies"};
  number.end += 2;
  const std::size_t next = skip_blanks(text, number.end);
  const Word suffix = word_at(text, next);
  for (std::size_t i = 0; i < std::size(kSuffixes); ++i)
    if (suffix.folded.view() == kSuffixes[i]) {
      number.value.raised = static_cast<int>(i) + 1;
      number.end = suffix.end;
    }
  const std::size_t end = number.end;
  return make(at, end, MarkStyle::degree, std::move(number));
}

std::optional<Mark> read_numbered(const Tradition& tradition, std::string_view text,
                                  std::size_t at) {
  auto number = read_number(tradition, text, at);
  if (!number || number->end >= text.size()) return std::nullopt;
  std::size_t end = number->end;
  if (tradition.numerals.degrees) {
    const char32_t sign = decode(text, end).value;
    if (sign == 0xB0 || sign == 0xBA) return read_degree(text, at, std::move(*number));
  }
  if (text[end] == ')') return make(at, end + 1, MarkStyle::number, std::move(*number));
  if (text[end] != '.') return std::nullopt;
  if (tradition.practice != Practice::plain && number->value.main <= 31 &&
      month_of(word_at(text, skip_blanks(text, end + 1)).folded.view()) != 0)
    return std::nullopt;  // "am 1. Januar"
  if (end + 1 >= text.size() || !is_digit(text[end + 1]))
    return make(at, end + 1, MarkStyle::number_dot, std::move(*number));
  if (number->value.raised) return std::nullopt;
  number->value.parts = {number->value.main};
  while (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {  // 1.1.
    const std::size_t next = digits_end(text, end + 1);
    if (next - end > 4 || number->value.parts.size() > 6) return std::nullopt;
    number->value.parts.push_back(small_number(text.substr(end + 1, next - end - 1)));
    end = next;
  }
  number->value.kind = ValueKind::dotted;
  end = read_raised(text, end, number->value);
  if (end < text.size() && text[end] == '.') ++end;
  return make(at, end, MarkStyle::dotted_number, std::move(*number));
}

// "I.", "A.", "A)": a number in capitals; a letter that is both has the Roman value beside it.
std::optional<Mark> read_capitals(const Tradition& tradition, std::string_view text,
                                  std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_upper_ascii(text[end]) && end - at < 8) ++end;
  if (end == at || is_letter_at(text, end)) return std::nullopt;
  const std::string_view printed = text.substr(at, end - at);
  Inner inner;
  MarkStyle style = MarkStyle::upper_letter;
  const auto roman = parse_roman(printed);
  if (printed.size() == 1) {
    inner.value.kind = ValueKind::upper_letter;
    inner.value.main = letter_place(printed, tradition.letters).value_or(0);
    if (inner.value.main == 0) return std::nullopt;
    if (roman) inner.as_roman = Value{.kind = ValueKind::roman, .main = *roman};
  } else if (roman) {
    inner.value.kind = ValueKind::roman;
    inner.value.main = *roman;
    style = MarkStyle::upper_roman;
  } else {
    return std::nullopt;
  }
  Value raised;
  end = read_raised(text, end, raised);
  inner.value.raised = raised.raised;
  if (inner.as_roman) inner.as_roman->raised = raised.raised;
  if (tradition.numerals.code_numbers) {  // "I. - ", "II.-", "A – "
    std::size_t p = end < text.size() && text[end] == '.' ? end + 1 : end;
    p = skip_blanks(text, p);
    if (const std::size_t dash = dash_at(text, p); dash && !is_letter_at(text, p + dash)) {
      Mark mark = make(at, p + dash, style, std::move(inner));
      mark.style = style;
      return mark;
    }
  }
  if (end >= text.size() || (text[end] != '.' && text[end] != ')')) return std::nullopt;
  inner.end = end + 1;
  if (inner.end < text.size() && !is_blank(text[inner.end]) && space_at(text, inner.end) == 0)
    return std::nullopt;  // "S.A.", "I.N.S."
  Mark mark = make(at, inner.end, style, std::move(inner));
  mark.style = style;
  return mark;
}

}  // namespace

std::optional<Mark> read_mark(const Tradition& tradition, std::string_view text, std::size_t at) {
  if (at >= text.size()) return std::nullopt;
  const char c = text[at];
  if (c == '(') return read_bracketed(tradition, text, at);
  if (is_digit(c)) return read_numbered(tradition, text, at);
  if (is_upper_ascii(c)) return read_capitals(tradition, text, at);
  if (const std::size_t dash = dash_at(text, at)) {
    if (rule_at(text, at) || space_at(text, at + dash) == 0) return std::nullopt;
    Mark mark;
    mark.begin = at;
    mark.end = at + dash;
    mark.style = MarkStyle::dash;
    return mark;
  }
  auto letters = read_letters(tradition, text, at);
  if (!letters) return std::nullopt;
  const std::size_t close = skip_blanks(text, letters->end);
  if (close >= text.size() || text[close] != ')' ||
      (close > letters->end && !letters->value.raised))
    return std::nullopt;
  return make(at, close + 1, MarkStyle::letter, std::move(*letters));
}

}  // namespace lacuna::indexer
