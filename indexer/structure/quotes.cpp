#include "indexer/structure/quotes.h"

#include <algorithm>

#include "indexer/structure/scan.h"

namespace lacuna::indexer {

namespace {

enum class Kind { none, open, close, straight };

struct Found {
  Kind kind = Kind::none;
  std::size_t size = 0;
};

Found quote_at(std::string_view text, std::size_t at) {
  const std::size_t open = opening_quote_at(text, at);
  const std::size_t close = closing_quote_at(text, at);
  if (open && close) return {Kind::straight, open};
  if (open) return {Kind::open, open};
  if (close) return {Kind::close, close};
  return {};
}

// Marks that can be either (" and “): one after white space or an opening bracket opens.
bool looks_opening(std::string_view text, std::size_t begin, std::size_t at, std::size_t size) {
  const std::size_t next = at + size;
  const bool space_after = next >= text.size() || space_at(text, next) > 0 || text[next] == '.' ||
                           text[next] == ',' || text[next] == ';' || text[next] == ':' ||
                           text[next] == ')';
  if (at == begin) return !space_after;
  const char before = text[at - 1];
  if (before == '\n' && space_after)  // " Стаття 17. …" at a line's beginning
    return letter_case_at(text, skip_line_space(text, next)) == LetterCase::upper;
  const bool free_before = is_blank(before) || before == '(' || before == ':' || before == '\xA0';
  return free_before && !space_after;
}

}  // namespace

Quotes::Quotes(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<std::size_t> open;  // indices of pairs_ that wait for their closing mark
  for (std::size_t at = begin; (at = kQuoteBytes.find(text, at, end)) < end;) {
    const Found found = quote_at(text, at);
    if (found.kind == Kind::none) {
      ++at;
      continue;
    }
    const bool opens = found.kind == Kind::open ||
                       (found.kind == Kind::straight && looks_opening(text, begin, at, found.size));
    if (opens) {
      open.push_back(pairs_.size());
      pairs_.push_back({at, 0});
    } else if (!open.empty()) {
      pairs_[open.back()].close = at + found.size;
      open.pop_back();
    }
    at += found.size;
  }
  std::erase_if(pairs_, [](const QuotePair& pair) { return pair.close == 0; });
}

std::size_t block_quote_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 3) == "\u2018") return 3;
  return opening_quote_at(text, at);
}

std::size_t quoted_block_end(const Quotes& quotes, std::string_view text, std::size_t at,
                             std::size_t end) {
  if (const auto pair = quotes.opening_at(at); pair && pair->close <= end) {
    std::size_t close = pair->close;
    while (close < end && (text[close] == '.' || text[close] == ';' || text[close] == ',')) ++close;
    return close;
  }
  if (block_quote_at(text, at) == 0) return at;
  if (text.substr(at, 3) == "\u2018") {
    for (std::size_t p = text.find("\u2019", at); p < end; p = text.find("\u2019", p + 3)) {
      std::size_t after = p + 3;
      while (after < end && (text[after] == '.' || text[after] == ';' || text[after] == ','))
        ++after;
      if (after >= end || text[skip_line_space(text, after)] == '\n') return after;
    }
    return at;
  }
  std::size_t close = at;
  for (std::size_t p = at; p < end && opening_quote_at(text, p);) {
    close = std::min(text.find('\n', p), end);
    p = skip_space(text, close);
  }
  return close;
}

std::optional<QuotePair> Quotes::opening_at(std::size_t at) const {
  const auto it =
      std::lower_bound(pairs_.begin(), pairs_.end(), at,
                       [](const QuotePair& pair, std::size_t p) { return pair.open < p; });
  if (it == pairs_.end() || it->open != at) return std::nullopt;
  return *it;
}

}  // namespace lacuna::indexer
