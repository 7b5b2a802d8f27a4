#include "indexer/cite/value.h"

#include <charconv>

namespace lacuna::indexer {
namespace {

constexpr std::size_t kLongest = 5;  // digits of a provision's number

int integer(std::string_view digits) {
  int n = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), n);
  return n;
}

// "^1", "indice 1", "ind. 1" after a number, letter or closing bracket: appends "-1".
std::size_t take_superscript(const Tokens& tokens, std::size_t at, std::string& norm) {
  std::size_t i = at;
  if (tokens.is_mark(i, '^')) {
    ++i;
  } else if (tokens.role(i) == Role::index) {
    ++i;
    if (tokens.is_mark(i, '.')) ++i;
  } else {
    return at;
  }
  if (tokens.is_mark(i, '(') && tokens.is_number(i + 1) && tokens.is_mark(i + 2, ')')) {
    norm += "-" + std::string(tokens.folded(i + 1));
    return i + 3;
  }
  if (!tokens.is_number(i) || tokens.folded(i).size() > kLongest) return at;
  norm += "-" + std::string(tokens.folded(i));
  return i + 1;
}

bool is_small_letters(const Tokens& tokens, std::size_t i) {
  if (!tokens.is_word(i)) return false;
  const std::string_view word = tokens.folded(i);
  return word.size() <= 2 && word.front() >= 'a' && word.front() <= 'z' && word.back() >= 'a' &&
         word.back() <= 'z';
}

int letter_order(std::string_view word) {
  return word.size() == 1 ? word[0] - 'a' + 1 : 100 + (word[0] - 'a') * 26 + (word[1] - 'a');
}

std::optional<UnitValue> roman_at(const Tokens& tokens, std::size_t at, bool lower_case) {
  if (!tokens.is_word(at) || (!tokens[at].upper && !lower_case)) return std::nullopt;
  UnitValue value;
  value.order = roman_value(tokens.folded(at));
  if (value.order == 0) return std::nullopt;
  value.form = Form::roman;
  value.norm = tokens.folded(at);
  if (tokens[at].upper)
    for (char& c : value.norm) c = static_cast<char>(c - 'a' + 'A');
  value.next = take_superscript(tokens, at + 1, value.norm);
  return value;
}

// "a 2-a", "a II-a", "a doua", "al doilea", "întâi".
std::optional<UnitValue> ordinal_at(const Tokens& tokens, std::size_t at) {
  std::size_t i = at;
  const bool article = tokens.is_word(i, "a") || tokens.is_word(i, "al");
  if (article) ++i;
  if (tokens.role(i) == Role::ordinal) {
    UnitValue value;
    value.form = Form::ordinal;
    value.order = tokens[i].lexeme->value;
    value.norm = std::to_string(value.order);
    value.next = i + 1;
    return value;
  }
  if (!article) return std::nullopt;
  std::optional<UnitValue> value =
      tokens.is_number(i) ? parse_number(tokens, i) : roman_at(tokens, i, false);
  if (!value || !tokens.is_mark(value->next, '-')) return std::nullopt;
  if (!tokens.is_word(value->next + 1, "a") && !tokens.is_word(value->next + 1, "lea"))
    return std::nullopt;
  value->next += 2;
  return value;
}

// "(1)", "(1^1)", "(1 1)", "(1-3)", "(a)", "(iv)".
std::optional<UnitValue> bracketed_at(const Tokens& tokens, std::size_t at) {
  if (!tokens.is_mark(at, '(')) return std::nullopt;
  if (tokens.is_number(at + 1)) {
    std::optional<UnitValue> value = parse_number(tokens, at + 1);
    if (!value) return std::nullopt;
    value->form = Form::bracketed_number;
    value->closed = true;
    if (tokens.is_number(value->next) && tokens.is_mark(value->next + 1, ')')) {
      value->norm += "-" + std::string(tokens.folded(value->next));
      value->flag = "superscript_spaced";
      ++value->next;
    } else if (tokens.is_mark(value->next, '-') && tokens.is_number(value->next + 1)) {
      const auto end = parse_number(tokens, value->next + 1);
      if (!end || end->order <= value->order) return std::nullopt;
      value->range_end = end->norm;
      value->next = end->next;
    }
    if (!tokens.is_mark(value->next, ')')) return std::nullopt;
    ++value->next;
    value->next = take_superscript(tokens, value->next, value->norm);
    return value;
  }
  if (!tokens.is_word(at + 1)) return std::nullopt;
  std::optional<UnitValue> value;
  if (is_small_letters(tokens, at + 1)) {
    value.emplace();
    value->norm = tokens.folded(at + 1);
    value->order = letter_order(value->norm);
    value->next = take_superscript(tokens, at + 2, value->norm);
  } else {
    value = roman_at(tokens, at + 1, true);
  }
  if (!value || !tokens.is_mark(value->next, ')')) return std::nullopt;
  value->form = Form::bracketed_letter;
  value->closed = true;
  ++value->next;
  return value;
}

