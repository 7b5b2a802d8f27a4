#include "indexer/cite/path.h"

#include <utility>

#include "indexer/cite/element.h"
#include "indexer/cite/nesting.h"
#include "indexer/cite/open_list.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kLongest = 400;  // paths of one list

enum class Join { direct, comma, conjunction };

class PathParser {
 public:
  PathParser(const Tokens& tokens, const Language& language)
      : tokens_(tokens), language_(language), list_(language) {}

  std::optional<PathList> parse(std::size_t at) {
    auto element = parse_element(tokens_, at, language_);
    if (!element) return std::nullopt;
    // "poz. 7", "nr. crt. 29" alone are of a tariff or a table; "art. 1 pct. V poz. 2" is of an
    // act.
    const WordForm* word = tokens_[at].lexeme;
    if (tokens_.is_number_mark(at) || (word && word->dotted_below)) return std::nullopt;
    // "2° du I de l'article 5": values without their level's word are only units of an article
    // that the list names.
    const bool bare = language_.tables().bare_upward && !is_level(tokens_.role(at)) &&
                      element->values.front().form != Form::ordinal;
    list_.open(std::move(*element), 0, at);
    while (list_.size() < kLongest && extend()) {
    }
    const auto end = list_.end();
    auto paths = list_.take();
    for (const Path& path : paths)
      if (path.steps.empty() || (bare && !path.has(Unit::article))) return std::nullopt;
    return PathList{std::move(paths), end};
  }

 private:
  const Tokens& tokens_;
  const Language& language_;
  OpenList list_;

  bool extend() {
    take_fraction();
    if (take_direct()) return true;
    if (take_upward(list_.end())) return true;
    if (take_titled()) return true;
    return take_separated();
  }

  // "punctul 2.4 - Definiții, subpunctul (35)": past a printed title to what stands below.
  bool take_titled() {
    constexpr std::size_t kTitle = 14;  // tokens
    const std::vector<RefStep>& steps = list_.steps();
    const Unit last = steps.back().unit;
    if (!is_container(last) && last != Unit::annex && last != Unit::point) return false;
    const auto at = list_.end();
    if (!tokens_.is_mark(at, '-') || tokens_[at].gap != Gap::space || !tokens_[at + 1].capital)
      return false;
    std::size_t i = at + 1;
    while (i < at + kTitle && tokens_.is_word(i) && tokens_[i].gap == Gap::space) ++i;
    if (!tokens_.is_mark(i, ',')) return false;
    auto element = parse_element(tokens_, i + 1, language_);
    if (!element || element->values.front().flag == "unnumbered" ||
        !nests_below(steps, element->steps.front().unit))
      return false;
    list_.append(std::move(*element));
    return true;
  }

  // "zweite Alternative", "Halbsatz 2"
  void take_fraction() {
    std::size_t i = list_.end();
    const bool counted = tokens_.role(i) == Role::ordinal || tokens_.role(i) == Role::last;
    if (counted) ++i;
    if (tokens_.role(i) != Role::fraction) return;
    i += tokens_.is_mark(i + 1, '.') ? 2 : 1;
    if (!counted) {
      if (tokens_.is_number_mark(i)) i += tokens_.is_mark(i + 1, '.') ? 2 : 1;
      if (!tokens_.is_number(i++)) return;
      while (tokens_.is_mark(i, '.') && tokens_.is_number(i + 1) && tokens_.glued(i + 1)) i += 2;
    }
    list_.end_at(i);
  }

  // Past "the" where that may stand before a unit: "of the first subparagraph".
  std::size_t past_article(std::size_t i) const {
    return language_.tables().bracket_chain && tokens_.is_word(i, "the") ? i + 1 : i;
  }

  // "art. 20" then "alin. (1)" with nothing between.
  bool take_direct() {
    const auto at = list_.end();
    auto element = parse_element(tokens_, at, language_);
    if (!element) return false;
    // "alin. (1) paragraful 1"
    if (tokens_.role(at) == Role::level_by_form && list_.last().has(Unit::paragraph))
      element->steps.front().unit = Unit::subparagraph;
    return place(std::move(*element), Join::direct, at);
  }

