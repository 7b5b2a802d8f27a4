#include "indexer/cite/token.h"

#include <array>

#include "indexer/cite/language.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

// Base letters of U+00C0..U+017F, lower case; ? where there is none.
constexpr std::string_view kLatin =
    "aaaaaaaceeeeiiiidnooooo?ouuuuypsaaaaaaaceeeeiiiidnooooo?ouuuuypy"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kLatin.size() == 0x180 - 0xc0);

bool is_upper_latin(char32_t c) {
  if (c <= 0xde) return c != 0xd7;
  if (c < 0x100) return false;
  if (c <= 0x137 || (c >= 0x14a && c <= 0x177)) return c % 2 == 0;
  return c == 0x178 || c % 2 == 1;
}

// One character as the matching copy has it.
struct Folded {
  enum Kind { letter, digit, superscript, mark, space, line, nothing } kind = mark;
  char32_t value = '?';  // lower-case base letter, digit, mark
  bool upper = false;
};

constexpr Folded folded_ascii(unsigned char c) {
  if (c >= 'a' && c <= 'z') return {Folded::letter, c};
  if (c >= 'A' && c <= 'Z') return {Folded::letter, char32_t(c - 'A' + 'a'), true};
  if (c >= '0' && c <= '9') return {Folded::digit, c};
  if (c == '\n' || c == '\r') return {Folded::line, ' '};
  if (c <= ' ' || c == 0x7f) return {Folded::space, ' '};
  switch (c) {
    case '(':
    case ')':
    case '.':
    case ',':
    case ';':
    case ':':
    case '/':
    case '^':
    case '-':
    case '"':
    case '%':
    case '\'':
    case '[':
    case ']':
      return {Folded::mark, c};
    default:
      return {Folded::mark, '?'};
  }
}

constexpr std::array<Folded, 128> kAscii = [] {
  std::array<Folded, 128> table{};
  for (std::size_t c = 0; c < table.size(); ++c)
    table[c] = folded_ascii(static_cast<unsigned char>(c));
  return table;
}();

constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

Folded fold(char32_t c) {
  if (c < 0x80) return kAscii[c];
  if (c >= 0xc0 && c < 0x180) {
    const char base = kLatin[c - 0xc0];
    if (base == '?') return {};
    return {Folded::letter, char32_t(base), is_upper_latin(c)};
  }
  if (c >= 0x218 && c <= 0x21b) return {Folded::letter, c <= 0x219 ? U's' : U't', c % 2 == 0};
  if (c >= 0x300 && c <= 0x36f) return {Folded::nothing};  // combining marks: NFD reads as NFC
  if (c >= 0x400 && c <= 0x40f) return {Folded::letter, c + 0x50, true};
  if (c >= 0x410 && c <= 0x42f) return {Folded::letter, c + 0x20, true};
  if (c == 0x490) return {Folded::letter, 0x491, true};
  switch (c) {
    case 0xa0:
    case 0x2007:
    case 0x2008:
    case 0x2009:
    case 0x200a:
    case 0x202f:
    case 0x3000:
      return {Folded::space, ' '};
    case 0xad:
    case 0x200b:
    case 0x200c:
    case 0x200d:
    case 0x2060:
    case 0xfeff:
      return {Folded::nothing};
    case 0xb9:
      return {Folded::superscript, '1'};
    case 0xb2:
      return {Folded::superscript, '2'};
    case 0xb3:
      return {Folded::superscript, '3'};
    case 0x2028:
    case 0x2029:
    case 0x85:
      return {Folded::line, ' '};
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return {Folded::mark, '-'};
    case 0x2019:
    case 0x2bc:
      return {Folded::mark, '\''};
    case 0xab:
    case 0xbb:
    case 0x2018:
    case 0x201a:
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
      return {Folded::mark, '"'};
    case 0xa7:
      return {Folded::mark, '$'};  // section sign
    case 0x2116:
      return {Folded::mark, '#'};  // numero sign
    case 0xb0:
    case 0xba:
      return {Folded::mark, 'o'};  // degree, masculine ordinal
    case 0xd7:
    case 0xf7:
    case 0xfffd:
      return {};
    default:
      break;
  }
  if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079))
    return {Folded::superscript, U'0' + (c - 0x2070)};
  if (c < 0xc0 || (c >= 0x2000 && c < 0x2c00)) return {};
  return {Folded::letter, c};
}

// "<sup>" and "</sup>", left over where tags were not taken out: 5 and 6 bytes, else 0.
std::size_t sup_tag(std::string_view text, std::size_t at) {
  if (text.substr(at, 5) == "<sup>") return 5;
  if (text.substr(at, 6) == "</sup>") return 6;
  return 0;
}

}  // namespace

