// The matching copy of a text: words folded (lower case, no diacritics, cedilla and comma-below the
// same), superscripts as ^n, dashes and quotes unified, soft hyphens dropped; every token remembers
// its bytes in the text as printed. Values; the text must outlive them; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/cite/language.h"

namespace lacuna::indexer {

enum class TokenKind : std::uint8_t { word, number, mark };
enum class Gap : std::uint8_t { none, space, line };  // what stands before a token

struct CiteToken {
  std::uint32_t begin = 0;  // bytes of the text as printed
  std::uint32_t end = 0;
  std::uint32_t at = 0;  // bytes of the matching copy
  std::uint32_t size = 0;
  TokenKind kind = TokenKind::mark;
  Gap gap = Gap::none;
  char mark = 0;  // of a mark: ( ) . , ; : / ^ - % " [ ], $ for §, # for №, o for °, ' for an
                  // apostrophe, ? for any other
  bool capital = false;  // of a word: first letter is upper case as printed
  bool upper = false;    // of a word: all letters are
  const WordForm* lexeme =
      nullptr;  // what the language's tables say of a word, § or №; null: nothing
};

class Tokens {
 public:
  Tokens(std::string_view text, const Language& language);

  std::size_t size() const { return list_.size(); }
  // Past the end stands an empty mark, so that a grammar may look ahead without counting.
  const CiteToken& operator[](std::size_t i) const { return i < list_.size() ? list_[i] : end_; }

  // "nr", "n°", "№": what stands before an act's number.
  bool is_number_mark(std::size_t i) const {
    return role(i) == Role::number_mark || is_mark(i, '#') || is_word(i, "nr");
  }
  std::string_view text() const { return text_; }
  const LanguageTables& tables() const { return tables_; }
  std::string_view folded(std::size_t i) const {
    const CiteToken& token = (*this)[i];
    return std::string_view(copy_).substr(token.at, token.size);
  }

  bool is_mark(std::size_t i, char mark) const {
    return (*this)[i].kind == TokenKind::mark && (*this)[i].mark == mark;
  }

  // What the language's tables say of a word.
  Role role(std::size_t i) const {
    const WordForm* lexeme = (*this)[i].lexeme;
    return lexeme ? lexeme->role : Role::none;
  }

  bool is_word(std::size_t i) const { return (*this)[i].kind == TokenKind::word; }
  bool is_number(std::size_t i) const { return (*this)[i].kind == TokenKind::number; }
  bool is_word(std::size_t i, std::string_view folded_word) const {
    return is_word(i) && folded(i) == folded_word;
  }
  bool glued(std::size_t i) const { return (*this)[i].gap == Gap::none; }

 private:
  std::string_view text_;
  const LanguageTables& tables_;
  std::string copy_;
  std::vector<CiteToken> list_;
  CiteToken end_;
};

// The matching form of a few words: "Legea învăţământului" -> "legea invatamantului".
std::string fold_words(std::string_view text);

}  // namespace lacuna::indexer
