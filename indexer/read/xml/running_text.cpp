#include "indexer/read/xml/running_text.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool closes_quotation(std::string_view mark) {
  return mark == "’" || mark == "”" || mark == "»" || mark == "›" || mark == ")";
}

bool opens_quotation_at_end(std::string_view text) {
  for (const std::string_view mark : {"‘", "“", "„", "«", "‹", "‚"}) {
    if (!text.ends_with(mark)) continue;
    text.remove_suffix(mark.size());
    return text.empty() || is_space(text.back());
  }
  return false;
}

}  // namespace

void RunningText::append(std::string_view raw) {
  std::string& text = words_.text;
  if (raw.starts_with("”") || raw.starts_with("»"))  // closes what stands on the line before
    while (text.ends_with('\n')) text.pop_back();
  for (const char c : raw) {
    if (!is_space(c))
      text += c;
    else if (!text.empty() && !is_space(text.back()))
      text += ' ';
  }
}

void RunningText::append_raised(std::string_view raw) {
  static constexpr std::string_view kRaised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  const std::string_view digits = trim(raw);
  const bool only_digits =
      !digits.empty() && std::all_of(digits.begin(), digits.end(),
                                     [](unsigned char c) { return std::isdigit(c) != 0; });
  if (!only_digits) return append(raw);
  for (const char digit : digits) words_.text += kRaised[digit - '0'];
}

void RunningText::append(const FlowedWords& more) {
  const std::size_t shift = words_.text.size();
  words_.text += more.text;
  if (open_links_ > 0) return;
  for (BlockLink link : more.links) {
    link.begin += shift;
    link.end += shift;
    words_.links.push_back(std::move(link));
  }
}

void RunningText::break_with(char separator) {
  std::string& text = words_.text;
  while (!text.empty() && text.back() == ' ') text.pop_back();
  if (opens_quotation_at_end(text)) return;  // the mark belongs to the line that begins
  if (!text.empty() && text.back() != separator && text.back() != '\n') text += separator;
}

void RunningText::quote_mark(std::string_view mark) {
  if (closes_quotation(mark))
    while (words_.text.ends_with('\n')) words_.text.pop_back();
  std::string_view before = words_.text;
  while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  if (!mark.empty() && !before.ends_with(mark)) words_.text += mark;
}

void RunningText::open_link(std::string_view target) {
  if (open_links_++ > 0) return;
  target_ = target;
  link_begin_ = words_.text.size();
}

void RunningText::close_link() {
  if (open_links_ == 0 || --open_links_ > 0) return;
  end_link();
  target_.clear();
}

void RunningText::end_link() {
  const std::string& text = words_.text;
  std::size_t begin = std::min(link_begin_, text.size());
  std::size_t end = text.size();
  while (begin < end && is_space(text[begin])) ++begin;
  while (end > begin && is_space(text[end - 1])) --end;
  if (begin < end && !target_.empty()) words_.links.push_back({begin, end, target_});
}

FlowedWords RunningText::take() {
  std::string& text = words_.text;
  while (!text.empty() && is_space(text.back())) text.pop_back();
  if (open_links_ > 0) end_link();
  link_begin_ = 0;
  return std::exchange(words_, {});
}

}  // namespace lacuna::indexer