std::optional<UnitValue> letter_at(const Tokens& tokens, std::size_t at) {
  if (!is_small_letters(tokens, at)) return std::nullopt;
  UnitValue value;
  value.form = Form::letter;
  value.norm = tokens.folded(at);
  value.order = letter_order(value.norm);
  value.next = take_superscript(tokens, at + 1, value.norm);
  // "h3)": the superscript has collapsed.
  if (value.next == at + 1 && tokens.is_number(value.next) && tokens.glued(value.next) &&
      tokens[value.next].size <= 2 && tokens.is_mark(value.next + 1, ')')) {
    value.norm += "-" + std::string(tokens.folded(value.next));
    value.flag = "superscript_collapsed";
    ++value.next;
  }
  // "lit. a.1)", a letter inserted below another.
  if (value.next == at + 1 && tokens.is_mark(value.next, '.') && tokens.glued(value.next) &&
      tokens.is_number(value.next + 1) && tokens.glued(value.next + 1) &&
      tokens[value.next + 1].size <= 2) {
    value.norm += "." + std::string(tokens.folded(value.next + 1));
    value.next += 2;
  }
  if (tokens.is_mark(value.next, ')')) {
    value.closed = true;
    value.next = take_superscript(tokens, value.next + 1, value.norm);
    return value;
  }
  // Without a bracket only one letter, and none that reads on as a word: "lit. în sens larg", "lit.
  // a doua".
  if (tokens.folded(at).size() > 1 || tokens.is_mark(value.next, '\'')) return std::nullopt;
  const Role next = tokens.role(value.next);
  const bool reads_on = tokens.is_word(value.next) && !tokens.is_number(value.next + 1) &&
                        !is_level(next) && next != Role::particle && next != Role::conjunction &&
                        !(tokens[value.next].lexeme && !tokens[value.next].lexeme->acts.empty());
  // German has no word of one letter.
  if (reads_on && !tokens.tables().short_names && !tokens[at].upper &&
      (value.norm == "a" || value.norm == "o" || value.norm == "e" || value.norm == "i" ||
       value.norm == "s"))
    return std::nullopt;
  return value;
}

// "anexa nr. 3/02", "anexa nr. VIII/2", "anexa 71-01": the part of an annex's number after its
// mark.
void take_annex_part(const Tokens& tokens, UnitValue& value) {
  const std::size_t i = value.next;
  if (!tokens.glued(i) || !tokens.glued(i + 1) || !tokens.is_number(i + 1)) return;
  const std::string_view digits = tokens.folded(i + 1);
  const bool part = tokens.is_mark(i, '/') && digits.size() <= 3;
  if (!part && !(tokens.is_mark(i, '-') && digits.front() == '0')) return;
  value.norm += "-" + std::string(digits);
  value.next = i + 2;
}

bool takes_roman(Unit unit) {
  return is_container(unit) || unit == Unit::annex || unit == Unit::article ||
         unit == Unit::point || unit == Unit::subpoint || unit == Unit::sentence ||
         unit == Unit::paragraph;
}

}  // namespace

