#include "indexer/cite/reader.h"

#include <algorithm>

#include "indexer/cite/uri.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kTermReach = 160;  // tokens from an act to "denumită în continuare"

bool ends_sentence(const Tokens& tokens, std::size_t i) {
  return tokens.is_mark(i, '.') || tokens.is_mark(i, ';') || tokens.is_mark(i, ':') ||
         tokens.is_mark(i, '"');
}

}  // namespace

std::vector<CitedExpression> Reader::read() {
  leave_amendment(context_);
  context_.amends = false;
  for (std::size_t i = 0; i < tokens_.size();) i = step(i);
  mark_transposed();
  note_lead();
  open_amendment(tokens_, tokens_.size(), language_, out_, context_);
  return std::move(out_);
}

std::size_t Reader::step(std::size_t i) {
  const CiteToken& token = tokens_[i];
  if (token.kind == TokenKind::number) {
    if (token.size == 5)
      if (const auto found = parse_celex(tokens_, i)) return take_act(i, *found);
    if (language_.tables().bare_upward)
      if (const auto list = parse_paths(tokens_, i, language_)) return take_paths(*list);
    return i + 1;
  }
  if (token.kind != TokenKind::word && !token.lexeme) {
    if (token.mark == '(' && !context_.amendment.scope.empty()) note_quoted_paragraph(i);
    if (token.mark == ':' && context_.amends && context_.amendment.scope.empty() &&
        opens_instructions(i + 1)) {
      open_amendment(tokens_, i + 1, language_, out_, context_);
      instructs_here_ = !context_.amendment.scope.empty();
    }
    if (token.mark == ':' && reproduces_at_ > 0) open_reproduction();
    return i + 1;
  }
  if (token.size == 1 && token.upper)
    if (const auto next = case_number(i)) return *next;
  if (token.size == 3 && tokens_.is_word(i, "eli"))
    if (const auto found = parse_eli(tokens_, i)) return take_act(found->first, found->act);
  if (!token.lexeme) {
    if (language_.tables().bare_upward && token.size <= 4)
      if (const auto list = parse_paths(tokens_, i, language_)) return take_paths(*list);
    return i + 1;
  }
  if (!token.lexeme->amending.empty() && !context_.amends)
    context_.amends = std::any_of(
        token.lexeme->amending.begin(), token.lexeme->amending.end(), [&](std::uint16_t p) {
          return match_phrase(tokens_, i, language_.amending_phrase(p)).has_value();
        });
  if (!token.lexeme->gazettes.empty())
    if (const auto next = skip_gazette(tokens_, i, language_, context_.jurisdiction)) return *next;
  if (!token.lexeme->acts.empty() || token.lexeme->role == Role::title_end)
    if (const auto act = parse_act(tokens_, i, language_, context_)) {
      // The act's own title, printed above it.
      const bool titled = token.upper && token.gap == Gap::line && token.size > 2 &&
                          act->next < tokens_.size() && tokens_[act->next].gap == Gap::line;
      if (titled || (act->work == context_.host_work && token.upper && i == 0)) return act->next;
      // "Treaty on European Union (TEU)": the abbreviation of what was just named.
      if (i > 0 && last_act_at_ == i - 1 && act->work == last_act_ && tokens_.is_mark(i - 1, '(') &&
          tokens_.is_mark(act->next, ')'))
        return act->next;
      // "Regulamentul (UE) nr. 952/2013 ... de stabilire a Codului vamal al Uniunii": its title.
      if (act->row && act->row->rule == NumberRule::named && act->work == last_act_ &&
          act->work.starts_with("eu/reg/") && i < last_act_at_ + kTermReach)
        return act->next;
      return take_act(act->first.value_or(i), *act);
    }
  if (token.lexeme->role == Role::called) note_term(i);
  if (token.lexeme->role == Role::reproduces) reproduces_at_ = i;
  if (!token.lexeme->acts.empty()) note_quoted_term(i);
  if (token.lexeme->role == Role::self && tokens_[i + 1].lexeme &&
      !tokens_[i + 1].lexeme->acts.empty())
    self_at_ = i;
  if (token.lexeme->role == Role::transposes) note_transposition(i);
  if (token.lexeme->role == Role::same)
    if (const auto same = same_act(tokens_, i, language_, context_))
      if (const auto next = take_paths_after(i, same->next, *same)) return *next;
  if (const auto next = heading(i)) return *next;
  if (opens_path(tokens_, i, language_))
    if (const auto list = parse_paths(tokens_, i, language_)) return take_paths(*list);
  return i + 1;
}

