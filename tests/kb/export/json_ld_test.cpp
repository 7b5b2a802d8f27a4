// Vocabularies as SKOS in JSON-LD.
#define BOOST_TEST_DYN_LINK
#include "kb/export/json_ld.h"

#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace lacuna::kb;

BOOST_AUTO_TEST_SUITE(json_ld)

BOOST_AUTO_TEST_CASE(phrases_that_never_mean_the_concept_are_not_labels_of_skos) {
  ConceptScheme scheme;
  scheme.id = "term";
  scheme.title = {{"en", "Terms"}};
  scheme.concepts.resize(2);
  Concept& asylum = scheme.concepts[0];
  asylum.scheme = "term";
  asylum.notation = "ASYL";
  asylum.pref_label = {{"ro", "azil"}};
  asylum.negative_label = {{"ro", {"azil de bătrâni"}}};
  scheme.concepts[1].scheme = "term";
  scheme.concepts[1].notation = "VISA";
  const auto json = nlohmann::json::parse(write_skos(std::vector{scheme}));
  BOOST_TEST(json["@context"]["negativeLabel"]["@id"] == "urn:lacuna:skos:negativeLabel");
  const auto& concepts = json["@graph"];
  BOOST_TEST(concepts[1]["negativeLabel"]["ro"][0] == "azil de bătrâni");
  BOOST_TEST(!concepts[1].contains("altLabel"));
  BOOST_TEST(!concepts[2].contains("negativeLabel"));
}

BOOST_AUTO_TEST_SUITE_END()
