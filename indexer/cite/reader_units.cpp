// Whose the units of a list are: the act's that follows them, the act's being read, an amended
// act's, the act's named last.
#include <algorithm>

#include "indexer/cite/extent.h"
#include "indexer/cite/reader.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kExceptReach = 160;    // tokens from an act to "cu excepția"
constexpr std::size_t kMostContainers = 64;  // kept, so that a text of them is read in linear time

void set_target(kb::Citation& citation, const std::string& work, Address address,
                std::string_view component) {
  citation.target.work = work;
  citation.target.eid = std::move(address.eid);
  if (!component.empty() && component_of(citation.target.eid).empty())
    citation.target.eid = citation.target.eid.empty()
                              ? std::string(component)
                              : std::string(component) + "__" + citation.target.eid;
  citation.target.range_end = std::move(address.range_end);
  citation.target.sentence = address.sentence;
}

// Containers leave an article's address, but tell apart the titles of an omnibus law.
void note_container(const Path& path, kb::Citation& citation) {
  if (!path.has(Unit::article)) return;
  for (const RefStep& step : path.steps)
    if (step.unit == Unit::title || step.unit == Unit::book)
      citation.flags.push_back("in_" + std::string(eid_prefix(row_of(step.unit).level)) + "_" +
                               step.value);
}

// "L. 421-1": an article of a French code, named or not.
bool is_code_article(const Path& path) {
  return std::find(path.flags.begin(), path.flags.end(), "code_article") != path.flags.end();
}

// "anexa", "anexa la prezenta lege": names no unit that could be told from others.
bool is_bare_annex(const Path& path) {
  return path.steps.size() == 1 && path.steps.front().unit == Unit::annex &&
         std::find(path.flags.begin(), path.flags.end(), "unnumbered") != path.flags.end();
}

}  // namespace

// "Orientări, partea a II-a", "which states in its Article 1": the act stands before the list.
std::optional<Binding> Reader::bind_backwards(const PathList& list) const {
  const Path& first = list.paths.front();
  if (first.first == 0) return std::nullopt;
  Binding of;
  of.next = list.next;
  of.kind = kb::CitationKind::anaphora;
  of.confidence = 0.7;
  if (tokens_.role(first.first - 1) == Role::possessive && !last_act_.empty()) {
    of.work = last_act_;
    return of;
  }
  // "prevăzute de Codul penal în art. 174-177"
  if (!last_act_.empty() && last_act_at_ + 1 == first.first &&
      tokens_.is_word(first.first - 1, "in") && first.top_rank() <= rank_of(Unit::article)) {
    of.work = last_act_;
    of.component = last_component_;
    of.kind = kb::CitationKind::external;
    of.confidence = 0.9;
    return of;
  }
  if (first.first > 1 && tokens_.is_mark(first.first - 1, ',') &&
      tokens_[first.first - 2].capital && is_container(first.steps.front().unit))
    if (const auto term = find_term(tokens_, first.first - 2, language_, context_);
        term && term->target == "?") {
      of.work = "?";
      of.confidence = 0.3;
      return of;
    }
  return std::nullopt;
}

// "points (b) and (c) of that paragraph": of the paragraph named last in this text.
void Reader::bind_to_paragraph(Binding& binding) const {
  const WordForm* word = tokens_[binding.next - 1].lexeme;
  if (!word || !is_level(word->role) || static_cast<Unit>(word->value) != Unit::paragraph) return;
  if (out_.empty()) return;
  const kb::ProvisionRef& last = out_.back().refs.back().target;
  const std::size_t paragraph = last.eid.rfind("para_");
  if (paragraph == std::string::npos) return;
  binding.work = last.work;
  binding.unit = last.eid.substr(0, last.eid.find("__", paragraph));
  binding.kind = kb::CitationKind::anaphora;
  binding.confidence = 0.8;
}

