#include "indexer/analyse/analyser.h"

#include <algorithm>
#include <unordered_map>

#include <xapian.h>

#include "indexer/analyse/fold.h"
#include "indexer/analyse/letters.h"
#include "indexer/analyse/romanian_spelling.h"
#include "indexer/analyse/romanian_stem.h"
#include "indexer/analyse/tokens.h"
#include "indexer/analyse/ukrainian_stem.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

// Of our own rules; raise it when one of them changes.
constexpr std::string_view kRules = "2";

// THE TABLE of languages: how each is stemmed. Snowball reads folded letters here, so that what is
// typed without diacritics meets what is printed with them.
struct StemmingRow {
  Stemming stemming;
  std::string_view languages[2];  // primary subtags, BCP 47
  Script script;
  const char* snowball;  // its stemmer; nullptr: none, or one of our own
};
constexpr StemmingRow kStemmings[] = {
    {Stemming::none, {}, Script::any, nullptr},
    {Stemming::romanian, {"ro", "mo"}, Script::latin, nullptr},
    {Stemming::english, {"en"}, Script::latin, "english"},
    {Stemming::german, {"de"}, Script::latin, "german"},
    {Stemming::french, {"fr"}, Script::latin, "french"},
    {Stemming::russian, {"ru"}, Script::cyrillic, "russian"},
    {Stemming::ukrainian, {"uk"}, Script::cyrillic, nullptr},
};

// Snowball leaves étrangers as étranger and takes étranger to étrang: it is asked until it rests.
std::string stem_french(const Xapian::Stem& snowball, std::string word) {
  constexpr int kRounds = 3;
  for (int round = 0; round < kRounds; ++round) {
    auto stem = snowball(word);
    if (stem == word) break;
    word = std::move(stem);
  }
  return word;
}

// The fleeting vowel of беженец, беженцы: Snowball keeps it.
std::string stem_russian(const Xapian::Stem& snowball, const std::string& word) {
  constexpr std::string_view kWith = "ец", kWithout = "ц";
  auto stem = snowball(word);
  if (stem.size() > 2 * kWith.size() && stem.ends_with(kWith))
    stem.replace(stem.size() - kWith.size(), kWith.size(), kWithout);
  return stem;
}

// A cache is emptied when it holds this many words: memory stays bounded whatever is read.
constexpr std::size_t kCachedWords = 400'000;

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

struct Entry {
  std::string form;
  std::vector<std::string> terms;  // none for a word without letters
};
// From the word as written: one look-up spares folding and stemming both.
using Cache = std::unordered_map<std::string, Entry, Hash, std::equal_to<>>;

}  // namespace

Script script_of_word(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const auto [letter, size] = code_point_at(word, at);
    if (is_cyrillic(letter)) return Script::cyrillic;
    at += size;
  }
  return Script::latin;
}

Script script_of_language(std::string_view language) {
  return std::find_if(std::begin(kStemmings), std::end(kStemmings),
                      [&](const StemmingRow& row) { return row.stemming == stemming_of(language); })
      ->script;
}

struct Analyser::Caches {
  std::array<Xapian::Stem, std::size(kStemmings)> snowball;
  std::array<Cache, std::size(kStemmings)> by_stemming;

  Caches() {
    for (const auto& row : kStemmings)
      if (row.snowball != nullptr) snowball[index(row.stemming)] = Xapian::Stem(row.snowball);
  }

  static std::size_t index(Stemming stemming) { return static_cast<std::size_t>(stemming); }

  Entry make(std::string_view word, Stemming stemming) const {
    Entry made;
    made.form = stemming == Stemming::romanian ? fold(romanian_spelling(word)) : fold(word);
    if (made.form.empty()) return made;
    // Its dictionary takes half a second to load, and has no word of another script.
    if (stemming == Stemming::ukrainian && script_of_word(word) == Script::cyrillic)
      made.terms = stem_ukrainian(word);
    else if (stemming == Stemming::romanian)
      made.terms.push_back(stem_romanian(made.form));
    else if (stemming == Stemming::french)
      made.terms.push_back(stem_french(snowball[index(stemming)], made.form));
    else if (stemming == Stemming::russian)
      made.terms.push_back(stem_russian(snowball[index(stemming)], made.form));
    else if (stemming != Stemming::none && stemming != Stemming::ukrainian)
      made.terms.push_back(snowball[index(stemming)](made.form));
    if (made.terms.empty()) made.terms.push_back(made.form);
    return made;
  }

  const Entry& entry(std::string_view word, Stemming stemming) {
    auto& cache = by_stemming[index(stemming)];
    if (const auto found = cache.find(word); found != cache.end()) return found->second;
    return cache.emplace(std::string(word), make(word, stemming)).first->second;
  }
};

const std::string& analyser_version() {
  static const std::string version = std::string(kRules) + ukrainian_dictionary();
  return version;
}

Stemming stemming_of(std::string_view language) {
  const auto primary = language.substr(0, language.find('-'));
  for (const auto& row : kStemmings)
    for (const auto known : row.languages)
      if (!known.empty() && known == primary) return row.stemming;
  return Stemming::none;
}

Analyser::Analyser() : caches_(std::make_unique<Caches>()) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

void Analyser::tokens(std::string_view text, std::string_view language, std::vector<Token>& out) {
  out.clear();
  const auto stemming = stemming_of(language);
  for (auto& cache : caches_->by_stemming)
    if (cache.size() > kCachedWords) cache.clear();
  for (auto span = next_word(text, 0); span; span = next_word(text, span->end)) {
    const auto& entry = caches_->entry(text.substr(span->begin, span->end - span->begin), stemming);
    if (entry.terms.empty()) continue;
    out.push_back({span->begin, span->end, entry.form, entry.terms.front(),
                   std::span(entry.terms).subspan(1)});
  }
}

std::vector<std::string> Analyser::terms_of(std::string_view word, std::string_view language) {
  std::vector<std::string> terms;
  const auto script = script_of_word(word);
  for (const auto& row : kStemmings) {
    const bool asked = language.empty() ? row.script == Script::any || row.script == script
                                        : row.stemming == stemming_of(language);
    if (!asked) continue;
    for (const auto& term : caches_->entry(word, row.stemming).terms)
      if (std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(term);
  }
  return terms;
}

std::string Analyser::form_of(std::string_view word, std::string_view language) {
  return caches_->entry(word, stemming_of(language)).form;
}

}  // namespace lacuna::indexer
