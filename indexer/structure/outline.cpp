#include "indexer/structure/outline.h"

#include <algorithm>

#include "indexer/structure/headings.h"
#include "indexer/structure/marks.h"
#include "indexer/structure/quotes.h"
#include "indexer/structure/scan.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kLongestQuotation = 200000;  // bytes that one pair of marks may span
constexpr std::size_t kLongestInstruction = 400;   // bytes
constexpr int kSmallStep = 3;
constexpr std::size_t kLongLine = 1000;        // bytes; of a copy that lost its line ends
constexpr std::ptrdiff_t kFewestRunOn = 2;     // units that show it
constexpr std::size_t kPiece = 400;            // bytes of a line that show its label
constexpr std::size_t kLongestApproval = 300;  // bytes

struct Line {
  std::size_t begin;
  std::size_t end;  // without the line end
};

// The next line; "+  Articolul 2…" of the portal's text begins one wherever it stands.
Line next_line(const Tradition& tradition, std::string_view text, std::size_t at) {
  std::size_t end = text.find('\n', at);
  if (end == text.npos) end = text.size();
  const std::string_view line = text.substr(0, end);
  for (std::size_t plus = line.find('+', at + 1); plus < end; plus = line.find('+', plus + 1)) {
    if (plus + 2 >= end || text[plus + 1] != ' ' || text[plus + 2] != ' ') continue;
    if (read_head(tradition, text.substr(plus, std::min<std::size_t>(end - plus, 400))))
      return {at, plus};
  }
  return {at, end};
}

// Where " | " stands between the labels of a path; npos: nowhere. The bar is looked for, since
// blanks are everywhere.
std::size_t path_joint(std::string_view line, std::size_t begin) {
  for (std::size_t bar = line.find('|', begin + 1); bar != line.npos; bar = line.find('|', bar + 1))
    if (line[bar - 1] == ' ' && bar + 1 < line.size() && line[bar + 1] == ' ') return bar - 1;
  return line.npos;
}

bool is_quotation_word(const Tradition& tradition, std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const Word word = word_at(words, at);
    if (word.end > at && contains(tradition.quoting_stems, word.folded.view())) return true;
    at = word.end > at ? word.end : at + 1;
  }
  return false;
}

enum class Reading { lines, run_on };

class Outliner {
 public:
  Outliner(const Tradition& tradition, std::string_view text, Reading reading)
      : tradition_(tradition), text_(text), quotes_(text, 0, text.size()), reading_(reading) {}

  Outline read() {
    for (std::size_t at = 0; at < text_.size();) {
      const Line line =
          reading_ == Reading::run_on ? next_piece(at) : next_line(tradition_, text_, at);
      on_line(line);
      at = line.end;
      while (at < text_.size() && text_[at] == '\n') ++at;
    }
    out_.preamble_end = out_.sections.empty() ? text_.size() : out_.sections.front().begin;
    for (std::size_t i = 0; i < out_.sections.size(); ++i)
      out_.sections[i].end =
          i + 1 < out_.sections.size() ? out_.sections[i + 1].begin : text_.size();
    find_collapsed();
    out_.run_on = reading_ == Reading::run_on;
    return std::move(out_);
  }

 private:
  // Up to the next label inside the line whose number is the next one.
  Line next_piece(std::size_t at) const {
    std::size_t end = text_.find('\n', at);
    if (end == text_.npos) end = text_.size();
    Value last = last_, container = last_container_;
    if (const auto own = read_head(tradition_, text_.substr(at, std::min(end - at, kPiece))))
      (own->role == UnitRole::container ? container : last) = own->value;
    for (std::size_t p = at; p < end;) {
      if (!is_letter_at(text_, p)) {
        p += decode(text_, p).size;
        continue;
      }
      if (p > at && letter_case_at(text_, p) == LetterCase::upper) {
        const auto head = read_head(tradition_, text_.substr(p, std::min(end - p, kPiece)));
        if (head && follows(*head, last, container)) return {at, p};
      }
      p = word_at(text_, p).end;
    }
    return {at, end};
  }

