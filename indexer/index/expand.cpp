#include "indexer/index/expand.h"

#include <algorithm>

#include "indexer/analyse/function_words.h"
#include "indexer/analyse/tokens.h"

namespace lacuna::indexer {
namespace {

using Kind = QueryNode::Kind;

// Words of a list that texts may share: with more, every pair is too many.
constexpr std::size_t kMostPaired = 8;

constexpr std::size_t kFew = 10;

bool is_plain_word(const QueryNode& node) {
  if (node.kind != Kind::words || node.field != Field::text) return false;
  const auto word = next_word(node.text, 0);
  return word && !next_word(node.text, word->end);
}

class Expander {
 public:
  Expander(const Thesaurus& thesaurus, const std::vector<std::string>& without, Analyser& analyser)
      : thesaurus_(thesaurus), without_(without), analyser_(analyser) {}

  // Depth is bounded by SearchLimits::depth: the parser refuses deeper brackets.
  QueryNode expanded(QueryNode node) {
    switch (node.kind) {
      case Kind::words:
        return is_plain_word(node) ? run(std::vector<QueryNode>{std::move(node)}).front()
                                   : std::move(node);
      case Kind::all_of: {
        node.children = list(std::move(node.children));
        return node.children.size() == 1 ? std::move(node.children.front()) : std::move(node);
      }
      case Kind::any_of:
        for (auto& child : node.children) child = expanded(std::move(child));
        return node;
      case Kind::without:
        node.children.front() = expanded(std::move(node.children.front()));
        return node;
      default:
        return node;
    }
  }

  std::vector<ConceptRun> take_runs() { return std::move(runs_); }

 private:
  // The children of an AND list: words side by side are looked up together.
  std::vector<QueryNode> list(std::vector<QueryNode> children) {
    std::vector<QueryNode> out;
    std::vector<QueryNode> words;
    const auto flush = [&] {
      for (auto& node : run(std::move(words))) out.push_back(std::move(node));
      words.clear();
    };
    for (auto& child : children) {
      if (is_plain_word(child)) {
        words.push_back(std::move(child));
        continue;
      }
      flush();
      out.push_back(expanded(std::move(child)));
    }
    flush();
    return out;
  }

  bool is_off(const ThesaurusConcept& one) const {
    return std::any_of(without_.begin(), without_.end(),
                       [&](const std::string& id) { return id == "*" || id == one.id; });
  }

  std::vector<QueryNode> run(std::vector<QueryNode> words) {
    std::vector<std::string> typed;
    for (const auto& word : words) typed.push_back(word.text);
    std::vector<QueryNode> out;
    std::size_t at = 0;
    const auto move_to = [&](std::size_t end, std::vector<QueryNode>& to) {
      for (; at < end; ++at) to.push_back(std::move(words[at]));
    };
    for (auto& match : thesaurus_.find(typed, analyser_)) {
      std::erase_if(match.concepts, [&](const ThesaurusConcept* one) { return is_off(*one); });
      if (match.concepts.empty()) continue;
      move_to(match.begin, out);
      ConceptRun run{{}, match.language, std::move(match.concepts)};
      for (auto i = match.begin; i < match.end; ++i) run.typed += (i > at ? " " : "") + typed[i];
      std::vector<QueryNode> original;
      move_to(match.end, original);
      QueryNode node{Kind::expanded, Field::text, {}, {}, {}};
      node.run = runs_.size();
      node.asked = std::any_of(original.begin(), original.end(),
                               [](const QueryNode& word) { return word.asked; });
      node.children.push_back(
          original.size() == 1 ? std::move(original.front())
                               : QueryNode{Kind::all_of, Field::text, {}, {}, std::move(original)});
      runs_.push_back(std::move(run));
      out.push_back(std::move(node));
    }
    move_to(words.size(), out);
    return out;
  }

  const Thesaurus& thesaurus_;
  const std::vector<std::string>& without_;
  Analyser& analyser_;
  std::vector<ConceptRun> runs_;
};

}  // namespace

ExpandedQuery expand(const QueryNode& root, const Thesaurus& thesaurus,
                     const std::vector<std::string>& without, Analyser& analyser) {
  Expander expander(thesaurus, without, analyser);
  ExpandedQuery query{expander.expanded(root), {}};
  query.runs = expander.take_runs();
  return query;
}

QueryNode of_matter(QueryNode root, std::string_view language, Analyser& analyser) {
  // Depth is bounded by SearchLimits::depth.
  for (auto& child : root.children) child = of_matter(std::move(child), language, analyser);
  if (root.kind != Kind::all_of) return root;
  const auto is_empty = [&](const QueryNode& node) {
    return is_plain_word(node) && !node.asked &&
           is_function_word(analyser.form_of(node.text, language), language);
  };
  auto kept = root.children;
  std::erase_if(kept, is_empty);
  const bool says_something = std::any_of(kept.begin(), kept.end(), [](const QueryNode& node) {
    return node.field == Field::text && node.kind != Kind::value && node.kind != Kind::range;
  });
  if (!says_something) return root;
  if (kept.size() == 1) return kept.front();
  root.children = std::move(kept);
  return root;
}

std::optional<QueryNode> with_some_words(const QueryNode& root, std::size_t found) {
  if (root.kind != Kind::all_of) return std::nullopt;
  QueryNode words{Kind::any_of, Field::text, {}, {}, {}}, rest = root;
  rest.children.clear();
  for (const auto& child : root.children)
    (!child.asked && (is_plain_word(child) || child.kind == Kind::expanded) ? words : rest)
        .children.push_back(child);
  if (words.children.size() < 2 || found >= (words.children.size() == 2 ? 1 : kFew))
    return std::nullopt;
  if (words.children.size() > 2 && words.children.size() <= kMostPaired) {
    std::vector<QueryNode> pairs;
    for (std::size_t i = 0; i < words.children.size(); ++i)
      for (auto j = i + 1; j < words.children.size(); ++j)
        pairs.push_back(
            {Kind::all_of, Field::text, {}, {}, {words.children[i], words.children[j]}});
    words.children = std::move(pairs);
  }
  if (rest.children.empty()) return words;
  rest.children.insert(rest.children.begin(), std::move(words));
  return rest;
}

}  // namespace lacuna::indexer
