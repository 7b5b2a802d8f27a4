#include "indexer/structure/body.h"

#include <algorithm>
#include <utility>

#include "indexer/structure/eid.h"
#include "indexer/structure/headings.h"
#include "indexer/structure/levels.h"
#include "indexer/structure/quotation.h"
#include "indexer/structure/sequence.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kLookAhead = 3000;   // bytes in which a list may go on
constexpr std::size_t kLongestStub = 60;   // bytes of an article that is no more
constexpr std::size_t kShortestNote = 20;  // bytes; a note goes on in the next line below this

std::string norm_of(const Tradition& tradition, std::string_view printed, const Step& step) {
  if (step.style == MarkStyle::dash) return {};
  const Value& value = step.value;
  const bool figures = value.kind == ValueKind::number;
  const bool torn = tradition.numerals.hyphenated && value.raised > 0;  // "3 -1 )"
  if (figures && (step.collapsed || torn))
    return std::to_string(value.main) + '-' + std::to_string(value.raised);
  std::string norm = normalise_number(printed);
  if (tradition.numerals.look_alikes && value.kind == ValueKind::letter && value.main < 100)
    norm = letter_of(value, tradition.letters);
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
             int root, std::size_t begin, std::size_t end, const OpenUnit* before)
      : tradition_(tradition),
        builder_(builder),
        text_(builder.text()),
        root_(root),
        end_(end),
        words_(begin),
        quotes_(text_, begin, end),
        ends_(tradition, text_, begin, end, notes, quotes_),
        scanner_(tradition, text_, begin, end, notes, quotes_, builder.line_ends()) {
    if (before) before_ = *before;
  }

  // Answers the last unit at the top, for the container after this one to go on counting.
  OpenUnit read() {
    read_first_line();
    begin_first_line();
    for (;;) {
      const ScanEvent event = scanner_.next();
      switch (event.kind) {
        case ScanKind::end:
          close_words(end_);
          return last_top_;
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
        case ScanKind::sentence:
          on_sentence(event.begin);
          break;
      }
    }
  }

 private:
  int current() const { return open_.empty() ? holder() : open_.back().unit; }
  int holder() const { return alinea_ >= 0 ? alinea_ : root_; }
  kb::Level level_at(int index) const { return builder_[index].level; }
  bool paragraph_is_open() const {
    return !open_.empty() &&
           is_numbered_paragraph(tradition_, open_.front(), level_at(open_.front().unit));
  }

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
        (letter_case_at(text_, next) == LetterCase::upper || read_mark(tradition_, text_, next) ||
         opening_quote_at(text_, next))) {
      builder_[root_].heading = std::string(bare(first));
      words_ = line_end;
      scanner_.jump(line_end);
    }
  }

  void begin_first_line() {
    if (!builder_[root_].basic) return;
    switch (tradition_.unnumbered) {
      case Unnumbered::text:
        return;
      case Unnumbered::alineas:
      case Unnumbered::always:
        if (begins_with_mark()) return;
        break;
      default:
        if (!counts_lines()) return;
    }
    const std::size_t begin = skip_space(text_, words_);
    if (begin >= end_ || is_repealed(begin)) return;
    if (tradition_.unnumbered == Unnumbered::alineas)
      begin_counted_line(begin);
    else
      begin_alinea(begin);
    scanner_.jump(words_);
  }

  // "(Abrogé)", "Виключена" and nothing more.
  bool is_repealed(std::size_t at) const {
    if (text_[at] == '(') ++at;
    return end_ - at < kLongestStub &&
           contains(tradition_.repealed, word_at(text_, at).folded.view());
  }

  bool begins_with_mark() const {
    return read_mark(tradition_, text_, skip_space(text_, words_)).has_value();
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
      if (mark && level_of(tradition_, mark->style) == kb::Level::paragraph) return false;
      if (mark && lines == 0) return false;
      if (announces_quotation(line)) return false;
      if (!mark && letter_case_at(text_, at) == LetterCase::upper && ends_a_sentence(line)) ++lines;
      at = skip_space(text_, line_end);
    }
    return lines >= 2;
  }

  // An article that amends has instructions and quotations, no alineate.
  bool announces_quotation(std::string_view line) const {
    if (tradition_.quoting.empty()) return line.ends_with(':') && names_quotation(line);
    for (std::size_t at = line.find("urm"); at != line.npos; at = line.find("urm", at + 3))
      if (match_any(tradition_.quoting, line, at)) return true;
    return false;
  }

  bool names_quotation(std::string_view line) const {
    for (std::size_t at = 0; at < line.size();) {
      const Word word = word_at(line, at);
      if (contains(tradition_.quoting_stems, word.folded.view())) return true;
      at = word.end > at ? word.end : at + 1;
    }
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

  // An unnumbered line below the paragraph that is open: a subparagraph, to which lists belong.
  void begin_subparagraph(std::size_t at) {
    open_.resize(1);
    kb::Provision unit;
    unit.level = kb::Level::subparagraph;
    unit.parent = open_.front().unit;
    const int index = builder_.add(std::move(unit), at, current());
    open_.push_back({MarkStyle::line, {}, index});
    words_ = at;
  }

  // A French alinéa: its number is that of its line, numbered ones counted with it. Points after it
  // are not its own.
  void begin_counted_line(std::size_t at) {
    open_.resize(paragraph_is_open() ? 1 : 0);
    kb::Provision unit;
    unit.level = kb::Level::alinea;
    unit.parent = current();
    unit.num_norm = std::to_string(count_line());
    const int index = builder_.add(std::move(unit), at, current());
    open_.push_back({MarkStyle::line, {}, index});
    words_ = at;
  }

  // Counts a line of the article and of its paragraph; answers the place in the one that is open.
  int count_line() {
    ++lines_of_root_;
    ++lines_of_paragraph_;
    return paragraph_is_open() ? lines_of_paragraph_ : lines_of_root_;
  }

  void on_line(std::size_t at) {
    if (note_) {
      if (at - *note_ < kShortestNote) return;
      close_words(at);
    }
    if (builder_.line_ends() == LineEnds::paragraphs && continues_item(at)) return;
    const bool capital = letter_case_at(text_, at) != LetterCase::lower;
    if (tradition_.unnumbered == Unnumbered::alineas && builder_[root_].basic && capital) {
      close_words(at);
      begin_counted_line(at);
      return;
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
    const bool paragraph = paragraph_is_open();
    const bool counts = tradition_.unnumbered == Unnumbered::subparagraphs ||
                        tradition_.unnumbered == Unnumbered::always;
    if (paragraph && counts && capital) {
      close_words(at);
      begin_subparagraph(at);
      return;
    }
    if (open_.size() == 1 && paragraph) return;
    close_words(at);
    open_.resize(paragraph ? 1 : 0);
  }

  // A further block of a list's item, as the format nests it.
  bool continues_item(std::size_t at) {
    const int depth = builder_.depth_of_line(at);
    if (depth <= 0 || open_.empty()) return false;
    const std::size_t kept = static_cast<std::size_t>(depth) + (paragraph_is_open() ? 1 : 0);
    if (kept > open_.size()) return true;
    close_words(at);
    open_.resize(kept);
    return true;
  }

  // "(1) …: a) …; b) …. Prevederile …": a sentence behind a list of clauses is its holder's. Sure
  // only where the items before it ended in semicolons and began in lower case, and define nothing.
  void on_sentence(std::size_t at) {
    if (note_ || open_.empty() || builder_.line_ends() != LineEnds::maybe) return;
    const OpenUnit& item = open_.back();
    const bool lettered =
        item.style == MarkStyle::letter || item.style == MarkStyle::bracket_letter;
    if (!lettered || item.unit == 0 || is_first(item.value) || builder_.size() != item.unit + 1)
      return;
    const kb::Provision& before = builder_[item.unit - 1];
    const std::string_view words = trim(text_.substr(words_, at - words_));
    if (before.parent != builder_[item.unit].parent || !trim(before.text).ends_with(';') ||
        !before.wrapup.empty() || !builder_[item.unit].text.empty() ||
        letter_case_at(words, 0) != LetterCase::lower || words.find(" - ") != words.npos ||
        letter_case_at(before.text, 0) != LetterCase::lower || list_goes_on(item.value, at))
      return;
    close_words(at);
    open_.pop_back();
  }

  // The next letter, or one inserted before it, is still to come.
  bool list_goes_on(const Value& value, std::size_t at) const {
    Value next = value;
    next.raised = 0;
    ++next.main;
    std::string_view ahead = text_.substr(at, std::min(end_ - at, kLookAhead));
    if (paragraph_is_open()) {  // the next paragraph has lists of its own
      const std::string paragraph = '(' + std::to_string(open_.front().value.main + 1) + ')';
      ahead = ahead.substr(0, ahead.find(paragraph));
    }
    const std::string mark = letter_of(next, tradition_.letters) + ')';
    next.main = value.main;
    const std::string inserted = letter_of(next, tradition_.letters) + '^';
    return mark.size() < 2 || ahead.find(mark) != ahead.npos || ahead.find(inserted) != ahead.npos;
  }

  // The number that goes on where the container before this one stopped.
  std::optional<Step> continued(const Mark& mark) const {
    if (!open_.empty() || before_.unit < 0 || before_.style != mark.style ||
        mark.place != MarkPlace::start)
      return std::nullopt;
    const OpenUnit open[] = {before_};
    auto step = place_mark(tradition_, open, mark, text_.substr(0, end_), Evidence::sure);
    return step && step->depth == 0 ? step : std::nullopt;
  }

  void on_mark(const Mark& mark) {
    if (open_.empty() && repeats_label(mark)) return;
    auto step = continued(mark);
    if (!step)
      step = place_mark(tradition_, open_, mark, text_.substr(0, end_),
                        note_ ? Evidence::close : Evidence::sure);
    if (!step) return;
    if (open_.empty() && step->depth == 0) take_heading(mark);
    const bool introduced = trim(text_.substr(words_, mark.begin - words_)).ends_with(':');
    close_words(mark.begin);
    const bool sibling = step->depth < open_.size() && open_[step->depth].style == step->style;
    const kb::Level beside = sibling ? level_at(open_[step->depth].unit) : kb::Level::point;
    open_.resize(step->depth);
    if (tradition_.unnumbered == Unnumbered::alineas && !open_.empty() &&
        open_.back().style == MarkStyle::line)
      open_.pop_back();

    kb::Provision unit;
    unit.parent = current();
    const bool at_root = open_.empty() && alinea_ < 0;
    unit.level = sibling ? beside
                         : level_of_mark(tradition_, step->style,
                                         {.parent = level_at(unit.parent),
                                          .root = level_at(root_),
                                          .at_root = at_root,
                                          .introduced = introduced});
    if (tradition_.unnumbered == Unnumbered::alineas) {
      ++lines_of_root_;
      lines_of_paragraph_ = unit.level == kb::Level::paragraph ? 1 : lines_of_paragraph_ + 1;
    }
    unit.num_raw = std::string(text_.substr(mark.begin, mark.end - mark.begin));
    unit.num_norm = norm_of(tradition_, unit.num_raw, *step);
    if (step->collapsed) {
      unit.flags.push_back("superscript_collapsed");
      builder_.report().superscripts.push_back(unit.num_raw + " read as " +
                                               std::to_string(step->value.main) + "^" +
                                               std::to_string(step->value.raised));
    }
    const int index = builder_.add(std::move(unit), mark.begin, current(), step->value);
    open_.push_back({step->style, step->value, index});
    if (open_.size() == 1) last_top_ = open_.back();
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
    const bool begun = !root.text.empty() || builder_.size() > root_ + 1;  // words stand before it
    if (!root.basic || !root.heading.empty() || begun || !looks_like_heading(tradition_, words))
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
  OpenUnit before_;    // the last unit of the container before; unit -1: none
  OpenUnit last_top_;  // of this body
  int lines_of_root_ = 0;
  int lines_of_paragraph_ = 0;
  Quotes quotes_;
  QuotationEnds ends_;
  MarkScanner scanner_;
};

}  // namespace

OpenUnit read_body(const Tradition& tradition, Builder& builder, std::span<const TakenNote> notes,
                   int root, std::size_t begin, std::size_t end, const OpenUnit* before) {
  return BodyReader(tradition, builder, notes, root, begin, end, before).read();
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