  bool follows(const Head& head, const Value& last, const Value& container) const {
    if (head.form != HeadForm::marked && head.form != HeadForm::glued) return false;
    if (head.role == UnitRole::basic)
      return last.kind == ValueKind::none ? is_first(head.value)
                                          : gap_between(last, head.value, tradition_.letters) == 0;
    return head.role == UnitRole::container && head.value.kind != ValueKind::none &&
           (is_first(head.value) || gap_between(container, head.value, tradition_.letters) == 0);
  }

  void on_line(Line line) {
    const std::string_view words = trim(text_.substr(line.begin, line.end - line.begin));
    if (words.empty()) return;
    if (begins_approved_text(line)) {
      Head head;
      head.level = kb::Level::annex;
      head.role = UnitRole::component;
      add(std::move(head), line.begin);
    }
    // The portal joins the path of a unit in one line: "Capitolul I - X | Secţiunea 1 - Y".
    std::size_t begin = line.begin;
    bool any = false;
    while (begin < line.end) {
      const std::size_t bar = std::min(path_joint(text_.substr(0, line.end), begin), line.end);
      std::size_t end = bar;
      auto head = read_head(tradition_, text_.substr(begin, end - begin));
      if (!head || (any && head->role != UnitRole::container)) break;
      if (bar < line.end && head->role != UnitRole::container) {
        end = line.end;
        head = read_head(tradition_, text_.substr(begin, end - begin));
      }
      if (!begins_unit(*head, begin)) break;
      const bool bare = head->bare;
      add(std::move(*head), begin);
      out_.sections.back().joined = any;
      if (bare) take_title_above(line.begin);
      any = true;
      begin = end + (end < line.end ? 3 : 0);
      if (end == line.end) break;
    }
    previous_ = line;
    if (tradition_.quoting_stems.empty())
      follow_quotation(line);
    else
      follow_quotation_mark(line);
  }

  // "Citation and commencement" above "1.—(1) These Regulations …".
  void take_title_above(std::size_t at) {
    Section& section = out_.sections.back();
    const std::string_view words =
        trim(text_.substr(previous_.begin, previous_.end - previous_.begin));
    const bool own = out_.sections.size() < 2 ||
                     out_.sections[out_.sections.size() - 2].words <= previous_.begin;
    if (section.head.form != HeadForm::marked || previous_.end > at || !own ||
        !looks_like_heading(tradition_, words) || read_head(tradition_, words))
      return;
    section.begin = previous_.begin;
  }

  // "Aprobat prin Hotărârea Guvernului nr. …" and below it "REGULAMENT": numbering begins anew,
  // unless the annex's own label stands right above.
  bool begins_approved_text(Line line) const {
    if (tradition_.approvals.empty() || line.begin < quoted_until_) return false;
    const std::size_t begin = skip_line_space(text_, line.begin);
    if (letter_case_at(text_, begin) != LetterCase::upper ||
        !match_any(tradition_.approvals, text_, begin) || line.end - begin > kLongestApproval)
      return false;
    if (!out_.sections.empty() && out_.sections.back().head.role == UnitRole::component &&
        line.begin - out_.sections.back().begin < kLongestApproval)
      return false;
    std::size_t at = line.end;
    for (int lines = 0; lines < 4; ++lines) {
      at = skip_space(text_, at);
      if (letter_case_at(text_, at) == LetterCase::upper &&
          contains(tradition_.regulations, word_at(text_, at).folded.view()))
        return true;
      at = std::min(text_.find('\n', at), text_.size());
    }
    return false;
  }

