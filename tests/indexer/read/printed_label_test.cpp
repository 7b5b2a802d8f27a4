#define BOOST_TEST_DYN_LINK
#include "indexer/document/printed_label.h"

#include <string>

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

// "chapter|CHAPTER II", or nothing.
std::string found(std::string_view words) {
  const auto label = printed_label(words);
  if (!label) return {};
  return std::string(word(label->level)) + '|' + std::string(words.substr(0, label->end));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(printed_labels)

BOOST_AUTO_TEST_CASE(words_and_numbers_of_many_languages) {
  BOOST_TEST(found("CHAPTER II General") == "chapter|CHAPTER II");
  BOOST_TEST(found("Secțiunea 1") == "section|Secțiunea 1");
  BOOST_TEST(found("TITLUL\u00A0IV") == "title|TITLUL\u00A0IV");
  BOOST_TEST(found("ΚΕΦΑΛΑΙΟ III") == "chapter|ΚΕΦΑΛΑΙΟ III");
  BOOST_TEST(found("ГЛАВА I") == "chapter|ГЛАВА I");
  BOOST_TEST(found("Abschnitt 2") == "section|Abschnitt 2");
  BOOST_TEST(found("II. FEJEZET Záró rendelkezések") == "chapter|II. FEJEZET");
  BOOST_TEST(found("I PEATÜKK") == "chapter|I PEATÜKK");
  BOOST_TEST(found("CHAPITRE PREMIER Objet") == "chapter|CHAPITRE PREMIER");
  BOOST_TEST(found("HLAVA IIa") == "title|HLAVA IIa");
}

BOOST_AUTO_TEST_CASE(annexes) {
  BOOST_TEST(found("ANNEX") == "annex|ANNEX");
  BOOST_TEST(found("ANNEX IV-A List of bodies") == "annex|ANNEX IV-A");
  BOOST_TEST(found("ANEXA nr. 1 Cerere") == "annex|ANEXA nr. 1");
  BOOST_TEST(found("ΠΑΡΑΡΤΗΜΑ I") == "annex|ΠΑΡΑΡΤΗΜΑ I");
  BOOST_TEST(found("SCHEDULE 2") == "schedule|SCHEDULE 2");
}

BOOST_AUTO_TEST_CASE(headings_are_no_labels) {
  BOOST_TEST(found("") == "");
  BOOST_TEST(found("General provisions") == "");
  BOOST_TEST(found("Part of the costs") == "");
  BOOST_TEST(found("Title and scope") == "");
  BOOST_TEST(found("Annex to the decision") == "");
  BOOST_TEST(found("Chapter") == "");
}

BOOST_AUTO_TEST_SUITE_END()
