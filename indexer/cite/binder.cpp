#include "indexer/cite/binder.h"

#include <algorithm>

#include "indexer/cite/act.h"
#include "indexer/cite/element.h"
#include "indexer/cite/path.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kTermWords = 4;

bool is_act_word(const Tokens& tokens, std::size_t i) {
  const WordForm* lexeme = tokens[i].lexeme;
  if (!lexeme) return false;
  // "la o valoare": "O" alone is only part of "O.U.G."
  if (tokens[i].size == 1 && !tokens[i].upper && lexeme->role == Role::none) return false;
  return lexeme->role == Role::noun || lexeme->role == Role::instrument || !lexeme->acts.empty() ||
         (lexeme->role == Role::title_end && tokens[i].capital);
}

// "the Convention on Narcotic Drugs": the name of an act without a number, as printed in capitals.
std::size_t skip_name(const Tokens& tokens, std::size_t at) {
  constexpr std::size_t kNameWords = 16;
  static constexpr std::string_view kSmall[] = {"on", "of", "the", "for", "and", "to"};
  std::size_t end = at;
  for (std::size_t i = at; i < at + kNameWords && tokens.is_word(i); ++i) {
    if (tokens.role(i) == Role::month) break;
    if (tokens[i].capital)
      end = i + 1;
    else if (std::find(std::begin(kSmall), std::end(kSmall), tokens.folded(i)) == std::end(kSmall))
      break;
  }
  return end;
}

// CiteToken after the noun phrase for an act, its number not read: "ordonanțe de urgență", "act
// normativ".
std::size_t skip_act_words(const Tokens& tokens, std::size_t at, const Language& language) {
  std::size_t next = at;
  while (tokens.role(next) == Role::noun) ++next;
  if (next > at) return next;
  if (const WordForm* lexeme = tokens[at].lexeme)
    for (const std::uint16_t p : lexeme->acts)
      if (const auto taken = match_phrase(tokens, at, language.act_phrase(p))) return at + *taken;
  return at + 1;
}

Binding previous(const std::string& work, std::size_t next) {
  Binding out;
  out.work = work.empty() ? "?" : work;
  out.kind = kb::CitationKind::anaphora;
  out.confidence = work.empty() ? 0.3 : 0.8;
  out.next = next;
  return out;
}

// The act named last that the noun at `at` fits: "aceeași lege" is the last law, "același act
// normativ" the last act of any kind.
std::string previous_of(const Tokens& tokens, std::size_t at, const Language& language,
                        const CiteContext& context) {
  if (tokens.role(at) == Role::noun) return context.previous_work;
  const auto found = context.previous_by_noun.find(std::string(language.stem(tokens.folded(at))));
  return found == context.previous_by_noun.end() ? std::string() : found->second;
}

// The word for the article itself, as "article" in "of this Article".
bool is_article_word(const Tokens& tokens, std::size_t i) {
  const WordForm* form = tokens[i].lexeme;
  if (!form || !is_level(form->role)) return false;
  const Unit unit = static_cast<Unit>(form->value);
  const bool article = unit == Unit::article || unit == Unit::statute_section ||
                       unit == Unit::paragraph || unit == Unit::point;
  return article && !tokens.is_number(i + 1) && !tokens.is_mark(i + 1, '(');
}

// "Bundesdatenschutzgesetzes", "Regelbedarfs-Ermittlungsgesetzes": an act that no row names; token
// after it, `at` where there is none.
std::size_t skip_unlisted(const Tokens& tokens, std::size_t at, const Language& language) {
  constexpr std::size_t kParts = 8;  // tokens of a name with hyphens
  if (!tokens[at].capital || is_act_word(tokens, at)) return at;
  std::size_t i = at;
  while (i < at + kParts && tokens.is_word(i) && tokens.is_mark(i + 1, '-')) i += 2;
  const std::string_view word = tokens.folded(i);
  const auto& endings = language.tables().act_words;
  const bool act = std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return word.size() > ending.size() && word.ends_with(ending);
  });
  return act && tokens.is_word(i) ? i + 1 : at;
}

