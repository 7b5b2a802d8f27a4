#include <charconv>

#include "indexer/cite/act.h"
#include "indexer/cite/value.h"
#include "kb/base/date.h"

namespace lacuna::indexer {
namespace {

int integer(std::string_view digits) {
  int n = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), n);
  return n;
}

// Digits with their thousands dots: "1.251" -> "1251".
struct Digits {
  std::string value;
  std::size_t next;
};
std::optional<Digits> digits_at(const Tokens& tokens, std::size_t at) {
  if (!tokens.is_number(at) || tokens.folded(at).size() > 6) return std::nullopt;
  Digits out{std::string(tokens.folded(at)), at + 1};
  if (out.value.size() <= 3)
    while (tokens.is_mark(out.next, '.') && tokens.glued(out.next) &&
           tokens.is_number(out.next + 1) && tokens.glued(out.next + 1) &&
           tokens[out.next + 1].size == 3 && out.value.size() < 7) {
      out.value += tokens.folded(out.next + 1);
      out.next += 2;
    }
  const std::size_t zeros = out.value.find_first_not_of('0');
  if (zeros == std::string::npos) return std::nullopt;
  out.value.erase(0, zeros);
  return out;
}

bool is_letters_part(const Tokens& tokens, std::size_t i) {
  return tokens.is_word(i) && tokens[i].upper && tokens[i].size <= 4;
}

std::string upper(std::string_view folded) {
  std::string out(folded);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

}  // namespace

int year_of(std::string_view digits) {
  const int n = integer(digits);
  if (digits.size() == 4 && n >= 1800 && n <= 2100) return n;
  if (digits.size() == 2) return n >= 30 ? 1900 + n : 2000 + n;
  return 0;
}

std::optional<PrintedDate> parse_printed_date(const Tokens& tokens, std::size_t at) {
  PrintedDate out;
  if (!tokens.is_number(at)) return std::nullopt;
  const std::string_view first = tokens.folded(at);
  if (first.size() == 4) {
    out.year = year_of(first);
    out.next = at + 1;
    return out.year ? std::optional(out) : std::nullopt;
  }
  if (first.size() > 2) return std::nullopt;
  out.day = integer(first);
  std::size_t i = at + 1;
  if (tokens.is_mark(i, '.') && tokens.role(i + 1) == Role::month) ++i;  // "10. März 2021"
  if (tokens.role(i) == Role::month ||
      (tokens.is_mark(i, '-') && tokens.role(i + 1) == Role::month)) {
    if (tokens.is_mark(i, '-')) ++i;
    out.month = tokens[i].lexeme->value;
    ++i;
    if (tokens.is_mark(i, '.') || tokens.is_mark(i, '-') || tokens.is_mark(i, ',')) ++i;
  } else {
    const char mark = tokens[i].mark;
    if (mark != '.' && mark != '-' && mark != '/') return std::nullopt;
    if (!tokens.is_number(i + 1) || tokens.folded(i + 1).size() > 2) return std::nullopt;
    if (!tokens.is_mark(i + 2, mark)) return std::nullopt;
    out.month = integer(tokens.folded(i + 1));
    i += 3;
  }
  if (!tokens.is_number(i)) return std::nullopt;
  out.year = year_of(tokens.folded(i));
  out.next = i + 1;
  if (!make_date(out.year, out.month, out.day)) return std::nullopt;
  return out;
}

