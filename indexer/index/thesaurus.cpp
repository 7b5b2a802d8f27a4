#include "indexer/index/thesaurus.h"

#include <algorithm>

#include "indexer/analyse/tokens.h"

namespace lacuna::indexer {
namespace {

// Languages whose labels are searched for and found, in the order in which a word's language is
// guessed.
constexpr std::string_view kLanguages[] = {"ro", "en", "de", "fr", "ru", "uk"};

constexpr std::size_t kLongestLabel = 8;  // words

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (auto span = next_word(text, 0); span; span = next_word(text, span->end))
    words.emplace_back(text.substr(span->begin, span->end - span->begin));
  return words;
}

// One Cyrillic word tells: 1951 stands in every script.
Script script_of_words(std::span<const std::string> words) {
  const bool cyrillic = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return script_of_word(word) == Script::cyrillic;
  });
  return cyrillic ? Script::cyrillic : Script::latin;
}

enum class Compared { forms, stems };

std::string key_of(std::string_view language, std::span<const std::string> words, Compared compared,
                   Analyser& analyser) {
  std::string key(language);
  if (compared == Compared::stems) key += '~';
  for (const auto& word : words) {
    key += ' ';
    if (compared == Compared::forms) {
      key += analyser.form_of(word, language);
      continue;
    }
    const auto terms = analyser.terms_of(word, language);
    if (!terms.empty()) key += terms.front();
  }
  return key;
}

ThesaurusConcept concept_of(const kb::ConceptScheme& scheme, const kb::Concept& from) {
  ThesaurusConcept made;
  made.id = scheme.id + ":" + from.notation;
  for (const auto& [language, label] : from.pref_label) made.labels[language].push_back(label);
  for (const auto* lists : {&from.alt_label, &from.hidden_label})
    for (const auto& [language, labels] : *lists)
      for (const auto& label : labels) made.labels[language].push_back(label);
  made.not_labels = from.negative_label;
  return made;
}

}  // namespace

Thesaurus::Thesaurus(std::span<const kb::ConceptScheme> schemes) {
  for (const auto& scheme : schemes)
    for (const auto& one : scheme.concepts) concepts_.push_back(concept_of(scheme, one));
}

const Thesaurus::ByWords& Thesaurus::by_words(Script script, Analyser& analyser) const {
  auto& entered = entered_[script == Script::cyrillic ? 1 : 0];
  const auto enter = [&](const ThesaurusConcept& of, const kb::LabelLists& labels, bool negative) {
    for (const auto language : kLanguages) {
      const auto found = labels.find(std::string(language));
      if (found == labels.end() || script_of_language(language) != script) continue;
      for (const auto& label : found->second) {
        const auto words = words_of(label);
        if (words.empty() || words.size() > kLongestLabel) continue;
        for (const auto compared : {Compared::forms, Compared::stems}) {
          auto& entries = entered.by_words[key_of(language, words, compared, analyser)];
          const bool known = std::any_of(entries.begin(), entries.end(),
                                         [&](const Entry& entry) { return entry.of == &of; });
          if (!known) entries.push_back({&of, negative});
        }
      }
    }
  };
  std::call_once(entered.once, [&] {
    for (const auto& one : concepts_) {
      enter(one, one.labels, false);
      enter(one, one.not_labels, true);
    }
  });
  return entered.by_words;
}

std::span<const Thesaurus::Entry> Thesaurus::entries(std::string_view language,
                                                     std::span<const std::string> words,
                                                     Analyser& analyser) const {
  const auto script = script_of_language(language);
  if (script_of_words(words) != script) return {};
  const auto& known = by_words(script, analyser);
  for (const auto compared : {Compared::forms, Compared::stems})
    if (const auto found = known.find(key_of(language, words, compared, analyser));
        found != known.end())
      return found->second;
  return {};
}

std::vector<ConceptMatch> Thesaurus::find(std::span<const std::string> words,
                                          Analyser& analyser) const {
  std::vector<ConceptMatch> matches;
  std::size_t at = 0;
  while (at < words.size()) {
    std::size_t next = at + 1;
    // What a longer negative label has taken is no label of that concept here.
    std::vector<const ThesaurusConcept*> denied;
    for (auto length = std::min(kLongestLabel, words.size() - at); length > 0; --length) {
      ConceptMatch match{at, at + length, {}, {}};
      for (const auto language : kLanguages)
        for (const auto& entry : entries(language, words.subspan(at, length), analyser)) {
          if (entry.negative) {
            denied.push_back(entry.of);
            continue;
          }
          const auto is_it = [&](const ThesaurusConcept* other) { return other == entry.of; };
          if (std::any_of(denied.begin(), denied.end(), is_it) ||
              std::any_of(match.concepts.begin(), match.concepts.end(), is_it))
            continue;
          if (match.language.empty()) match.language = language;
          match.concepts.push_back(entry.of);
        }
      if (match.concepts.empty()) continue;
      next = match.end;
      matches.push_back(std::move(match));
      break;
    }
    at = next;
  }
  return matches;
}

}  // namespace lacuna::indexer
