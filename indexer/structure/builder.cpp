#include "indexer/structure/builder.h"

#include <algorithm>

#include "indexer/structure/scan.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

// Bytes of a rule that ends the text; 0: none.
std::size_t rule_at_end(std::string_view text) {
  std::size_t begin = text.size();
  int marks = 0;
  while (begin > 0) {
    const char c = text[begin - 1];
    if (c == '-' || c == '_') {
      --begin;
    } else if (begin >= 3 && dash_at(text, begin - 3) == 3) {
      begin -= 3;
    } else {
      break;
    }
    ++marks;
  }
  return marks >= 5 ? text.size() - begin : 0;
}

void append(std::string& to, std::string_view words) {
  words = bare(words);
  if (words.empty()) return;
  if (!to.empty()) to += ' ';
  to += words;
}

}  // namespace

std::string_view bare(std::string_view text) {
  for (;;) {
    text = trim(text);
    if (const std::size_t rule = rule_at_end(text)) {
      text.remove_suffix(rule);
    } else if (const std::size_t head = rule_at(text, 0)) {
      text.remove_prefix(head);
    } else {
      return text;
    }
  }
}

// "a) …; b) …. Words. (2) …": what had been taken for the end of a unit is the end of the part of
// it before the one that now follows, so that no word changes its place.
void Builder::settle_wrapup(int index) {
  if ((*this)[index].wrapup.empty()) return;
  const std::string words = std::move((*this)[index].wrapup);
  (*this)[index].wrapup.clear();
  int part = size() - 1;
  while (part >= 0 && (*this)[part].parent != index) part = (*this)[part].parent;
  if (part < 0) {  // they stand behind its quotation and before its first part
    append((*this)[index].quotation, words);
    return;
  }
  const bool holds_more = part + 1 < size() || !(*this)[part].quotation.empty();
  append(holds_more ? (*this)[part].wrapup : (*this)[part].text, words);
}

int Builder::add(kb::Provision provision, std::size_t at, int open, Value value) {
  for (int above = provision.parent; above >= 0; above = (*this)[above].parent)
    settle_wrapup(above);
  give_notes(open, at);
  provision.line = line_of(at);
  out_.provisions.push_back(std::move(provision));
  values_.push_back(std::move(value));
  return size() - 1;
}

void Builder::words(int index, std::size_t begin, std::size_t end) {
  give_notes(index, end);
  if (end <= begin) return;
  const bool after_children = index + 1 < size();
  kb::Provision& unit = (*this)[index];
  append(after_children || !unit.quotation.empty() ? unit.wrapup : unit.text,
         text_.substr(begin, end - begin));
}

void Builder::quotation(int index, std::size_t begin, std::size_t end) {
  give_notes(index, end);
  kb::Provision& unit = (*this)[index];
  append(unit.wrapup.empty() && index + 1 == size() ? unit.quotation : unit.wrapup,
         text_.substr(begin, end - begin));
}

void Builder::note(int index, std::size_t begin, std::size_t end) {
  give_notes(index, begin);
  const std::string_view raw = trim(text_.substr(begin, end - begin));
  if (!raw.empty()) out_.notes.push_back({std::string(raw), index});
  give_notes(index, end);
}

void Builder::repeated(std::size_t begin, std::size_t words, std::size_t end) {
  out_.report.repeated.emplace_back(text_.substr(begin, std::max(words, end) - begin));
}

void Builder::give_notes(int index, std::size_t upto) {
  while (!notes_.empty() && notes_.front().at <= upto) {
    out_.notes.push_back({notes_.front().raw, index});
    notes_ = notes_.subspan(1);
  }
}

int Builder::line_of(std::size_t at) const {
  if (!lines_) return 0;
  const auto& begins = lines_->line_begins;
  const auto it = std::upper_bound(begins.begin(), begins.end(), at);
  if (it == begins.begin()) return 0;
  return lines_->source_lines[static_cast<std::size_t>(it - begins.begin()) - 1].number;
}

int Builder::depth_of_line(std::size_t at) const {
  if (!lines_) return 0;
  const auto& begins = lines_->line_begins;
  const auto it = std::upper_bound(begins.begin(), begins.end(), at);
  if (it == begins.begin()) return 0;
  return lines_->source_lines[static_cast<std::size_t>(it - begins.begin()) - 1].depth;
}

LineEnds Builder::line_ends() const {
  return lines_ ? lines_->line_ends : LineEnds::maybe;
}

}  // namespace lacuna::indexer
