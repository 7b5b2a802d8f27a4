#include "indexer/index/suggest.h"

#include <algorithm>

#include "indexer/analyse/fold.h"
#include "indexer/analyse/tokens.h"
#include "indexer/index/xapian_edge.h"

namespace lacuna::indexer {
namespace {

using Kind = QueryNode::Kind;

constexpr unsigned kEdits = 2;
constexpr std::size_t kShortest = 4;  // shorter words have too many neighbours
constexpr int kReplaced = 4;          // words a query; each costs a look through the dictionary

// The better-known word, as it is printed; empty: the word is known, or nothing is near.
std::string nearest(const std::string& typed, std::string_view language, Analyser& analyser,
                    const ReadableIndex& index) {
  const auto form = fold(typed);
  if (form.size() < kShortest) return {};
  const auto terms = analyser.terms_of(form, language);
  // Public texts decide, so that a word of a hidden record leaves no trace here.
  if (std::any_of(terms.begin(), terms.end(),
                  [&](const std::string& term) { return index.spelling.term_exists(term); }))
    return {};
  const auto better = index.spelling.get_spelling_suggestion(form, kEdits);
  if (better.empty()) return {};
  const auto printed = index.spelling.get_metadata(kPrintedKey + better);
  return printed.empty() ? better : printed;
}

}  // namespace

std::string suggest(const QueryNode& root, std::string_view language, Analyser& analyser,
                    const ReadableIndex& index) {
  QueryNode better = root;
  int replaced = 0;
  std::vector<QueryNode*> open{&better};
  while (!open.empty() && replaced < kReplaced) {
    auto* node = open.back();
    open.pop_back();
    if (node->kind == Kind::words && node->field == Field::text) {
      const auto word = next_word(node->text, 0);
      if (!word || next_word(node->text, word->end)) continue;
      const auto found = nearest(node->text.substr(word->begin, word->end - word->begin), language,
                                 analyser, index);
      if (found.empty()) continue;
      node->text = found;
      ++replaced;
    }
    const auto count = node->kind == Kind::without ? 1 : node->children.size();
    for (std::size_t i = 0; i < count; ++i) open.push_back(&node->children[i]);
  }
  return replaced > 0 ? to_query_text(better) : std::string();
}

}  // namespace lacuna::indexer