// "Immigration and Asylum Act 1999", seen from its first word.
std::optional<ActMention> titled_ahead(const Tokens& tokens, std::size_t i) {
  constexpr std::size_t kTitleWords = 16;
  if (!tokens[i].capital) return std::nullopt;
  for (std::size_t k = i + 1; k < i + kTitleWords && k < tokens.size(); ++k) {
    if (tokens.role(k) != Role::title_end) continue;
    auto act = parse_titled_act(tokens, k);
    if (act && act->first == i) return act;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Term> find_term(const Tokens& tokens, std::size_t at, const Language& language,
                              const CiteContext& context) {
  if (context.terms.empty() || !(is_act_word(tokens, at) || tokens[at].capital))
    return std::nullopt;
  std::string name;
  std::optional<Term> found;
  for (std::size_t i = at; i < at + kTermWords && tokens.is_word(i); ++i) {
    if (!name.empty()) name += ' ';
    name += language.stem(tokens.folded(i));
    const auto term = context.terms.find(name);
    if (term != context.terms.end()) found = Term{term->second, i + 1};
  }
  return found;
}

std::string term_at(const Tokens& tokens, std::size_t at, const Language& language) {
  std::size_t i = at;
  while (tokens.is_mark(i, '-') || tokens.is_mark(i, '"') || tokens.is_mark(i, ',') ||
         tokens.is_mark(i, ':') || tokens.is_mark(i, '?'))
    ++i;
  if (!is_act_word(tokens, i)) return {};
  std::string name;
  for (std::size_t k = i; k < i + kTermWords && tokens.is_word(k); ++k) {
    if (tokens.role(k) == Role::stop || tokens.role(k) == Role::conjunction) break;
    if (!name.empty()) name += ' ';
    name += language.stem(tokens.folded(k));
  }
  return name;
}

std::optional<Binding> same_act(const Tokens& tokens, std::size_t at, const Language& language,
                                const CiteContext& context) {
  if (tokens.role(at) != Role::same || !is_act_word(tokens, at + 1)) return std::nullopt;
  std::size_t next = at + 2;
  if (tokens.role(next) == Role::noun) ++next;
  return previous(previous_of(tokens, at + 1, language, context), next);
}

std::optional<Binding> bind(const Tokens& tokens, std::size_t at, const Language& language,
                            const CiteContext& context, Style style) {
  at = past_footnote(tokens, at);
  std::size_t i = at;
  // "alin. (3) sau (4), după caz, din Legea ..."
  if (const std::size_t aside = past_aside(tokens, i, language);
      aside > i && tokens.role(aside) == Role::particle)
    i = at = aside;
  if (const auto name = language.short_name_at(tokens, i)) {
    if (const auto act = parse_act(tokens, i, language, context); act && act->next > i)
      return Binding{act->work, act->component,  kb::CitationKind::external,
                     act->next, act->confidence, act->flags,
                     {}};
    Binding out;
    out.work = "de/" + name->key;
    out.next = name->next;
    out.confidence = 0.9;
    return out;
  }
  const bool comma = tokens.is_mark(i, ',') ||
                     (tokens.is_mark(i, '.') && tokens.is_mark(i + 1, ',') && tokens.glued(i));
  if (comma) i += tokens.is_mark(i, ',') ? 1 : 2;
  if (tokens.role(i) == Role::thereof) return previous(context.previous_work, i + 1);
  bool particle = tokens.role(i) == Role::particle ||
                  (language.tables().bracket_chain && tokens.role(i) == Role::until);
  if (particle) ++i;
  if (particle && tokens.role(i) == Role::particle) ++i;  // "de la", "of the"
  if (language.tables().bracket_chain && tokens.is_word(i, "the")) ++i;
  if (tokens.role(i) == Role::self || tokens.role(i) == Role::same) {
    // "цієї статті", "al prezentului articol", "of that Article"
    if ((particle || language.tables().genitive) && is_article_word(tokens, i + 1)) {
      const bool own = tokens.role(i) == Role::self;
      Binding out;
      out.next = i + 2;
      if (own || context.previous_unit.empty()) {
        out.work = context.host_work.empty() ? "?" : context.host_work;
        out.kind = kb::CitationKind::internal;
        out.confidence = own ? 0.95 : 0.6;
      } else {
        out.work = context.previous_unit_work;
        out.unit = context.previous_unit;
        out.kind = kb::CitationKind::anaphora;
        out.confidence = 0.8;
      }
      return out;
    }
  }
  if (language.tables().genitive && !comma) particle = true;
  if (tokens.role(i) == Role::self) {
    if (!particle || !is_act_word(tokens, i + 1)) return std::nullopt;
    Binding out;
    out.work = context.host_work.empty() ? "?" : context.host_work;
    out.kind = kb::CitationKind::internal;
    out.next = skip_act_words(tokens, i + 1, language);
    out.confidence = 0.95;
    return out;
  }
  if (auto same = same_act(tokens, i, language, context)) return same;
  if (const auto act = titled_ahead(tokens, i))
    if (particle)
      return Binding{act->work,  {}, kb::CitationKind::external, act->next, act->confidence,
                     act->flags, {}};
  if (const std::size_t name = particle ? skip_unlisted(tokens, i, language) : i; name > i) {
    Binding out;
    out.work = "?";
    out.next = name;
    out.confidence = 0.3;
    out.flags.push_back("act_not_named");
    return out;
  }
  if (!is_act_word(tokens, i)) {
    // "din Orientări": defined, of an act that has no key
    const auto term = particle ? find_term(tokens, i, language, context) : std::nullopt;
    if (!term || term->target != "?") return std::nullopt;
    Binding out;
    out.work = "?";
    out.next = term->next;
    out.confidence = 0.3;
    out.flags.push_back("defined_term");
    return out;
  }
  if (const auto act = parse_act(tokens, i, language, context)) {
    // Without "din" between: "art. 5 Cod civil", "art. 5 Legea 31/1990"; after a comma only in
    // notes and for treaties, since "art. 5, Legea nr. ..." may be a list.
    const bool named = act->row && act->row->rule == NumberRule::named;
    if (!particle && comma && style == Style::running &&
        !(named && language.tables().bracket_chain))
      return std::nullopt;
    if (!particle && tokens[i].gap == Gap::line && style == Style::running) return std::nullopt;
    return Binding{act->work, act->component,  kb::CitationKind::external,
                   act->next, act->confidence, act->flags,
                   {}};
  }
  if (!particle || (language.tables().genitive && !is_act_word(tokens, i))) return std::nullopt;
  const std::size_t after = skip_act_words(tokens, i, language);
  if (tokens.role(after) == Role::mentioned) {
    Binding out = previous(previous_of(tokens, i, language, context), after + 1);
    while (tokens.role(out.next) == Role::mentioned) ++out.next;
    return out;
  }
  if (const auto term = find_term(tokens, i, language, context)) {
    Binding out;
    const std::size_t mark = term->target.find('!');
    out.work = term->target.substr(0, mark);
    if (mark != std::string::npos) out.component = term->target.substr(mark + 1);
    out.next = term->next;
    out.confidence = 0.9;
    out.flags.push_back("defined_term");
    return out;
  }
  if (const auto act = parse_approved(tokens, i, language, context))
    return Binding{act->work, act->component,  kb::CitationKind::external,
                   act->next, act->confidence, act->flags,
                   {}};
  // "anexa nr. II la memorandumul de finanțare" is not the act's own
  if (tokens.is_word(at, "la") && tokens.role(i) != Role::instrument && !tokens[i].capital)
    return std::nullopt;
  // An act is meant, but these words do not say which: kept, never linked.
  Binding out;
  out.work = "?";
  out.next = after;
  if (language.tables().bracket_chain && tokens[i].capital) out.next = skip_name(tokens, after);
  out.confidence = 0.3;
  out.flags.push_back("act_not_named");
  return out;
}

}  // namespace lacuna::indexer
