#include "indexer/structure/lines.h"

#include "indexer/structure/eid.h"
#include "indexer/structure/label_number.h"
#include "indexer/structure/unit_word.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

// Footnote marks and short bracketed additions: "*)", "**)", "(CV)", "d)".
std::size_t skip_marks(std::string_view line, std::size_t at) {
  std::size_t p = skip_line_space(line, at);
  std::size_t stars = p;
  while (stars < line.size() && line[stars] == '*') ++stars;
  if (stars > p) {
    at = stars < line.size() && line[stars] == ')' ? stars + 1 : stars;
    p = skip_line_space(line, at);
  }
  const std::string_view rest = trim(line.substr(p));
  if (!rest.empty() && rest.size() <= 5 && rest.ends_with(')') && rest.find(' ') == rest.npos)
    return line.size();
  return at;
}

// "- abrogat.", "(abrogat)": where the word stands; nullopt: something else.
std::optional<std::size_t> repealed_at(const Tradition& tradition, std::string_view line,
                                       std::size_t at) {
  std::size_t p = skip_line_space(line, at);
  while (p < line.size()) {
    const std::size_t dash = dash_at(line, p);
    if (dash == 0 && line[p] != '(' && line[p] != '.' && line[p] != ':') break;
    p = skip_line_space(line, p + (dash ? dash : 1));
  }
  if (!contains(tradition.repealed, word_at(line, p).folded.view())) return std::nullopt;
  return p;
}

bool has_finite_verb(const Tradition& tradition, std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const Word word = word_at(line, at);
    if (word.end == at) {
      ++at;
      continue;
    }
    if (contains(tradition.finite_verbs, word.folded.view())) return true;
    at = word.end;
  }
  return false;
}

// What follows the label decides: nothing, a mark, capitals; or a citation, and then it is no head.
std::optional<HeadForm> form_of(const Tradition& tradition, std::string_view line, UnitRole role,
                                Head& head, std::size_t at) {
  std::size_t p = skip_line_space(line, at);
  head.rest = p;
  if (p >= line.size()) return HeadForm::alone;
  if (const auto word = repealed_at(tradition, line, p)) {
    head.rest = *word > 0 && line[*word - 1] == '(' ? *word - 1 : *word;
    return HeadForm::stub;
  }
  bool mark = false, hard_mark = false;
  while (p < line.size()) {
    const std::size_t dash = dash_at(line, p);
    if (dash == 0 && line[p] != '.' && line[p] != ':') break;
    mark = true;
    hard_mark = hard_mark || dash != 0 || line[p] == ':';
    p = skip_line_space(line, p + (dash ? dash : 1));
  }
  head.rest = p;
  if (p >= line.size()) return HeadForm::alone;
  const LetterCase letter = letter_case_at(line, p);
  const bool bracket = line[p] == '(' && p + 1 < line.size() && is_digit(line[p + 1]);
  if (mark) {
    if (role == UnitRole::component || role == UnitRole::container)
      return letter == LetterCase::lower ? std::nullopt : std::optional(HeadForm::marked);
    if (letter == LetterCase::lower && !hard_mark) return std::nullopt;
    return HeadForm::marked;
  }
  if (bracket) return HeadForm::marked;
  if (letter == LetterCase::upper || opening_quote_at(line, p)) return HeadForm::glued;
  return std::nullopt;
}

bool is_capitals_word(std::string_view line, std::size_t begin, std::size_t end) {
  for (; begin < end; begin += decode(line, begin).size)
    if (letter_case_at(line, begin) == LetterCase::lower) return false;
  return true;
}

// "ANEXA Nr. 1 la Normele …" in capitals is a heading also where lower case follows.
std::optional<HeadForm> annex_form(const Tradition& tradition, std::string_view line, bool capitals,
                                   Head& head, std::size_t at) {
  if (const std::size_t p = skip_line_space(line, at);
      tradition.practice != Practice::plain && p < line.size() && line[p] == '(') {
    head.rest = p;  // "Anlage 1 (zu § 5)"
    return line.size() < 200 ? std::optional(HeadForm::marked) : std::nullopt;
  }
  const auto form = form_of(tradition, line, UnitRole::component, head, at);
  if (form && *form == HeadForm::glued)
    return line.size() < 200 && !has_finite_verb(tradition, line) ? form : std::nullopt;
  if (form) return form;
  if (!capitals || line.size() > 250 || line.ends_with('.') || has_finite_verb(tradition, line))
    return std::nullopt;
  return HeadForm::glued;
}

