// What people type into `show` and the search box: looser than print (siglas in any case, "L" for a
// law, levels in any place), and possibly without saying what kind of act "122/2006" is.
#include <algorithm>

#include "indexer/cite/act.h"
#include "indexer/cite/cite.h"
#include "indexer/cite/element.h"
#include "indexer/cite/engine.h"
#include "indexer/cite/path.h"
#include "indexer/cite/uri.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

// In the order in which they are tried.
constexpr std::string_view kLanguages[] = {"ro", "en", "de", "fr", "ru", "uk"};

constexpr std::size_t kLongestTyped = 2000;  // bytes

// "ro/lege/2006/122", "de/asylg!art_5": begins with a jurisdiction and has no blanks.
std::optional<kb::ProvisionRef> canonical(std::string_view typed) {
  const std::size_t slash = typed.find('/');
  if (slash == std::string_view::npos || slash < 2 || slash > 3) return std::nullopt;
  if (!std::all_of(typed.begin(), typed.begin() + static_cast<std::ptrdiff_t>(slash),
                   [](char c) { return c >= 'a' && c <= 'z'; }))
    return std::nullopt;
  return kb::parse_ref(typed);
}

// What was understood of the tokens under one language's tables.
struct Scan {
  std::vector<std::string> works;  // in order of likelihood
  std::string component;
  std::vector<Address> units;
  std::vector<bool> used;  // by token
  std::size_t unread = 0;  // words
};

// "122/2006" without its category: the kinds of act that are cited so, the most cited first.
std::vector<std::string> works_of_number(const Tokens& tokens, std::size_t at, std::size_t& next,
                                         std::string_view jurisdiction) {
  static constexpr std::string_view kRo[] = {"lege", "og", "oug", "hg", "ordin", "decizie"};
  static constexpr std::string_view kMd[] = {"lege", "hg", "hp", "cod"};
  static constexpr std::string_view kEu[] = {"reg", "dir", "dec"};
  std::vector<std::string> out;
  if (!tokens.is_number(at) || !tokens.is_mark(at + 1, '/')) return out;
  const std::span<const std::string_view> types =
      jurisdiction == "md" ? std::span<const std::string_view>(kMd) : kRo;
  const std::string_view first = tokens.folded(at), second = tokens.folded(at + 2);
  const bool year_first = first.size() == 4 && year_of(first) >= 1950 && second.size() < 4;
  if (!year_first)
    if (const auto number = parse_act_number(tokens, at, Dated::no)) {
      next = number->next;
      for (std::string_view type : types)
        out.push_back(std::string(jurisdiction) + "/" + std::string(type) + "/" +
                      std::to_string(number->year) + "/" + number->number);
    }
  if (tokens.is_number(at + 2) && first.size() <= 5 && second.size() <= 5)
    for (std::string_view type : kEu)
      if (const auto work = eu_work(type, first, second, year_of(first) >= 2015)) {
        next = std::max(next, at + 3);
        out.push_back(*work);
      }
  if (next == at + 3 && tokens.is_mark(next, '/') && tokens.is_word(next + 1)) next += 2;
  return out;
}

enum class Acts { read, named };  // named: by words, which are left for others to know

Scan scan(const Tokens& tokens, const Language& language, std::string_view jurisdiction,
          Acts acts) {
  Scan out;
  out.used.assign(tokens.size(), false);
  const auto use = [&](std::size_t from, std::size_t to) {
    for (std::size_t k = from; k < to && k < out.used.size(); ++k) out.used[k] = true;
    return to;
  };
  for (std::size_t i = 0; i < tokens.size();) {
    if (acts == Acts::read && out.works.empty()) {
      if (auto act = parse_act(tokens, i, language, jurisdiction, Siglas::any_case)) {
        out.works.push_back(act->work);
        out.component = act->component;
        i = use(i, act->next);
        continue;
      }
      if (tokens.is_word(i, "l")) {
        const std::size_t n = i + (tokens.is_mark(i + 1, '.') ? 2 : 1);
        if (const auto number = parse_act_number(tokens, n, Dated::yes)) {
          out.works.push_back(std::string(jurisdiction) + "/lege/" + std::to_string(number->year) +
                              "/" + number->number);
          i = use(i, number->next);
          continue;
        }
      }
      std::size_t next = i + 1;
      if (auto works = works_of_number(tokens, i, next, jurisdiction); !works.empty()) {
        out.works = std::move(works);
        i = use(i, next);
        continue;
      }
    }
    if (out.units.empty() && opens_path(tokens, i, language))
      if (const auto list = parse_paths(tokens, i, language)) {
        for (const Path& path : list->paths) out.units.push_back(address_of(path.steps));
        i = use(i, list->next);
        continue;
      }
    ++i;
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Role role = tokens.role(i);
    const bool joins = tokens[i].kind == TokenKind::mark || role == Role::particle ||
                       tokens.is_number_mark(i) || role == Role::conjunction;
    const bool beside = (i > 0 && out.used[i - 1]) || (i + 1 < tokens.size() && out.used[i + 1]);
    if (!out.used[i] && joins && beside) out.used[i] = true;
    if (!out.used[i] && tokens[i].kind != TokenKind::mark) ++out.unread;
  }
  return out;
}