  // "partea III „Lapte și produse lactate“ a anexei VII", "titlul V - Grupurile de interes - al
  // cărții I": past the title of a container to the one above it.
  std::size_t past_title(std::size_t at) const {
    constexpr std::size_t kTitle = 48;  // tokens
    const Unit unit = list_.steps().front().unit;
    if (!is_container(unit) && unit != Unit::annex) return at;
    const bool quoted = tokens_.is_mark(at, '"');
    for (std::size_t i = at + 1; i < at + kTitle && i < tokens_.size(); ++i) {
      if (tokens_.is_mark(i, ';') || tokens_[i].gap == Gap::line) break;
      if (!quoted && (tokens_.role(i) == Role::stop || is_level(tokens_.role(i)))) break;
      if (tokens_.role(i) != Role::particle || (quoted && !tokens_.is_mark(i - 1, '"'))) continue;
      const auto element = parse_element(tokens_, i + 1, language_);
      if (!element || element->values.front().flag == "unnumbered") continue;
      const Unit above = element->steps.front().unit;
      if ((is_container(above) || above == Unit::annex) && is_above(above, unit)) return i;
    }
    return at;
  }

  bool take_upward(std::size_t at) {
    const bool dashed = tokens_.is_mark(at, '-') && tokens_[at].gap == Gap::space &&
                        tokens_[at + 1].gap == Gap::space && tokens_[at + 1].capital;
    if (dashed || tokens_.is_mark(at, '"')) at = past_title(at);
    if (tokens_.is_word(at, "de") && tokens_.is_word(at + 1, "la")) ++at;
    if (tokens_.role(at) != Role::particle) return false;
    const std::size_t i = past_article(at + 1);
    auto element = parse_element(tokens_, i, language_);
    if (!element) return false;
    if (element->values.front().flag == "unnumbered" && tokens_.is_word(at, "la")) return false;
    const Unit unit = element->steps.front().unit;
    // "articolul unic punctul 12, litera f) din anexă": the annex is not above the amending
    // article.
    if (unit == Unit::annex && is_amending(list_.steps().front()) && list_.is_cut_by_comma())
      list_.release(unit);
    // "La articolul I punctul 48, la anexa nr. 7": the annex is another act's.
    if (unit == Unit::annex && tokens_.is_word(at, "la") && is_amending(list_.steps().front()))
      return false;
    if (list_.put_between(*element)) return true;
    if (!stands_above(unit, list_.last(), language_) && !list_.release(unit)) return false;
    list_.put_above(*element);
    return true;
  }

  bool place(PathElement element, Join join, std::size_t first) {
    const Path& last = list_.last();
    const Unit unit = element.steps.front().unit;
    const bool unnumbered = element.values.front().flag == "unnumbered";
    if (join != Join::conjunction && !unnumbered && nests_below(last.steps, unit)) {
      if (list_.went_upward() && rank_of(last.steps.back().unit) >= rank_of(unit)) return false;
      if (!last.steps.back().range_end.empty()) {
        list_.open_below_range(std::move(element), first);
      } else if (join == Join::comma) {
        list_.append_after_comma(std::move(element), first);
      } else {
        list_.append(std::move(element));
      }
      return true;
    }
    // "articolul I punctul 5, anexa nr. 7": the annex is the amended act's.
    if (join == Join::comma && unit == Unit::annex && !list_.went_upward() &&
        is_amending(last.steps.front()))
      return false;
    if (join == Join::comma && rank_of(unit) < last.top_rank() && !unnumbered) {
      list_.put_above(element);
      if (!is_container(unit)) lower_confidence();
      return true;
    }
    if (join == Join::direct && in_sentence(last.steps, unit)) {
      list_.append(std::move(element));
      return true;
    }
    // "art. 1 alin. (3) și (4) art. 4": a comma is missing.
    if (join == Join::direct && !list_.went_upward() && unit == Unit::article && last.has(unit) &&
        last.steps.back().unit != unit && !tokens_[first].capital) {
      list_.open_beside(std::move(element), first);
      return true;
    }
    if (list_.went_upward() && join != Join::conjunction && list_.put_below_first(element))
      return true;
    if (join == Join::direct && list_.went_upward() && last.has(unit)) {
      // "alin. (1), art. 7 alin. (2)": what looked like going up was a list.
      if (split_upward(std::move(element))) return true;
    }
    if (join == Join::direct && !list_.went_upward()) {
      // "Litera c) Articolul 12 Capitolul II" (notes leave their commas out)
      if (rank_of(unit) < last.top_rank()) {
        list_.put_above(element);
        lower_confidence();
        return true;
      }
      return false;
    }
    if (join == Join::direct) {
      if (rank_of(unit) >= last.top_rank()) return false;
      list_.put_above(element);
      return true;
    }
    list_.open_beside(std::move(element), first);
    return true;
  }

