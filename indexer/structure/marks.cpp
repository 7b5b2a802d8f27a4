#include "indexer/structure/marks.h"

#include <algorithm>

#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kLongestAside = 400;   // bytes of a text in brackets that may hold "x)"
constexpr std::size_t kLongestQuote = 4000;  // bytes of a quotation that is stepped over

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

MarkScanner::MarkScanner(const Tradition& tradition, std::string_view text, std::size_t begin,
                         std::size_t end, std::span<const TakenNote> notes, const Quotes& quotes)
    : tradition_(tradition),
      text_(text.substr(0, end)),
      at_(begin),
      end_(end),
      notes_(notes),
      quotes_(quotes) {}

void MarkScanner::pass(std::size_t bytes, MarkPlace place) {
  at_ += bytes;
  place_ = place;
  after_link_ = false;
}

void MarkScanner::accept(const Mark& mark) {
  at_ = mark.end;
  place_ = MarkPlace::start;
  cited_ = Cited::none;
  after_link_ = false;
  bracket_ = 0;
}

void MarkScanner::jump(std::size_t to) {
  at_ = to;
  place_ = MarkPlace::strong;
  cited_ = Cited::none;
  after_link_ = false;
  bracket_ = 0;
}

// A note was taken out here: whatever follows begins anew.
bool MarkScanner::pass_note_place() {
  bool passed = false;
  while (!notes_.empty() && notes_.front().at <= at_) {
    passed = passed || notes_.front().at == at_;
    notes_ = notes_.subspan(1);
  }
  if (passed) {
    place_ = MarkPlace::strong;
    cited_ = Cited::none;
    bracket_ = 0;
  }
  return passed;
}

bool MarkScanner::cites(const Mark& mark) const {
  if (cited_ == Cited::none) return false;
  const bool number = mark.style == MarkStyle::number_dot || mark.style == MarkStyle::number ||
                      mark.style == MarkStyle::dotted_number;
  if (cited_ == Cited::word) return mark.style != MarkStyle::dash && (!numbers_alone_ || number);
  if (numbers_alone_) return number && joined_;
  const Cited kind = number                                    ? Cited::number
                     : mark.style == MarkStyle::bracket_number ? Cited::bracket
                                                               : Cited::letter;
  return joined_ ? kind == cited_ : kind != cited_;  // "(1), (2)" or "5 (1)"
}

std::optional<ScanEvent> MarkScanner::at_mark(const Mark& found) {
  const bool number_like = found.style == MarkStyle::number_dot ||
                           found.style == MarkStyle::number ||
                           found.style == MarkStyle::dotted_number;
  if (cites(found)) {
    const bool closes_aside = found.style == MarkStyle::number && bracket_ != 0;
    std::size_t end = found.end;
    const bool capital =
        found.style == MarkStyle::upper_letter || found.style == MarkStyle::upper_roman;
    if (capital && text_[end - 1] == '.' && end < end_ && !is_blank(text_[end])) {
      cited_ = Cited::letter;  // "lit. D.c)"
      joined_ = true;
      pass(end - at_, MarkPlace::weak);
      return std::nullopt;
    }
    if (number_like || capital)
      while (end > found.begin + 1 && (text_[end - 1] == '.' || text_[end - 1] == ')')) --end;
    cited_ = number_like                                ? Cited::number
             : found.style == MarkStyle::bracket_number ? Cited::bracket
                                                        : Cited::letter;
    joined_ = false;
    if (closes_aside) {
      bracket_ = 0;
      end = found.end;
    }
    pass(end - at_, MarkPlace::weak);
    return std::nullopt;
  }
  const bool closes_aside = bracket_ != 0 && at_ + 1 - bracket_ < kLongestAside &&
                            (found.style == MarkStyle::letter || found.style == MarkStyle::number ||
                             found.style == MarkStyle::upper_letter) &&
                            text_[found.end - 1] == ')';
  if (closes_aside) {
    bracket_ = 0;
    pass(found.end - at_, MarkPlace::weak);
    return std::nullopt;
  }
  ScanEvent event;
  event.kind = ScanKind::mark;
  event.begin = found.begin;
  event.mark = found;
  event.mark.place = place_;
  event.mark.after_link = after_link_;
  const std::size_t words = skip_space(text_, found.end);
  event.mark.next =
      opening_quote_at(text_, words) ? LetterCase::upper : letter_case_at(text_, words);
  // Go on as if it were text; accept() comes back to its end.
  const bool lettered = found.style == MarkStyle::letter ||
                        found.style == MarkStyle::bracket_letter || found.style == MarkStyle::roman;
  cited_ = lettered                                   ? Cited::letter
           : found.style == MarkStyle::bracket_number ? Cited::bracket
                                                      : Cited::none;
  joined_ = false;
  numbers_alone_ = false;
  const bool sentence_end =
      found.style == MarkStyle::number_dot ||
      ((found.style == MarkStyle::upper_letter || found.style == MarkStyle::upper_roman) &&
       text_[found.end - 1] == '.');
  pass(found.end - at_, sentence_end ? MarkPlace::strong : MarkPlace::weak);
  return event;
}

