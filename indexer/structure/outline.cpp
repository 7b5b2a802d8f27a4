#include "indexer/structure/outline.h"

#include <algorithm>

#include "indexer/structure/marks.h"
#include "indexer/structure/quotes.h"
#include "indexer/structure/scan.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kLongestQuotation = 200000;  // bytes that one pair of marks may span
constexpr std::size_t kLongestInstruction = 400;   // bytes
constexpr int kSmallStep = 3;

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

class Outliner {
 public:
  Outliner(const Tradition& tradition, std::string_view text)
      : tradition_(tradition), text_(text), quotes_(text, 0, text.size()) {}

  Outline read() {
    for (std::size_t at = 0; at < text_.size();) {
      const Line line = next_line(tradition_, text_, at);
      on_line(line);
      at = line.end;
      while (at < text_.size() && text_[at] == '\n') ++at;
    }
    out_.preamble_end = out_.sections.empty() ? text_.size() : out_.sections.front().begin;
    for (std::size_t i = 0; i < out_.sections.size(); ++i)
      out_.sections[i].end =
          i + 1 < out_.sections.size() ? out_.sections[i + 1].begin : text_.size();
    find_collapsed();
    return std::move(out_);
  }

 private:
  void on_line(Line line) {
    const std::string_view words = trim(text_.substr(line.begin, line.end - line.begin));
    if (words.empty()) return;
    // The portal joins the path of a unit in one line: "Capitolul I - X | Secţiunea 1 - Y".
    std::size_t begin = line.begin;
    bool any = false;
    while (begin < line.end) {
      std::size_t bar = text_.substr(0, line.end).find(" | ", begin);
      if (bar == text_.npos || bar > line.end) bar = line.end;
      std::size_t end = bar;
      auto head = read_head(tradition_, text_.substr(begin, end - begin));
      if (!head || (any && head->role != UnitRole::container)) break;
      if (bar < line.end && head->role != UnitRole::container) {
        end = line.end;
        head = read_head(tradition_, text_.substr(begin, end - begin));
      }
      if (!begins_unit(*head, begin)) break;
      add(std::move(*head), begin);
      out_.sections.back().joined = any;
      any = true;
      begin = end + (end < line.end ? 3 : 0);
      if (end == line.end) break;
    }
    follow_quotation(line);
  }

  bool begins_unit(const Head& head, std::size_t at) const {
    const int gap = last_.kind == ValueKind::none
                        ? (is_first(head.value) ? 0 : kNotAfter)
                        : gap_between(last_, head.value, tradition_.letters);
    // Inside a quotation a line that goes on with the act's own numbers, and whose number the
    // instruction does not announce, shows that a closing mark was forgotten.
    if (at < quoted_until_ || unmarked_quotation_) {
      const bool goes_on = head.role == UnitRole::basic && gap == 0 && head.form == HeadForm::alone;
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

  void add(Head head, std::size_t at) {
    if (head.role == UnitRole::component)
      last_ = {};
    else if (head.role != UnitRole::container)
      last_ = head.value;
    unmarked_quotation_ = false;
    quoted_until_ = 0;
    Section section;
    section.begin = at;
    section.words = at + head.rest;
    section.head = std::move(head);
    out_.sections.push_back(std::move(section));
  }

  // "… cu următorul cuprins:" at a line's end, or with its closing mark lines later.
  void follow_quotation(Line line) {
    if (line.begin < quoted_until_) return;
    if (unmarked_quotation_ && begins_instruction(line)) unmarked_quotation_ = false;
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
  Value last_;                       // of the last basic unit
  std::size_t quoted_until_ = 0;     // heads before this offset are quoted
  std::string_view instruction_;     // the words that announce the open quotation
  bool unmarked_quotation_ = false;  // quoted lines without quotation marks
};

}  // namespace

Outline outline(const Tradition& tradition, std::string_view text) {
  return Outliner(tradition, text).read();
}

}  // namespace lacuna::indexer
