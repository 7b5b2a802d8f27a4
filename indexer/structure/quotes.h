// Which quotation marks of a text belong together. Marks without a partner are ignored, so that one
// forgotten mark swallows nothing. Linear. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace lacuna::indexer {

struct QuotePair {
  std::size_t open;   // offset of the opening mark
  std::size_t close;  // offset after the closing mark
};

class Quotes {
 public:
  // Offsets are those of `text`; only [begin, end) is looked at.
  Quotes(std::string_view text, std::size_t begin, std::size_t end);

  // The pair that opens exactly at `at`.
  std::optional<QuotePair> opening_at(std::size_t at) const;

 private:
  std::vector<QuotePair> pairs_;  // rising by `open`
};

// Where a block of quoted words that opens at `at` ends: at its closing mark, or after the lines
// that begin with an opening mark each, as in American bills; ‘ … ’ closes at a line's end alone,
// an apostrophe does not. `at` when no quotation mark opens there.
std::size_t quoted_block_end(const Quotes& quotes, std::string_view text, std::size_t at,
                             std::size_t end);

// Bytes of an opening quotation mark of any kind, ‘ too; 0: none.
std::size_t block_quote_at(std::string_view text, std::size_t at);

}  // namespace lacuna::indexer
