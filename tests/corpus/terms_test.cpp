// The schemes of legal and social terms (terms_*.json), by which a query finds a concept in other
// languages: one concept a label, no letters of two scripts in a word. That all six languages are
// there vocabulary_test.cpp checks, as for every vocabulary.
#define BOOST_TEST_DYN_LINK
#include <map>
#include <set>

#include <boost/test/unit_test.hpp>

#include "kb/base/text.h"
#include "tests/corpus/corpus.h"

using namespace lacuna::kb;

namespace {

constexpr const char* kLanguages[] = {"en", "ro", "ru", "uk", "de", "fr"};

std::vector<ConceptScheme> terms() {
  std::vector<ConceptScheme> some;
  for (ConceptScheme& one : corpus::schemes())
    if (one.id.starts_with("terms_")) some.push_back(std::move(one));
  return some;
}

std::vector<std::string> labels_of(const Concept& row, const std::string& language) {
  std::vector<std::string> labels;
  if (const auto found = row.pref_label.find(language); found != row.pref_label.end())
    labels.push_back(found->second);
  if (const auto found = row.alt_label.find(language); found != row.alt_label.end())
    labels.insert(labels.end(), found->second.begin(), found->second.end());
  return labels;
}

// One word with Latin and Cyrillic letters is a slip of the keyboard: nobody's query finds it.
bool mixes_scripts(const std::string& text) {
  bool latin = false, cyrillic = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == ' ' || byte == '-' || byte == '/') latin = cyrillic = false;
    latin = latin || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
            (byte >= 0xC3 && byte <= 0xC9);                               // U+00C0 to U+027F
    cyrillic = cyrillic || byte == 0xD0 || byte == 0xD1 || byte == 0xD2;  // U+0400 to U+04BF
    if (latin && cyrillic) return true;
  }
  return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(corpus_terms)

BOOST_AUTO_TEST_CASE(five_hundred_notations_each_of_one_scheme) {
  std::set<std::string> notations;
  for (const ConceptScheme& one : terms())
    for (const Concept& row : one.concepts)
      BOOST_TEST(notations.insert(row.notation).second, "two schemes hold " << row.notation);
  BOOST_TEST(notations.size() >= 500u);
}

BOOST_AUTO_TEST_CASE(a_label_belongs_to_one_concept) {
  for (const std::string language : kLanguages) {
    std::map<std::string, std::string> owner;
    for (const ConceptScheme& one : terms())
      for (const Concept& row : one.concepts)
        for (const std::string& label : labels_of(row, language)) {
          const auto [at, fresh] = owner.emplace(lacuna::lower(label), row.notation);
          BOOST_TEST(fresh, language << ": " << label << " is of " << at->second << " and of "
                                     << row.notation);
          BOOST_TEST(!mixes_scripts(label), row.notation << " mixes letters: " << label);
        }
  }
}

BOOST_AUTO_TEST_CASE(what_never_means_a_concept_is_none_of_its_labels) {
  std::size_t concepts = 0;
  for (const ConceptScheme& one : terms())
    for (const Concept& row : one.concepts) {
      concepts += !row.negative_label.empty();
      for (const auto& [language, phrases] : row.negative_label) {
        std::set<std::string> labels;
        for (const std::string& label : labels_of(row, language))
          labels.insert(lacuna::lower(label));
        for (const std::string& phrase : phrases)
          BOOST_TEST(!labels.contains(lacuna::lower(phrase)),
                     row.notation << " is and is not called " << phrase);
      }
    }
  BOOST_TEST(concepts >= 25u);
}

BOOST_AUTO_TEST_SUITE_END()
