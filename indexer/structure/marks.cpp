#include "indexer/structure/marks.h"

#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kLongestAside = 400;   // bytes of a text in brackets that may hold "x)"
constexpr std::size_t kLongestQuote = 4000;  // bytes of a quotation that is stepped over

}  // namespace

MarkScanner::MarkScanner(const Tradition& tradition, std::string_view text, std::size_t begin,
                         std::size_t end, std::span<const TakenNote> notes, const Quotes& quotes,
                         LineEnds line_ends)
    : tradition_(tradition),
      text_(text.substr(0, end)),
      at_(begin),
      end_(end),
      notes_(notes),
      quotes_(quotes),
      line_ends_(line_ends) {}

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

std::optional<ScanEvent> MarkScanner::at_word(const Word& word) {
  const bool capital = letter_case_at(text_, at_) == LetterCase::upper;
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
  if (!tradition_.quoting_stems.empty() && contains(tradition_.quoting_stems, folded))
    announces_ = true;
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

// After words that announce one, a colon or a long dash and a quotation mark begin a quotation.
std::optional<ScanEvent> MarkScanner::at_announced_quotation(std::size_t mark) {
  if (!announces_) return std::nullopt;
  const std::size_t words = skip_space(text_, at_ + mark);
  if (words >= end_ || block_quote_at(text_, words) == 0) return std::nullopt;
  ScanEvent event;
  event.kind = ScanKind::quoting;
  event.begin = at_ + mark;
  announces_ = false;
  jump(event.begin);
  return event;
}

// The dot at `at_` ends a sentence: a word of some length stands before it, no abbreviation or
// initial, and a capital follows on the same line.
bool MarkScanner::ends_word_sentence() const {
  std::size_t letters = 0, p = at_;
  while (p > 0 && is_lower_ascii(text_[p - 1]) && letters < 4) {
    --p;
    ++letters;
  }
  const bool long_word =
      letters >= 4 || (p > 0 && static_cast<unsigned char>(text_[p - 1]) >= 0x80);
  if (!long_word) return false;
  const std::size_t next = skip_line_space(text_, at_ + 1);
  return next > at_ + 1 && next < end_ && letter_case_at(text_, next) == LetterCase::upper &&
         !read_mark(tradition_, text_, next);
}

// § 3, № 3: a citation. "means—(a) …": a long dash introduces a list.
bool MarkScanner::pass_sign(std::size_t size) {
  const std::string_view sign = text_.substr(at_, size);
  if (sign == "\u00A7" || sign == "\u2116") {
    cited_ = Cited::word;
    numbers_alone_ = sign == "\u2116";
    pass(size, MarkPlace::weak);
    return true;
  }
  if (!tradition_.numerals.bracketed_capitals || sign != "\u2014") return false;
  cited_ = Cited::none;
  pass(size, MarkPlace::colon);
  return true;
}

std::optional<ScanEvent> MarkScanner::at_punctuation() {
  const char c = text_[at_];
  const std::size_t size = decode(text_, at_).size;
  if (c == ':' || text_.substr(at_, 3) == "\u2014")
    if (auto event = at_announced_quotation(size)) return event;
  if ((c == '\xC2' || c == '\xE2') && pass_sign(size)) return std::nullopt;
  if (c == '.' && place_ == MarkPlace::weak && ends_word_sentence()) {
    ScanEvent event;
    event.kind = ScanKind::sentence;
    cited_ = Cited::none;
    announces_ = false;
    pass(1, MarkPlace::strong);
    event.begin = skip_line_space(text_, at_);
    return event;
  }
  if (c == '.' || c == ';' || c == '!' || c == '?' || c == ':') {
    cited_ = Cited::none;
    if (c == '.') announces_ = false;
    if (c == ';') bracket_ = 0;  // "(pct. c + pct. d); e) …": closed by what looked like a mark
    pass(1, c == ':' ? MarkPlace::colon : MarkPlace::strong);
    return std::nullopt;
  }
  if (c == ',' || c == '/' || dash_at(text_, at_)) {
    if (cited_ > Cited::word) joined_ = true;
    const bool keeps = c != ',' && place_ != MarkPlace::weak;
    pass(size, c == ',' ? MarkPlace::comma : keeps ? place_ : MarkPlace::weak);
    return std::nullopt;
  }
  if (c == ']' || closing_quote_at(text_, at_)) {
    pass(size, MarkPlace::strong);
    return std::nullopt;
  }
  if (c == '(') bracket_ = at_ + 1;
  if (c == ')') bracket_ = 0;
  if (c == '*' || c == ')' || c == '^' || c == '\'') {  // footnote marks and asides keep the place
    pass(1, place_);
    return std::nullopt;
  }
  pass(size, MarkPlace::weak);
  return std::nullopt;
}

// A sentence of its own, or where lines are paragraphs whatever has no mark.
std::optional<ScanEvent> MarkScanner::at_line_end() {
  const MarkPlace before = place_;
  at_ = skip_space(text_, at_);
  if (at_ >= end_) return std::nullopt;
  place_ = MarkPlace::start;
  if (line_ends_ != LineEnds::maybe) cited_ = Cited::none;  // "… § 5 Absatz 2,\n6. eine"
  const bool sentence =
      before <= MarkPlace::strong && letter_case_at(text_, at_) == LetterCase::upper;
  const bool after_item = before <= MarkPlace::comma && line_ends_ == LineEnds::likely;
  if ((!sentence && !after_item && line_ends_ != LineEnds::paragraphs) ||
      read_mark(tradition_, text_, at_))
    return std::nullopt;
  ScanEvent event;
  event.kind = ScanKind::line;
  event.begin = at_;
  cited_ = Cited::none;
  announces_ = false;
  return event;
}

// Most words are no marks, which a glance at what follows them shows: behind a small letter's mark
// stands a bracket or a superscript.
bool MarkScanner::goes_on_as_text(const Word& word) const {
  if (letter_case_at(text_, at_) != LetterCase::lower) return false;
  if (word.end >= end_) return true;
  const char next = text_[word.end];
  return next != ')' && next != '^' && !is_digit(next);
}

ScanEvent MarkScanner::next() {
  while (at_ < end_) {
    pass_note_place();
    if (text_[at_] == '\n') {
      if (auto event = at_line_end()) return *event;
      continue;
    }
    if (const std::size_t space = space_at(text_, at_)) {
      at_ += space;
      continue;
    }
    if (const auto pair = kQuoteBytes.contains(text_[at_]) ? quotes_.opening_at(at_) : std::nullopt;
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
    const bool letter = is_letter_at(text_, at_);
    const Word word = letter ? word_at(text_, at_) : Word{};
    const bool star = at_ > 0 && text_[at_ - 1] == '*';
    if (!star && !(letter && goes_on_as_text(word))) {
      if (const auto mark = read_mark(tradition_, text_, at_)) {
        const bool dash_in_text =
            mark->style == MarkStyle::dash && (place_ == MarkPlace::weak || cited_ != Cited::none);
        if (!dash_in_text) {
          if (auto event = at_mark(*mark)) return *event;
          continue;
        }
      }
    }
    if (letter) {
      if (auto event = at_word(word)) return *event;
    } else if (is_digit(text_[at_])) {
      const std::size_t end = digits_end(text_, at_);
      if (cited_ == Cited::word || (cited_ == Cited::number && joined_)) {
        cited_ = Cited::number;
        joined_ = false;
      } else if (cited_ != Cited::number) {
        cited_ = Cited::none;
      }
      pass(end - at_, MarkPlace::weak);
    } else if (auto event = at_punctuation()) {
      return *event;
    }
  }
  return {};
}

}  // namespace lacuna::indexer