// "partea a II-a a planului de remediere": of a form that nobody means to cite.
bool Reader::names_part_of_form(const PathList& list, const Binding& binding) const {
  if (binding.work != "?" || !binding.component.empty() ||
      binding.kind != kb::CitationKind::external)
    return false;
  const std::size_t noun = act_noun(list.next, binding.next);
  const WordForm* form = tokens_[noun].lexeme;
  if (!form || form->acts.empty() || tokens_[noun].capital) return false;
  const ActRow& row = language_.tables().acts[language_.act_phrase(form->acts.front()).row];
  return row.type.empty() && row.eu_type.empty() &&
         std::all_of(list.paths.begin(), list.paths.end(),
                     [](const Path& path) { return is_container(path.steps.back().unit); });
}

std::size_t Reader::take_paths(const PathList& list) {
  list_begin_ = out_.size();
  list_item_ = item_of(list.paths.front().first);
  auto binding = bind(tokens_, list.next, language_, context_, style_);
  if (!binding) binding = bind_past_title(list);
  if (!binding) {
    if (const auto next = of_gazette(list)) return *next;
    binding = bind_adoption(list);
  }
  if (binding) {
    binding->work = as_named_before(binding->work);
    if (names_part_of_form(list, *binding)) return binding->next;
    // "under this Directive, and in particular Article 8 thereof"; "paragraph 1 and the second
    // subparagraph thereof" speaks of no act
    const bool thereof = tokens_.role(binding->next - 1) == Role::thereof;
    const bool below_article =
        std::all_of(list.paths.begin(), list.paths.end(),
                    [](const Path& path) { return path.top_rank() > rank_of(Unit::article); });
    if (thereof && (self_at_ > last_act_at_ || below_article)) {
      binding->work = context_.host_work.empty() ? "?" : context_.host_work;
      binding->kind = kb::CitationKind::internal;
    }
    if (tokens_.role(binding->next - 2) == Role::same) bind_to_paragraph(*binding);
    const bool own = binding->kind == kb::CitationKind::internal;
    if (own && context_.part == "quotation" && !context_.amendment.scope.empty()) {
      // "din prezenta ordonanță", in the words that go into that ordinance
      binding->work = quoted_work(context_.amendment);
      binding->kind = kb::CitationKind::external;
    } else if (!own) {
      remember(binding->work, binding->component, act_noun(list.next, binding->next),
               binding->next);
    }
    emit_bound(list, *binding, binding->next);
    return skip_code_title(binding->work, binding->next);
  }
  if (excepted(list.paths.front().first)) {
    Binding of;
    of.work = last_act_;
    of.component = last_component_;
    of.kind = kb::CitationKind::anaphora;
    of.confidence = 0.7;
    emit_bound(list, of, list.next);
    return list.next;
  }
  if (const auto before = bind_backwards(list)) {
    emit_bound(list, *before, list.next);
    return list.next;
  }
  for (const Path& path : list.paths)
    if (names_budget_line(path))
      continue;
    else if (!is_bare_annex(path))
      emit_unbound(path);
    else if (!context_.amendment.scope.empty() && begins_instruction(path.first))
      name_annex(context_.amendment);  // "3. La anexă, după punctul 29 ..."
  return list.next;
}

// "Directiva ..., publicată în ..., cu excepția art. 49": of the act named in the same phrase.
bool Reader::excepted(std::size_t first) const {
  if (last_act_.empty()) return false;
  std::size_t i = first;
  while (i > last_act_at_ && first - i < 3 && tokens_.role(i) != Role::except) --i;
  if (tokens_.role(i) != Role::except || i > last_act_at_ + kExceptReach) return false;
  for (std::size_t k = last_act_at_; k < i; ++k)
    if (tokens_.is_mark(k, ';') || tokens_.role(k) == Role::self) return false;
  return true;
}

