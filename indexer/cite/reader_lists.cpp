// Letters named alone: of the list being read, or of another that the words above it, or before
// them in the sentence, name.
#include <algorithm>

#include "indexer/cite/reader.h"

namespace lacuna::indexer {

// What stands above a letter named alone: the provision being read, or in a list of sanctions the
// paragraph whose letters they are for.
const std::string& Reader::letters_above(const Path& path) {
  const std::string& source = context_.source_eid;
  Lead& lead = context_.lead;
  const Unit front = path.steps.front().unit;
  if (lead.scope.empty() || (front != Unit::letter && front != Unit::point)) return source;
  if (source.size() <= lead.scope.size() + 2 || !source.starts_with(lead.scope)) return source;
  const std::string own = source.substr(lead.scope.size() + 2);
  if (own == "point_" + path.steps.front().value) lead.proven = true;
  return lead.proven ? lead.unit : source;
}

// "Contravențiile prevăzute la art. 59 se sancționează după cum urmează": the unit that the items
// of such a list name letters of; empty where the tokens from `begin` to `end` say no punishment or
// name no such unit, or several.
std::string Reader::punished_unit(std::size_t begin, std::size_t end) const {
  std::size_t punishes = begin;
  while (punishes < end && tokens_.role(punishes) != Role::sanctions) ++punishes;
  if (punishes >= end) return {};
  std::string unit;
  for (auto expression = out_.rbegin(); expression != out_.rend(); ++expression) {
    if (!expression->refs.empty() && expression->end <= tokens_[begin].begin) break;
    for (const kb::Citation& citation : expression->refs) {
      if (citation.begin < tokens_[begin].begin || citation.begin >= tokens_[punishes].begin)
        continue;
      const std::string& eid = citation.target.eid;
      const std::string_view last = std::string_view(eid).substr(
          eid.rfind("__") == std::string::npos ? 0 : eid.rfind("__") + 2);
      const bool whole = last.starts_with("art_") || last.starts_with("para_");
      if (!unit.empty() || !whole || !citation.target.range_end.empty()) return {};
      if (citation.kind != kb::CitationKind::internal && context_.amendment.scope.empty())
        return {};
      unit = eid;
    }
  }
  return unit;
}

// "... prevăzute la alin. (1) lit. a)-d) se transmit în termen de 5 zile, cele prevăzute la lit. e)
// în ...": eId of the unit above the letters that the sentence named before; empty where the
// letters of `path` are not of the same list.
std::string Reader::unit_of_sentence(const Path& path, const std::string& work) const {
  constexpr std::size_t kReach = 80;  // tokens back to the unit named before
  constexpr std::size_t kBack = 4;    // tokens back to "cele"
  const RefStep& front = path.steps.front();
  if (front.unit != Unit::letter && front.unit != Unit::point) return {};
  // The expression of `path` itself may be open already, without a reference.
  const auto named = std::find_if(out_.rbegin(), out_.rend(),
                                  [](const CitedExpression& found) { return !found.refs.empty(); });
  if (named == out_.rend()) return {};
  const kb::Citation& before = named->refs.back();
  const std::string& eid = before.target.eid;
  const std::size_t at = eid.rfind("__point_");
  if (before.target.work != work || at == std::string::npos ||
      eid.find("__", at + 2) != std::string::npos)
    return {};
  std::size_t i = path.first;
  for (; i > 0 && path.first - i < kReach && tokens_[i - 1].begin >= before.end; --i)
    if (tokens_.is_mark(i - 1, '.') || tokens_.is_mark(i - 1, ';') || tokens_.is_mark(i - 1, ':') ||
        tokens_.is_mark(i - 1, '"'))
      return {};
  if (i > 0 && tokens_[i - 1].begin >= before.end) return {};
  const std::string& last =
      before.target.range_end.empty() ? eid.substr(at + 8) : before.target.range_end;
  const auto figure = [](char c) { return c >= '0' && c <= '9'; };
  if (last.empty() || figure(last.front()) != figure(front.value.front())) return {};
  const auto& words = language_.tables().back_words;
  bool back = false;
  for (std::size_t k = 1; k <= kBack && k <= path.first; ++k)
    back = back ||
           std::find(words.begin(), words.end(), tokens_.folded(path.first - k)) != words.end();
  const bool in_item = context_.source_eid.find("__point_") != std::string::npos;
  const bool rises =
      last.size() == front.value.size() ? last < front.value : last.size() < front.value.size();
  return back || (rises && !in_item) ? eid.substr(0, at) : std::string();
}

// The words above a list, where they name one other paragraph of their article.
void Reader::note_lead() {
  Lead& lead = context_.lead;
  const std::string& source = context_.source_eid;
  if (!lead.scope.empty() && !source.starts_with(lead.scope + "__")) lead = {};
  if (context_.part != "text" || !tokens_.is_mark(tokens_.size() - 1, ':')) return;
  if (std::string punished = punished_unit(0, tokens_.size()); !punished.empty()) {
    lead = {source, std::move(punished), true};
    return;
  }
  const std::size_t paragraph = source.rfind("__");
  if (paragraph == std::string::npos || !source.substr(paragraph).starts_with("__para_")) return;
  std::string unit;
  for (const CitedExpression& expression : out_)
    for (const kb::Citation& citation : expression.refs) {
      if (citation.kind != kb::CitationKind::internal) continue;
      if (!unit.empty() || !citation.target.range_end.empty()) return;
      unit = citation.target.eid;
    }
  const std::size_t named = unit.rfind("__");
  if (named == paragraph && unit != source &&
      unit.substr(0, named) == source.substr(0, paragraph) &&
      unit.substr(named).starts_with("__para_"))
    lead = {source, unit, false};
}

}  // namespace lacuna::indexer
