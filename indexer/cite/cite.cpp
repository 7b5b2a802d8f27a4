#include "indexer/cite/cite.h"

#include <algorithm>

#include "indexer/cite/act.h"
#include "indexer/cite/binder.h"
#include "indexer/cite/element.h"
#include "indexer/cite/engine.h"
#include "indexer/cite/path.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kTermReach = 160;  // tokens from an act to "denumită în continuare"

// One pass over a text: at each token that may open something, the first reading that fits wins and
// the pass goes on after it.
class Reader {
 public:
  Reader(const Tokens& tokens, const Language& language, CiteContext& context, Style style)
      : tokens_(tokens), language_(language), context_(context), style_(style) {}

  std::vector<kb::Citation> read() {
    leave_amendment();
    for (std::size_t i = 0; i < tokens_.size();) i = step(i);
    note_amendment();
    return std::move(out_);
  }

 private:
  const Tokens& tokens_;
  const Language& language_;
  CiteContext& context_;
  Style style_;
  std::vector<kb::Citation> out_;
  std::string last_act_;  // of this text, for defined terms
  std::string last_component_;
  std::size_t last_act_at_ = 0;
  struct Named {
    std::string target;
    std::size_t at = 0;
  };
  std::map<std::string, Named> named_;  // by noun, in this text: for defined terms

  std::size_t step(std::size_t i) {
    const CiteToken& token = tokens_[i];
    if (token.kind != TokenKind::word) return i + 1;
    if (token.size == 1 && token.upper)
      if (const auto next = case_number(i)) return *next;
    if (!token.lexeme) return i + 1;
    if (!token.lexeme->gazettes.empty())
      if (const auto next = skip_gazette(tokens_, i, language_, context_.jurisdiction))
        return *next;
    if (!token.lexeme->acts.empty())
      if (const auto act = parse_act(tokens_, i, language_, context_.jurisdiction))
        return take_act(i, *act);
    if (token.lexeme->role == Role::called) note_term(i);
    if (token.lexeme->role == Role::same)
      if (const auto same = same_act(tokens_, i, language_, context_))
        if (const auto next = take_paths_after(i, same->next, *same)) return *next;
    if (opens_path(tokens_, i))
      if (const auto list = parse_paths(tokens_, i, language_)) return take_paths(*list);
    return i + 1;
  }

  // C-720/17: a case of the Court of Justice.
  std::optional<std::size_t> case_number(std::size_t i) {
    if (!tokens_.is_word(i, "c") || !tokens_.is_mark(i + 1, '-') || !tokens_.is_number(i + 2) ||
        !tokens_.is_mark(i + 3, '/') || !tokens_.is_number(i + 4) || !tokens_.glued(i + 1) ||
        !tokens_.glued(i + 2) || !tokens_.glued(i + 3) || !tokens_.glued(i + 4) ||
        tokens_[i + 4].size != 2)
      return std::nullopt;
    const std::string year(tokens_.folded(i + 4));
    ActMention act;
    act.work = "eu/cjeu/" + std::string(year >= "50" ? "19" : "20") + year + "/C-" +
               std::string(tokens_.folded(i + 2)) + "-" + year;
    act.next = i + 5;
    return take_act(i, act);
  }

  kb::Citation& emit(std::size_t first, std::size_t last) {
    kb::Citation& citation = out_.emplace_back();
    citation.source_eid = context_.source_eid;
    citation.part = context_.part;
    citation.begin = tokens_[first].begin;
    citation.end = tokens_[last - 1].end;
    citation.raw = tokens_.text().substr(citation.begin, citation.end - citation.begin);
    return citation;
  }

  // `at`: token after the act. Its category's noun is looked for back from there by the caller.
  void remember(const std::string& work, const std::string& component, std::size_t noun,
                std::size_t at) {
    if (work.empty() || work == "?") return;
    context_.previous_work = work;
    const std::string stem(language_.stem(tokens_.folded(noun)));
    context_.previous_by_noun[stem] = work;
    named_[stem] = {component.empty() ? work : work + "!" + component, at};
    last_act_ = work;
    last_component_ = component;
    last_act_at_ = at;
  }

  std::size_t take_act(std::size_t first, const ActMention& act) {
    remember(act.work, act.component, first, act.next);
    Binding binding{act.work, act.component,  kb::CitationKind::external,
                    act.next, act.confidence, act.flags};
    if (const auto next = take_paths_after(first, act.next, binding)) return *next;
    emit_act(first, act);
    std::size_t next = skip_code_title(act.work, act.next);
    ActMention before = act;
    while (const auto more = parse_next_act(tokens_, next, language_, before)) {
      std::size_t begin = next;
      while (!tokens_.is_number(begin) && !tokens_.is_mark(begin, '(') &&
             tokens_.role(begin) != Role::number_mark)
        ++begin;
      emit_act(begin, *more);
      remember(more->work, more->component, first, more->next);
      before = *more;
      next = more->next;
    }
    return next;
  }