  bool begins_unit(const Head& head, std::size_t at) const {
    if (at < quoted_until_ && !tradition_.quoting_stems.empty()) return false;
    if (head.bare) return is_next_bare(head);
    const int gap = last_.kind == ValueKind::none
                        ? (is_first(head.value) ? 0 : kNotAfter)
                        : gap_between(last_, head.value, tradition_.letters);
    // Inside a quotation a line that goes on with the act's own numbers, and whose number the
    // instruction does not announce, shows that a closing mark was forgotten.
    if (at < quoted_until_ || unmarked_quotation_) {
      const bool goes_on = head.role == UnitRole::basic && gap == 0 &&
                           head.form == HeadForm::alone && !has_sole_article_;
      if (!goes_on || announced(head)) return false;
    }
    if (head.role == UnitRole::basic && head.form == HeadForm::glued) {
      const bool glued_number =
          text_.substr(at).starts_with(head.num_raw) || head.num_norm == "unic";
      return head.num_norm == "unic" || is_first(head.value) ||
             (gap != kNotAfter && gap <= kSmallStep && glued_number) || text_[at] == '+';
    }
    return true;
  }

  // A number alone begins a unit only where it is the next one.
  bool is_next_bare(const Head& head) const {
    if (head.sentence && !in_component_) return false;
    if (last_.kind == ValueKind::none) return is_first(head.value);
    const int gap = gap_between(last_, head.value, tradition_.letters);
    return gap != kNotAfter && gap <= kSmallStep;
  }

  void add(Head head, std::size_t at) {
    if (head.role == UnitRole::container) last_container_ = head.value;
    if (head.role == UnitRole::component) {
      in_component_ = true;
      last_ = {};
      has_sole_article_ = false;
    } else if (head.role != UnitRole::container) {
      last_ = head.value;
      has_sole_article_ = head.num_norm == "unic";
    }
    unmarked_quotation_ = false;
    quoted_until_ = 0;
    Section section;
    section.begin = section.label = at;
    section.words = at + head.rest;
    section.head = std::move(head);
    out_.sections.push_back(std::move(section));
  }

  // "… cu următorul cuprins:" at a line's end, or with its closing mark lines later.
  void follow_quotation(Line line) {
    if (line.begin < quoted_until_) return;
    if (unmarked_quotation_ && (begins_instruction(line) || closes_the_act(line)))
      unmarked_quotation_ = false;
    const std::string_view whole = text_.substr(0, line.end);
    for (std::size_t at = whole.find("urm", line.begin); at < line.end;
         at = whole.find("urm", at + 3)) {
      const auto phrase = match_any(tradition_.quoting, whole, at);
      if (!phrase) continue;
      std::size_t p = skip_space(text_, *phrase);
      while (p < text_.size() && (text_[p] == '*' || text_[p] == ')')) ++p;
      if (p >= text_.size() || text_[p] != ':') continue;
      const std::size_t words = skip_space(text_, p + 1);
      if (const auto pair = quotes_.opening_at(words)) {
        if (pair->close <= line.end || pair->close - pair->open >= kLongestQuotation) continue;
        quoted_until_ = pair->close;
      } else if (words >= line.end && !opening_quote_at(text_, words)) {
        unmarked_quotation_ = true;
      } else {
        continue;
      }
      const std::size_t from = at - std::min(at - line.begin, kLongestInstruction);
      instruction_ = text_.substr(from, at - from);
    }
  }

  // Words that announce a quotation, a colon or long dash, and a quotation mark; or lines that
  // stand between quotation marks, whatever announced them.
  void follow_quotation_mark(Line line) {
    if (line.begin < quoted_until_) return;
    const std::string_view words = trim(text_.substr(line.begin, line.end - line.begin));
    std::size_t open = text_.npos;
    const bool introduces = words.ends_with(':') || words.ends_with("\u2014");
    if (introduces && is_quotation_word(tradition_, words))
      open = skip_space(text_, line.end);
    else if (block_quote_at(text_, skip_line_space(text_, line.begin)))
      open = skip_line_space(text_, line.begin);
    else
      for (std::size_t colon = words.find(": "); colon != words.npos && open == text_.npos;
           colon = words.find(": ", colon + 1))
        if (block_quote_at(words, skip_space(words, colon + 1)))
          open =
              static_cast<std::size_t>(words.data() - text_.data()) + skip_space(words, colon + 1);
    if (open >= text_.size() || block_quote_at(text_, open) == 0) return;
    const std::size_t end = quoted_block_end(quotes_, text_, open, text_.size());
    if (end > line.end && end - open < kLongestQuotation) quoted_until_ = end;
  }