bool ends_with_stop(std::string_view line) {
  line = trim(line);
  return !line.empty() && (line.back() == '.' || line.back() == ';' || line.back() == ',');
}

// "5 Meaning of “refugee”", "1.—(1) These Regulations …": a basic unit without a word. What it is
// called depends on the act; the outline asks whether its number is the next one.
std::optional<Head> bare_head_at(const Tradition& tradition, std::string_view line,
                                 std::size_t begin) {
  if (!is_digit(line[begin])) return std::nullopt;
  auto number = read_arabic(tradition, line, begin, UnitRole::container);
  if (!number || number->value.kind == ValueKind::dotted || number->end - begin > 6)
    return std::nullopt;
  Head head;
  head.level = kb::Level::section;
  head.bare = true;
  head.value = std::move(number->value);
  head.num_norm = std::move(number->norm);
  std::size_t p = number->end;
  const bool dot = p < line.size() && line[p] == '.';
  if (dot) ++p;
  head.num_raw = std::string(line.substr(begin, p - begin));
  std::size_t words = skip_line_space(line, p);
  if (const std::size_t dash = dash_at(line, words)) words = skip_line_space(line, words + dash);
  head.rest = words;
  if (words >= line.size()) return std::nullopt;
  if (repealed_at(tradition, line, words)) {
    head.form = HeadForm::stub;
    return head;
  }
  if (line[words] != '(' && letter_case_at(line, words) != LetterCase::upper &&
      !opening_quote_at(line, words))
    return std::nullopt;
  head.form = dot ? HeadForm::marked : HeadForm::glued;
  head.sentence = !dot && (line.size() > 200 || ends_with_stop(line) || line[words] == '(');
  return head;
}

}  // namespace

std::optional<Head> read_head(const Tradition& tradition, std::string_view line) {
  std::size_t begin = skip_line_space(line, 0);
  while (begin < line.size() && line[begin] == '+') begin = skip_line_space(line, begin + 1);
  if (begin >= line.size()) return std::nullopt;
  if (tradition.numerals.bare)
    if (auto head = bare_head_at(tradition, line, begin)) return head;
  const auto unit = unit_word_at(tradition, line, begin);
  if (!unit) return std::nullopt;

  Head head;
  head.level = unit->unit->level;
  head.role = unit->unit->role;
  std::size_t end = unit->end;
  if (unit->ordinal != 0) {
    head.value.kind = ValueKind::number;
    head.value.main = unit->ordinal;
    head.num_norm = std::to_string(unit->ordinal);
  } else if (auto number = read_number(tradition, line, unit->end, *unit->unit)) {
    head.value = std::move(number->value);
    head.num_norm = std::move(number->norm);
    end = number->end;
  } else if (head.role != UnitRole::component) {
    return std::nullopt;
  }
  const std::size_t label_end = skip_marks(line, end);
  head.num_raw = std::string(trim(line.substr(begin, label_end - begin)));

  std::optional<HeadForm> form;
  if (head.role == UnitRole::component) {
    form = annex_form(tradition, line, is_capitals_word(line, begin, unit->end), head, label_end);
  } else {
    form = form_of(tradition, line, head.role, head, label_end);
    if (form == HeadForm::glued && head.role == UnitRole::container &&
        (line.size() > 300 || has_finite_verb(tradition, line)))
      return std::nullopt;
  }
  if (!form) return std::nullopt;
  head.form = *form;
  if (label_end > end && head.role == UnitRole::basic) {  // "24 (CV)", "270^2 d)"
    std::string addition;
    for (char c : line.substr(end, label_end - end))
      if (is_ascii_letter(c) || is_digit(c)) addition += c;
    if (!addition.empty()) head.num_norm += '-' + addition;
  }
  return head;
}

}  // namespace lacuna::indexer