  void lower_confidence() {
    if (language_.tables().genitive) return;  // "пункт 3 статті 5" is the usual order
    list_.doubt_all(0.85);
  }

  // The level that stands above: its words begin behind the comma before its end.
  bool split_upward(PathElement element) {
    const Path& last = list_.last();
    if (last.steps.size() < 2 || last.last <= last.first) return false;
    std::size_t comma = last.last;
    while (comma > last.first && !tokens_.is_mark(comma, ',')) --comma;
    if (comma == last.first) return false;
    list_.split_upward(std::move(element), comma + 1);
    return true;
  }

  // Separator, then a new unit or a bare number that inherits its level (rule R1).
  bool take_separated() {
    std::size_t i = past_footnote(tokens_, list_.end());
    Join join = Join::comma;
    // "Punctul 7. , Articolul II": notes leave the number's own dot before the comma.
    if (tokens_.is_mark(i, '.') && tokens_.glued(i) && tokens_.is_mark(i + 1, ',')) ++i;
    if (tokens_.is_mark(i, ',')) {
      ++i;
      if (tokens_.role(i) == Role::conjunction) join = Join::conjunction;
    } else if (tokens_.is_mark(i, ';')) {
      ++i;
      join = Join::conjunction;
    } else if (tokens_.is_mark(i, '/') && tokens_.glued(i) && list_.values().back().closed) {
      ++i;  // "lit. p)/q)"
      join = Join::conjunction;
    } else if (const std::size_t taken = join_phrase(i)) {
      join = Join::conjunction;
      i += taken;
    } else if (tokens_.role(i) == Role::conjunction) {
      join = Join::conjunction;
    } else if (const std::size_t aside = past_aside(tokens_, i, language_);
               aside > i && tokens_.is_mark(aside - 1, ',')) {
      i = aside;  // "art. 36-38 inclusiv, 40"
    } else {
      return false;
    }
    while (tokens_.role(i) == Role::conjunction ||
           (tokens_.is_mark(i, '/') && tokens_.role(i + 1) == Role::conjunction))
      ++i;                                  // "și/sau"
    i = past_aside(tokens_, i, language_);  // "sau, după caz, art. 5"
    if (const std::size_t taken = join_phrase(i)) {
      join = Join::conjunction;
      i += taken;
    }
    // "la art. 1 alin. (5), alin. (12), la art. 2": one more of the list
    const bool once_more = tokens_.is_word(i, "la") && list_.last().has(Unit::article);
    if (join == Join::comma && !once_more && take_upward(i)) return true;
    i = past_article(i);
    std::size_t first = i;
    // "precum și al art. 3", "și la art. 5"; "literele a), a^1)" is none
    const bool letter =
        tokens_[i].size == 1 && (tokens_.is_mark(i + 1, ')') || tokens_.is_mark(i + 1, '^'));
    const bool led = tokens_.role(i) == Role::particle && !letter;
    if (led) {
      ++i;
      if (tokens_.role(i) == Role::particle) ++i;
      i = past_article(i);
      join = Join::conjunction;
    }
    if (auto element = parse_element(tokens_, i, language_)) {
      if (element->values.front().flag == "unnumbered") return false;
      return place(std::move(*element), join, led ? i : first);
    }
    if (auto element = parse_element(tokens_, first, language_); led && element)
      return place(std::move(*element), Join::conjunction, first);
    // "lit. c); d) alte ...", or a number on a new line: the text's own enumeration goes on.
    if (tokens_.is_mark(list_.end(), ';') || tokens_[i].gap == Gap::line) return false;
    if (led) return tokens_.role(i) == Role::ordinal && take_member(first);
    return take_member(i);
  }