  void emit_act(std::size_t first, const ActMention& act) {
    kb::Citation& citation = emit(first, act.next);
    citation.target.work = act.work;
    citation.confidence = act.confidence;
    citation.flags = act.flags;
    if (act.work == context_.host_work) citation.kind = kb::CitationKind::internal;
  }

  // "Legea nr. 53/2003 - Codul muncii": the code's name is the law's title, no second reference.
  std::size_t skip_code_title(const std::string& work, std::size_t next) const {
    if (work.find("/lege/") == std::string::npos) return next;
    std::size_t i = next;
    if (tokens_.is_mark(i, '-') || tokens_.is_mark(i, ',') || tokens_.is_mark(i, '(') ||
        tokens_.role(i) == Role::soft_stop)
      ++i;
    if (!tokens_[i].lexeme || tokens_[i].lexeme->acts.empty()) return next;
    const auto code = parse_act(tokens_, i, language_, context_.jurisdiction);
    if (!code || code->work.find("/cod-") == std::string::npos) return next;
    return code->next;
  }

  // An act, a comma, and a list that names no act of its own: "Codul educației nr. 152/2014, art.
  // 2". Inside an act the list may as well be its own, so there only where it ends the phrase.
  std::optional<std::size_t> take_paths_after(std::size_t first, std::size_t at,
                                              const Binding& binding) {
    if (!tokens_.is_mark(at, ',') || !opens_path(tokens_, at + 1)) return std::nullopt;
    if (!is_level(tokens_.role(at + 1))) return std::nullopt;
    const auto list = parse_paths(tokens_, at + 1, language_);
    if (!list || list->paths.front().top_rank() > rank_of(Unit::article)) return std::nullopt;
    if (bind(tokens_, list->next, language_, context_, style_)) return std::nullopt;
    const std::size_t end = list->next;
    const bool ends = end >= tokens_.size() || tokens_.is_mark(end, '.') ||
                      tokens_.is_mark(end, ';') || tokens_.is_mark(end, ')');
    const bool amends = tokens_.is_word(end, "se") || tokens_.is_word(end, "va");
    if (context_.kind == kb::DocumentKind::act && !ends && !amends) return std::nullopt;
    emit_bound(*list, binding, end);
    out_[out_.size() - list->paths.size()].begin = tokens_[first].begin;
    kb::Citation& head = out_[out_.size() - list->paths.size()];
    head.raw = tokens_.text().substr(head.begin, head.end - head.begin);
    return end;
  }

  // The noun of the act that binds a list: the first word after the joining ones.
  std::size_t noun_after(std::size_t i) const {
    while (i < tokens_.size() && (!tokens_[i].lexeme || tokens_[i].lexeme->acts.empty())) ++i;
    return i;
  }

