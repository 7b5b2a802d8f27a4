#include "indexer/read/html/tags.h"

#include <algorithm>
#include <iterator>

namespace lacuna::indexer::html {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

constexpr std::string_view kVoid[] = {"area",  "base", "basefont", "bgsound", "br",     "col",
                                      "embed", "hr",   "img",      "input",   "link",   "meta",
                                      "param", "wbr",  "frame",    "keygen",  "source", "track"};

// Elements whose inside is text up to their own end tag.
constexpr std::string_view kRaw[] = {"script", "style",   "title",    "textarea",
                                     "xmp",    "noembed", "noframes", "iframe"};

}  // namespace

bool is_void(std::string_view name) {
  return std::find(std::begin(kVoid), std::end(kVoid), name) != std::end(kVoid);
}

std::optional<Tag> TagScanner::next() {
  while (true) {
    at_ = text_.find('<', at_);
    if (at_ == text_.npos || at_ + 1 >= text_.size()) return std::nullopt;
    const char c = text_[at_ + 1];
    if (c == '!' || c == '?') {
      pass_markup();
      continue;
    }
    const bool is_end = c == '/';
    std::size_t at = at_ + (is_end ? 2 : 1);
    if (at >= text_.size() || !is_letter(text_[at])) {
      if (is_end) {
        at_ = std::min(text_.find('>', at), text_.size());  // "</ x>" is a comment
      } else {
        ++at_;
      }
      continue;
    }
    Tag tag;
    tag.begin = at_;
    tag.is_end = is_end;
    while (at < text_.size() && !is_blank(text_[at]) && text_[at] != '/' && text_[at] != '>')
      tag.name += lower_ascii(text_[at++]);
    // A quote opens a value only after '='.
    bool value = false;
    bool between = true;
    for (; at < text_.size() && text_[at] != '>'; ++at) {
      if (value && (text_[at] == '"' || text_[at] == '\'')) {
        at = std::min(text_.find(text_[at], at + 1), text_.size() - 1);
        value = false;
        between = true;
      } else if (text_[at] == '=') {
        value = true;
      } else if (is_blank(text_[at]) || text_[at] == '/') {
        between = true;
      } else {
        tag.attributes += between;
        between = false;
        value = false;
      }
    }
    tag.end = std::min(at + 1, text_.size());
    tag.is_closed = at > tag.begin && text_[at - 1] == '/';
    at_ = tag.end;
    if (!tag.is_end && std::find(std::begin(kRaw), std::end(kRaw), tag.name) != std::end(kRaw) &&
        !tag.is_closed)
      pass_raw_text(tag.name);
    return tag;
  }
}

// "<!-- … -->", "<!DOCTYPE …>", "<?xml …>".
void TagScanner::pass_markup() {
  if (text_.compare(at_, 4, "<!--") != 0) {
    at_ = std::min(text_.find('>', at_), text_.size());
    return;
  }
  std::size_t at = at_ + 4;
  if (text_.compare(at, 1, ">") == 0 || text_.compare(at, 2, "->") == 0) {
    at_ = at;
    return;
  }
  const std::size_t end = text_.find("-->", at);
  const std::size_t other = text_.substr(0, std::min(end, text_.size())).find("--!>", at);
  at_ = std::min({end, other, text_.size()});
}

void TagScanner::pass_raw_text(const std::string& name) {
  for (std::size_t at = text_.find("</", at_); at != text_.npos; at = text_.find("</", at + 2)) {
    std::size_t i = 0;
    while (i < name.size() && at + 2 + i < text_.size() &&
           lower_ascii(text_[at + 2 + i]) == name[i])
      ++i;
    if (i < name.size()) continue;
    at_ = at;
    return;
  }
  at_ = text_.size();
}

}  // namespace lacuna::indexer::html
