#include "indexer/cite/amendment.h"

#include <algorithm>
#include <utility>

namespace lacuna::indexer {
namespace {

bool names_amending_article(const Path& path) {
  return std::any_of(path.steps.begin(), path.steps.end(), is_amending_article);
}

bool has_point(std::string_view eid) {
  return eid.find("__point") != std::string_view::npos;
}

// A Roman article of the ordinance, nothing below it.
bool is_whole_amending_article(std::string_view eid) {
  return eid == "art_unic" || (eid.size() > 4 && eid.starts_with("art_") && eid[4] >= 'A' &&
                               eid[4] <= 'Z' && eid.find("__") == std::string_view::npos);
}

// What an article of the ordinance amends: what the ordinance's title says, or an act that the text
// does not name.
void turn_to_article(Amendment& amendment, const std::string& article) {
  if (article == amendment.article) return;
  amendment.article = article;
  const bool first = article == "art_I" || article == "art_unic";
  amendment.inner = amendment.several && !first ? "?" : amendment.titled;
  amendment.unit.clear();
}

Address below(const std::vector<RefStep>& steps, const std::string& unit) {
  if (!unit.empty())
    if (auto relative = relative_address(steps, unit, Around::named)) return *relative;
  return address_of(steps);
}

bool is_other_act(const kb::Citation& citation) {
  return citation.kind == kb::CitationKind::external && citation.target.work != "?";
}

const kb::Citation* whole_act(const CitedExpression& expression) {
  const kb::Citation& first = expression.refs.front();
  return is_other_act(first) && first.target.eid.empty() ? &first : nullptr;
}

// Tokens before the unit in "La articolul 5 din Legea ...", "– După articolul 5 ...".
constexpr std::size_t kLead = 2;

// The first token that begins at `byte` or after it.
std::size_t token_at(const Tokens& tokens, std::size_t byte) {
  std::size_t low = 0, high = tokens.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (tokens[middle].begin < byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

// "..., aprobată cu modificări prin Legea nr. 250/2003": the act that approved the one amended.
bool is_approving(const Tokens& tokens, std::size_t begin) {
  constexpr std::size_t kReach = 6;  // tokens from "aprobată" to the act
  const std::size_t at = token_at(tokens, begin);
  for (std::size_t i = at; i-- > 0 && at - i <= kReach && tokens[i].kind == TokenKind::word;)
    if (tokens.role(i) == Role::approved) return true;
  return false;
}

}  // namespace

bool is_amending_article(const RefStep& step) {
  return step.unit == Unit::article &&
         (step.value == "unic" ||
          (!step.value.empty() && step.value.front() >= 'A' && step.value.front() <= 'Z'));
}

const std::string& quoted_work(const Amendment& amendment) {
  const bool own_words = amendment.in_outer && !has_point(amendment.outer);
  return own_words ? amendment.work : amendment.target();
}

void name_annex(Amendment& amendment) {
  amendment.unit = "annex_1";
  amendment.paragraph.clear();
  amendment.in_outer = false;
}

void enter_article(Amendment& amendment, const RefStep& article) {
  const std::string eid = address_of({article}).eid;
  turn_to_article(amendment, eid);
  (amendment.inner.empty() ? amendment.unit : amendment.outer) = eid;
  amendment.in_outer = !amendment.inner.empty();
}

std::optional<AmendedTarget> amended_target(const Path& path, Amendment& amendment,
                                            Standing standing, int item) {
  const bool instructs = standing == Standing::instruction;
  AmendedTarget out;
  if (names_amending_article(path) && amendment.reproduced)
    return AmendedTarget{amendment.work, address_of(path.steps)};
  if (names_amending_article(path)) {
    if (!amendment.approval) return std::nullopt;
    out = {amendment.work, address_of(path.steps)};
    if (instructs) {
      turn_to_article(amendment, out.address.eid.substr(0, out.address.eid.find("__")));
      if (amendment.inner.empty() && has_point(out.address.eid)) amendment.inner = "?";
      (amendment.inner.empty() ? amendment.unit : amendment.outer) = out.address.eid;
      amendment.in_outer = !amendment.inner.empty();
      if (item > 0) amendment.item = item;
    }
    return out;
  }
  if (path.has(Unit::article) && amendment.local && instructs) return std::nullopt;
  const Unit front = path.steps.front().unit;
  // "8. Anexa nr. 1 va avea ...", an item of the approving law itself: of the ordinance, as an
  // annex is that the words of one of its articles name; below its points stands the amended act's.
  const bool own_words = amendment.in_outer && !has_point(amendment.outer);
  const bool goes_on = item == amendment.item && amendment.outer.starts_with("annex");
  const bool own_item = item > 0 && (item == amendment.item + 1 || goes_on);
  if (front == Unit::annex && !amendment.inner.empty() && (own_words || (instructs && own_item))) {
    out = {amendment.work, address_of(path.steps)};
    if (instructs) {
      amendment.outer = out.address.eid;
      amendment.in_outer = true;
      if (item > 0) amendment.item = item;
    }
    return out;
  }
  const bool top = path.top_rank() <= rank_of(Unit::article);
  // "La articolul I, după punctul 8", "La articolul II, după alineatul (3)": of the ordinance that
  // is approved; below one of its points stand the units of the act that it amends.
  if (front == Unit::point && instructs && amendment.approval && amendment.inner.empty() &&
      is_whole_amending_article(amendment.unit)) {
    amendment.inner = "?";
    amendment.outer = std::exchange(amendment.unit, {});
    amendment.in_outer = true;
  }
  const bool outer =
      !top && amendment.in_outer &&
      (front == Unit::point || !has_point(amendment.outer) || amendment.outer.starts_with("annex"));
  out.work = outer ? amendment.work : amendment.target();
  const std::string& unit = outer ? amendment.outer : amendment.unit;
  if (top)
    out.address = address_of(path.steps);
  else if (!instructs && !amendment.paragraph.empty() && path.top_rank() > rank_of(Unit::paragraph))
    out.address = below(path.steps, unit.substr(0, unit.find("__")) + "__" + amendment.paragraph);
  else
    out.address = below(path.steps, unit);
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

void open_amendment(const Tokens& tokens, std::size_t end, const Language& language,
                    const std::vector<CitedExpression>& found, CiteContext& context) {
  if (context.kind != kb::DocumentKind::act || context.source_eid.empty() || found.empty() ||
      (!context.amendment.scope.empty() && !context.amendment.local) || context.part != "text" ||
      !tokens.is_mark(end - 1, ':'))
    return;
  const kb::Citation* act = nullptr;
  std::size_t at = 0;
  for (; at < found.size() && !act; ++at)
    if (!is_approving(tokens, found[at].begin)) act = whole_act(found[at]);
  // "Articolul 16 din Legea nr. 306/2004 se modifică după cum urmează: 1. La articolul 16 ..."
  const bool of_unit = !act && found.front().begin <= tokens[kLead].begin &&
                       found.front().refs.size() == 1 && is_other_act(found.front().refs.front());
  if (of_unit) {
    act = &found.front().refs.front();
    at = 1;
  }
  if (!act) return;
  std::size_t from = 0;
  while (from < tokens.size() && tokens[from].begin < act->end) ++from;
  const auto words = amending_words(tokens, from, language);
  if (!words || words->at >= end) return;
  Amendment amendment;
  amendment.work = act->target.work;
  amendment.approval = words->approval;
  // "Se aprobă Ordonanța ... pentru modificarea Legii ...": what the ordinance amends.
  if (words->approval && at < found.size() && found[at].begin < tokens[words->at].begin) {
    const kb::Citation& next = found[at].refs.front();
    if (next.target.work != "?" && next.kind == kb::CitationKind::external)
      for (std::size_t i = from; i < tokens.size() && tokens[i].end <= found[at].begin; ++i)
        if (tokens.role(i) == Role::amends) amendment.inner = amendment.titled = next.target.work;
    // "... și a Ordonanței Guvernului nr. 65/1994": one more that an article of its own amends.
    for (std::size_t k = at + 1; k < found.size() && found[k].begin < tokens[words->at].begin;
         ++k) {
      const std::size_t i = token_at(tokens, found[k].begin);
      if (i > 1 && (tokens.role(i - 1) == Role::amends ||
                    (tokens.is_word(i - 1, "a") && tokens.role(i - 2) == Role::conjunction)))
        amendment.several = true;
    }
    for (std::size_t i = from; i < words->at; ++i)
      if (tokens.is_word(i, "acte") && tokens.is_word(i + 1, "normative")) amendment.several = true;
  }
  const std::string& eid = context.source_eid;
  const bool article = eid.starts_with("art_");
  amendment.scope = article && !of_unit ? eid.substr(0, eid.find("__")) : eid;
  if (of_unit) {
    amendment.unit = act->target.eid;
    for (const CitedExpression& expression : found)  // "se introduce articolul 68^5"
      for (const kb::Citation& citation : expression.refs)
        if (citation.target.work == act->target.work && !citation.target.eid.empty())
          amendment.unit = citation.target.eid;
  }
  context.amended.insert(amendment.work);
  if (amendment.approval) context.amended.insert(amendment.inner.empty() ? "?" : amendment.inner);
  context.amendment = std::move(amendment);
}

}  // namespace lacuna::indexer
