#include "indexer/cite/path.h"

#include <algorithm>

#include "indexer/cite/element.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kLongest = 400;  // paths of one list

enum class Join { direct, comma, conjunction };

class PathParser {
 public:
  PathParser(const Tokens& tokens, const Language& language)
      : tokens_(tokens), language_(language) {}

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
    open(std::move(*element), {}, at);
    while (paths_.size() < kLongest && extend()) {
    }
    for (Path& path : paths_)
      if (path.steps.empty() || (bare && !path.has(Unit::article))) return std::nullopt;
    return PathList{std::move(paths_), at_};
  }

 private:
  const Tokens& tokens_;
  const Language& language_;
  std::vector<Path> paths_;
  std::vector<std::vector<UnitValue>> values_;  // beside paths_: how each step's value was printed
  // Beside paths_: where the part begins that follows the last separator. Above it stand steps that
  // are inherited, or that a comma cut off ("art. I pct. 14, lit. a) a alin. (3) al art. 134").
  struct Segment {
    std::size_t step = 0;
    std::size_t first = 0;      // its first token
    std::size_t cut_after = 0;  // token after the steps above it; 0: they are inherited
    bool apart = false;         // was cut off: what the list names later is not above it
  };
  std::vector<Segment> segments_;
  std::size_t at_ = 0;
  bool upward_ = false;  // the last thing that happened was a level put above

  // A new path: `upper` steps of the last path, then the element.
  void open(PathElement element, std::size_t upper, std::size_t first) {
    Path path;
    std::vector<UnitValue> values;
    if (upper > 0) {
      path.steps.assign(paths_.back().steps.begin(),
                        paths_.back().steps.begin() + static_cast<std::ptrdiff_t>(upper));
      values.assign(values_.back().begin(),
                    values_.back().begin() + static_cast<std::ptrdiff_t>(upper));
      path.confidence = paths_.back().confidence;
    }
    path.first = first;
    paths_.push_back(std::move(path));
    values_.push_back(std::move(values));
    segments_.push_back({upper, first, 0});
    append(std::move(element));
    upward_ = false;
  }

  // The element below the last path's last step.
  void append(PathElement element) {
    Path& path = paths_.back();
    for (std::size_t k = 0; k < element.steps.size(); ++k) {
      if (!element.values[k].flag.empty()) path.flags.push_back(element.values[k].flag);
      path.steps.push_back(std::move(element.steps[k]));
      values_.back().push_back(std::move(element.values[k]));
    }
    at_ = path.last = element.next;
  }

  // "punctul 2 al literei a)": letters hold points where the text says so.
  static bool is_above(Unit upper, Unit lower) {
    return rank_of(upper) < rank_of(lower) || (upper == Unit::letter && lower == Unit::point);
  }

  // In French a letter hangs below a numbered point: "a du 2°".
  bool stands_above(const PathElement& element, const Path& path) const {
    const Unit unit = element.steps.front().unit;
    if (path.steps.empty() || is_above(unit, path.steps.front().unit)) return true;
    return language_.tables().bare_upward && unit == Unit::point &&
           path.steps.front().unit == Unit::letter;
  }

  // The element above every path at the end of the list that has nothing so high.
  void prepend(const PathElement& element) {
    for (std::size_t p = paths_.size(); p-- > 0;) {
      Path& path = paths_[p];
      if (element.steps.front().unit == Unit::annex && is_amending(path.steps.front())) break;
      if (segments_[p].apart || !stands_above(element, path) || path.steps.size() >= kDeepestPath)
        break;
      path.steps.insert(path.steps.begin(), element.steps.begin(), element.steps.end());
      values_[p].insert(values_[p].begin(), element.values.begin(), element.values.end());
      for (const UnitValue& value : element.values)
        if (!value.flag.empty()) path.flags.push_back(value.flag);
      segments_[p] = {};
    }
    at_ = paths_.back().last = element.next;
    upward_ = true;
  }

  // What stands above the last segment gives way to the level that the text names after it.
  bool release(Unit upper_unit) {
    bool released = false;
    for (std::size_t p = paths_.size(); p-- > 0;) {
      const Segment segment = segments_[p];
      std::vector<RefStep>& steps = paths_[p].steps;
      if (segment.step == 0 || segment.step >= steps.size() ||
          !is_above(upper_unit, steps[segment.step].unit))
        break;
      const auto count = static_cast<std::ptrdiff_t>(segment.step);
      Path upper;
      std::vector<UnitValue> upper_values(values_[p].begin(), values_[p].begin() + count);
      upper.steps.assign(steps.begin(), steps.begin() + count);
      steps.erase(steps.begin(), steps.begin() + count);
      values_[p].erase(values_[p].begin(), values_[p].begin() + count);
      segments_[p] = {};
      released = true;
      if (segment.cut_after == 0) continue;
      upper.first = paths_[p].first;
      upper.last = segment.cut_after;
      paths_[p].first = segment.first;
      const auto here = static_cast<std::ptrdiff_t>(p);
      paths_.insert(paths_.begin() + here, std::move(upper));
      values_.insert(values_.begin() + here, std::move(upper_values));
      segments_.insert(segments_.begin() + here, Segment{0, 0, 0, true});
      break;
    }
    return released;
  }

  // "Absatz 1 Satz 2 Nummer 3": a point of the paragraph, in that sentence of it.
  static bool in_sentence(const std::vector<RefStep>& steps, Unit unit) {
    if (steps.back().unit != Unit::sentence || rank_of(unit) < rank_of(Unit::letter)) return false;
    return unit != Unit::sentence &&
           std::none_of(steps.begin(), steps.end(), [](const RefStep& step) {
             return step.unit == Unit::letter || step.unit == Unit::point;
           });
  }

  static bool nests_below(const std::vector<RefStep>& steps, Unit unit) {
    if (steps.size() >= kDeepestPath) return false;
    const int last = rank_of(steps.back().unit), rank = rank_of(unit);
    if (rank > last || (steps.back().unit == Unit::subpoint && unit == Unit::letter)) return true;
    return rank == last && std::none_of(steps.begin(), steps.end(),
                                        [&](const RefStep& step) { return step.unit == unit; });
  }

  // How many upper steps of the last path stay above a new unit of this level (rule R2).
  std::size_t kept_above(Unit unit) const {
    const std::vector<RefStep>& steps = paths_.back().steps;
    std::size_t k = 0;
    while (k < steps.size() && steps[k].unit != unit && rank_of(steps[k].unit) < rank_of(unit)) ++k;
    // "art. 3 și alin. (2)": nothing of this level or deeper was there, so it is no sibling.
    return k == steps.size() ? 0 : k;
  }

  bool extend() {
    take_fraction();
    if (take_direct()) return true;
    if (take_upward(at_)) return true;
    if (take_titled()) return true;
    return take_separated();
  }

  // "punctul 2.4 - Definiții, subpunctul (35)": past a printed title to what stands below.
  bool take_titled() {
    constexpr std::size_t kTitle = 14;  // tokens
    const std::vector<RefStep>& steps = paths_.back().steps;
    const Unit last = steps.back().unit;
    if (!is_container(last) && last != Unit::annex && last != Unit::point) return false;
    if (!tokens_.is_mark(at_, '-') || tokens_[at_].gap != Gap::space || !tokens_[at_ + 1].capital)
      return false;
    std::size_t i = at_ + 1;
    while (i < at_ + kTitle && tokens_.is_word(i) && tokens_[i].gap == Gap::space) ++i;
    if (!tokens_.is_mark(i, ',')) return false;
    auto element = parse_element(tokens_, i + 1, language_);
    if (!element || element->values.front().flag == "unnumbered" ||
        !nests_below(steps, element->steps.front().unit))
      return false;
    append(std::move(*element));
    return true;
  }

  // "zweite Alternative", "Halbsatz 2"
  void take_fraction() {
    std::size_t i = at_;
    const bool counted = tokens_.role(i) == Role::ordinal || tokens_.role(i) == Role::last;
    if (counted) ++i;
    if (tokens_.role(i) != Role::fraction) return;
    i += tokens_.is_mark(i + 1, '.') ? 2 : 1;
    if (!counted) {
      if (tokens_.is_number_mark(i)) i += tokens_.is_mark(i + 1, '.') ? 2 : 1;
      if (!tokens_.is_number(i++)) return;
      while (tokens_.is_mark(i, '.') && tokens_.is_number(i + 1) && tokens_.glued(i + 1)) i += 2;
    }
    at_ = paths_.back().last = i;
  }

  // Past "the" where that may stand before a unit: "of the first subparagraph".
  std::size_t past_article(std::size_t i) const {
    return language_.tables().bracket_chain && tokens_.is_word(i, "the") ? i + 1 : i;
  }

  // "art. 20" then "alin. (1)" with nothing between.
  bool take_direct() {
    auto element = parse_element(tokens_, at_, language_);
    if (!element) return false;
    // "alin. (1) paragraful 1"
    if (tokens_.role(at_) == Role::level_by_form && paths_.back().has(Unit::paragraph))
      element->steps.front().unit = Unit::subparagraph;
    return place(std::move(*element), Join::direct, at_);
  }

  // Articles of amending acts have Roman numbers or are the only one.
  static bool is_amending(const RefStep& step) {
    return step.unit == Unit::article && (step.value == "unic" || step.value.front() >= 'A');
  }

  // "partea III „Lapte și produse lactate“ a anexei VII", "titlul V - Grupurile de interes - al
  // cărții I": past the title of a container to the one above it.
  std::size_t past_title(std::size_t at) const {
    constexpr std::size_t kTitle = 48;  // tokens
    const Unit unit = paths_.back().steps.front().unit;
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
    const std::vector<RefStep>& steps = paths_.back().steps;
    if (element->steps.front().unit == Unit::annex && segments_.back().cut_after > 0 &&
        is_amending(steps.front()) && segments_.back().step > 0)
      release(unit);
    // "La articolul I punctul 48, la anexa nr. 7": the annex is another act's.
    if (element->steps.front().unit == Unit::annex && tokens_.is_word(at, "la") &&
        is_amending(steps.front()))
      return false;
    if (insert_between(*element)) return true;
    if (!stands_above(*element, paths_.back()) && !release(unit)) return false;
    prepend(*element);
    return true;
  }

  // "articolul 34, literele a) și b) ale alineatului (1)": between what a comma cut off and what
  // follows it.
  bool insert_between(const PathElement& element) {
    const Unit unit = element.steps.front().unit;
    std::size_t cut = paths_.size();  // the path that the comma opened
    while (cut-- > 0) {
      const Segment& segment = segments_[cut];
      const std::vector<RefStep>& steps = paths_[cut].steps;
      if (segment.step == 0 || segment.step >= steps.size() || steps.size() >= kDeepestPath ||
          rank_of(steps[segment.step - 1].unit) >= rank_of(unit) ||
          !is_above(unit, steps[segment.step].unit))
        return false;
      if (segment.cut_after > 0) break;
    }
    if (cut >= paths_.size()) return false;
    for (std::size_t p = cut; p < paths_.size(); ++p) {
      const auto at = static_cast<std::ptrdiff_t>(segments_[p].step);
      paths_[p].steps.insert(paths_[p].steps.begin() + at, element.steps.begin(),
                             element.steps.end());
      values_[p].insert(values_[p].begin() + at, element.values.begin(), element.values.end());
    }
    at_ = paths_.back().last = element.next;
    upward_ = true;
    return true;
  }

  bool place(PathElement element, Join join, std::size_t first) {
    Path& last = paths_.back();
    const Unit unit = element.steps.front().unit;
    const bool unnumbered = element.values.front().flag == "unnumbered";
    if (join != Join::conjunction && !unnumbered && nests_below(last.steps, unit)) {
      if (upward_ && rank_of(last.steps.back().unit) >= rank_of(unit)) return false;
      if (!last.steps.back().range_end.empty()) return place_below_range(std::move(element), first);
      if (join == Join::comma) segments_.back() = {last.steps.size(), first, last.last};
      append(std::move(element));
      return true;
    }
    // "articolul I punctul 5, anexa nr. 7": the annex is the amended act's.
    if (join == Join::comma && unit == Unit::annex && !upward_ && is_amending(last.steps.front()))
      return false;
    if (join == Join::comma && rank_of(unit) < last.top_rank() && !unnumbered) {
      prepend(element);
      if (!is_container(unit)) lower_confidence();
      return true;
    }
    if (join == Join::direct && (in_sentence(last.steps, unit))) {
      append(std::move(element));
      return true;
    }
    // "art. 1 alin. (3) și (4) art. 4": a comma is missing.
    if (join == Join::direct && !upward_ && unit == Unit::article && last.has(unit) &&
        last.steps.back().unit != unit && !tokens_[first].capital) {
      open(std::move(element), kept_above(unit), first);
      return true;
    }
    if (upward_ && join != Join::conjunction && fits_below_first(element)) return true;
    if (join == Join::direct && upward_ && last.has(unit)) {
      // "alin. (1), art. 7 alin. (2)": what looked like going up was a list.
      if (split_upward(std::move(element))) return true;
    }
    if (join == Join::direct && !upward_) {
      // "Litera c) Articolul 12 Capitolul II" (notes leave their commas out)
      if (rank_of(unit) < last.top_rank()) {
        prepend(element);
        lower_confidence();
        return true;
      }
      return false;
    }
    if (join == Join::direct) {
      if (rank_of(unit) >= last.top_rank()) return false;
      prepend(element);
      return true;
    }
    open(std::move(element), kept_above(unit), first);
    return true;
  }

  // "litera h) a articolului 7 alineatul (1)", "art. 71 din cap. II, secțiunea a 9-a din anexa":
  // what follows a level that was put above belongs below that one.
  bool fits_below_first(const PathElement& element) {
    const Unit unit = element.steps.front().unit;
    const std::vector<RefStep>& last = paths_.back().steps;
    if (last.size() < 2 || last.size() >= kDeepestPath || element.steps.size() > 1) return false;
    const bool between = rank_of(last[0].unit) < rank_of(unit) && is_above(unit, last[1].unit);
    const bool alike = is_container(unit) == is_container(last[0].unit);
    if (!between || !(alike || last[0].unit == Unit::annex)) return false;
    const RefStep first = last[0];
    for (std::size_t p = paths_.size(); p-- > 0;) {
      std::vector<RefStep>& steps = paths_[p].steps;
      if (steps.size() < 2 || steps[0].unit != first.unit || steps[0].value != first.value ||
          !is_above(unit, steps[1].unit))
        break;
      steps.insert(steps.begin() + 1, element.steps.front());
      values_[p].insert(values_[p].begin() + 1, element.values.front());
    }
    at_ = paths_.back().last = element.next;
    return true;
  }

  void lower_confidence() {
    if (language_.tables().genitive) return;  // "пункт 3 статті 5" is the usual order
    for (Path& path : paths_) path.confidence = std::min(path.confidence, 0.85);
  }

  // "art. 10-14 alin. (2)": the range, then the paragraph of its last article.
  bool place_below_range(PathElement element, std::size_t first) {
    const std::vector<RefStep>& steps = paths_.back().steps;
    PathElement below;
    below.steps.push_back({steps.back().unit, steps.back().range_end, {}});
    below.values.push_back(values_.back().back());
    for (std::size_t k = 0; k < element.steps.size(); ++k) {
      below.steps.push_back(std::move(element.steps[k]));
      below.values.push_back(std::move(element.values[k]));
    }
    below.next = element.next;
    open(std::move(below), steps.size() - 1, first);
    paths_.back().flags.push_back("below_range_end");
    return true;
  }

  bool split_upward(PathElement element) {
    Path& last = paths_.back();
    if (last.steps.size() < 2 || last.last <= last.first) return false;
    PathElement moved;
    moved.steps.push_back(last.steps.front());
    moved.values.push_back(values_.back().front());
    moved.next = at_;
    // The level's own words begin at its keyword: look back from its end to the comma before it.
    std::size_t first = at_;
    while (first > last.first && !tokens_.is_mark(first, ',')) --first;
    if (first == last.first) return false;
    last.steps.erase(last.steps.begin());
    values_.back().erase(values_.back().begin());
    last.last = first;
    open(std::move(moved), 0, first + 1);
    append(std::move(element));
    return true;
  }

  // Separator, then a new unit or a bare number that inherits its level (rule R1).
  bool take_separated() {
    std::size_t i = past_footnote(tokens_, at_);
    Join join = Join::comma;
    // "Punctul 7. , Articolul II": notes leave the number's own dot before the comma.
    if (tokens_.is_mark(i, '.') && tokens_.glued(i) && tokens_.is_mark(i + 1, ',')) ++i;
    if (tokens_.is_mark(i, ',')) {
      ++i;
      if (tokens_.role(i) == Role::conjunction) join = Join::conjunction;
    } else if (tokens_.is_mark(i, ';')) {
      ++i;
      join = Join::conjunction;
    } else if (tokens_.is_mark(i, '/') && tokens_.glued(i) && values_.back().back().closed) {
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
    const bool once_more = tokens_.is_word(i, "la") && paths_.back().has(Unit::article);
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
    if (tokens_.is_mark(at_, ';') || tokens_[i].gap == Gap::line) return false;
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
    const std::vector<RefStep>& steps = paths_.back().steps;
    const std::vector<UnitValue>& values = values_.back();
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
      open(std::move(element), k, at);
      if (doubtful) {
        paths_.back().flags.push_back("level_unclear");
        paths_.back().confidence = 0.7;
      }
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