Tokens::Tokens(std::string_view text, const Language& language)
    : text_(text), tables_(language.tables()) {
  copy_.reserve(text.size());
  list_.reserve(text.size() / 5 + 4);
  Gap gap = Gap::line;
  bool in_superscript = false;
  const auto open = [&](TokenKind kind, std::size_t begin) -> CiteToken& {
    CiteToken& token = list_.emplace_back();
    token.kind = kind;
    token.gap = gap;
    token.begin = static_cast<std::uint32_t>(begin);
    token.at = static_cast<std::uint32_t>(copy_.size());
    gap = Gap::none;
    return token;
  };
  const auto close = [&](std::size_t end) {
    list_.back().end = static_cast<std::uint32_t>(end);
    list_.back().size = static_cast<std::uint32_t>(copy_.size()) - list_.back().at;
  };
  const auto continues = [&](TokenKind kind) {
    return gap == Gap::none && !list_.empty() && list_.back().kind == kind;
  };
  // "l'article", "п'ятої": an apostrophe inside a word is no mark of its own.
  const LanguageTables& tables = tables_;
  const auto inside_word = [&](std::size_t after) {
    if (!continues(TokenKind::word) || after >= text.size()) return false;
    if (tables.apostrophe_in_word) return true;
    if (!tables.elision || copy_.size() - list_.back().at != 1) return false;
    if (copy_.back() == 'l') {
      copy_.pop_back();
      gap = list_.back().gap;
      list_.pop_back();
    } else {
      gap = Gap::space;  // "d'asile": two words
    }
    return true;
  };
  // Letters of ASCII, the bulk of any text, are taken a run at a time.
  const auto take_letters = [&](std::size_t begin) {
    const auto is_upper = [](char letter) { return letter <= 'Z'; };
    if (!continues(TokenKind::word)) {
      CiteToken& token = open(TokenKind::word, begin);
      token.capital = is_upper(text[begin]);
      token.upper = true;
    }
    bool upper = true;
    std::size_t end = begin;
    for (; end < text.size() && is_ascii_letter(text[end]); ++end)
      upper = upper && is_upper(text[end]);
    const std::size_t folded = copy_.size();
    copy_ += text.substr(begin, end - begin);
    for (std::size_t i = folded; i < copy_.size(); ++i) copy_[i] |= 'a' - 'A';
    list_.back().upper = list_.back().upper && upper;
    close(end);
    return end;
  };
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char byte = static_cast<unsigned char>(text[i]);
    if (is_ascii_letter(text[i])) {
      i = take_letters(i);
      in_superscript = false;
      continue;
    }
    if (byte == '<') {
      if (const std::size_t tag = sup_tag(text, i)) {
        if (tag == 5) {
          open(TokenKind::mark, i).mark = '^';
          copy_ += '^';
          close(i + tag);
        }
        i += tag;
        in_superscript = false;
        continue;
      }
    }
    std::size_t size = 1;
    Folded folded;
    if (byte < 0x80) {
      folded = kAscii[byte];
    } else {
      const CodePoint point = code_point_at(text, i);
      size = point.size;
      folded = fold(point.value);
    }
    switch (folded.kind) {
      case Folded::letter: {
        if (!continues(TokenKind::word)) {
          CiteToken& token = open(TokenKind::word, i);
          token.capital = token.upper = folded.upper;
        } else if (!folded.upper) {
          list_.back().upper = false;
        }
        if (folded.value < 0x80)
          copy_ += static_cast<char>(folded.value);
        else
          append_utf8(copy_, folded.value);
        close(i + size);
        break;
      }
      case Folded::superscript:
        if (!in_superscript || !continues(TokenKind::number)) {
          open(TokenKind::mark, i).mark = '^';
          copy_ += '^';
          close(i);
          open(TokenKind::number, i);
        }
        copy_ += static_cast<char>(folded.value);
        close(i + size);
        break;
      case Folded::digit:
        if (in_superscript || !continues(TokenKind::number)) open(TokenKind::number, i);
        copy_ += static_cast<char>(folded.value);
        close(i + size);
        break;
      case Folded::mark:
        if (folded.value == '\'' && (tables.elision || tables.apostrophe_in_word) &&
            inside_word(i + size))
          break;
        open(TokenKind::mark, i).mark = static_cast<char>(folded.value);
        copy_ += static_cast<char>(folded.value);
        close(i + size);
        break;
      case Folded::space:
        if (gap == Gap::none) gap = Gap::space;
        break;
      case Folded::line:
        gap = Gap::line;
        break;
      case Folded::nothing:
        break;
    }
    in_superscript = folded.kind == Folded::superscript;
    i += size;
  }
  for (std::size_t i = 0; i < list_.size(); ++i)
    if (list_[i].kind == TokenKind::word || list_[i].mark == '$' || list_[i].mark == '#')
      list_[i].lexeme = language.find(folded(i));
  end_.begin = end_.end = static_cast<std::uint32_t>(text.size());
  end_.at = static_cast<std::uint32_t>(copy_.size());
  end_.gap = Gap::line;
}

std::string fold_words(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = code_point_at(text, i);
    const Folded folded = fold(point.value);
    i += point.size;
    if (folded.kind == Folded::letter || folded.kind == Folded::digit) {
      if (space && !out.empty()) out += ' ';
      space = false;
      append_utf8(out, folded.value);
    } else if (folded.kind != Folded::nothing) {
      space = true;
    }
  }
  return out;
}

}  // namespace lacuna::indexer