// "Reproducem mai jos prevederile art. III-V din Legea nr. 49/2020 ...: Articolul III (1) ...":
// what stands below the colon speaks as that act does.
void Reader::open_reproduction() {
  const std::size_t from = tokens_[reproduces_at_].begin;
  reproduces_at_ = 0;
  const auto named = std::find_if(out_.begin(), out_.end(), [&](const CitedExpression& found) {
    return found.begin >= from && !found.refs.empty();
  });
  if (named == out_.end() || !context_.amendment.scope.empty()) return;
  const kb::ProvisionRef& target = named->refs.front().target;
  if (target.work == "?" || target.eid.empty()) return;
  Amendment amendment;
  amendment.scope = context_.source_eid.empty() ? "?" : context_.source_eid;  // this text's alone
  amendment.work = target.work;
  amendment.unit = target.eid;
  amendment.reproduced = true;
  context_.amendment = std::move(amendment);
  instructs_here_ = true;
}

// "... după cum urmează: La articolul 1, alineatele ...", "... urmează: Notă ...": instructions
// that stand in one text with the words above them.
bool Reader::opens_instructions(std::size_t i) const {
  if (i >= tokens_.size() || !tokens_[i].capital) return false;
  return tokens_.is_word(i, "nota") || opens_path(tokens_, i, language_) ||
         opens_path(tokens_, i + 1, language_);
}

// "Articolul 14^1 (1) Sportivii ...", "§ 5 Wissenschaft": the label of a unit, not a citation of
// it.
std::optional<std::size_t> Reader::heading(std::size_t i) {
  const CiteToken& token = tokens_[i];
  if (!is_level(token.lexeme->role) || (!token.capital && token.kind == TokenKind::word))
    return std::nullopt;
  const Unit unit = static_cast<Unit>(token.lexeme->value);
  const bool article = unit == Unit::article;
  if (!article && !is_container(unit) && unit != Unit::annex) return std::nullopt;
  const bool line = token.gap == Gap::line;
  const bool below_heading =
      i > 0 && tokens_.is_word(i - 1) && tokens_[i - 1].upper && tokens_[i - 1].size > 3;
  const auto element = parse_element(tokens_, i, language_);
  if (!element || element->steps.empty()) return std::nullopt;
  const bool apart = line || below_heading || (i > 0 && ends_sentence(tokens_, i - 1)) ||
                     (article && heads_quoted_article(i, *element));
  if (article && (!apart || (!line && token.kind != TokenKind::word))) return std::nullopt;
  if (!article) {
    // "Planul de amenajare a teritoriului - Secțiunea a IV-a - Rețeaua de localități": of a name.
    const auto spaced_dash = [&](std::size_t k) {
      return tokens_.is_mark(k, '-') && tokens_[k].gap == Gap::space;
    };
    if (i > 1 && spaced_dash(i - 1) && spaced_dash(element->next) && !apart) return element->next;
    const bool first = apart || (i > 0 && tokens_.is_mark(i - 1, '?'));
    if (element->steps.size() == 1 &&
        container_heading(i, element->next, first ? Place::first : Place::within))
      return element->next;
    return std::nullopt;
  }
  // "Article 3 (1) Each ...": the bracket is the first paragraph's label.
  if (element->steps.size() > 2 ||
      (element->steps.size() == 2 && (element->values[1].form != Form::bracketed_number ||
                                      tokens_.glued(element->values[0].next))))
    return std::nullopt;
  std::size_t n = element->values[0].next;
  const std::size_t end = n;
  while (tokens_.is_mark(n, '.') || tokens_.is_mark(n, '-') || tokens_.is_mark(n, ':')) ++n;
  const bool marked = n > end;
  const bool dashed = marked && tokens_.is_mark(n - 1, '-');  // "Art. 7. - Anexele ..."
  if (n >= tokens_.size()) return line && !marked ? std::optional(end) : std::nullopt;
  if (tokens_.is_mark(n, '(') && tokens_.is_number(n + 1)) {
    while (!tokens_.is_mark(n, ')') && n < end + 8) ++n;
    ++n;
    if (n >= tokens_.size() && line) return end;
  } else if (tokens_[n].gap == Gap::line && line) {
    return end;  // a label alone on its line
  }
  const CiteToken& next = tokens_[n];
  if (next.kind != TokenKind::word || !next.capital) return std::nullopt;
  if (!marked && next.upper && next.size <= 4 && next.lexeme) return std::nullopt;
  // "Articolul I Ordonanța ... se modifică", in an ordinance that is being approved.
  const RefStep& label = element->steps.front();
  const bool approved = context_.amendment.approval && is_amending_article(label);
  // "Articolul 57 Anexele nr. 1 și 2 fac parte ...": no annex stands below an article.
  const bool annexes = next.lexeme && is_level(next.lexeme->role) &&
                       static_cast<Unit>(next.lexeme->value) == Unit::annex && apart;
  if (!dashed && !annexes && opens_path(tokens_, n, language_) &&
      parse_paths(tokens_, n, language_))
    return std::nullopt;
  if (!marked && !approved && parse_act(tokens_, n, language_, context_)) return std::nullopt;
  if (language_.short_name_at(tokens_, n)) return std::nullopt;
  if (below_heading && !line && !marked) return std::nullopt;
  if (!context_.amendment.scope.empty()) {
    if (approved) {
      enter_article(context_.amendment, label);
      headed_at_ = end;
    } else {
      context_.amendment.unit = address_of({label}).eid;
    }
    context_.amendment.paragraph.clear();
    if (tokens_.is_mark(n - 1, ')')) context_.amendment.paragraph = "para_1";
  }
  return end;
}

