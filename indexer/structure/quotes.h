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

}  // namespace lacuna::indexer
