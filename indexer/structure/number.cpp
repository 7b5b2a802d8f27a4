#include <optional>

#include "indexer/structure/eid.h"
#include "indexer/structure/scan.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

using kb::Level;

// Numbers written as words, in the traditions whose acts print them in labels.
struct WordNumber {
  std::string_view word;  // lower case
  std::string_view value;
};
constexpr WordNumber kWordNumbers[] = {
    {"unic", "unic"},  {"unică", "unic"},        {"unica", "unic"}, {"unique", "unic"},
    {"unico", "unic"}, {"einziger", "unic"},     {"premier", "1"},  {"première", "1"},
    {"întâi", "1"},    {"întîi", "1"},           {"intai", "1"},    {"întâia", "1"},
    {"doua", "2"},     {"treia", "3"},           {"patra", "4"},    {"cincea", "5"},
    {"șasea", "6"},    {"şasea", "6"},           {"sasea", "6"},    {"șaptea", "7"},
    {"şaptea", "7"},   {"saptea", "7"},          {"opta", "8"},     {"noua", "9"},
    {"zecea", "10"},   {"единственная", "unic"},
};

constexpr std::string_view kLatinSuffixes[] = {"bis",    "ter",      "quater",   "quinquies",
                                               "sexies", "septies",  "octies",   "novies",
                                               "decies", "undecies", "duodecies"};

bool is_latin_suffix(std::string_view text) {
  for (std::string_view suffix : kLatinSuffixes)
    if (text == suffix) return true;
  return false;
}

// ¹²³ and U+2070..2079 as digits; nullopt for anything else.
std::optional<char> superscript_digit(char32_t c) {
  if (c == 0xB9) return '1';
  if (c == 0xB2 || c == 0xB3) return static_cast<char>('0' + (c - 0xB0));
  if (c >= 0x2070 && c <= 0x2079 && c != 0x2071) return static_cast<char>('0' + (c - 0x2070));
  return std::nullopt;
}

bool is_decoration(char32_t c) {
  switch (c) {
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
    case '*':
    case ',':
    case ';':
    case ':':
    case '"':
    case '<':
    case '>':
    case 0xB0:
    case 0xBA:
    case 0xAA:  // ° º ª
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
      return true;
    default:
      return false;
  }
}

// ş and ţ with a cedilla are one letter with ș and ț; addresses have the comma.
char32_t comma_below(char32_t c) {
  switch (c) {
    case 0x15E:
      return 0x218;
    case 0x15F:
      return 0x219;
    case 0x162:
      return 0x21A;
    case 0x163:
      return 0x21B;
    default:
      return c;
  }
}

bool is_dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

// One printed token without its decoration; superscripts and inner separators as '-'.
std::string strip(std::string_view token) {
  std::string out;
  bool raised = false;
  for (std::size_t at = 0; at < token.size();) {
    const CodePoint c = code_point_at(token, at);
    at += c.size;
    if (const auto digit = superscript_digit(c.value)) {
      if (!raised && !out.empty()) out += '-';
      raised = true;
      out += *digit;
      continue;
    }
    raised = false;
    if (is_decoration(c.value)) continue;
    if (c.value == '^' || c.value == '/' || is_dash(c.value))
      out += '-';
    else
      append_utf8(out, comma_below(c.value));
  }
  std::size_t begin = 0;
  while (begin < out.size() && (out[begin] == '.' || out[begin] == '-')) ++begin;
  std::size_t end = out.size();
  while (end > begin && (out[end - 1] == '.' || out[end - 1] == '-')) --end;
  out = out.substr(begin, end - begin);
  std::string single;  // "4--5", "1.-2": one separator
  for (char c : out) {
    if (c == '-' && !single.empty() && (single.back() == '-' || single.back() == '.')) continue;
    single += c;
  }
  return single;
}

bool has_digit(std::string_view token) {
  for (char c : token)
    if (is_digit(c)) return true;
  return false;
}

