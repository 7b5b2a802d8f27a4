#include "indexer/index/suggest.h"

#include <algorithm>
#include <functional>
#include <set>

#include "indexer/analyse/fold.h"
#include "indexer/analyse/tokens.h"
#include "indexer/index/xapian_edge.h"
#include "kb/base/text.h"

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
  const auto terms = analyser.terms_of(typed, language);
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

std::vector<std::string> completions(std::string_view beginning, std::size_t most,
                                     Analyser& analyser, const ReadableIndex& index) {
  constexpr std::size_t kLeastLetters = 3;  // fewer begin too many words to choose from
  constexpr int kLooked = 5'000;            // words of the dictionary
  const std::string begin = fold(beginning);
  if (count_characters(begin) < kLeastLetters) return {};
  struct Counted {
    Xapian::doccount count;
    std::string form;
  };
  std::vector<Counted> found;
  const auto end = index.spelling.spellings_end();
  auto word = index.spelling.spellings_begin();
  word.skip_to(begin);
  for (int looked = 0; word != end && looked < kLooked; ++word, ++looked) {
    if (!(*word).starts_with(begin)) break;
    found.push_back({word.get_termfreq(), *word});
  }
  std::ranges::stable_sort(found, std::ranges::greater(), &Counted::count);
  // The dictionary only grows: a word counts while a text of today has it. Of the forms of one word
  // the most frequent stands for all.
  std::vector<std::string> words;
  std::set<std::string, std::less<>> known;
  for (const auto& [count, form] : found) {
    if (words.size() == most) break;
    auto terms = analyser.terms_of(form, {});
    const bool stands = std::ranges::any_of(
        terms, [&](const std::string& term) { return index.spelling.term_exists(term); });
    if (!stands ||
        std::ranges::any_of(terms, [&](const auto& term) { return known.contains(term); }))
      continue;
    for (auto& term : terms) known.insert(std::move(term));
    const auto printed = index.spelling.get_metadata(kPrintedKey + form);
    words.push_back(printed.empty() ? form : printed);
  }
  return words;
}

std::optional<QueryNode> as_beginning(std::string_view typed) {
  QueryNode all{Kind::all_of, Field::text, {}, {}, {}};
  for (auto word = next_word(typed, 0); word; word = next_word(typed, word->end))
    all.children.push_back({Kind::words,
                            Field::text,
                            std::string(typed.substr(word->begin, word->end - word->begin)),
                            {},
                            {}});
  if (all.children.empty()) return std::nullopt;
  all.children.back().kind = Kind::prefix;
  if (all.children.size() == 1) return all.children.front();
  return all;
}

}  // namespace lacuna::indexer
