#include "indexer/cite/element.h"

namespace lacuna::indexer {
namespace {

struct LevelWord {
  Unit unit;
  std::size_t next;
};

std::optional<LevelWord> level_word(const Tokens& tokens, std::size_t at) {
  const WordForm* lexeme = tokens[at].lexeme;
  if (!lexeme) return std::nullopt;
  const bool dot = tokens.is_mark(at + 1, '.');
  if (is_level(lexeme->role))
    return LevelWord{static_cast<Unit>(lexeme->value), at + (dot ? 2u : 1u)};
  if (lexeme->dotted_level >= 0) {
    const Unit unit = static_cast<Unit>(lexeme->dotted_level);
    // "al." is a paragraph only before a number: "al" is a particle as well.
    if (dot && (tokens.is_number(at + 2) || tokens.is_mark(at + 2, '(') ||
                (is_container(unit) && tokens[at + 2].upper)))
      return LevelWord{unit, at + 2};
    if (is_container(unit) && !dot && tokens[at + 1].upper && tokens[at].capital &&
        roman_value(tokens.folded(at + 1)) > 0)
      return LevelWord{unit, at + 1};
  }
  return std::nullopt;
}

bool by_form(const Tokens& tokens, std::size_t at) {
  return tokens.role(at) == Role::level_by_form ||
         (tokens[at].lexeme && tokens[at].lexeme->dotted_level == int(Unit::subparagraph));
}

std::optional<PathElement> numbered(const Tokens& tokens, std::size_t at, const LevelWord& word,
                                    const Language& language) {
  PathElement element;
  if (word.unit == Unit::sentence && tokens.role(word.next) == Role::last) {
    UnitValue value;
    value.form = Form::ordinal;
    value.flag = "last_sentence";
    element.steps.push_back({Unit::sentence, "0", {}});
    element.values.push_back(value);
    element.next = word.next + 1;
    return element;
  }
  auto value = parse_value(tokens, word.next, word.unit);
  if (!value && tokens.role(at) == Role::level_alone && !tokens.is_number(word.next) &&
      tokens.role(word.next) != Role::number_mark) {
    // An annex without a number is annex 1, by the decision of domain reference 4.1.
    value.emplace();
    value->norm = "1";
    value->form = Form::word;
    value->next = at + 1;
    value->flag = "unnumbered";
  }
  if (!value) return std::nullopt;
  if (word.unit == Unit::indent || word.unit == Unit::sentence)
    if (value->order == 0) return std::nullopt;
  // "titlul 100 lei", "punctul 5%": a quantity, not a number of a unit.
  if (value->form == Form::number && word.unit != Unit::article && word.unit != Unit::paragraph &&
      is_measure(tokens, value->next))
    return std::nullopt;
  // "Punctul 14. din Articolul 30": the number's own dot.
  if (word.unit == Unit::point && tokens.is_mark(value->next, '.') && tokens.glued(value->next) &&
      tokens.role(value->next + 1) == Role::particle && !tokens[value->next + 1].capital)
    ++value->next;
  RefStep step{word.unit, value->norm, {}};
  if (by_form(tokens, at) && value->form == Form::ordinal) step.unit = Unit::subparagraph;
  element.next = value->next;
  element.steps.push_back(step);
  element.values.push_back(*value);
  if (!value->range_end.empty())
    element.steps.back().range_end = value->range_end;
  else
    take_range(tokens, element);
  take_brackets(tokens, element, language);
  return element;
}

}  // namespace

bool is_measure(const Tokens& tokens, std::size_t at) {
  const Role next = tokens.role(at);
  if (next == Role::measure) return !tokens.is_word(at, "de") || !tokens.is_word(at + 1, "la");
  return next == Role::month || tokens.is_mark(at, '%') ||
         (tokens.is_mark(at, '/') && tokens.is_number(at + 1));
}

// A unit's word with its number, or an ordinal before it: "alin. (1)", "al doilea paragraf".
std::optional<PathElement> parse_element(const Tokens& tokens, std::size_t at,
                                         const Language& language) {
  if (auto word = level_word(tokens, at)) return numbered(tokens, at, *word, language);
  std::size_t i = at;
  if (tokens.role(i) == Role::particle) ++i;
  if (tokens.role(i) != Role::ordinal && tokens.role(i) != Role::last) return std::nullopt;
  const auto word = level_word(tokens, i + 1);
  if (!word) return std::nullopt;
  PathElement element;
  RefStep step;
  step.unit = by_form(tokens, i + 1) ? Unit::subparagraph : word->unit;
  if (step.unit != Unit::subparagraph && step.unit != Unit::sentence && step.unit != Unit::indent &&
      step.unit != Unit::paragraph)
    return std::nullopt;
  element.next = i + 2;
  UnitValue value;
  value.form = Form::ordinal;
  if (tokens.role(i) == Role::last) {
    if (step.unit != Unit::sentence) return std::nullopt;
    value.flag = "last_sentence";
    step.value = "0";
  } else {
    value.order = tokens[i].lexeme->value;
    step.value = std::to_string(value.order);
  }
  element.steps.push_back(step);
  element.values.push_back(value);
  return element;
}

// "-", "la", "până la" and a second value of the same unit, its word repeated or not.
void take_range(const Tokens& tokens, PathElement& element) {
  RefStep& step = element.steps.back();
  const UnitValue& from = element.values.back();
  std::size_t i = element.next;
  if (tokens.is_mark(i, '-')) {
    ++i;
  } else if (tokens.role(i) == Role::until) {
    ++i;
    if (tokens.role(i) == Role::particle) ++i;
  } else if (tokens.is_word(i, "la")) {
    ++i;
  } else {
    return;
  }
  if (const auto word = level_word(tokens, i)) {
    if (word->unit != step.unit) return;
    i = word->next;
  } else if (tokens.role(i) == Role::number_mark) {
    return;
  }
  auto to = parse_value(tokens, i, step.unit);
  if (!to || to->form == Form::ordinal) return;
  const bool number_like = to->form == Form::number || to->form == Form::roman;
  if (to->form != from.form && !(number_like && from.form == Form::number)) return;
  if (to->order < from.order || (to->order == from.order && to->norm == from.norm)) return;
  if (to->form == Form::number && is_measure(tokens, to->next)) return;
  step.range_end = to->norm;
  element.next = to->next;
}

// "29(1)(b)" in languages that chain brackets; "lit. a) (i)" in all.
void take_brackets(const Tokens& tokens, PathElement& element, const Language& language) {
  while (element.steps.size() < kDeepestPath && tokens.is_mark(element.next, '(')) {
    const Unit above = element.steps.back().unit;
    const bool chain = language.tables().bracket_chain && tokens.glued(element.next);
    const bool below_letter = above == Unit::letter || above == Unit::point;
    if (!chain && !below_letter) return;
    if (!element.steps.back().range_end.empty()) return;
    const auto value = parse_value(tokens, element.next, Unit::point);
    if (!value || !value->closed || !value->range_end.empty()) return;
    Unit unit = Unit::point;
    if (!chain) {
      if (value->form != Form::bracketed_letter || roman_value(value->norm) == 0) return;
    } else if (value->form == Form::bracketed_number) {
      unit = above == Unit::article ? Unit::paragraph : Unit::point;
    } else if (!below_letter) {
      unit = Unit::letter;
    }
    element.steps.push_back({unit, value->norm, {}});
    element.values.push_back(*value);
    element.next = value->next;
    if (unit != Unit::point) take_range(tokens, element);
  }
}

bool opens_path(const Tokens& tokens, std::size_t at) {
  const WordForm* lexeme = tokens[at].lexeme;
  if (!lexeme) return false;
  return is_level(lexeme->role) || lexeme->dotted_level >= 0 || lexeme->role == Role::ordinal ||
         lexeme->role == Role::last;
}

}  // namespace lacuna::indexer
