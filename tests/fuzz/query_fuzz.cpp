// libFuzzer: any bytes as a query are read without a crash, and what was understood, typed again,
// is understood the same way.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/analyse/analyser.h"
#include "indexer/index/query.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna::indexer;
  const std::string_view query(reinterpret_cast<const char*>(data), size);
  const auto parsed = parse_query(query);
  if (parsed.root) {
    const auto text = to_query_text(*parsed.root);
    if (text.size() <= SearchLimits::query_characters) {
      const auto again = parse_query(text);
      if (!again.root || to_query_text(*again.root) != text) std::abort();
    }
  }
  static Analyser analyser;
  std::vector<Token> tokens;
  analyser.tokens(query, "ro", tokens);
  for (const auto& token : tokens)
    if (token.begin >= token.end || token.end > size || token.term.empty()) std::abort();
  return 0;
}