// "... în regim semiliber Articolul 13^7 (1) Prin excepție ...", "... ale Uniunii Europene Art.
// 33^1 - În aplicarea ...": after a title that no mark ends.
bool Reader::heads_quoted_article(std::size_t i, const PathElement& element) const {
  if (context_.amendment.scope.empty() || i == 0 || tokens_[i].kind != TokenKind::word ||
      !tokens_.is_word(i - 1) || tokens_[i - 1].lexeme)
    return false;
  std::size_t n = element.values.front().next;
  if (tokens_[i].size > 3 && tokens_.is_mark(n, '(') && tokens_.is_number(n + 1))
    return tokens_[n].gap != Gap::none;
  // "... medico-legale Articolul 248^1 Efectuarea expertizelor": a title follows a title
  constexpr std::size_t kTitleWord = 4;  // letters
  if (tokens_[i].size > 3 && tokens_[i - 1].size > kTitleWord && tokens_[n].capital &&
      !tokens_[n].upper && !tokens_[n].lexeme && tokens_[n].size >= kTitleWord)
    return true;
  if (tokens_.is_mark(n, '.')) ++n;
  if (!tokens_.is_mark(n, '-') || tokens_[n].gap != Gap::space) return false;
  return tokens_[n + 1].capital || (tokens_.is_mark(n + 1, '(') && tokens_.is_number(n + 2));
}

// "... următorul cuprins: (3^6) Sintagmele ...": letters named below are that paragraph's.
void Reader::note_quoted_paragraph(std::size_t i) {
  if (i > 0 && !ends_sentence(tokens_, i - 1) && !tokens_.is_mark(i - 1, '-')) return;
  const auto value = parse_value(tokens_, i, Unit::paragraph);
  if (value && value->range_end.empty() && tokens_.is_word(value->next) &&
      tokens_[value->next].capital)
    context_.amendment.paragraph = "para_" + value->norm;
}