int roman_value(std::string_view folded) {
  if (folded.empty() || folded.size() > 9) return 0;
  const auto digit = [](char c) {
    switch (c) {
      case 'i':
        return 1;
      case 'v':
        return 5;
      case 'x':
        return 10;
      case 'l':
        return 50;
      case 'c':
        return 100;
      case 'd':
        return 500;
      default:
        return 0;
    }
  };
  int total = 0, repeats = 0;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const int value = digit(folded[i]);
    const int next = i + 1 < folded.size() ? digit(folded[i + 1]) : 0;
    if (value == 0) return 0;
    repeats = i > 0 && folded[i] == folded[i - 1] ? repeats + 1 : 1;
    if (repeats > 3) return 0;
    if (next > value) {
      if (next > value * 10 || value == 5 || value == 50 || repeats > 1) return 0;
      total -= value;
    } else {
      total += value;
    }
  }
  return total;
}

std::optional<UnitValue> parse_number(const Tokens& tokens, std::size_t at) {
  if (!tokens.is_number(at) || tokens.folded(at).size() > kLongest) return std::nullopt;
  UnitValue value;
  value.norm = tokens.folded(at);
  value.order = integer(value.norm);
  value.next = take_superscript(tokens, at + 1, value.norm);
  if (tokens.role(value.next) == Role::suffix) {
    value.norm += tokens.folded(value.next);
    ++value.next;
  } else if (tokens.is_word(value.next) && tokens.glued(value.next) &&
             (tokens[value.next].size == 1 ||
              (tokens[value.next].size == 2 && tokens[value.next].upper))) {
    value.norm += tokens.folded(value.next);  // 7a, 121AA, 21^2a
    ++value.next;
  }
  return value;
}

std::optional<UnitValue> parse_code_article(const Tokens& tokens, std::size_t at) {
  if (!tokens.is_word(at) || tokens[at].size != 1 || !tokens[at].upper) return std::nullopt;
  const char letter = tokens.folded(at).front();
  if (letter != 'l' && letter != 'r' && letter != 'd' && letter != 'a') return std::nullopt;
  std::size_t i = at + 1;
  if (tokens.is_mark(i, '.')) ++i;
  if (!tokens.is_number(i)) return std::nullopt;
  UnitValue value;
  value.form = Form::code;
  value.flag = "code_article";
  value.norm =
      std::string(1, static_cast<char>(letter - 'a' + 'A')) + std::string(tokens.folded(i));
  value.order = integer(tokens.folded(i));
  ++i;
  while (tokens.is_mark(i, '-') && tokens.glued(i) && tokens.is_number(i + 1) &&
         tokens.glued(i + 1) && value.norm.size() < 24) {
    value.norm += "-" + std::string(tokens.folded(i + 1));
    value.order = integer(tokens.folded(i + 1));
    i += 2;
  }
  value.next = i;
  return value;
}

