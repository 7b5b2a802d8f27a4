#include "indexer/index/why.h"

#include <algorithm>

#include "indexer/analyse/fold.h"
#include "indexer/analyse/tokens.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kWordsTold = 6;  // of one place

// Words that were told already, by their folded form.
class Told {
 public:
  void add(HitReason& reason, std::string_view printed) {
    auto form = fold(printed);
    if (form.empty() || reason.words.size() == kWordsTold) return;
    if (std::find(forms_.begin(), forms_.end(), form) != forms_.end()) return;
    forms_.push_back(std::move(form));
    reason.words.emplace_back(printed);
  }

 private:
  std::vector<std::string> forms_;
};

void tell_matches(HitReason& reason, Told& told, std::string_view text, std::string_view language,
                  const std::vector<Wanted>& wanted, Analyser& analyser) {
  if (text.empty() || wanted.empty()) return;
  std::vector<Token> tokens;
  analyser.tokens(text, language, tokens);
  for (std::size_t at = 0; at < tokens.size(); ++at)
    for (const auto& one : wanted) {
      const auto& steps = one.steps;
      std::size_t step = 0;
      while (step < steps.size() && at + step < tokens.size() &&
             step_matches(steps[step], tokens[at + step]))
        ++step;
      if (step == 0 || step < steps.size()) continue;
      const auto begin = tokens[at].begin;
      told.add(reason, text.substr(begin, tokens[at + step - 1].end - begin));
    }
}

}  // namespace

std::vector<Wanted> wanted_in_titles(const QueryNode& root, std::string_view language,
                                     Analyser& analyser) {
  using Kind = QueryNode::Kind;
  std::vector<Wanted> wanted;
  std::vector<const QueryNode*> open{&root};
  while (!open.empty()) {
    const auto* node = open.back();
    open.pop_back();
    const bool words =
        node->kind == Kind::words || node->kind == Kind::phrase || node->kind == Kind::prefix;
    if (words && node->field == Field::title)  // titles have no positions: word by word
      for (auto at = next_word(node->text, 0); at; at = next_word(node->text, at->end)) {
        const auto word = std::string_view(node->text).substr(at->begin, at->end - at->begin);
        const auto form = fold(word);
        if (form.empty()) continue;
        wanted.push_back({{{analyser.terms_of(word, language),
                            node->kind == Kind::prefix ? form : std::string(), form}},
                          {}});
      }
    const auto count = node->kind == Kind::without ? 1 : node->children.size();
    for (std::size_t i = count; i-- > 0;) open.push_back(&node->children[i]);
  }
  return wanted;
}

std::vector<HitReason> reasons_of(const IndexUnit& unit, const std::vector<SnippetSegment>& snippet,
                                  const WantedWords& wanted, Analyser& analyser) {
  std::vector<HitReason> reasons;
  const auto keep = [&](HitReason reason) {
    if (!reason.words.empty()) reasons.push_back(std::move(reason));
  };
  const bool of_provision = unit.key.kind == UnitKind::provision;
  const auto& in_titles = of_provision ? wanted.in_titles : wanted.in_text;
  {
    HitReason text{MatchedIn::text, {}};
    Told told;
    for (const auto& segment : snippet)
      if (segment.mark) told.add(text, segment.text);
    keep(std::move(text));
  }
  {
    HitReason heading{MatchedIn::heading, {}};
    Told told;
    tell_matches(heading, told, unit.heading, unit.language, wanted.in_text, analyser);
    keep(std::move(heading));
  }
  HitReason title{MatchedIn::title, {}};
  Told told;
  for (const auto* list : {&in_titles, &wanted.in_titles})
    tell_matches(title, told, unit.title, unit.language, *list, analyser);
  keep(std::move(title));
  HitReason name{MatchedIn::name, {}};
  for (const auto& other : unit.other_names)
    for (const auto* list : {&in_titles, &wanted.in_titles})
      tell_matches(name, told, other, unit.language, *list, analyser);
  keep(std::move(name));
  return reasons;
}

std::uint64_t print_of_words(const IndexUnit& unit, Analyser& analyser) {
  constexpr std::uint64_t kBasis = 14695981039346656037U, kPrime = 1099511628211U;  // FNV-1a
  std::uint64_t print = kBasis;
  const auto take = [&](unsigned char byte) { print = (print ^ byte) * kPrime; };
  bool any = false;
  std::vector<Token> tokens;
  for (const auto& part : unit.parts) {
    analyser.tokens(part.text, unit.language, tokens);
    for (const auto& token : tokens) {
      any = true;
      for (const char c : token.form) take(static_cast<unsigned char>(c));
      take(0);  // no word has it
    }
  }
  return any ? print : 0;
}

}  // namespace lacuna::indexer
