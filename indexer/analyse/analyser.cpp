#include "indexer/analyse/analyser.h"

#include <algorithm>
#include <unordered_map>

#include <xapian.h>

#include "indexer/analyse/fold.h"
#include "indexer/analyse/romanian_stem.h"
#include "indexer/analyse/tokens.h"

namespace lacuna::indexer {
namespace {

constexpr Stemming kStemmings[] = {Stemming::none, Stemming::romanian, Stemming::english};

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
  std::string term;
};
// From the word as written: one look-up spares folding and stemming both.
using Cache = std::unordered_map<std::string, Entry, Hash, std::equal_to<>>;

}  // namespace

struct Analyser::Caches {
  Xapian::Stem english{"english"};
  std::array<Cache, std::size(kStemmings)> by_stemming;

  std::string stem(const std::string& form, Stemming stemming) const {
    switch (stemming) {
      case Stemming::romanian:
        return stem_romanian(form);
      case Stemming::english:
        return english(form);
      case Stemming::none:
        break;
    }
    return form;
  }

  const Entry& entry(std::string_view word, Stemming stemming) {
    auto& cache = by_stemming[static_cast<std::size_t>(stemming)];
    if (const auto found = cache.find(word); found != cache.end()) return found->second;
    std::string form = fold(word);
    std::string term = stem(form, stemming);
    return cache.emplace(std::string(word), Entry{std::move(form), std::move(term)}).first->second;
  }
};

Stemming stemming_of(std::string_view language) {
  const auto primary = language.substr(0, language.find('-'));
  if (primary == "ro" || primary == "mo") return Stemming::romanian;
  if (primary == "en") return Stemming::english;
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
    if (!entry.term.empty()) out.push_back({span->begin, span->end, entry.form, entry.term});
  }
}

std::vector<std::string> Analyser::terms_of(std::string_view form, std::string_view language) {
  std::vector<std::string> terms;
  for (const auto stemming : kStemmings) {
    if (!language.empty() && stemming != stemming_of(language)) continue;
    auto term = caches_->entry(form, stemming).term;
    if (!term.empty() && std::find(terms.begin(), terms.end(), term) == terms.end())
      terms.push_back(std::move(term));
  }
  return terms;
}

}  // namespace lacuna::indexer
