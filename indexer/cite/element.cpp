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
  // "the Act's 5 years"
  if (tokens[at].size == 1 && at > 0 && tokens.glued(at) && tokens.is_mark(at - 1, '\''))
    return std::nullopt;
  std::size_t after = at + 1;
  while (tokens.is_mark(at, '$') && tokens.is_mark(after, '$')) ++after;  // §§
  // "of that section." ends a sentence: only an abbreviation has a dot.
  constexpr std::size_t kAbbreviation = 5;  // letters
  const bool own =
      at > 0 && tokens.role(at - 1) == Role::self;  // "potrivit prezentului capitol. 4."
  const bool dot = tokens.is_mark(after, '.') && !own &&
                   (tokens[at].size <= kAbbreviation || tokens[after + 1].gap != Gap::line);
  if (is_level(lexeme->role))
    return LevelWord{static_cast<Unit>(lexeme->value), after + (dot ? 1u : 0u)};
  if (lexeme->dotted_level >= 0) {
    const Unit unit = static_cast<Unit>(lexeme->dotted_level);
    // "al." is a paragraph only before a number: "al" is a particle as well.
    const bool letter = unit == Unit::point && tokens.is_word(at + 2) &&
                        tokens.is_mark(at + 3, ')') && tokens[at + 2].size <= 2;
    if (dot && (tokens.is_number(at + 2) || tokens.is_mark(at + 2, '(') || letter ||
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

void add_step(PathElement& element, Unit unit, const UnitValue& value) {
  element.steps.push_back({unit, value.norm, {}});
  element.values.push_back(value);
  element.next = value.next;
}

// "§ 5 I 2": a Roman number after a German section is its Absatz, a bare one after that a Satz.
void take_roman_chain(const Tokens& tokens, PathElement& element, const Language& language) {
  if (!tokens.is_word(element.next) || !tokens[element.next].upper) return;
  const auto paragraph = parse_value(tokens, element.next, Unit::paragraph);
  if (!paragraph || paragraph->form != Form::roman) return;
  const std::size_t after = paragraph->next;
  if (!tokens.is_number(after) && !language.short_name_at(tokens, after) && !tokens[after].lexeme &&
      after < tokens.size() && tokens.is_word(after))
    return;
  add_step(element, Unit::paragraph, *paragraph);
  if (!tokens.is_number(after)) return;
  const auto sentence = parse_value(tokens, after, Unit::sentence);
  if (sentence && sentence->form == Form::number) add_step(element, Unit::sentence, *sentence);
}

// "§ 5 f.", "art. 277 și următoarele": the next one too, or an open end.
void take_following(const Tokens& tokens, PathElement& element) {
  std::size_t i = element.next;
  const bool joined = tokens.role(i) == Role::conjunction;
  if (joined) ++i;
  if (tokens.role(i) != Role::following || element.values.back().order == 0) return;
  if (!joined && tokens[i].size > 4) return;  // "prevăzut la alin. (4) următoarele date"
  if (tokens[i].size <= 2 && !tokens.is_mark(i + 1, '.')) return;
  if (tokens[i].lexeme->value == 1)
    element.steps.back().range_end = std::to_string(element.values.back().order + 1);
  else
    element.values.back().flag = "following";
  element.next = i + (tokens.is_mark(i + 1, '.') && tokens.glued(i + 1) ? 2 : 1);
}

// "art. 4 (5) din Regulamentul ...": a paragraph, or a letter, without its word, where the phrase
// ends behind it; "Articolul 4 (5) Statele ..." is a label.
void take_paragraph(const Tokens& tokens, PathElement& element) {
  if (element.steps.size() != 1 || !tokens.is_mark(element.next, '(')) return;
  const auto value = parse_value(tokens, element.next, Unit::point);
  if (!value || !value->closed || !value->range_end.empty()) return;
  const Role after = tokens.role(value->next);
  if (after != Role::particle || tokens[value->next].capital) return;
  const bool figure = value->form == Form::bracketed_number;
  add_step(element, figure ? Unit::paragraph : Unit::letter, *value);
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
  Unit unit = word.unit;
  std::optional<UnitValue> value;
  if (language.tables().code_articles && unit == Unit::article)
    value = parse_code_article(tokens, word.next);
  if (!value) value = parse_value(tokens, word.next, unit);
  // British "paragraph (a)", Ukrainian "п. а)", "punctul c)": a letter whatever its word.
  if (!value &&
      ((unit == Unit::paragraph && language.tables().bracket_chain) || unit == Unit::point)) {
    value = parse_value(tokens, word.next, Unit::letter);
    if (value && (value->form == Form::letter ? !value->closed : false)) value.reset();
    if (value && value->form == Form::bracketed_letter && unit == Unit::paragraph)
      unit = Unit::letter;
  }
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
  if ((word.unit == Unit::point || word.unit == Unit::article) &&
      tokens.is_mark(value->next, '.') && tokens.glued(value->next) &&
      tokens.role(value->next + 1) == Role::particle && !tokens[value->next + 1].capital)
    ++value->next;
  // "ст. 5-1", "ст. 6 -1": a hyphen and a smaller number are a superscript in Ukrainian and
  // Russian.
  if (language.tables().genitive && value->form == Form::number &&
      tokens.is_mark(value->next, '-') && tokens.is_number(value->next + 1) &&
      tokens.glued(value->next + 1)) {
    const auto index = parse_number(tokens, value->next + 1);
    if (index && index->order < value->order) {
      value->norm += "-" + index->norm;
      value->next = index->next;
    }
  }
  RefStep step{unit, value->norm, {}};
  if (by_form(tokens, at) && value->form == Form::ordinal) step.unit = Unit::subparagraph;
  element.next = value->next;
  element.steps.push_back(step);
  element.values.push_back(*value);
  if (!value->range_end.empty())
    element.steps.back().range_end = value->range_end;
  else
    take_range(tokens, element);
  if (element.steps.back().range_end.empty()) take_following(tokens, element);
  if (tokens.is_mark(at, '$') && element.steps.back().range_end.empty())
    take_roman_chain(tokens, element, language);
  take_brackets(tokens, element, language);
  if (unit == Unit::article && !tokens[at].capital) take_paragraph(tokens, element);
  return element;
}

// "nr. crt. 29", a line of an annex: only below a unit named before (path.cpp).
std::optional<PathElement> line_of_table(const Tokens& tokens, std::size_t at) {
  if (!tokens.is_number_mark(at) || !tokens.is_mark(at + 1, '.') || !tokens.is_word(at + 2, "crt"))
    return std::nullopt;
  const auto value =
      parse_value(tokens, tokens.is_mark(at + 3, '.') ? at + 4 : at + 3, Unit::subpoint);
  if (!value || value->form != Form::number) return std::nullopt;
  PathElement element;
  add_step(element, Unit::subpoint, *value);
  return element;
}

}  // namespace

bool is_measure(const Tokens& tokens, std::size_t at) {
  const Role next = tokens.role(at);
  if (next == Role::measure) return !tokens.is_word(at, "de") || !tokens.is_word(at + 1, "la");
  return next == Role::month || tokens.is_mark(at, '%') ||
         (tokens.is_mark(at, '/') && tokens.is_number(at + 1));
}

namespace {

// "a 2-a liniuță", "a II-a teză": an ordinal in figures before the unit's word.
std::optional<PathElement> counted(const Tokens& tokens, std::size_t at) {
  if (!tokens.is_word(at, "a") || !(tokens.is_number(at + 1) || tokens[at + 1].upper))
    return std::nullopt;
  const auto value = parse_value(tokens, at, Unit::indent);
  if (!value) return std::nullopt;
  const auto word = level_word(tokens, value->next);
  if (!word || (word->unit != Unit::indent && word->unit != Unit::sentence)) return std::nullopt;
  PathElement element;
  add_step(element, word->unit, *value);
  element.steps.back().value = std::to_string(value->order);
  element.next = word->next;
  return element;
}

}  // namespace

// A unit's word with its number, or an ordinal before it: "alin. (1)", "al doilea paragraf".
std::optional<PathElement> parse_element(const Tokens& tokens, std::size_t at,
                                         const Language& language) {
  if (auto word = level_word(tokens, at)) return numbered(tokens, at, *word, language);
  if (auto element = counted(tokens, at)) return element;
  if (auto element = line_of_table(tokens, at)) return element;
  std::size_t i = at;
  if (tokens.role(i) == Role::particle) ++i;
  if (tokens.role(i) != Role::ordinal && tokens.role(i) != Role::last) {
    if (language.tables().bare_upward) return parse_bare(tokens, at);
    return std::nullopt;
  }
  // "se introduc doua alineate": a count, where no article stands before it
  if (tokens.is_word(i, "doua") && (i == 0 || tokens.role(i - 1) != Role::particle))
    return std::nullopt;
  const auto word = level_word(tokens, i + 1);
  if (!word) return std::nullopt;
  PathElement element;
  RefStep step;
  step.unit = by_form(tokens, i + 1) ? Unit::subparagraph : word->unit;
  if (step.unit != Unit::subparagraph && step.unit != Unit::sentence && step.unit != Unit::indent &&
      step.unit != Unit::paragraph && step.unit != Unit::alinea)
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
  } else if (tokens.is_number_mark(i)) {
    return;
  }
  auto to =
      from.form == Form::code ? parse_code_article(tokens, i) : parse_value(tokens, i, step.unit);
  if (!to || (to->form == Form::ordinal && from.form != Form::ordinal)) return;
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
    // Older EU acts print a space: "Article 19 (1) (a)".
    const bool chain = language.tables().bracket_chain && tokens[element.next].gap != Gap::line;
    const bool below_letter = above == Unit::letter || above == Unit::point;
    if (!chain && !below_letter) return;
    if (!element.steps.back().range_end.empty()) return;
    const auto value = parse_value(tokens, element.next, Unit::point);
    if (!value || !value->closed || !value->range_end.empty()) return;
    Unit unit = Unit::point;
    if (!chain) {
      if (value->form != Form::bracketed_letter || roman_value(value->norm) == 0) return;
    } else if (value->form == Form::bracketed_number) {
      unit = above == Unit::statute_section                        ? Unit::subsection
             : above == Unit::article || above == Unit::regulation ? Unit::paragraph
                                                                   : Unit::point;
    } else if (!below_letter) {
      unit = Unit::letter;
    }
    element.steps.push_back({unit, value->norm, {}});
    element.values.push_back(*value);
    element.next = value->next;
    if (unit != Unit::point) take_range(tokens, element);
  }
}