std::optional<UnitValue> parse_value(const Tokens& tokens, std::size_t at, Unit unit) {
  switch (unit) {
    case Unit::letter:
      if (auto value = bracketed_at(tokens, at)) return value;
      return letter_at(tokens, at);
    case Unit::paragraph:
    case Unit::subsection:
    case Unit::recital:
      if (auto value = bracketed_at(tokens, at)) {
        if (value->form == Form::bracketed_number) return value;
        return std::nullopt;
      }
      break;
    case Unit::point:
    case Unit::subpoint:
      if (auto value = bracketed_at(tokens, at)) return value;
      break;
    default:
      break;
  }
  std::size_t i = at;
  if (tokens.is_number_mark(i) &&
      (unit == Unit::annex || unit == Unit::article || unit == Unit::point)) {
    ++i;
    if (tokens.is_mark(i, '.')) ++i;
  }
  if (tokens.role(i) == Role::unic && (unit == Unit::article || unit == Unit::paragraph)) {
    UnitValue value;
    value.form = Form::word;
    value.norm = "unic";
    value.next = i + 1;
    return value;
  }
  if (tokens.is_number(i)) {
    auto value = parse_number(tokens, i);
    if (!value) return std::nullopt;
    // "pct. 1.2" is a dotted number, "art. 1.349" has a thousands dot.
    bool dotted = false;
    while (value->next == i + 1 && tokens.is_mark(value->next, '.') && tokens.glued(value->next) &&
           tokens.is_number(value->next + 1) && tokens.glued(value->next + 1) &&
           tokens[value->next + 1].size <= 3) {
      const std::string_view digits = tokens.folded(value->next + 1);
      if (unit == Unit::article) {
        if (dotted) break;
        // "art. 1.05" of an agreement, whose first figure is its chapter's
        const bool chapter = digits.size() == 2;
        if (digits.size() != 3 && !chapter) break;
        value->norm += chapter ? "." + std::string(digits) : std::string(digits);
        if (!chapter) value->order = integer(value->norm);
      } else if (unit == Unit::point || unit == Unit::subpoint || unit == Unit::annex ||
                 is_container(unit) || (unit == Unit::paragraph && digits.size() == 2)) {
        value->norm += "." + std::string(digits);
      } else {
        break;
      }
      dotted = true;
      i = value->next + 1;
      value->next = take_superscript(tokens, i + 1, value->norm);
    }
    if (value->order == 0) return std::nullopt;
    if (tokens.is_mark(value->next, ')') && tokens.glued(value->next) &&
        (unit == Unit::point || unit == Unit::subpoint)) {
      value->closed = true;
      ++value->next;
    }
    if (unit == Unit::annex) {
      if (value->norm.front() == '0') return std::nullopt;  // "servicii anexe 011", a code
      take_annex_part(tokens, *value);
      const char last = value->norm.back();  // "anexa nr. 2a)"
      if (last >= 'a' && last <= 'z' && tokens.is_mark(value->next, ')') &&
          tokens.glued(value->next))
        ++value->next;
    }
    return value;
  }
  if (takes_roman(unit))
    if (auto value = roman_at(tokens, i, false)) {
      if (unit == Unit::annex) {
        while (tokens.is_mark(value->next, '.') && tokens.glued(value->next) &&
               tokens.is_number(value->next + 1) && tokens.glued(value->next + 1)) {
          value->norm += "." + std::string(tokens.folded(value->next + 1));  // "anexa V.5.3.3"
          value->next += 2;
        }
        take_annex_part(tokens, *value);
      }
      // Sentences and paragraphs are counted, however the count is printed ("alin. II").
      if (unit == Unit::sentence || unit == Unit::paragraph)
        value->norm = std::to_string(value->order);
      // "pct. VII.4"; with a space only where the act follows: "pct. VII. 4 din Legea ..."
      if (unit == Unit::point && tokens.is_mark(value->next, '.') && tokens.glued(value->next) &&
          tokens.is_number(value->next + 1) &&
          (tokens.glued(value->next + 1) || tokens.is_word(value->next + 2, "din"))) {
        value->norm += "." + std::string(tokens.folded(value->next + 1));
        value->next = take_superscript(tokens, value->next + 2, value->norm);
      }
      return value;
    }
  if ((unit == Unit::annex || unit == Unit::part || unit == Unit::section ||
       unit == Unit::statute_section || unit == Unit::point || unit == Unit::chapter) &&
      tokens.is_word(i) && tokens[i].size == 1 && tokens[i].upper &&
      !(tokens.is_mark(i + 1, '-') && tokens.glued(i + 1) && tokens.is_word(i + 2) &&
        tokens.glued(i + 2))) {  // "secțiunea E-educație"
    UnitValue value;
    value.form = Form::word;
    value.norm = std::string(1, static_cast<char>(tokens.folded(i)[0] - 'a' + 'A'));
    value.order = letter_order(tokens.folded(i));
    value.next = i + 1;
    return value;
  }
  if (unit == Unit::article || unit == Unit::annex || unit == Unit::recital) return std::nullopt;
  if (auto value = ordinal_at(tokens, at)) {
    if (unit == Unit::sentence) value->norm = std::to_string(value->order);
    return value;
  }
  return std::nullopt;
}

std::optional<UnitValue> parse_member(const Tokens& tokens, std::size_t at, Unit unit, Form form,
                                      bool closed) {
  if (form == Form::code) return parse_code_article(tokens, at);
  auto value = parse_value(tokens, at, unit);
  if (!value) return std::nullopt;
  if (value->form == form && value->closed == closed) return value;
  const auto numeric = [](Form f) { return f == Form::number || f == Form::roman; };
  if (unit == Unit::annex && numeric(form) == numeric(value->form)) return value;
  // The last letter of a list is sometimes printed without its bracket, and the other way round.
  if (unit == Unit::letter && value->form == form) return value;
  return std::nullopt;
}

}  // namespace lacuna::indexer
