#include "indexer/structure/mark.h"

#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

int small_number(std::string_view digits) {
  int value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

// "^1", "^1^2"; a blank may stand before it in bad copies: no.
std::size_t read_raised(std::string_view text, std::size_t at, Value& value) {
  for (int n = 0; n < 2 && at + 1 < text.size() && text[at] == '^' && is_digit(text[at + 1]); ++n) {
    const std::size_t end = digits_end(text, at + 1);
    if (end - at > 4) return at;
    (n == 0 ? value.raised : value.raised2) = small_number(text.substr(at + 1, end - at - 1));
    at = end;
  }
  return at;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == ' ' ? at + 1 : at;
}

struct Inner {
  Value value;
  std::optional<Value> as_roman;
  std::size_t end = 0;
  bool collapsed = false;
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
  const std::string_view printed = text.substr(at, end - at);
  Inner inner;
  inner.end = end;
  if (const auto place = letters <= 2 ? letter_place(printed, tradition.letters) : std::nullopt) {
    inner.value.kind = ValueKind::letter;
    inner.value.main = *place;
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

std::optional<Inner> read_number(std::string_view text, std::size_t at) {
  const std::size_t end = digits_end(text, at);
  if (end == at || end - at > 4) return std::nullopt;
  Inner inner;
  inner.value.kind = ValueKind::number;
  inner.value.main = small_number(text.substr(at, end - at));
  inner.end = read_raised(text, end, inner.value);
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
  if (mark.value.kind == ValueKind::roman) mark.style = MarkStyle::roman;
  return mark;
}

std::optional<Mark> read_bracketed(const Tradition& tradition, std::string_view text,
                                   std::size_t at) {
  const std::size_t inside = skip_blanks(text, at + 1);
  if (auto number = read_number(text, inside)) {
    const std::size_t close = skip_blanks(text, number->end);
    if (close >= text.size() || text[close] != ')') return std::nullopt;
    return make(at, close + 1, MarkStyle::bracket_number, std::move(*number));
  }
  auto letters = read_letters(tradition, text, inside);
  if (!letters || letters->end >= text.size() || text[letters->end] != ')') return std::nullopt;
  const std::size_t end = letters->end + 1;
  return make(at, end, MarkStyle::bracket_letter, std::move(*letters));
}

std::optional<Mark> read_numbered(std::string_view text, std::size_t at) {
  auto number = read_number(text, at);
  if (!number || number->end >= text.size()) return std::nullopt;
  std::size_t end = number->end;
  if (text[end] == ')') return make(at, end + 1, MarkStyle::number, std::move(*number));
  if (text[end] != '.') return std::nullopt;
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
  if (is_digit(c)) return read_numbered(text, at);
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
