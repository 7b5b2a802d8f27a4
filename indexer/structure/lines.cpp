#include "indexer/structure/lines.h"

#include "indexer/structure/eid.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

struct UnitMatch {
  const UnitWord* unit;
  std::size_t end;
};

// The word of a unit at the line's beginning; capitals may be torn apart by a bad copy ("CAPIT
// OLUL").
std::optional<UnitMatch> unit_word_at(const Tradition& tradition, std::string_view line,
                                      std::size_t at) {
  if (line.substr(at).starts_with("\u00A7")) {  // §
    for (const UnitWord& row : tradition.units)
      if (row.role == UnitRole::paragraph) return UnitMatch{&row, at + 2};
    return std::nullopt;
  }
  if (letter_case_at(line, at) != LetterCase::upper) return std::nullopt;
  const Word word = word_at(line, at);
  for (const UnitWord& row : tradition.units)
    if (row.word == word.folded.view()) return UnitMatch{&row, word.end};
  FoldedWord joined;
  std::size_t p = at;
  for (int pieces = 0; pieces < 12 && letter_case_at(line, p) == LetterCase::upper; ++pieces) {
    while (letter_case_at(line, p) == LetterCase::upper) {
      const CodePoint c = decode(line, p);
      joined.push(c.value);
      p += c.size;
    }
    if (is_letter_at(line, p)) return std::nullopt;  // lower case: an ordinary word
    if (joined.view().size() > 6)
      for (const UnitWord& row : tradition.units)
        if (row.word == joined.view()) return UnitMatch{&row, p};
    p = skip_line_space(line, p);
  }
  return std::nullopt;
}

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

int small_number(std::string_view digits) {
  int value = 0;
  for (char c : digits.substr(0, 8)) value = value * 10 + (c - '0');
  return value;
}

// "^1", "^1^2" at `at`.
std::size_t read_raised(std::string_view line, std::size_t at, Value& value) {
  for (int n = 0; n < 2 && at + 1 < line.size() && line[at] == '^' && is_digit(line[at + 1]); ++n) {
    const std::size_t end = digits_end(line, at + 1);
    (n == 0 ? value.raised : value.raised2) = small_number(line.substr(at + 1, end - at - 1));
    at = end;
  }
  return at;
}

struct Number {
  Value value;
  std::string norm;
  std::size_t end = 0;
};

// "138-144", "62 și 63", "3, 4 și 5" after the first number: units printed under one label.
std::size_t read_range(const Tradition& tradition, std::string_view line, std::size_t at,
                       Number& number) {
  for (int members = 0; members < 20; ++members) {
    std::size_t p = skip_line_space(line, at);
    bool joined = false;
    if (const std::size_t dash = dash_at(line, p)) {
      p = skip_line_space(line, p + dash);
      joined = true;
    } else if (p < line.size() && line[p] == ',') {
      p = skip_line_space(line, p + 1);
      joined = true;
    } else if (const Word word = word_at(line, p);
               word.end > p && contains(tradition.connecting, word.folded.view())) {
      p = skip_line_space(line, word.end);
      joined = true;
    }
    if (!joined) break;
    if (const auto unit = unit_word_at(tradition, line, p)) p = skip_line_space(line, unit->end);
    const std::size_t end = digits_end(line, p);
    if (end == p || end - p > 5 || is_letter_at(line, end)) break;
    const int last = small_number(line.substr(p, end - p));
    if (last <= number.value.main || last - number.value.main > 500) break;
    number.value.last = last;
    number.norm += '-' + std::string(line.substr(p, end - p));
    at = end;
  }
  return at;
}

std::optional<Number> read_arabic(const Tradition& tradition, std::string_view line, std::size_t at,
                                  UnitRole role) {
  const std::size_t first = digits_end(line, at);
  if (first == at || first - at > 6) return std::nullopt;
  Number number;
  number.value.kind = ValueKind::number;
  number.value.main = small_number(line.substr(at, first - at));
  std::size_t end = first;
  while (end + 1 < line.size() && line[end] == '.' && is_digit(line[end + 1])) {  // 2.1
    if (number.value.kind != ValueKind::dotted) {
      number.value.kind = ValueKind::dotted;
      number.value.parts = {number.value.main};
    }
    const std::size_t next = digits_end(line, end + 1);
    number.value.parts.push_back(small_number(line.substr(end + 1, next - end - 1)));
    end = next;
  }
  end = read_raised(line, end, number.value);
  // A letter of the number's own: 16a, 14A; a capital may also be the first letter of glued words.
  if (end < line.size() && is_ascii_letter(line[end]) && !is_letter_at(line, end + 1)) ++end;
  const std::size_t word_begin = skip_line_space(line, end);
  const Word suffix = word_at(line, word_begin);
  if (suffix.folded.view() == "bis" || suffix.folded.view() == "ter" ||
      suffix.folded.view() == "quater")
    end = suffix.end;
  number.norm = normalise_number(line.substr(at, end - at));
  if (role != UnitRole::container && number.value.kind == ValueKind::number &&
      number.value.raised == 0)
    end = read_range(tradition, line, end, number);
  if (line.substr(end).starts_with("-a") && !is_letter_at(line, end + 2)) end += 2;  // "a 2-a"
  number.end = end;
  return number;
}

