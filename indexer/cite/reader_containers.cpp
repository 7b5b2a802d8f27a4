// Titles, chapters, parts: whose they are where their printed title stands before the act, and what
// only looks like one.
#include <algorithm>

#include "indexer/cite/act.h"
#include "indexer/cite/reader.h"

namespace lacuna::indexer {

// "titlul XV «Despre amanet» din Codul civil", "cap. VI - Serviciul universal din Ordonanța ...":
// the act after the printed title of a container.
std::optional<Binding> Reader::bind_past_title(const PathList& list) const {
  constexpr std::size_t kTitle = 48;  // tokens
  const Unit unit = list.paths.back().steps.back().unit;
  const std::size_t at = list.next;
  const bool quoted = tokens_.is_mark(at, '"');
  const bool dashed = tokens_.is_mark(at, '-') && tokens_[at].gap == Gap::space &&
                      tokens_[at + 1].gap == Gap::space && tokens_[at + 1].capital;
  if (!(quoted || dashed) || !(is_container(unit) || unit == Unit::annex)) return std::nullopt;
  for (std::size_t i = at + 2; i < at + kTitle && i < tokens_.size(); ++i) {
    const Role role = tokens_.role(i);
    if (tokens_.is_mark(i, ';') || tokens_[i].gap == Gap::line) break;
    if (dashed && (role == Role::stop || is_level(role) || role == Role::self)) break;
    if (role != Role::particle || (quoted && !tokens_.is_mark(i - 1, '"'))) continue;
    const auto binding = bind(tokens_, i, language_, context_, style_);
    if (binding && (quoted || binding->work != "?")) return binding;
  }
  return std::nullopt;
}

// "în condițiile art. 77 alin. (2), cu respectarea prevederilor art. 75 din Constituția României":
// the words that say how an act was adopted speak of one act, named last.
std::optional<Binding> Reader::bind_adoption(const PathList& list) const {
  constexpr std::size_t kReach = 40;  // tokens
  if (context_.source_eid != "conclusions" && context_.source_eid != "preamble")
    return std::nullopt;
  for (std::size_t i = list.next; i < list.next + kReach && i < tokens_.size(); ++i) {
    if (tokens_.is_mark(i, ';') || tokens_.is_mark(i, '"') || tokens_[i].gap == Gap::line) break;
    if (tokens_.role(i) != Role::particle) continue;
    const auto act = parse_act(tokens_, i + 1, language_, context_);
    if (!act || !act->row || act->row->rule != NumberRule::named) continue;
    Binding out;
    out.work = act->work;
    out.next = list.next;
    out.confidence = 0.8;
    return out;
  }
  return std::nullopt;
}

// "titlul 51 «Transferuri»", "capitolul 66.01": lines of a budget, no units of an act.
bool Reader::names_budget_line(const Path& path) const {
  return std::any_of(path.steps.begin(), path.steps.end(), [&](const RefStep& step) {
    const bool dotted = step.value.find('.') != std::string::npos;
    const bool figure = step.value.front() >= '0' && step.value.front() <= '9';
    return (step.unit == Unit::title && figure && tokens_.is_mark(path.last, '"')) ||
           (step.unit == Unit::chapter && dotted) ||
           (step.unit == Unit::article && dotted && tokens_.is_mark(path.last, '"'));
  });
}

// "Partea I a Monitorului Oficial": token after, where a list names parts of the official journal.
std::optional<std::size_t> Reader::of_gazette(const PathList& list) const {
  if (tokens_.role(list.next) != Role::particle) return std::nullopt;
  return skip_gazette(tokens_, list.next + 1, language_, context_.jurisdiction);
}

// "partea a II-a, capitolul I, secțiunea 1.2.1.4": of guidelines, which have no key; no act numbers
// its sections so.
bool Reader::is_of_guidelines(const Path& path) const {
  const RefStep& last = path.steps.back();
  return is_container(last.unit) && is_container(path.steps.front().unit) &&
         std::count(last.value.begin(), last.value.end(), '.') > 1;
}

// "prevederile părții a II-a, capitolul 1, secțiunea 1.1.1.4", which the text named with their act
// before: that act's. One chapter alone is the act's own, unless its number is dotted.
const std::string* Reader::container_named(const Path& path) const {
  const RefStep& last = path.steps.back();
  if (!is_container(last.unit) || !is_container(path.steps.front().unit) ||
      (path.steps.size() == 1 && last.value.find('.') == std::string::npos))
    return nullptr;
  const std::string eid = address_of(path.steps).eid;
  for (const auto& [named, work] : context_.containers)
    if (named == eid || (named.size() > eid.size() + 2 && named.ends_with("__" + eid)))
      return &work;
  return nullptr;
}

}  // namespace lacuna::indexer