// Rule R3: the act that follows binds every path of the list.
void Reader::emit_bound(const PathList& list, const Binding& binding, std::size_t end) {
  const auto article = std::find_if(list.paths.begin(), list.paths.end(), [](const Path& path) {
    return path.top_rank() <= rank_of(Unit::article);
  });
  bool opened = false;
  for (auto path = list.paths.begin(); path != list.paths.end(); ++path) {
    const bool last = path + 1 == list.paths.end();
    // "alin. (1) și art. 5 din Legea ...": a paragraph alone is the article's that is being read.
    const Unit top = path->steps.front().unit;
    if (article != list.paths.end() && path < article &&
        (top == Unit::paragraph || top == Unit::letter)) {
      emit_unbound(*path);
      continue;
    }
    const bool unknown = binding.kind == kb::CitationKind::internal || binding.work == "?";
    if (unknown && is_bare_annex(*path)) continue;
    const std::size_t path_end = last ? end : path->last;
    if (!opened) open(path->first);
    opened = true;
    list_begin_.reset();
    if (binding.kind == kb::CitationKind::internal) {
      emit_host(*path, path_end, binding.confidence);
      continue;
    }
    kb::Citation& citation = add(path->first, path_end);
    Address address = address_of(path->steps);
    // "din acest articol": units of the article named before.
    if (!binding.unit.empty())
      if (auto relative = relative_address(path->steps, binding.unit)) address = *relative;
    const bool some_code = binding.work == "?" && is_code_article(*path);
    set_target(citation, some_code ? "fr/?" : binding.work, std::move(address), binding.component);
    citation.kind = binding.kind;
    citation.confidence = path->confidence * binding.confidence;
    citation.flags = path->flags;
    citation.flags.insert(citation.flags.end(), binding.flags.begin(), binding.flags.end());
    note_container(*path, citation);
    if (path->has(Unit::article) && citation.target.work != "?") {
      context_.previous_unit = citation.target.eid.substr(0, citation.target.eid.find("__"));
      context_.previous_unit_work = citation.target.work;
    }
    if (context_.containers.size() < kMostContainers && path->steps.size() > 1 &&
        is_container(path->steps.back().unit) && is_container(path->steps.front().unit))
      context_.containers.emplace(citation.target.eid, citation.target.work);
    note_local_amendment(*path, citation);
    note_quoted_article(*path, citation);
  }
}

void Reader::join_or_open(const Path& path, const std::string& work) {
  const bool joins =
      list_begin_ && out_.size() > *list_begin_ && out_.back().refs.back().target.work == work;
  if (!joins) open(path.first);
}

