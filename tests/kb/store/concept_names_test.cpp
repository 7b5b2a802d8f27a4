// Concepts found by letters of their names, in any language and spelling.
#define BOOST_TEST_DYN_LINK
#include "kb/store/concept_names.h"

#include <boost/test/unit_test.hpp>

#include "kb/store/concept_store.h"
#include "tests/kb/store/fixture.h"

using namespace lacuna;
using namespace lacuna::kb;
using namespace lacuna::kb::test;

namespace {

std::vector<std::string> found(Store& store, std::string_view letters) {
  std::vector<std::string> notations;
  for (const NamedConcept& one : concepts_with_letters(store, letters))
    notations.push_back(one.concept_.scheme + "/" + one.concept_.notation);
  return notations;
}

using List = std::vector<std::string>;

}  // namespace

BOOST_FIXTURE_TEST_CASE(concepts_are_found_by_letters_of_their_names, World) {
  ConceptScheme scheme{"topic", {{"en", "Topic"}}, "made for tests", {}};
  Concept asylum, school;
  asylum.notation = "ASYL";
  asylum.pref_label = {{"ro", "protecție internațională"}, {"uk", "Міжнародний захист"}};
  asylum.alt_label = {{"en", {"asylum"}}};
  asylum.definition = {{"en", "a school of thought"}};
  school.notation = "SCH";
  school.pref_label = {{"ro", "școală"}, {"en", "school"}};
  scheme.concepts = {asylum, school};
  load_schemes(store, std::vector{scheme});
  BOOST_TEST(found(store, "PROTECTIE") == List{"topic/ASYL"}, boost::test_tools::per_element());
  BOOST_TEST(found(store, "захист") == List{"topic/ASYL"}, boost::test_tools::per_element());
  BOOST_TEST(found(store, "asyl") == List{"topic/ASYL"}, boost::test_tools::per_element());
  BOOST_TEST(found(store, "scoala") == List{"topic/SCH"}, boost::test_tools::per_element());
  BOOST_TEST(found(store, "school") == List{"topic/SCH"}, boost::test_tools::per_element());
  BOOST_TEST(found(store, "sch") == List{"topic/SCH"}, boost::test_tools::per_element());
  BOOST_TEST(found(store, "").empty());
  BOOST_TEST(found(store, "thought").empty());
  const auto one = concepts_with_letters(store, "asylum").at(0);
  BOOST_TEST(one.scheme_title.at("en") == "Topic");
  BOOST_TEST(one.concept_.pref_label.at("ro") == "protecție internațională");
  // A label that changes is found by its new letters.
  scheme.concepts[1].pref_label = {{"en", "nursery"}};
  load_schemes(store, std::vector{scheme});
  BOOST_TEST(found(store, "school").empty());
  BOOST_TEST(found(store, "nurs") == List{"topic/SCH"}, boost::test_tools::per_element());
}