  std::size_t take_paths(const PathList& list) {
    if (auto binding = bind(tokens_, list.next, language_, context_, style_)) {
      if (binding->kind != kb::CitationKind::internal)
        remember(binding->work, binding->component, noun_after(list.next), binding->next);
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
    for (const Path& path : list.paths) emit_unbound(path);
    return list.next;
  }

  // "Directiva ..., publicată în ..., cu excepția art. 49": of the act named in the same phrase.
  bool excepted(std::size_t first) const {
    if (last_act_.empty()) return false;
    std::size_t i = first;
    while (i > last_act_at_ && first - i < 3 && tokens_.role(i) != Role::except) --i;
    if (tokens_.role(i) != Role::except || i > last_act_at_ + kTermReach) return false;
    for (std::size_t k = last_act_at_; k < i; ++k)
      if (tokens_.is_mark(k, ';') || tokens_.role(k) == Role::self) return false;
    return true;
  }

  // Rule R3: the act that follows binds every path of the list.
  void emit_bound(const PathList& list, const Binding& binding, std::size_t end) {
    const auto article = std::find_if(list.paths.begin(), list.paths.end(), [](const Path& path) {
      return path.top_rank() <= rank_of(Unit::article);
    });
    for (auto path = list.paths.begin(); path != list.paths.end(); ++path) {
      const bool last = path + 1 == list.paths.end();
      // "alin. (1) și art. 5 din Legea ...": a paragraph alone is the article's that is being read.
      const Unit top = path->steps.front().unit;
      if (article != list.paths.end() && path < article &&
          (top == Unit::paragraph || top == Unit::letter)) {
        emit_unbound(*path);
        continue;
      }
      if (binding.kind == kb::CitationKind::internal) {
        emit_host(*path, last ? end : path->last, binding.confidence);
        continue;
      }
      kb::Citation& citation = emit(path->first, last ? end : path->last);
      set_target(citation, binding.work, address_of(path->steps), binding.component);
      citation.kind = binding.kind;
      citation.confidence = path->confidence * binding.confidence;
      citation.flags = path->flags;
      citation.flags.insert(citation.flags.end(), binding.flags.begin(), binding.flags.end());
      note_container(*path, citation);
    }
  }

  static void set_target(kb::Citation& citation, const std::string& work, Address address,
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
  static void note_container(const Path& path, kb::Citation& citation) {
    if (!path.has(Unit::article)) return;
    for (const RefStep& step : path.steps)
      if (step.unit == Unit::title || step.unit == Unit::book)
        citation.flags.push_back("in_" + std::string(eid_prefix(row_of(step.unit).level)) + "_" +
                                 step.value);
  }

  void emit_unbound(const Path& path) {
    // "prima teză" alone: without a unit around it there is nothing to point at.
    if (path.steps.front().unit == Unit::sentence && context_.source_eid.empty()) return;
    if (!context_.amended_work.empty() && !is_own_article(path)) {
      kb::Citation& citation = emit(path.first, path.last);
      set_target(citation, context_.amended_work, address_of(path.steps), {});
      citation.confidence = path.confidence * 0.8;
      citation.flags = path.flags;
      citation.flags.push_back("amended_act");
      return;
    }
    if (context_.kind == kb::DocumentKind::paper && context_.host_work.empty()) {
      kb::Citation& citation = emit(path.first, path.last);
      const bool known = !context_.previous_work.empty();
      set_target(citation, known ? context_.previous_work : "?", address_of(path.steps), {});
      citation.kind = kb::CitationKind::anaphora;
      citation.confidence = known ? 0.6 : 0.3;  // rule R4
      citation.flags = path.flags;
      return;
    }
    emit_host(path, path.last, 1.0);
  }

  // Articles of an amending act have Roman numbers; Arabic ones there are the amended act's.
  static bool is_own_article(const Path& path) {
    return std::any_of(path.steps.begin(), path.steps.end(), [](const RefStep& step) {
      return step.unit == Unit::article && !step.value.empty() && step.value.front() >= 'A' &&
             step.value.front() <= 'Z';
    });
  }

  void emit_host(const Path& path, std::size_t end, double confidence) {
    kb::Citation& citation = emit(path.first, end);
    const std::string host = context_.host_work.empty() ? "?" : context_.host_work;
    Address own = address_of(path.steps);
    const std::string plain = own.eid;
    const auto relative = relative_address(path.steps, context_.source_eid);
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

  // "denumită în continuare lege": binds the term to the act named last in this text.
  void note_term(std::size_t i) {
    if (!tokens_.is_word(i, "continuare")) return;
    const std::string term = term_at(tokens_, i + 1, language_);
    if (term.empty()) return;
    // The act must be of the noun's own kind: a regulation's title may end with the directive that
    // it repeals.
    const auto act = named_.find(term.substr(0, term.find(' ')));
    if (act == named_.end() || i > act->second.at + kTermReach) return;
    context_.terms[term] = act->second.target;
  }

  bool in_scope() const {
    const std::string& scope = context_.amended_scope;
    return !scope.empty() &&
           (context_.source_eid == scope || context_.source_eid.starts_with(scope + "__"));
  }

  void leave_amendment() {
    if (context_.amended_work.empty() || in_scope()) return;
    context_.amended_work.clear();
    context_.amended_scope.clear();
  }

  // "Legea nr. 76/2002 ... se modifică după cum urmează:": what stands below speaks of that law.
  void note_amendment() {
    if (context_.kind != kb::DocumentKind::act || context_.source_eid.empty() ||
        !context_.amended_work.empty() || language_.tables().amending.empty() || out_.empty())
      return;
    if (!tokens_.is_mark(tokens_.size() - 1, ':')) return;
    const auto act = std::find_if(out_.begin(), out_.end(), [&](const kb::Citation& citation) {
      return citation.kind == kb::CitationKind::external && citation.target.eid.empty() &&
             citation.target.work != "?";
    });
    if (act == out_.end()) return;
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (!tokens_.is_word(i, "se") || tokens_[i].begin < act->end) continue;
      const auto& verbs = language_.tables().amending;
      if (std::find(verbs.begin(), verbs.end(), tokens_.folded(i + 1)) == verbs.end()) continue;
      context_.amended_work = act->target.work;
      const std::size_t below = context_.source_eid.find("__");
      const bool article = context_.source_eid.starts_with("art_");
      context_.amended_scope = article ? context_.source_eid.substr(0, below) : context_.source_eid;
      return;
    }
  }
};

}  // namespace

std::vector<kb::Citation> read_citations(const Tokens& tokens, const Language& language,
                                         CiteContext& context, Style style) {
  return Reader(tokens, language, context, style).read();
}

std::vector<kb::Citation> find_citations(std::string_view text, CiteContext& context) {
  const Language& language = language_for(context.language);
  return read_citations(Tokens(text, language), language, context, Style::running);
}

}  // namespace lacuna::indexer