  // "După articolul 5 se introduce articolul 6, cu următorul cuprins:".
  bool announced(const Head& head) const {
    const std::string& number = head.num_norm;
    const auto goes_on = [&](std::size_t p) {
      return p < instruction_.size() &&
             (is_digit(instruction_[p]) || is_ascii_letter(instruction_[p]));
    };
    for (std::size_t at = instruction_.find(number); at != instruction_.npos;
         at = instruction_.find(number, at + 1)) {
      const std::size_t end = at + number.size();
      if ((at == 0 || !goes_on(at - 1)) && !goes_on(end)) return true;
    }
    return false;
  }

  // "Această lege a fost adoptată …": nothing quoted stands behind it.
  bool closes_the_act(Line line) const {
    return match_any(tradition_.closing, text_, skip_space(text_, line.begin)).has_value();
  }

  bool begins_instruction(Line line) const {
    const std::size_t begin = skip_space(text_, line.begin);
    const auto mark = read_mark(tradition_, text_, begin);
    return mark && match_any(tradition_.amending, text_, skip_space(text_, mark->end)).has_value();
  }

  // "Articolul 51" after 5 where 6 still comes is 5^1.
  void find_collapsed() {
    std::vector<Section*> basics;
    for (Section& section : out_.sections)
      if (section.head.role == UnitRole::basic && section.head.value.kind == ValueKind::number)
        basics.push_back(&section);
    for (std::size_t i = 1; i < basics.size(); ++i) {
      const Value& before = basics[i - 1]->head.value;
      Value& value = basics[i]->head.value;
      if (value.raised != 0 || value.main <= before.main + 3 || value.main / 10 != before.main ||
          value.main % 10 != before.raised + 1)
        continue;
      const std::size_t last = std::min(basics.size(), i + 10);
      const bool goes_on = std::any_of(
          basics.begin() + static_cast<long>(i), basics.begin() + static_cast<long>(last),
          [&](Section* s) { return s->head.value.main == before.main + 1; });
      if (!goes_on) continue;
      value.main = before.main;
      value.raised = before.raised + 1;
      basics[i]->collapsed = true;
      basics[i]->head.num_norm = std::to_string(value.main) + '-' + std::to_string(value.raised);
    }
  }

  const Tradition& tradition_;
  std::string_view text_;
  Quotes quotes_;
  Outline out_;
  Reading reading_;
  Line previous_{};
  Value last_;  // of the last basic unit
  Value last_container_;
  bool in_component_ = false;
  bool has_sole_article_ = false;    // "Articol unic": no number goes on from it
  std::size_t quoted_until_ = 0;     // heads before this offset are quoted
  std::string_view instruction_;     // the words that announce the open quotation
  bool unmarked_quotation_ = false;  // quoted lines without quotation marks
};

}  // namespace

namespace {

std::ptrdiff_t count_basics(const Outline& outline) {
  return std::count_if(outline.sections.begin(), outline.sections.end(),
                       [](const Section& s) { return s.head.role == UnitRole::basic; });
}

bool has_long_line(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end - at > kLongLine) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

Outline outline(const Tradition& tradition, std::string_view text) {
  Outline lines = Outliner(tradition, text, Reading::lines).read();
  if (count_basics(lines) > 0 || !has_long_line(text)) return lines;
  Outline run_on = Outliner(tradition, text, Reading::run_on).read();
  return count_basics(run_on) >= kFewestRunOn ? run_on : lines;
}

}  // namespace lacuna::indexer
