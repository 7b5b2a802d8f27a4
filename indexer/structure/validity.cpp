#include "indexer/structure/validity.h"

#include <algorithm>

#include "indexer/structure/scan.h"
#include "indexer/structure/title.h"

namespace lacuna::indexer {

namespace {

constexpr std::string_view kBegins[] = {"version en vigueur du", "version en vigueur depuis le",
                                        "en vigueur du", "en vigueur depuis le"};

}  // namespace

std::optional<Validity> validity_at(std::string_view text, std::size_t at) {
  const std::size_t line_end = std::min(text.find('\n', at), text.size());
  const std::string_view line = text.substr(0, line_end);
  std::optional<std::size_t> phrase;
  for (std::string_view words : kBegins)
    if (const auto end = match_words(line, at, words); end && (!phrase || *end > *phrase))
      phrase = end;
  if (!phrase) return std::nullopt;
  const auto from = date_at(line, skip_space(line, *phrase));
  if (!from) return std::nullopt;
  Validity validity{.from = from->date, .end = line_end};
  std::size_t p = skip_space(line, from->end);
  if (const auto until = match_words(line, p, "au")) {
    const auto to = date_at(line, skip_space(line, *until));
    if (!to) return std::nullopt;
    validity.to = to->date;
    p = skip_space(line, to->end);
  }
  while (p < line.size() && (line[p] == '.' || line[p] == ')')) p = skip_space(line, p + 1);
  if (p < line.size()) return std::nullopt;  // a sentence of the article
  return validity;
}

}  // namespace lacuna::indexer
