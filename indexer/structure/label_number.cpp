#include "indexer/structure/label_number.h"

#include <algorithm>

#include "indexer/structure/eid.h"
#include "indexer/structure/unit_word.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

bool is_digit_at(std::string_view line, std::size_t at) {
  return at < line.size() && is_digit(line[at]);
}

// Inserted numbers as the tradition prints them: "23-1" (also torn, "23 -1"), "12A", "16a", "1er".
std::size_t read_insertion(const Tradition& tradition, std::string_view line, std::size_t at,
                           Value& value) {
  if (tradition.numerals.code_numbers && line.substr(at, 2) == "er" && !is_letter_at(line, at + 2))
    at += 2;
  if (tradition.numerals.hyphenated) {
    for (int n = 0; n < 2; ++n) {
      std::size_t p = n == 0 ? skip_line_space(line, at) : at;
      if (p >= line.size() || line[p] != '-') break;
      const std::size_t end = digits_end(line, p + 1);
      if (end == p + 1 || end - p > 4) break;
      (n == 0 ? value.raised : value.raised2) = small_number(line.substr(p + 1, end - p - 1));
      at = end;
    }
  }
  // A letter of the number's own; a capital may also be the first letter of glued words.
  if (at < line.size() && is_ascii_letter(line[at]) && !is_letter_at(line, at + 1)) {
    if (tradition.numerals.lettered) value.raised = lower(line.substr(at, 1))[0] - 'a' + 1;
    return at + 1;
  }
  if (tradition.numerals.bare && at + 1 < line.size() && is_upper_ascii(line[at]) &&
      is_upper_ascii(line[at + 1]) && !is_letter_at(line, at + 2)) {  // 12ZA
    value.raised = line[at] - 'A' + 1;
    value.raised2 = line[at + 1] - 'A' + 1;
    return at + 2;
  }
  return at;
}

// "138-144", "62 și 63", "3, 4 și 5" after the first number: units printed under one label.
std::size_t read_range(const Tradition& tradition, std::string_view line, std::size_t at,
                       LabelNumber& number) {
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

// The value of a number that may be torn: "23 -1" -> "23-1", "1er" -> "1".
std::string without_blanks(std::string_view printed) {
  std::string joined;
  for (std::size_t at = 0; at < printed.size(); ++at) {
    const std::size_t space = space_at(printed, at);
    if (space == 0)
      joined += printed[at];
    else
      at += space - 1;
  }
  return normalise_number(joined);
}

// "L111-10", "L. 111-10", "R.* 421-1", "L.O. 12": an article of a French code.
std::optional<LabelNumber> read_code_number(std::string_view line, std::size_t at) {
  std::size_t p = at;
  std::string norm;
  while (p < line.size() && is_upper_ascii(line[p]) && p - at < 4) {
    norm += line[p++];
    if (p < line.size() && line[p] == '.') ++p;
  }
  if (norm.empty() || norm.size() > 2 ||
      std::string_view("LRDA").find(norm[0]) == std::string_view::npos)
    return std::nullopt;
  while (p < line.size() && (line[p] == '*' || space_at(line, p)))
    p += line[p] == '*' ? 1 : space_at(line, p);
  std::size_t end = digits_end(line, p);
  if (end == p) return std::nullopt;
  while (end + 1 < line.size() && line[end] == '-' && is_digit(line[end + 1]))
    end = digits_end(line, end + 1);
  LabelNumber number;
  number.norm = norm + std::string(line.substr(p, end - p));
  number.end = end;
  return number;
}

}  // namespace

std::optional<LabelNumber> read_arabic(const Tradition& tradition, std::string_view line,
                                       std::size_t at, UnitRole role) {
  const std::size_t first = digits_end(line, at);
  if (first == at || first - at > 6) return std::nullopt;
  LabelNumber number;
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
  end = read_insertion(tradition, line, end, number.value);
  const std::size_t word_begin = skip_line_space(line, end);
  const Word suffix = word_at(line, word_begin);
  const bool range = is_digit_at(line, skip_line_space(line, suffix.end));  // "§§ 4 bis 6"
  if (!range && (suffix.folded.view() == "bis" || suffix.folded.view() == "ter" ||
                 suffix.folded.view() == "quater"))
    end = suffix.end;
  number.norm = tradition.numerals.hyphenated ? without_blanks(line.substr(at, end - at))
                                              : normalise_number(line.substr(at, end - at));
  if (role != UnitRole::container && number.value.kind == ValueKind::number &&
      number.value.raised == 0)
    end = read_range(tradition, line, end, number);
  if (line.substr(end).starts_with("-a") && !is_letter_at(line, end + 2)) end += 2;  // "a 2-a"
  number.end = end;
  return number;
}

namespace {

std::optional<LabelNumber> read_letters(const Tradition& tradition, std::string_view line,
                                        std::size_t at) {
  const Word word = word_at(line, at);
  if (word.end == at) return std::nullopt;
  std::string_view printed = line.substr(at, word.end - at);
  LabelNumber number;
  number.end = word.end;
  if (const int ordinal = ordinal_of(tradition, word.folded.view())) {  // "TITRE PREMIER"
    number.value.kind = ValueKind::number;
    number.value.main = ordinal;
    number.norm = std::to_string(ordinal);
    return number;
  }
  if (tradition.numerals.code_numbers && word.folded.view().ends_with("er") &&
      is_roman(printed.substr(0, printed.size() - 2)))  // "Chapitre Ier"
    printed.remove_suffix(2);
  for (std::string_view sole : tradition.sole)
    if (word.folded.view() == sole) {
      number.norm = "unic";
      return number;
    }
  if (const auto roman = is_roman(printed) ? parse_roman(printed) : std::nullopt) {
    number.value.kind = ValueKind::roman;
    number.value.main = *roman;
    number.end = read_raised(line, word.end, number.value);
    if (printed.size() < word.end - at)
      number.norm = std::string(printed);
    else
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

}  // namespace

std::optional<LabelNumber> read_number(const Tradition& tradition, std::string_view line,
                                       std::size_t at, const UnitWord& unit) {
  std::size_t p = skip_line_space(line, at);
  if (p < line.size() && line[p] == '.') p = skip_line_space(line, p + 1);
  Word word = word_at(line, p);
  if (line.substr(p).starts_with("\u2116")) p = skip_line_space(line, p + 3);  // №
  if (tradition.numerals.code_numbers)
    if (auto number = read_code_number(line, p)) return number;
  if (word.folded.view() == "nr" || word.folded.view() == "numarul" || word.folded.view() == "no") {
    p = word.end;
    if (p < line.size() && line[p] == '.') ++p;
    p = skip_line_space(line, p);
  } else if (word.folded.view() == "a" && word.end > p && line[p] == 'a') {
    const std::size_t next = skip_line_space(line, word.end);
    if (next > word.end && (is_digit(line[next]) || is_letter_at(line, next))) {
      LabelNumber number;
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
      LabelNumber number;
      number.norm = std::string(word.folded.view());
      number.end = word.end;
      return number;
    }
    if (const std::string norm = normalise_number(line.substr(p, word.end - p));
        word.end > p && !norm.empty() && is_digit(norm[0])) {  // "Cartea întâi"
      LabelNumber number;
      number.value.kind = ValueKind::number;
      number.value.main = small_number(norm);
      number.norm = norm;
      number.end = word.end;
      return number;
    }
  }
  return read_letters(tradition, line, p);
}

}  // namespace lacuna::indexer