std::optional<Number> read_letters(const Tradition& tradition, std::string_view line,
                                   std::size_t at) {
  const Word word = word_at(line, at);
  if (word.end == at) return std::nullopt;
  const std::string_view printed = line.substr(at, word.end - at);
  Number number;
  number.end = word.end;
  for (std::string_view sole : tradition.sole)
    if (word.folded.view() == sole) {
      number.norm = "unic";
      return number;
    }
  if (const auto roman = is_roman(printed) ? parse_roman(printed) : std::nullopt) {
    number.value.kind = ValueKind::roman;
    number.value.main = *roman;
    number.end = read_raised(line, word.end, number.value);
    number.norm = normalise_number(line.substr(at, number.end - at));
    if (line.substr(number.end).starts_with("-a") && !is_letter_at(line, number.end + 2))
      number.end += 2;
    return number;
  }
  if (printed.size() == 1 && is_ascii_letter(printed[0])) {
    number.value.kind = ValueKind::upper_letter;
    number.value.main = letter_place(lower(printed), tradition.letters).value_or(0);
    number.norm = std::string(printed);
    return number;
  }
  if (printed.size() <= 3 && is_ascii_word(printed) &&
      letter_case_at(line, at) == LetterCase::upper &&
      letter_case_at(line, word.end - 1) == LetterCase::upper) {  // "Articolul IB"
    number.norm = std::string(printed);
    return number;
  }
  return std::nullopt;
}

// "a 2-a", "a II-a", "a doua", "întâi": ordinals; "nr. 1"; "- unic".
std::optional<Number> read_number(const Tradition& tradition, std::string_view line, std::size_t at,
                                  const UnitWord& unit) {
  std::size_t p = skip_line_space(line, at);
  if (p < line.size() && line[p] == '.') p = skip_line_space(line, p + 1);
  Word word = word_at(line, p);
  if (word.folded.view() == "nr" || word.folded.view() == "numarul") {
    p = word.end;
    if (p < line.size() && line[p] == '.') ++p;
    p = skip_line_space(line, p);
  } else if (word.folded.view() == "a" && word.end > p && line[p] == 'a') {
    const std::size_t next = skip_line_space(line, word.end);
    if (next > word.end && (is_digit(line[next]) || is_letter_at(line, next))) {
      Number number;
      const Word ordinal = word_at(line, next);
      const std::size_t end = ordinal.end > next ? ordinal.end : digits_end(line, next);
      number.norm = normalise_number(line.substr(next, end - next));
      const bool roman = is_roman(line.substr(next, end - next));
      if (!number.norm.empty() && (roman || is_digit(number.norm[0]))) {
        number.value.kind = roman ? ValueKind::roman : ValueKind::number;
        number.value.main = roman ? *parse_roman(number.norm) : small_number(number.norm);
        number.end = line.substr(end).starts_with("-a") ? end + 2 : end;
        return number;
      }
    }
  }
  if (const std::size_t dash = dash_at(line, p)) {  // "Articol - unic"
    const std::size_t next = skip_line_space(line, p + dash);
    if (contains(tradition.sole, word_at(line, next).folded.view())) p = next;
  }
  if (auto number = read_arabic(tradition, line, p, unit.role)) return number;
  if (unit.level == kb::Level::part || unit.level == kb::Level::book) {
    word = word_at(line, p);
    if (contains(tradition.named_parts, word.folded.view())) {
      Number number;
      number.norm = std::string(word.folded.view());
      number.end = word.end;
      return number;
    }
    if (const std::string norm = normalise_number(line.substr(p, word.end - p));
        word.end > p && !norm.empty() && is_digit(norm[0])) {  // "Cartea întâi"
      Number number;
      number.value.kind = ValueKind::number;
      number.value.main = small_number(norm);
      number.norm = norm;
      number.end = word.end;
      return number;
    }
  }
  return read_letters(tradition, line, p);
}

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
    head.rest = *word;
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
  const auto form = form_of(tradition, line, UnitRole::component, head, at);
  if (form && *form == HeadForm::glued)
    return line.size() < 200 && !has_finite_verb(tradition, line) ? form : std::nullopt;
  if (form) return form;
  if (!capitals || line.size() > 250 || line.ends_with('.') || has_finite_verb(tradition, line))
    return std::nullopt;
  return HeadForm::glued;
}

}  // namespace

std::optional<Head> read_head(const Tradition& tradition, std::string_view line) {
  std::size_t begin = skip_line_space(line, 0);
  while (begin < line.size() && line[begin] == '+') begin = skip_line_space(line, begin + 1);
  if (begin >= line.size()) return std::nullopt;
  const auto unit = unit_word_at(tradition, line, begin);
  if (!unit) return std::nullopt;

  Head head;
  head.level = unit->unit->level;
  head.role = unit->unit->role;
  std::size_t end = unit->end;
  if (auto number = read_number(tradition, line, unit->end, *unit->unit)) {
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