// "1er" -> "1", "2-a" -> "2", "64-quater" -> "64quater"; digits first.
std::string tidy_digits(std::string token) {
  std::size_t digits = 0;
  while (digits < token.size() && is_digit(token[digits])) ++digits;
  std::string tail = token.substr(digits);
  std::string_view bare = tail;
  if (!bare.empty() && bare.front() == '-') bare.remove_prefix(1);
  for (std::string_view ordinal : {"er", "re", "ère", "a", "lea", "o"})
    if (digits > 0 && bare == ordinal && (ordinal != "a" || tail.front() == '-') && ordinal != "o")
      return token.substr(0, digits);
  if (digits > 0 && is_latin_suffix(bare)) return token.substr(0, digits) + std::string(bare);
  return token;
}

std::vector<std::string> tokens_of(std::string_view printed) {
  std::vector<std::string> tokens;
  std::string token;
  const auto flush = [&] {
    if (!token.empty()) tokens.push_back(std::move(token));
    token.clear();
  };
  for (std::size_t at = 0; at < printed.size();) {
    const CodePoint c = code_point_at(printed, at);
    const std::string_view piece = printed.substr(at, c.size);
    at += c.size;
    if (c.value == ' ' || c.value == '\t' || c.value == '\n' || c.value == '\r' ||
        c.value == 0xA0 || c.value == 0x202F || c.value == 0x2009 || c.value == 0xA7) {  // § parts
      flush();
      continue;
    }
    // "Art.28", "lit.b)": a dot after two letters or more ends a word.
    token += piece;
    if (c.value == '.' && token.size() > 2 && !has_digit(token) &&
        !is_roman(token.substr(0, token.size() - 1)))
      flush();
  }
  flush();
  return tokens;
}

std::optional<std::string> word_number(std::string_view token) {
  const std::string low = lower(token);
  for (const WordNumber& row : kWordNumbers)
    if (row.word == low) return std::string(row.value);
  return std::nullopt;
}

// The only annex of an act has a label and no number.
bool is_annex_word(std::string_view token) {
  const std::string low = lower(token);
  for (std::string_view word : {"annex", "anexa", "annexe", "anhang", "anexo", "bilag", "liite"})
    if (low == word) return true;
  return false;
}

bool is_single_letter(std::string_view token) {
  return !token.empty() && code_point_at(token, 0).size == token.size() &&
         (is_ascii_letter(token[0]) || token.size() > 1);
}

// "IV", "IV-2", "a", "aa", "a-1": a value without a leading digit.
bool is_letter_value(std::string_view token) {
  const std::string_view head = token.substr(0, token.find('-'));
  if (is_roman(head) || is_single_letter(head)) return true;
  return head.size() == 2 && head[0] == head[1] && is_ascii_letter(head[0]);
}

}  // namespace

std::string normalise_number(std::string_view printed) {
  const std::vector<std::string> tokens = tokens_of(printed);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::string token = strip(tokens[i]);
    if (token.empty()) continue;
    if (auto word = word_number(token)) return *word;
    const bool last = i + 1 == tokens.size();
    if (!has_digit(token) && !is_letter_value(token)) {
      // A value glued to a bracket or of letters alone: "(viii)", "(bis)".
      if (last && tokens.size() == 1 && is_ascii_word(token) && token.size() <= 6 &&
          !is_annex_word(token))
        return token;
      continue;
    }
    if (!last && is_single_letter(token)) {
      const std::string next = strip(tokens[i + 1]);
      if (token == "a" && (has_digit(next) || word_number(next) || next.find('-') != next.npos))
        continue;  // "Secţiunea a 2-a", "Partea a II-a", "Cartea a doua"
      if ((token == "L" || token == "R" || token == "D") && has_digit(next)) return token + next;
    }
    token = tidy_digits(std::move(token));
    if (token.size() > 2 && token.ends_with("-a") && is_roman(token.substr(0, token.size() - 2)))
      token.resize(token.size() - 2);  // "a II-a"
    for (std::size_t j = i + 1; j < tokens.size(); ++j) {
      const std::string next = strip(tokens[j]);
      if (is_latin_suffix(lower(next))) {
        token += lower(next);
      } else if (next.size() == 1 && next[0] >= 'A' && next[0] <= 'Z' && has_digit(token)) {
        token += '-' + next;  // "Article 1er A"
      } else {
        break;
      }
    }
    return token;
  }
  return {};
}

}  // namespace lacuna::indexer