std::optional<ScanEvent> MarkScanner::at_word() {
  const bool capital = letter_case_at(text_, at_) == LetterCase::upper;
  const Word word = word_at(text_, at_);
  const std::string_view folded = word.folded.view();
  ScanEvent event;
  if (folded.starts_with("urmato") && !capital) {
    if (const auto phrase = match_any(tradition_.quoting, text_, at_)) {
      std::size_t p = skip_space(text_, *phrase);
      while (p < end_ && (text_[p] == '*' || text_[p] == ')')) ++p;
      p = skip_space(text_, p);
      const bool colon = p < end_ && text_[p] == ':';
      if (colon || opening_quote_at(text_, p)) {
        event.kind = ScanKind::quoting;
        event.begin = colon ? p + 1 : p;
        jump(event.begin);
        return event;
      }
    }
  }
  if (capital && place_ <= MarkPlace::strong && contains(tradition_.note_words, folded)) {
    const std::size_t p = skip_space(text_, word.end);
    if (p >= end_ || text_[p] == '*' || text_[p] == ':' ||
        letter_case_at(text_, p) == LetterCase::upper) {
      event.kind = ScanKind::note;
      event.begin = at_;
      pass(word.end - at_, MarkPlace::weak);
      return event;
    }
  }
  if (contains(tradition_.citing, folded)) {
    cited_ = Cited::word;
    numbers_alone_ = folded == "nr" || folded.starts_with("numar");
    std::size_t end = word.end;
    if (end < end_ && text_[end] == '.' && contains(tradition_.abbreviations, folded)) ++end;
    pass(end - at_, MarkPlace::weak);
    return std::nullopt;
  }
  const bool link = contains(tradition_.linking, folded);
  if (cited_ > Cited::word && contains(tradition_.connecting, folded))
    joined_ = true;
  else
    cited_ = Cited::none;
  // "; și b) …": a link keeps the place that the semicolon made.
  const MarkPlace place = link && (place_ == MarkPlace::strong || place_ == MarkPlace::comma)
                              ? place_
                              : MarkPlace::weak;
  pass(word.end - at_, place);
  after_link_ = link && place == MarkPlace::weak;
  return std::nullopt;
}

void MarkScanner::at_punctuation() {
  const char c = text_[at_];
  const std::size_t size = decode(text_, at_).size;
  if (c == '.' || c == ';' || c == '!' || c == '?' || c == ':') {
    cited_ = Cited::none;
    if (c == ';') bracket_ = 0;  // "(pct. c + pct. d); e) …": closed by what looked like a mark
    pass(1, c == ':' ? MarkPlace::colon : MarkPlace::strong);
    return;
  }
  if (c == ',' || c == '/' || dash_at(text_, at_)) {
    if (cited_ > Cited::word) joined_ = true;
    const bool keeps = c != ',' && place_ != MarkPlace::weak;
    pass(size, c == ',' ? MarkPlace::comma : keeps ? place_ : MarkPlace::weak);
    return;
  }
  if (c == ']' || closing_quote_at(text_, at_)) {
    pass(size, MarkPlace::strong);
    return;
  }
  if (c == '(') bracket_ = at_ + 1;
  if (c == ')') bracket_ = 0;
  if (c == '*' || c == ')' || c == '^' || c == '\'') {  // footnote marks and asides keep the place
    pass(1, place_);
    return;
  }
  pass(size, MarkPlace::weak);
}

ScanEvent MarkScanner::next() {
  while (at_ < end_) {
    pass_note_place();
    if (text_[at_] == '\n') {
      const MarkPlace before = place_;
      at_ = skip_space(text_, at_);
      if (at_ >= end_) break;
      place_ = MarkPlace::start;
      if (before <= MarkPlace::strong && letter_case_at(text_, at_) == LetterCase::upper &&
          !read_mark(tradition_, text_, at_)) {
        ScanEvent event;
        event.kind = ScanKind::line;
        event.begin = at_;
        cited_ = Cited::none;
        return event;
      }
      continue;
    }
    if (const std::size_t space = space_at(text_, at_)) {
      at_ += space;
      continue;
    }
    if (const auto pair = quotes_.opening_at(at_);
        pair && pair->close <= end_ && pair->close - pair->open < kLongestQuote) {
      cited_ = Cited::none;
      pass(pair->close - at_, MarkPlace::strong);
      continue;
    }
    if (const std::size_t rule = rule_at(text_, at_)) {
      const std::size_t begin = at_;
      pass(rule, MarkPlace::strong);
      cited_ = Cited::none;
      const std::size_t p = skip_space(text_, at_);
      if (p < end_ &&
          (text_[p] == '*' || contains(tradition_.note_words, word_at(text_, p).folded.view()) ||
           match_words(text_, p, "a se vedea"))) {
        ScanEvent event;
        event.kind = ScanKind::note;
        event.begin = begin;
        at_ = p;
        if (text_[p] != '*') at_ = word_at(text_, p).end;
        return event;
      }
      continue;
    }
    const bool star = at_ > 0 && text_[at_ - 1] == '*';
    if (!star) {
      if (const auto mark = read_mark(tradition_, text_, at_)) {
        const bool dash_in_text =
            mark->style == MarkStyle::dash && (place_ == MarkPlace::weak || cited_ != Cited::none);
        if (!dash_in_text) {
          if (auto event = at_mark(*mark)) return *event;
          continue;
        }
      }
    }
    if (is_letter_at(text_, at_)) {
      if (auto event = at_word()) return *event;
    } else if (is_digit(text_[at_])) {
      const std::size_t end = digits_end(text_, at_);
      if (cited_ == Cited::word || (cited_ == Cited::number && joined_)) {
        cited_ = Cited::number;
        joined_ = false;
      } else if (cited_ != Cited::number) {
        cited_ = Cited::none;
      }
      pass(end - at_, MarkPlace::weak);
    } else {
      at_punctuation();
    }
  }
  return {};
}

}  // namespace lacuna::indexer