// "Capitolul I. DISPOZIȚII GENERALE", its title in capitals; and where it stands first on its line
// or in its sentence "Capitolul 1 - Exercitarea profesiunii", "«Capitolul VI^1 Mecanisme".
bool Reader::container_heading(std::size_t i, std::size_t after, Place place) const {
  std::size_t n = after;
  while (tokens_.is_mark(n, '.') || tokens_.is_mark(n, '-') || tokens_.is_mark(n, ':')) ++n;
  const CiteToken& next = tokens_[n];
  if (i > 0 && (tokens_.role(i - 1) == Role::particle || tokens_.role(i - 1) == Role::conjunction))
    return false;
  // "Capitolul I | Secțiunea 1 - Dispoziții generale"
  if (tokens_.is_mark(n, '?') && tokens_.text()[next.begin] == '|')
    return place == Place::first && is_level(tokens_.role(n + 1));
  // The label alone: its title is a text of its own.
  const bool labelled =
      i == 0 ? !context_.source_eid.empty() : n > after || tokens_.is_mark(i - 1, '?');
  if (n >= tokens_.size()) return place == Place::first && labelled;
  // "Capitolul 2" alone on its line
  const bool own_line = tokens_[i].gap == Gap::line || (i > 0 && tokens_.is_mark(i - 1, '?'));
  if (next.gap == Gap::line && own_line && place == Place::first) return true;
  if (next.kind != TokenKind::word || opens_path(tokens_, n, language_)) return false;
  // "CAPITOLUL II Criteriile de selectare", "ANEXA Nr. 1 PROGRAMUL": a title, though it begins like
  // an instrument.
  const bool printed_title = next.size > 3 &&
                             (next.upper || (tokens_[i].upper && place == Place::first)) &&
                             !parse_act(tokens_, n, language_, context_);
  if (next.lexeme && !next.lexeme->acts.empty() && !printed_title) return false;
  return place == Place::first ? next.capital
                               : next.upper && next.size > 3 && roman_value(tokens_.folded(n)) == 0;
}

