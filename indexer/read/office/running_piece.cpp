#include "indexer/read/office/running_piece.h"

#include <algorithm>
#include <utility>

#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr char32_t kNoBreakHyphen = 0x2011;
constexpr std::size_t kOpen = static_cast<std::size_t>(-1);

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x3000;
}

// Soft hyphen, zero-width space, byte order mark.
bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0xFEFF;
}

}  // namespace

void RunningPiece::append(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint c = code_point_at(words, at);
    if (is_blank(c.value)) {
      // Blanks that set words apart on paper say nothing more than one does.
      if (!text_.ends_with(' ') && !text_.ends_with('\n')) text_ += ' ';
    } else if (c.value == kNoBreakHyphen) {
      text_ += '-';
    } else if (!is_invisible(c.value)) {
      text_ += words.substr(at, c.size);
    }
    at += c.size;
  }
}

void RunningPiece::line_break() {
  while (text_.ends_with(' ')) text_.pop_back();
  if (!text_.empty() && text_.back() != '\n') text_ += '\n';
}

void RunningPiece::begin_link(std::string target) {
  open_links_.push_back(links_.size());
  links_.push_back({text_.size(), kOpen, std::move(target)});
}

void RunningPiece::end_link() {
  if (open_links_.empty()) return;
  links_[open_links_.back()].end = text_.size();
  open_links_.pop_back();
}

void RunningPiece::begin_quote(const std::string& key) {
  quotes_.try_emplace(key, Span{text_.size(), kOpen});
}

void RunningPiece::end_quote(const std::string& key) {
  const auto found = quotes_.find(key);
  if (found != quotes_.end() && found->second.end == kOpen) found->second.end = text_.size();
}

std::string RunningPiece::quote(const std::string& key) const {
  const auto found = quotes_.find(key);
  if (found == quotes_.end()) return {};
  const std::size_t begin = std::min(found->second.begin, text_.size());
  const std::size_t end = std::min(found->second.end, text_.size());
  return begin < end ? std::string(trim(std::string_view(text_).substr(begin, end - begin)))
                     : std::string();
}

void RunningPiece::join(RunningPiece next, std::string_view between) {
  if (!empty() && !next.empty()) text_ += between;
  const std::size_t shift = text_.size();
  for (BlockLink& link : next.links_)
    links_.push_back(
        {link.begin + shift, link.end == kOpen ? kOpen : link.end + shift, std::move(link.target)});
  for (const auto& [key, span] : next.quotes_)
    quotes_.try_emplace(key,
                        Span{span.begin + shift, span.end == kOpen ? kOpen : span.end + shift});
  text_ += next.text_;
  std::move(next.apart_.begin(), next.apart_.end(), std::back_inserter(apart_));
}

bool RunningPiece::empty() const {
  return trim(text_).empty();
}

Piece RunningPiece::take() {
  Piece piece;
  const std::string_view words = trim(text_);
  const std::size_t lead =
      words.empty() ? 0 : static_cast<std::size_t>(words.data() - text_.data());
  for (BlockLink& link : links_) {
    link.begin = std::clamp(link.begin, lead, lead + words.size()) - lead;
    link.end = std::clamp(std::min(link.end, text_.size()), lead, lead + words.size()) - lead;
    if (link.begin < link.end && !link.target.empty()) piece.links.push_back(std::move(link));
  }
  piece.text = std::string(words);
  text_.clear();
  links_.clear();
  open_links_.clear();
  quotes_.clear();
  return piece;
}

}  // namespace lacuna::indexer