std::optional<ActNumber> parse_act_number(const Tokens& tokens, std::size_t at, Dated dated) {
  ActNumber out;
  std::size_t i = at;
  std::vector<std::string> parts;
  std::string letters;
  // A secret or series letter before the number: "nr. S/85/2010", "nr. M.45/2010".
  if (is_letters_part(tokens, i) && tokens[i].size <= 2 &&
      (tokens.is_mark(i + 1, '/') || tokens.is_mark(i + 1, '.')) && tokens.is_number(i + 2)) {
    letters = upper(tokens.folded(i));
    i += 2;
  }
  auto digits = digits_at(tokens, i);
  if (!digits) return std::nullopt;
  i = digits->next;
  parts.push_back(letters.empty() ? digits->value : letters + "-" + digits->value);
  if (tokens.is_mark(i, '-') && tokens.is_word(i + 1) && tokens[i + 1].upper &&
      roman_value(tokens.folded(i + 1)) >= 10) {
    out.legislature = true;
    i += 2;
  }
  while (tokens.is_mark(i, '/') && parts.size() < 12) {
    if (const auto date = parse_printed_date(tokens, i + 1); date && date->day > 0 && date->month) {
      out.year = date->year;
      i = date->next;
      break;
    }
    if (const auto part = digits_at(tokens, i + 1)) {
      const bool last = !tokens.is_mark(part->next, '/');
      const std::string_view printed = tokens.folded(i + 1);
      const int year = part->next == i + 2 ? year_of(printed) : 0;
      if (last && year && (printed.size() == 4 || parts.size() == 1)) {
        out.year = year;
        out.short_year = printed.size() == 2;
        i = part->next;
        break;
      }
      parts.push_back(part->value);
      i = part->next;
    } else if (is_letters_part(tokens, i + 1) && tokens.is_mark(i + 2, '/')) {
      parts.back() += "-" + upper(tokens.folded(i + 1));
      i += 2;
    } else {
      break;
    }
  }
  std::size_t date_at = i;
  if (tokens.is_mark(date_at, ',') && tokens.role(date_at + 1) == Role::particle) ++date_at;
  if (tokens.role(date_at) == Role::particle) {
    ++date_at;
    if (tokens.role(date_at) == Role::particle) ++date_at;  // "din din", seen in print
    if (tokens.role(date_at) == Role::year) ++date_at;
    if (tokens.is_word(date_at, "data") && tokens.is_word(date_at + 1, "de")) date_at += 2;
    if (const auto date = parse_printed_date(tokens, date_at)) {
      if (dated == Dated::yes && out.year == 0) out.year = date->year;
      if (date->year == out.year) i = date->next;
    }
  }
  if (out.year == 0) return std::nullopt;
  for (const std::string& part : parts) {
    if (!out.number.empty()) out.number += '+';
    out.number += part;
  }
  out.parts = static_cast<int>(parts.size());
  out.next = i;
  return out;
}

std::optional<ActNumber> parse_suffixed_number(const Tokens& tokens, std::size_t at,
                                               NumberForm form, int year) {
  if (!tokens.is_number(at) || tokens.folded(at).size() > 6) return std::nullopt;
  ActNumber out;
  const std::string_view text = tokens.text();
  std::size_t i = at + 1;
  const auto glued = [&](std::size_t k) { return k < tokens.size() && tokens.glued(k); };
  if (tokens.is_word(i) && glued(i) && tokens[i].size <= 4) ++i;  // 254к
  if (form == NumberForm::hyphenated) {
    if (!tokens.is_mark(i, '-') || !glued(i) || !tokens.is_number(i + 1) || !glued(i + 1))
      return std::nullopt;
    i += 2;
    out.year = year_of(tokens.folded(at));
  } else {
    if (tokens.is_mark(i, '/') && glued(i) && tokens.is_number(i + 1) && glued(i + 1)) {
      const int printed = year_of(tokens.folded(i + 1));
      const bool year_alone = tokens[i + 1].size == 4;
      i += 2;
      if (printed) out.year = printed;
      if (year_alone) {
        out.number = tokens.folded(at);
        out.next = i;
        return out;
      }
    }
    if (tokens.is_mark(i, '-') && glued(i) && glued(i + 1) &&
        ((tokens.is_word(i + 1) && tokens[i + 1].size <= 8) || tokens.is_number(i + 1)))
      i += 2;
  }
  out.number = text.substr(tokens[at].begin, tokens[i - 1].end - tokens[at].begin);
  for (char& c : out.number)
    if (c == '/') c = '-';
  out.next = i;
  if (year) out.year = year;
  if (tokens.role(i) == Role::particle || tokens.role(i) == Role::dated) {
    const auto date = parse_printed_date(tokens, i + 1);
    if (date && date->day > 0 && (out.year == 0 || out.year == date->year)) {
      out.year = date->year;
      out.next = date->next;
    }
  }
  out.undated = out.year == 0;
  return out;
}

std::optional<std::string> eu_work(std::string_view type, std::string_view first,
                                   std::string_view second, bool year_comes_first) {
  const auto plausible = [](std::string_view digits) {
    const int n = integer(digits);
    return digits.size() == 4 && n >= 1950 && n <= 2100;
  };
  std::string_view year = year_comes_first ? first : second;
  std::string_view number = year_comes_first ? second : first;
  if (!plausible(year) && plausible(number)) std::swap(year, number);
  // "Decizia nr. 1.692/96/CE"
  if (!plausible(year) && year.size() > 2 && number.size() == 2) std::swap(year, number);
  int y = plausible(year) ? integer(year) : 0;
  if (y == 0 && year.size() == 2) {
    const int n = integer(year);
    y = n >= 50 ? 1900 + n : 0;
  }
  if (y == 0) return std::nullopt;
  return "eu/" + std::string(type) + "/" + std::to_string(y) + "/" + std::string(number);
}

}  // namespace lacuna::indexer