// C-720/17: a case of the Court of Justice.
std::optional<std::size_t> Reader::case_number(std::size_t i) {
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

void Reader::open(std::size_t first) {
  CitedExpression& expression = out_.emplace_back();
  expression.begin = tokens_[first].begin;
}

kb::Citation& Reader::add(std::size_t first, std::size_t last) {
  CitedExpression& expression = out_.back();
  kb::Citation& citation = expression.refs.emplace_back();
  citation.source_eid = context_.source_eid;
  citation.part = context_.part;
  citation.begin = tokens_[first].begin;
  citation.end = tokens_[last - 1].end;
  citation.raw = tokens_.text().substr(citation.begin, citation.end - citation.begin);
  expression.end = citation.end;
  return citation;
}

// `at`: token after the act. Its category's noun is looked for back from there by the caller.
void Reader::remember(const std::string& work, const std::string& component, std::size_t noun,
                      std::size_t at) {
  if (work.empty() || work == "?") return;
  context_.previous_work = work;
  if (work.starts_with("eu/")) context_.eu_acts.insert(work);
  const std::string stem(language_.stem(tokens_.folded(noun)));
  context_.previous_by_noun[stem] = work;
  if (const auto head = named_.find(stem); head != named_.end() && in_title(head->second, noun)) {
    head->second.at = at;  // its title goes on
    head->second.titled = true;
  } else
    named_[stem] = {component.empty() ? work : work + "!" + component, at};
  last_act_ = work;
  last_component_ = component;
  last_act_at_ = at;
}

// "Regulamentul (CE) nr. 1.907/2006 ... de abrogare a Regulamentului (CEE) nr. 793/93": whether the
// noun is one of the title of that act, named before.
bool Reader::in_title(const Named& head, std::size_t noun) const {
  constexpr std::size_t kTitle = 120;  // tokens
  constexpr std::size_t kNext = 8;     // tokens to one more of the acts that the title names
  if (noun > head.at + kTitle || noun < head.at) return false;
  bool amends = head.titled && noun < head.at + kNext;
  for (std::size_t i = head.at; i < noun; ++i) {
    if (tokens_.is_mark(i, ';') || tokens_.role(i) == Role::stop) return false;
    amends = amends || tokens_.role(i) == Role::amends_there || tokens_.role(i) == Role::amends;
  }
  return amends;
}

std::size_t Reader::take_act(std::size_t first, const ActMention& mention) {
  ActMention act = mention;
  act.work = as_named_before(act.work);
  remember(act.work, act.component, act_noun(first, act.next), act.next);
  note_quoted_act(first, act);
  Binding binding{act.work, act.component,  kb::CitationKind::external,
                  act.next, act.confidence, act.flags};
  if (const auto next = take_paths_after(first, act.next, binding)) return *next;
  open(first);
  add_act(first, act);
  std::size_t next = skip_code_title(act.work, act.next);
  ActMention before = act;
  while (const auto more = parse_next_act(tokens_, next, language_, before)) {
    std::size_t begin = next;
    while (!tokens_.is_number(begin) && !tokens_.is_mark(begin, '(') &&
           !tokens_.is_number_mark(begin))
      ++begin;
    add_act(begin, *more);  // "Directivele 2002/67/CE și 2008/5/CE": one expression
    remember(more->work, more->component, act_noun(first, act.next), more->next);
    before = *more;
    next = more->next;
  }
  return next;
}

void Reader::add_act(std::size_t first, const ActMention& act) {
  kb::Citation& citation = add(first, act.next);
  citation.target.work = act.work;
  citation.target.eid = act.eid;
  citation.confidence = act.confidence;
  citation.flags = act.flags;
  if (act.work == context_.host_work) citation.kind = kb::CitationKind::internal;
}

// "Legea nr. 53/2003 - Codul muncii", "Legea nr. 134/2010 privind Codul de procedură civilă": the
// code's name is the law's title, no second reference.
std::size_t Reader::skip_code_title(const std::string& work, std::size_t next) const {
  if (work.starts_with("eu/") || work.find("/cod-") != std::string::npos) return next;
  std::size_t i = next;
  if (tokens_.is_mark(i, '-') || tokens_.is_mark(i, ',') || tokens_.is_mark(i, '(') ||
      tokens_.role(i) == Role::soft_stop)
    ++i;
  if (!tokens_[i].lexeme || tokens_[i].lexeme->acts.empty()) return next;
  const auto code = parse_act(tokens_, i, language_, context_);
  if (!code || code->work.find("/cod-") == std::string::npos) return next;
  return code->next;
}

// An act, a comma, and a list that names no act of its own: "Codul educației nr. 152/2014, art.
// 2". Inside an act the list may as well be its own, so there only where it ends the phrase.
std::optional<std::size_t> Reader::take_paths_after(std::size_t first, std::size_t at,
                                                    const Binding& binding) {
  if (!tokens_.is_mark(at, ',') || !opens_path(tokens_, at + 1, language_)) return std::nullopt;
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
  CitedExpression& expression = out_.back();
  kb::Citation& head = expression.refs.front();
  expression.begin = head.begin = tokens_[first].begin;
  head.raw = tokens_.text().substr(head.begin, head.end - head.begin);
  return end;
}

// The noun of an act named between two tokens, by which "that Directive" takes it up again: of
// "Council Directive 93/22/EEC" the second word, of "Immigration and Asylum Act 1999" the last.
std::size_t Reader::act_noun(std::size_t first, std::size_t end) const {
  if (end >= first + 2 && tokens_.role(end - 2) == Role::title_end && tokens_.is_number(end - 1))
    return end - 2;
  std::size_t noun = first;
  bool found = false;
  for (std::size_t i = first; i < end; ++i) {
    const WordForm* form = tokens_[i].lexeme;
    if (tokens_.is_number(i)) break;
    if (!form || form->acts.empty() || (found && tokens_.is_mark(i - 1, '-'))) continue;
    noun = i;
    found = true;
  }
  return noun;
}

// "Regulamentul nr. 1.169/2011" where that EU regulation has been named: the same.
std::string Reader::as_named_before(const std::string& work) const {
  static constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
      {"/regulament/", "eu/reg/"}, {"/decizie/", "eu/dec/"}};
  if (context_.eu_acts.empty()) return work;
  for (const auto& [type, eu] : kTypes)
    if (const std::size_t at = work.find(type); at != std::string::npos) {
      const std::string same = std::string(eu) + work.substr(at + type.size());
      if (context_.eu_acts.contains(same)) return same;
    }
  return work;
}