void Reader::emit_unbound(const Path& path) {
  const bool amends = !context_.amendment.scope.empty();
  const bool inserted = amends && context_.amendment.local && is_inserted(path);
  if (inserted) context_.amendment.local = false;  // "se introduce un nou articol, articolul 68^5"
  // "prima teză" alone: without a unit around it there is nothing to point at.
  if (path.steps.front().unit == Unit::sentence && context_.source_eid.empty() && !amends) return;
  if (is_of_guidelines(path)) {
    join_or_open(path, "?");
    kb::Citation& citation = add(path.first, path.last);
    set_target(citation, "?", address_of(path.steps), {});
    citation.confidence = 0.3;
    citation.flags = path.flags;
    return;
  }
  if (amends)
    if (auto target = amended_target(path, context_.amendment, standing_of(path), list_item_)) {
      if (auto sanctioned = sanctioned_unit(path)) target->address = std::move(*sanctioned);
      if (inserted) context_.amendment.local = true;
      if (standing_of(path) == Standing::quoted)
        if (const std::string unit = unit_of_sentence(path, target->work); !unit.empty())
          if (auto address = relative_address(path.steps, unit, Around::named))
            target->address = std::move(*address);
      join_or_open(path, target->work);
      kb::Citation& citation = add(path.first, path.last);
      set_target(citation, target->work, std::move(target->address), {});
      citation.confidence = path.confidence * 0.8;
      citation.flags = path.flags;
      citation.flags.push_back("amended_act");
      return;
    }
  if (is_code_article(path) && context_.host_work.empty()) {
    // An article of a French code, which the text does not name.
    join_or_open(path, "fr/?");
    kb::Citation& citation = add(path.first, path.last);
    set_target(citation, "fr/?", address_of(path.steps), {});
    citation.confidence = 0.5;
    citation.flags = path.flags;
    return;
  }
  if (context_.kind == kb::DocumentKind::paper && context_.host_work.empty()) {
    const bool known = !context_.previous_work.empty();
    const std::string work = known ? context_.previous_work : "?";
    join_or_open(path, work);
    kb::Citation& citation = add(path.first, path.last);
    set_target(citation, work, address_of(path.steps), {});
    citation.kind = kb::CitationKind::anaphora;
    citation.confidence = known ? 0.6 : 0.3;  // rule R4
    citation.flags = path.flags;
    return;
  }
  if (context_.articles && is_beyond(path, *context_.articles) &&
      context_.source_eid.starts_with("art_")) {
    if (const std::string work = act_under_discussion(path); !work.empty()) {
      join_or_open(path, work);
      kb::Citation& citation = add(path.first, path.last);
      set_target(citation, work, address_of(path.steps), {});
      citation.kind = kb::CitationKind::anaphora;
      citation.confidence = work == "?" ? 0.3 : 0.6;
      citation.flags = path.flags;
      citation.flags.push_back("article_of_another_act");
      return;
    }
  }
  const std::string* container = container_named(path);
  join_or_open(path, container                    ? *container
                     : context_.host_work.empty() ? "?"
                                                  : context_.host_work);
  if (!container) return emit_host(path, path.last, 1.0);
  kb::Citation& citation = add(path.first, path.last);
  set_target(citation, *container, address_of(path.steps), {});
  citation.kind = kb::CitationKind::anaphora;
  citation.confidence = *container == "?" ? 0.3 : 0.7;
  citation.flags = path.flags;
}

// Whose an article is that the act being read has not: the act's that its sentence named before, or
// the only one's that is amended; empty where neither says.
std::string Reader::act_under_discussion(const Path& path) const {
  bool same_sentence = !last_act_.empty();
  for (std::size_t k = last_act_at_; same_sentence && k < path.first; ++k)
    same_sentence =
        !tokens_.is_mark(k, ';') && !(tokens_.is_mark(k, '.') && tokens_[k + 1].capital);
  if (same_sentence) return last_act_;
  if (context_.amended.empty()) return {};
  return context_.amended.size() == 1 ? *context_.amended.begin() : "?";
}

void Reader::emit_host(const Path& path, std::size_t end, double confidence) {
  const std::string host = context_.host_work.empty() ? "?" : context_.host_work;
  const std::string named = unit_of_sentence(path, host);
  kb::Citation& citation = add(path.first, end);
  Address own = address_of(path.steps);
  const std::string plain = own.eid;
  const auto relative = named.empty() ? relative_address(path.steps, letters_above(path))
                                      : relative_address(path.steps, named, Around::named);
  set_target(citation, host, relative ? *relative : own, {});
  citation.kind = kb::CitationKind::internal;
  citation.confidence = path.confidence * confidence;
  citation.flags = path.flags;
  if (citation.target.eid != plain && path.top_rank() <= rank_of(Unit::article)) {
    // In an annex "art. 5" is the annex's own, or the act's where the annex has none.
    kb::ProvisionRef other = citation.target;
    other.eid = plain;
    citation.candidates = {to_string(citation.target), to_string(other)};
  } else if (citation.target.eid != plain) {
    citation.confidence *= 0.95;
  }
  // A bare "anexa" may be a contract's or a form's.
  if (std::find(path.flags.begin(), path.flags.end(), "unnumbered") != path.flags.end())
    citation.confidence = std::min(citation.confidence, 0.6);
  note_container(path, citation);
}

}  // namespace lacuna::indexer
