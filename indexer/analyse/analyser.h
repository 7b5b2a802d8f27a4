// The one analyser, of texts when they are indexed and of queries when they are asked: words,
// folded (fold.h), then stemmed by language. An index carries analyser_version and is rebuilt when
// it differs. An Analyser keeps a cache of stems, so that each thread has its own; a Token's term
// stays valid until the next call on the same object.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::indexer {

// Differs whenever the same text would give other terms: our own rules, and the dictionary of
// Ukrainian as far as it is installed.
const std::string& analyser_version();

// Languages that are stemmed; every other language is indexed by folded words.
enum class Stemming { none, romanian, english, german, french, russian, ukrainian };
Stemming stemming_of(std::string_view language);  // BCP 47: "ro", "ro-MD", "en-GB"

// Of a word, by its first letter that tells; of a language, `any` where we know none.
enum class Script { latin, cyrillic, any };
Script script_of_word(std::string_view word);
Script script_of_language(std::string_view language);

struct Token {
  std::size_t begin;      // bytes into the text
  std::size_t end;        // exclusive
  std::string_view form;  // folded, as written: only breaks ties
  std::string_view term;  // folded and stemmed: what is indexed
  // Further stems of an ambiguous word (Ukrainian "прав": of "право" and of "правити").
  std::span<const std::string> others;
};

class Analyser {
 public:
  Analyser();
  ~Analyser();
  Analyser(Analyser&&) noexcept;
  Analyser& operator=(Analyser&&) noexcept;

  // Replaces `out` by the words of the text, in order.
  void tokens(std::string_view text, std::string_view language, std::vector<Token>& out);

  // Every term under which a word, as written, may stand in the index: of its language, or, when
  // `language` is empty, of all languages of its script (texts of several stand side by side). No
  // duplicates.
  std::vector<std::string> terms_of(std::string_view word, std::string_view language);

  // The folded form of a word in a language: what Token::form is. Old Romanian spellings are
  // written as today: hotărîre is hotărâre.
  std::string form_of(std::string_view word, std::string_view language);

 private:
  struct Caches;
  std::unique_ptr<Caches> caches_;
};

}  // namespace lacuna::indexer