  // "raportat la", "in Verbindung mit": tokens of the phrase at `i`; 0: none.
  std::size_t join_phrase(std::size_t i) const {
    const WordForm* form = tokens_[i].lexeme;
    if (!form) return 0;
    for (const std::uint16_t p : form->joins)
      if (const auto taken = match_phrase(tokens_, i, language_.join_phrase(p))) return *taken;
    return 0;
  }

  // "(2)", "b)", "18": a value of the last path's deepest level of that printed form (rules R1,
  // R5).
  bool take_member(std::size_t at) {
    const std::vector<RefStep>& steps = list_.steps();
    const std::vector<UnitValue>& values = list_.values();
    for (std::size_t k = steps.size(); k-- > 0;) {
      // "частин другої, третьої і четвертої", "teza întâi și a doua"
      const bool ordinal = values[k].form == Form::ordinal;
      if (values[k].form == Form::word && steps[k].unit != Unit::annex) continue;
      auto value = ordinal
                       ? parse_value(tokens_, at, steps[k].unit)
                       : parse_member(tokens_, at, steps[k].unit, values[k].form, values[k].closed);
      if (!value || (ordinal && value->form != Form::ordinal)) continue;
      if (!may_follow(values[k], steps[k], *value)) return false;
      PathElement element;
      element.steps.push_back({steps[k].unit, value->norm, value->range_end});
      element.values.push_back(*value);
      element.next = value->next;
      if (value->range_end.empty()) take_range(tokens_, element);
      take_brackets(tokens_, element, language_);
      const bool popped = k + 1 < steps.size();
      const bool doubtful = popped && value->form == Form::number;
      list_.open(std::move(element), k, at);
      if (doubtful) list_.doubt("level_unclear", 0.7);
      return true;
    }
    return false;
  }

  // Bare numbers are only members of a list that rises and that no quantity follows.
  bool may_follow(const UnitValue& before, const RefStep& step, const UnitValue& value) const {
    if (value.form == Form::number) {
      if (is_measure(tokens_, value.next)) return false;
      int least = before.order;
      if (!step.range_end.empty()) least = before.order + 1;
      if (value.order < least || (value.order == least && value.norm == step.value)) return false;
      if (tokens_.is_mark(value.next, '.') && tokens_.glued(value.next) &&
          tokens_.is_number(value.next + 1) && tokens_.glued(value.next + 1))
        return false;
      if (tokens_.is_mark(value.next, ',') && tokens_.glued(value.next) &&
          tokens_.is_number(value.next + 1) && tokens_.glued(value.next + 1))
        return false;  // a decimal
    }
    if (value.form == Form::letter && !value.closed) {
      // "lit. b și a celor": a letter without a bracket reads on only in a list.
      if (tokens_.is_word(value.next) && tokens_.role(value.next) != Role::conjunction &&
          tokens_.role(value.next) != Role::particle && tokens_.role(value.next) != Role::level)
        return false;
      if (before.closed) return false;
    }
    return true;
  }
};

}  // namespace

std::optional<PathList> parse_paths(const Tokens& tokens, std::size_t at,
                                    const Language& language) {
  return PathParser(tokens, language).parse(at);
}

}  // namespace lacuna::indexer
