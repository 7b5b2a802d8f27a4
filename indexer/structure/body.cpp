#include "indexer/structure/body.h"

#include <algorithm>
#include <utility>

#include "indexer/structure/eid.h"
#include "indexer/structure/headings.h"
#include "indexer/structure/quotation.h"
#include "indexer/structure/sequence.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kShortestNote = 20;  // bytes; a note goes on in the next line below this

std::string norm_of(std::string_view printed, const Step& step) {
  if (step.style == MarkStyle::dash) return {};
  if (step.collapsed && step.style == MarkStyle::bracket_number)
    return std::to_string(step.value.main) + '-' + std::to_string(step.value.raised);
  std::string norm = normalise_number(printed);
  if (step.collapsed) {  // "a1)"
    std::size_t digits = norm.size();
    while (digits > 0 && is_digit(norm[digits - 1])) --digits;
    if (digits > 0 && digits < norm.size()) norm.insert(digits, "-");
  }
  return norm;
}

class BodyReader {
 public:
  BodyReader(const Tradition& tradition, Builder& builder, std::span<const TakenNote> notes,
             int root, std::size_t begin, std::size_t end)
      : tradition_(tradition),
        builder_(builder),
        text_(builder.text()),
        root_(root),
        end_(end),
        words_(begin),
        quotes_(text_, begin, end),
        ends_(tradition, text_, begin, end, notes, quotes_),
        scanner_(tradition, text_, begin, end, notes, quotes_) {}

  void read() {
    read_first_line();
    for (;;) {
      const ScanEvent event = scanner_.next();
      switch (event.kind) {
        case ScanKind::end:
          close_words(end_);
          return;
        case ScanKind::mark:
          on_mark(event.mark);
          break;
        case ScanKind::quoting:
          on_quoting(event.begin);
          break;
        case ScanKind::note:
          if (!note_) {
            close_words(event.begin);
            note_ = event.begin;
          }
          break;
        case ScanKind::line:
          on_line(event.begin);
          break;
      }
    }
  }

 private:
  int current() const { return open_.empty() ? holder() : open_.back().unit; }
  int holder() const { return alinea_ >= 0 ? alinea_ : root_; }

  // The words since the last unit or note, given to the unit that is open.
  void close_words(std::size_t upto) {
    if (note_) {
      builder_.note(current(), *note_, upto);
      note_.reset();
    } else {
      builder_.words(current(), words_, upto);
    }
    words_ = upto;
  }

  // "Titlul articolului" on a line of its own, and whether several unnumbered lines follow.
  void read_first_line() {
    const std::size_t begin = skip_space(text_, words_);
    const std::size_t line_end = std::min(text_.find('\n', begin), end_);
    const std::size_t next = skip_space(text_, line_end);
    if (next >= end_) return;
    const std::string_view first = text_.substr(begin, line_end - begin);
    const bool marked = read_mark(tradition_, text_, begin).has_value();
    if (!marked && builder_[root_].basic && builder_[root_].heading.empty() &&
        looks_like_heading(tradition_, first) &&
        (letter_case_at(text_, next) == LetterCase::upper || read_mark(tradition_, text_, next))) {
      builder_[root_].heading = std::string(bare(first));
      words_ = line_end;
      scanner_.jump(line_end);
    }
    if (!builder_[root_].basic || !counts_lines()) return;
    begin_alinea(skip_space(text_, words_));
    scanner_.jump(words_);
  }

  // Several lines without any mark of a numbered paragraph are the article's alineate.
  bool counts_lines() const {
    int lines = 0;
    for (std::size_t at = skip_space(text_, words_); at < end_;) {
      if (const auto quoted = quotes_.opening_at(at)) {
        at = skip_space(text_, quoted->close);
        continue;
      }
      const std::size_t line_end = std::min(text_.find('\n', at), end_);
      const std::string_view line = text_.substr(at, line_end - at);
      const auto mark = read_mark(tradition_, text_, at);
      if (mark && mark->style == MarkStyle::bracket_number) return false;
      if (mark && lines == 0) return false;
      if (announces_quotation(line)) return false;
      if (!mark && letter_case_at(text_, at) == LetterCase::upper && ends_a_sentence(line)) ++lines;
      at = skip_space(text_, line_end);
    }
    return lines >= 2;
  }

  // An article that amends has instructions and quotations, no alineate.
  bool announces_quotation(std::string_view line) const {
    for (std::size_t at = line.find("urm"); at != line.npos; at = line.find("urm", at + 3))
      if (match_any(tradition_.quoting, line, at)) return true;
    return false;
  }

  void begin_alinea(std::size_t at) {
    kb::Provision unit;
    unit.level = kb::Level::paragraph;
    unit.parent = root_;
    open_.clear();
    alinea_ = builder_.add(std::move(unit), at, root_);
    words_ = at;
  }

