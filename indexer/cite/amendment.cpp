#include "indexer/cite/amendment.h"

#include <algorithm>

namespace lacuna::indexer {
namespace {

// Articles of an amending act have Roman numbers or are the only one; Arabic ones that it names are
// the amended act's.
bool is_amending_article(const Path& path) {
  return std::any_of(path.steps.begin(), path.steps.end(), [](const RefStep& step) {
    return step.unit == Unit::article &&
           (step.value == "unic" ||
            (!step.value.empty() && step.value.front() >= 'A' && step.value.front() <= 'Z'));
  });
}

Address below(const std::vector<RefStep>& steps, const std::string& unit) {
  if (!unit.empty())
    if (auto relative = relative_address(steps, unit)) return *relative;
  return address_of(steps);
}

const kb::Citation* whole_act(const CitedExpression& expression) {
  const kb::Citation& first = expression.refs.front();
  const bool external = first.kind == kb::CitationKind::external && first.target.work != "?";
  return external && first.target.eid.empty() ? &first : nullptr;
}

}  // namespace

std::optional<AmendedTarget> amended_target(const Path& path, Amendment& amendment,
                                            Standing standing) {
  const bool instructs = standing == Standing::instruction;
  AmendedTarget out;
  if (path.has(Unit::article) && is_amending_article(path)) {
    if (!amendment.approval) return std::nullopt;
    out = {amendment.work, address_of(path.steps)};
    if (instructs) {
      (amendment.inner.empty() ? amendment.unit : amendment.outer) = out.address.eid;
      amendment.in_outer = !amendment.inner.empty();
    }
    return out;
  }
  if (path.has(Unit::article) && amendment.local && instructs) return std::nullopt;
  const bool top = path.top_rank() <= rank_of(Unit::article);
  // "La articolul I, după punctul 8", "La articolul II, după alineatul (3)": of the ordinance that
  // is approved; below one of its points stand the units of the act that it amends.
  const bool outer = !top && amendment.in_outer &&
                     (path.steps.front().unit == Unit::point ||
                      amendment.outer.find("__point") == std::string::npos);
  out.work = outer ? amendment.work : amendment.target();
  if (top)
    out.address = address_of(path.steps);
  else if (!instructs && !outer && !amendment.paragraph.empty() &&
           path.top_rank() > rank_of(Unit::paragraph))
    out.address = below(path.steps, amendment.unit.substr(0, amendment.unit.find("__")) + "__" +
                                        amendment.paragraph);
  else
    out.address = below(path.steps, outer ? amendment.outer : amendment.unit);
  if (instructs) {
    amendment.paragraph.clear();
    (outer ? amendment.outer : amendment.unit) = out.address.eid;
    if (!outer) amendment.in_outer = false;
  }
  return out;
}

std::optional<AmendingWords> amending_words(const Tokens& tokens, std::size_t from,
                                            const Language& language) {
  for (std::size_t i = from; i < tokens.size(); ++i) {
    const WordForm* form = tokens[i].lexeme;
    if (!form) continue;
    for (const std::uint16_t p : form->amending) {
      const Phrase& phrase = language.amending_phrase(p);
      if (match_phrase(tokens, i, phrase))
        return AmendingWords{i, language.tables().amending[phrase.row].approval};
    }
  }
  return std::nullopt;
}

void leave_amendment(CiteContext& context) {
  const std::string& scope = context.amendment.scope;
  if (scope.empty()) return;
  const std::string& at = context.source_eid;
  if (at != scope && !at.starts_with(scope + "__")) context.amendment = {};
}

void open_amendment(const Tokens& tokens, const Language& language,
                    const std::vector<CitedExpression>& found, CiteContext& context) {
  if (context.kind != kb::DocumentKind::act || context.source_eid.empty() || found.empty() ||
      (!context.amendment.scope.empty() && !context.amendment.local) || context.part != "text" ||
      !tokens.is_mark(tokens.size() - 1, ':'))
    return;
  const kb::Citation* act = nullptr;
  std::size_t at = 0;
  for (; at < found.size() && !act; ++at) act = whole_act(found[at]);
  if (!act) return;
  std::size_t from = 0;
  while (from < tokens.size() && tokens[from].begin < act->end) ++from;
  const auto words = amending_words(tokens, from, language);
  if (!words) return;
  Amendment amendment;
  amendment.work = act->target.work;
  amendment.approval = words->approval;
  // "Se aprobă Ordonanța ... pentru modificarea Legii ...": what the ordinance amends.
  if (words->approval && at < found.size() && found[at].begin < tokens[words->at].begin) {
    const kb::Citation& next = found[at].refs.front();
    if (next.target.work != "?" && next.kind == kb::CitationKind::external)
      for (std::size_t i = from; i < tokens.size() && tokens[i].end <= found[at].begin; ++i)
        if (tokens.role(i) == Role::amends) amendment.inner = next.target.work;
  }
  const std::string& eid = context.source_eid;
  const bool article = eid.starts_with("art_");
  amendment.scope = article ? eid.substr(0, eid.find("__")) : eid;
  context.amendment = std::move(amendment);
}

}  // namespace lacuna::indexer