std::optional<PathElement> parse_bare(const Tokens& tokens, std::size_t at) {
  PathElement element;
  if (tokens.is_number(at)) {
    if (!tokens.is_mark(at + 1, 'o') || !tokens.glued(at + 1)) return std::nullopt;
    auto value = parse_number(tokens, at);
    if (!value || value->next != at + 1) return std::nullopt;
    value->next = at + 2;
    value->closed = true;
    if (tokens.role(value->next) == Role::suffix) value->norm += tokens.folded(value->next++);
    add_step(element, Unit::point, *value);
    return element;
  }
  if (!tokens.is_word(at)) return std::nullopt;
  const int roman = tokens[at].upper ? roman_value(tokens.folded(at)) : 0;
  if (roman > 0 && roman < 40) {
    UnitValue value;
    value.form = Form::roman;
    value.order = roman;
    for (char c : tokens.folded(at)) value.norm += static_cast<char>(c - 'a' + 'A');
    value.next = at + 1;
    add_step(element, Unit::paragraph, value);
    return element;
  }
  // "à" folds to the same letter: it is two bytes as printed.
  if (tokens[at].size != 1 || tokens[at].upper || tokens[at].end - tokens[at].begin != 1)
    return std::nullopt;
  const auto letter = parse_value(tokens, at, Unit::letter);
  if (!letter || (!letter->closed && tokens.role(letter->next) != Role::particle))
    return std::nullopt;
  add_step(element, Unit::letter, *letter);
  return element;
}

std::size_t past_footnote(const Tokens& tokens, std::size_t at) {
  std::size_t i = at;
  while (tokens.is_mark(i, '?') && tokens.text()[tokens[i].begin] == '*') ++i;
  return i > at && tokens.is_mark(i, ')') ? i + 1 : at;
}

std::size_t past_aside(const Tokens& tokens, std::size_t at, const Language& language) {
  const std::size_t begin = tokens.is_mark(at, ',') ? at + 1 : at;
  for (const Phrase& phrase : language.asides())
    if (const auto taken = match_phrase(tokens, begin, phrase)) {
      const std::size_t next = begin + *taken;
      return tokens.is_mark(next, ',') ? next + 1 : next;
    }
  return at;
}

bool opens_path(const Tokens& tokens, std::size_t at, const Language& language) {
  const WordForm* lexeme = tokens[at].lexeme;
  if (!lexeme) return false;
  // "a du 2° du I": the letter is also the preposition.
  if (language.tables().bare_upward && tokens[at].size == 1 && !tokens[at].upper) return true;
  return is_level(lexeme->role) || lexeme->dotted_level >= 0 || lexeme->role == Role::ordinal ||
         lexeme->role == Role::last;
}

}  // namespace lacuna::indexer