  void on_line(std::size_t at) {
    if (note_) {
      if (at - *note_ < kShortestNote) return;
      close_words(at);
    }
    if (alinea_ >= 0) {
      // A sentence on a line of its own is the next alineat, unless a list is still going on.
      const std::string_view before = trim(text_.substr(words_, at - words_));
      if (!open_.empty() && !before.ends_with('.')) return;
      if (!before.empty() && !ends_a_sentence(before)) return;
      close_words(at);
      begin_alinea(at);
      return;
    }
    if (open_.empty()) return;
    // Text after a list belongs to the unit that holds the list.
    const bool paragraph = open_.front().style == MarkStyle::bracket_number;
    if (open_.size() == 1 && paragraph) return;
    close_words(at);
    open_.resize(paragraph ? 1 : 0);
  }

  void on_mark(const Mark& mark) {
    if (open_.empty() && repeats_label(mark)) return;
    const auto step = place_mark(tradition_, open_, mark, text_.substr(0, end_),
                                 note_ ? Evidence::close : Evidence::sure);
    if (!step) return;
    if (open_.empty() && step->depth == 0) take_heading(mark);
    close_words(mark.begin);
    open_.resize(step->depth);

    kb::Provision unit;
    unit.level = level_of(tradition_, step->style);
    unit.parent = current();
    if (unit.level == kb::Level::paragraph && !(open_.empty() && alinea_ < 0))
      unit.level = kb::Level::point;  // "(1)" below a paragraph or a point
    unit.num_raw = std::string(text_.substr(mark.begin, mark.end - mark.begin));
    unit.num_norm = norm_of(unit.num_raw, *step);
    if (step->collapsed) {
      unit.flags.push_back("superscript_collapsed");
      builder_.report().superscripts.push_back(unit.num_raw + " read as " +
                                               std::to_string(step->value.main) + "^" +
                                               std::to_string(step->value.raised));
    }
    const int index = builder_.add(std::move(unit), mark.begin, current(), step->value);
    open_.push_back({step->style, step->value, index});
    scanner_.accept(mark);
    words_ = mark.end;
  }

  // "Paragraful 27" and below it "27. Consiliul …": the label once more.
  bool repeats_label(const Mark& mark) {
    const kb::Provision& root = builder_[root_];
    if (!root.basic || mark.place != MarkPlace::start || mark.style == MarkStyle::bracket_number ||
        !trim(text_.substr(words_, mark.begin - words_)).empty())
      return false;
    const std::string norm = normalise_number(text_.substr(mark.begin, mark.end - mark.begin));
    return norm == root.num_norm && norm != "1" && norm != "I" && norm != "a";
  }

  // "Definirea termenilor (1) În sensul …": the words before the first paragraph are its heading.
  void take_heading(const Mark& mark) {
    if (mark.style != MarkStyle::bracket_number || note_) return;
    kb::Provision& root = builder_[root_];
    const std::string_view words = text_.substr(words_, mark.begin - words_);
    if (!root.basic || !root.heading.empty() || !root.text.empty() ||
        !looks_like_heading(tradition_, words))
      return;
    root.heading = std::string(bare(words));
    words_ = mark.begin;
  }

  void on_quoting(std::size_t begin) {
    if (note_) return;
    close_words(begin);
    const std::size_t end = ends_.end_of(begin, open_);
    builder_.quotation(current(), begin, end);
    words_ = end;
    scanner_.jump(end);
  }

  const Tradition& tradition_;
  Builder& builder_;
  std::string_view text_;
  int root_;
  int alinea_ = -1;  // the unnumbered paragraph that is open
  std::size_t end_;
  std::size_t words_;  // where the words begin that no unit has yet
  std::optional<std::size_t> note_;
  std::vector<OpenUnit> open_;
  Quotes quotes_;
  QuotationEnds ends_;
  MarkScanner scanner_;
};

}  // namespace

void read_body(const Tradition& tradition, Builder& builder, std::span<const TakenNote> notes,
               int root, std::size_t begin, std::size_t end) {
  BodyReader(tradition, builder, notes, root, begin, end).read();
}

std::size_t find_closing(const Tradition& tradition, std::string_view text, std::size_t begin,
                         std::size_t end) {
  const Quotes quotes(text, begin, end);
  text = text.substr(0, end);
  bool sentence = false;  // a sentence may begin here
  for (std::size_t at = begin; at < end;) {
    if (const auto pair = quotes.opening_at(at); pair && pair->close <= end) {
      at = pair->close;
      sentence = true;
      continue;
    }
    if (is_letter_at(text, at)) {
      const Word word = word_at(text, at);
      if (letter_case_at(text, at) == LetterCase::upper || (sentence && text[at] == 'p')) {
        const bool capitals =
            word.end - at > 2 && letter_case_at(text, at + 1) == LetterCase::upper;
        if ((sentence || capitals) && at > begin && match_any(tradition.closing, text, at))
          return at;
      }
      sentence = false;
      at = word.end;
      continue;
    }
    if (const std::size_t rule = rule_at(text, at)) {
      sentence = true;
      at += rule;
      continue;
    }
    const char c = text[at];
    if (c == '.' || c == ';' || c == '"' || c == ')' || c == '\n' || c == '*')
      sentence = true;
    else if (space_at(text, at) == 0 && dash_at(text, at) == 0)
      sentence = closing_quote_at(text, at) > 0;
    at += 1;
  }
  return end;
}

}  // namespace lacuna::indexer
