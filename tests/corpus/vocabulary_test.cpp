// The vocabularies of corpus/: complete in six languages, notations unique, hierarchies sound.
#define BOOST_TEST_DYN_LINK
#include <map>
#include <set>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "tests/corpus/corpus.h"

using namespace lacuna::kb;
using lacuna::all_of;

namespace {

const Concept* find(const ConceptScheme& scheme, const std::string& notation) {
  for (const Concept& row : scheme.concepts)
    if (row.notation == notation) return &row;
  return nullptr;
}

const ConceptScheme& scheme(const std::vector<ConceptScheme>& all, const std::string& id) {
  for (const ConceptScheme& one : all)
    if (one.id == id) return one;
  BOOST_FAIL("no scheme " << id);
  return all.front();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(vocabularies)

BOOST_AUTO_TEST_CASE(every_label_is_there_in_six_languages) {
  std::size_t concepts = 0;
  for (const ConceptScheme& one : corpus::schemes()) {
    for (const char* language : {"en", "ro", "ru", "uk", "de", "fr"}) {
      BOOST_TEST(one.title.contains(language), one.id << " has no title in " << language);
      for (const Concept& row : one.concepts)
        BOOST_TEST((row.pref_label.contains(language) && !row.pref_label.at(language).empty()),
                   one.id << "/" << row.notation << " has no label in " << language);
    }
    for (const Concept& row : one.concepts)
      for (const char* language : {"en", "ro"})
        BOOST_TEST(row.definition.contains(language),
                   one.id << "/" << row.notation << " has no definition in " << language);
    BOOST_TEST(!one.source.empty());
    concepts += one.concepts.size();
  }
  BOOST_TEST(concepts > 100u);
}

BOOST_AUTO_TEST_CASE(labels_tell_concepts_apart) {
  for (const ConceptScheme& one : corpus::schemes())
    for (const char* language : {"en", "ro", "ru", "uk", "de", "fr"}) {
      std::map<std::string, std::string> seen;
      for (const Concept& row : one.concepts) {
        const auto [at, fresh] = seen.emplace(row.pref_label.at(language), row.notation);
        BOOST_TEST(fresh, one.id << ": " << row.notation << " and " << at->second
                                 << " share a label in " << language);
      }
    }
}

BOOST_AUTO_TEST_CASE(broader_and_related_lead_somewhere_and_never_back) {
  for (const ConceptScheme& one : corpus::schemes()) {
    std::set<std::string> notations;
    for (const Concept& row : one.concepts)
      BOOST_TEST(notations.insert(row.notation).second, one.id << ": twice " << row.notation);
    for (const Concept& row : one.concepts) {
      for (const std::string& other : row.related)
        BOOST_TEST(notations.contains(other), one.id << "/" << row.notation << " -> " << other);
      std::vector<std::string> open = row.broader;
      std::set<std::string> above;
      while (!open.empty()) {
        const std::string next = open.back();
        open.pop_back();
        if (!above.insert(next).second) continue;
        const Concept* found = find(one, next);
        BOOST_REQUIRE_MESSAGE(found, one.id << "/" << row.notation << " is below " << next);
        open.insert(open.end(), found->broader.begin(), found->broader.end());
      }
      BOOST_TEST(!above.contains(row.notation), one.id << "/" << row.notation << " above itself");
    }
  }
}

BOOST_AUTO_TEST_CASE(the_schemes_hold_the_codes_of_the_domain_reference) {
  const auto all = corpus::schemes();
  const std::map<std::string, std::string> codes = {
      {"level", "INT EU CEN REG CTY LOC SVC"},
      {"group",
       "AS REF SUB HUM BIP TP TCN LTR FAM STL TOL UAM CHD VUL THB WRK STU PAS EUC IRR RET HOST"},
      {"sector",
       "EMP REC VET HOU HLT MHP EDU ECE LAN ORI SOC INS DOC LEG FAM NAT RES PAR ADI CHI GBV INF "
       "RCP DET FIN GOV DAT"},
      {"gap_type", "LEG SEC CON TRN IMP COO CAP FUN SRV ACC AWA DAT REM PAR SUS"},
      {"evidence_type", "STA LAW CAS AUD ADM REP SUR KII FGD CON OBS HOT CMP MED EXP"}};
  for (const auto& [id, list] : codes) {
    std::istringstream words(list);
    std::size_t count = 0;
    for (std::string word; words >> word; ++count)
      BOOST_TEST(find(scheme(all, id), word), id << " lacks " << word);
    BOOST_TEST(scheme(all, id).concepts.size() == count, id << " has other codes too");
  }
  for (const auto& row : all_of<AskType>())
    BOOST_TEST(find(scheme(all, "ask_type"), std::string(row.word)), "ask_type lacks " << row.word);
}

BOOST_AUTO_TEST_CASE(legal_terms_that_are_easily_got_wrong) {
  const auto all = corpus::schemes();
  const ConceptScheme& groups = scheme(all, "group");
  // International protection is refugees and subsidiary (in Moldova humanitarian) protection; not
  // temporary protection, which "formă de protecție" covers as well.
  for (const char* part : {"REF", "SUB", "HUM"})
    BOOST_TEST(find(groups, part)->broader == std::vector<std::string>{"BIP"});
  BOOST_TEST(find(groups, "TP")->broader.empty());
  for (const char* covered : {"BIP", "TP"}) {
    const auto& hidden = find(groups, covered)->hidden_label.at("ro");
    BOOST_TEST((std::find(hidden.begin(), hidden.end(), "formă de protecție") != hidden.end()));
  }
  // No person is called illegal.
  BOOST_TEST(find(groups, "IRR")->pref_label.at("ro") == "Persoane fără drept de ședere");
  for (const auto& file : corpus::files_in("vocabularies")) {
    const std::string text = lacuna::read_file(corpus::root() / file, 1u << 20);
    for (const char* word : {"ilegal", "illegal", "нелегал", "нелегальн"})
      BOOST_TEST(text.find(word) == std::string::npos, file << " says " << word);
    // Comma below, never cedilla: U+015E, U+015F, U+0162, U+0163.
    for (const char* cedilla : {"\xC5\x9E", "\xC5\x9F", "\xC5\xA2", "\xC5\xA3"})
      BOOST_TEST(text.find(cedilla) == std::string::npos, file << " has a cedilla");
  }
}

BOOST_AUTO_TEST_SUITE_END()