// "denumită în continuare lege": binds the term to the act named last in this text.
void Reader::note_term(std::size_t i) {
  if (!tokens_.is_word(i, "continuare")) return;
  const std::string term = term_at(tokens_, i + 1, language_);
  if (!term.empty()) return bind_term(term, i);
  // "denumite în continuare Orientări": an instrument that no category names is known to be none of
  // the acts.
  if (tokens_[i + 1].capital && !tokens_[i + 1].lexeme)
    context_.terms.emplace(language_.stem(tokens_.folded(i + 1)), "?");
}

// "(the 'Framework Decision')" after the act.
void Reader::note_quoted_term(std::size_t i) {
  constexpr std::size_t kOpening = 3;  // tokens from the bracket to the term
  if (i < 2 || !(tokens_.is_mark(i - 1, '\'') || tokens_.is_mark(i - 1, '"'))) return;
  std::size_t open = i - 1;
  while (open > 0 && i - open < kOpening && !tokens_.is_mark(open, '(')) --open;
  if (!tokens_.is_mark(open, '(')) return;
  if (const std::string term = term_at(tokens_, i, language_); !term.empty()) bind_term(term, i);
}

// The act must be of the noun's own kind: a regulation's title may end with the directive that it
// repeals.
void Reader::bind_term(const std::string& term, std::size_t at) {
  auto act = named_.find(term.substr(0, term.find(' ')));
  if (act == named_.end()) act = named_.find(term.substr(term.rfind(' ') + 1));
  if (act == named_.end() || at > act->second.at + kTermReach) return;
  context_.terms[term] = act->second.target;
}

// "Prezenta lege transpune ...", "transpune art. ..." at the head of its sentence, "Dieses Gesetz
// dient der Umsetzung ...": an act of a state speaking of itself.
void Reader::note_transposition(std::size_t i) {
  constexpr std::size_t kHead = 2;
  if (context_.kind != kb::DocumentKind::act || context_.jurisdiction == "eu") return;
  bool self = false;
  std::size_t head = i;
  while (head > 0 && !(ends_sentence(tokens_, head - 1) && tokens_[head].gap != Gap::none)) {
    --head;
    self = self || tokens_.role(head) == Role::self;
  }
  if (self || i - head <= kHead) transposes_from_ = tokens_[i].end;
}

// What follows such words, lists below a colon included, is transposed where it is an EU act.
void Reader::mark_transposed() {
  std::string& scope = context_.transposing;
  const bool inherited =
      !scope.empty() && context_.source_eid.starts_with(scope) && context_.source_eid != scope;
  if (!inherited) scope.clear();
  if (!transposes_from_ && !inherited) return;
  for (CitedExpression& expression : out_)
    for (kb::Citation& citation : expression.refs)
      if (citation.target.work.starts_with("eu/") && citation.begin >= transposes_from_.value_or(0))
        citation.relation = kb::CitationRelation::transposes;
  if (!inherited && tokens_.is_mark(tokens_.size() - 1, ':')) scope = context_.source_eid;
}

std::vector<CitedExpression> read_expressions(const Tokens& tokens, const Language& language,
                                              CiteContext& context, Style style) {
  return Reader(tokens, language, context, style).read();
}

std::vector<kb::Citation> read_citations(const Tokens& tokens, const Language& language,
                                         CiteContext& context, Style style) {
  std::vector<kb::Citation> out;
  for (CitedExpression& expression : read_expressions(tokens, language, context, style))
    std::move(expression.refs.begin(), expression.refs.end(), std::back_inserter(out));
  return out;
}

}  // namespace lacuna::indexer