std::string unread_words(const Tokens& tokens, const std::vector<bool>& used) {
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (used[i]) continue;
    if (!out.empty() && (tokens[i].gap != Gap::none || used[i - 1])) out += ' ';
    out += tokens.text().substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
  }
  return out;
}

kb::ProvisionRef reference(const std::string& work, std::string_view component,
                           const Address* unit) {
  kb::ProvisionRef ref;
  ref.work = work;
  ref.eid = component;
  if (!unit) return ref;
  const bool own_component = !component_of(unit->eid).empty();
  ref.eid =
      component.empty() || own_component ? unit->eid : std::string(component) + "__" + unit->eid;
  ref.range_end = unit->range_end;
  ref.sentence = unit->sentence;
  return ref;
}

// A citation in good print, whole: its grammar knows more than the scan ("aprobat prin ...").
std::optional<UnderstoodReference> printed(const Tokens& tokens, const Language& language,
                                           std::string_view jurisdiction) {
  CiteContext context;
  context.kind = kb::DocumentKind::paper;
  context.language = language.tables().code;
  context.jurisdiction = jurisdiction;
  UnderstoodReference out;
  std::vector<bool> used(tokens.size(), false);
  for (const kb::Citation& citation : read_citations(tokens, language, context, Style::running)) {
    if (citation.target.work == "?" || citation.target.eid.empty() ||
        citation.kind == kb::CitationKind::anaphora)
      continue;
    out.refs.push_back(citation.target);
    for (std::size_t i = 0; i < tokens.size(); ++i)
      if (tokens[i].begin >= citation.begin && tokens[i].end <= citation.end) used[i] = true;
  }
  if (out.refs.empty()) return std::nullopt;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool joins = tokens[i].kind == TokenKind::mark || tokens.role(i) == Role::conjunction;
    if (joins && i > 0 && used[i - 1]) used[i] = true;
  }
  out.rest = unread_words(tokens, used);
  return out;
}

}  // namespace

UnderstoodReference understand_reference(std::string_view typed, std::string_view jurisdiction) {
  typed = trim(typed);
  UnderstoodReference out;
  if (typed.empty() || typed.size() > kLongestTyped) {
    out.rest = typed;
    return out;
  }
  if (const auto ref = canonical(typed)) {
    out.refs.push_back(*ref);
    return out;
  }
  if (const auto work = work_of_celex(typed)) {
    out.refs.push_back(reference(*work, {}, nullptr));
    return out;
  }
  for (std::string_view code : kLanguages) {
    const Language& language = language_for(code);
    const Tokens tokens(typed, language);
    if (auto found = printed(tokens, language, jurisdiction)) return *found;
  }
  std::optional<UnderstoodReference> best;
  std::size_t least = 0;
  for (std::string_view code : kLanguages) {
    const Language& language = language_for(code);
    const Tokens tokens(typed, language);
    const Scan read = scan(tokens, language, jurisdiction, Acts::read);
    if (read.works.empty() || (best && read.unread >= least)) continue;
    least = read.unread;
    best.emplace();
    for (const std::string& work : read.works) {
      if (read.units.empty()) best->refs.push_back(reference(work, read.component, nullptr));
      for (const Address& unit : read.units)
        best->refs.push_back(reference(work, read.component, &unit));
    }
    best->rest = unread_words(tokens, read.used);
  }
  if (best) return *best;
  out.rest = typed;
  return out;
}

NamedReference read_named_reference(std::string_view typed) {
  typed = trim(typed);
  NamedReference out;
  out.name = typed;
  if (typed.size() > kLongestTyped) return out;
  std::optional<std::size_t> least;
  for (std::string_view code : kLanguages) {
    const Language& language = language_for(code);
    const Tokens tokens(typed, language);
    const Scan read = scan(tokens, language, {}, Acts::named);
    if (read.units.empty() || read.unread == 0 || (least && read.unread >= *least)) continue;
    least = read.unread;
    out.units.clear();
    for (const Address& unit : read.units) out.units.push_back(reference({}, {}, &unit));
    out.name = unread_words(tokens, read.used);
  }
  return out;
}

std::optional<kb::ProvisionRef> parse_citation(std::string_view typed,
                                               std::string_view jurisdiction) {
  const UnderstoodReference understood = understand_reference(typed, jurisdiction);
  if (understood.refs.empty()) return std::nullopt;
  return understood.refs.front();
}

}  // namespace lacuna::indexer
