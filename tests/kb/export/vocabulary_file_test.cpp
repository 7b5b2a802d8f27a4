// Vocabularies of other publishers, in every syntax they use, and our own back from what we write.
#define BOOST_TEST_DYN_LINK
#include "kb/export/vocabulary_file.h"

#include <ostream>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "kb/base/file.h"
#include "kb/export/json_ld.h"
#include "kb/export/vocabulary_notes.h"
#include "kb/export/vocabulary_text.h"
#include "kb/json/json.h"
#include "kb/store/program_schemes.h"
#include "tests/real_files.h"

using namespace lacuna;
using namespace lacuna::kb;

namespace {

std::string said(const VocabularyReading& reading) {
  std::string lines;
  for (const Diagnostic& problem : reading.problems) lines += to_string(problem) + "\n";
  return lines;
}

// Four concepts of an invented thesaurus, the same in each syntax.
const std::string kXml = R"(<?xml version="1.0" encoding="UTF-8"?>
<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:k="http://www.w3.org/2004/02/skos/core#"
       xmlns:t="http://purl.org/dc/terms/" xmlns:xl="http://www.w3.org/2008/05/skos-xl#">
 <k:ConceptScheme r:about="http://words.example/shore"><t:title xml:lang="en">Shore words</t:title></k:ConceptScheme>
 <k:ConceptScheme r:about="http://words.example/part"><t:title xml:lang="en">A part</t:title></k:ConceptScheme>
 <r:Description r:about="http://words.example/1">
  <r:type r:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
  <k:inScheme r:resource="http://words.example/part"/>
  <k:inScheme r:resource="http://words.example/shore"/>
  <k:prefLabel xml:lang="en">lighthouse
     keeper</k:prefLabel>
  <k:prefLabel xml:lang="RO">paznic de far</k:prefLabel>
  <k:altLabel xml:lang="en">wickie</k:altLabel>
  <k:hiddenLabel xml:lang="en">lighthose keeper</k:hiddenLabel>
  <k:definition xml:lang="en">Who tends the light.</k:definition>
  <k:broader><k:Concept r:about="http://words.example/2"><k:prefLabel xml:lang="en">shore work</k:prefLabel>
    <k:inScheme r:resource="http://words.example/shore"/></k:Concept></k:broader>
  <xl:prefLabel r:resource="http://words.example/label/1"/>
 </r:Description>
 <Concept xmlns="http://www.w3.org/2004/02/skos/core#" r:about="http://words.example/3">
  <inScheme r:resource="http://words.example/shore"/>
  <notation>BUOY</notation><prefLabel xml:lang="de">Boje</prefLabel><prefLabel>no language</prefLabel>
  <related r:resource="http://words.example/1"/><related r:resource="http://words.example/gone"/>
 </Concept>
 <k:Concept r:about="http://words.example/4"><k:inScheme r:resource="http://words.example/shore"/></k:Concept>
 <r:Description r:about="http://words.example/2"><k:narrower r:resource="http://words.example/3"/>
  <k:prefLabel xml:lang="ro">muncă pe țărm</k:prefLabel></r:Description>
</r:RDF>
)";

const std::string kJsonLd =
    R"({"@context": {"@vocab": "http://www.w3.org/2004/02/skos/core#", "id": "@id",
  "w": "http://words.example/", "dct": "http://purl.org/dc/terms/", "narrower": {"@type": "@id"}},
 "@graph": [
 {"id": "w:shore", "@type": "ConceptScheme", "dct:title": {"@value": "Shore words", "@language": "en"}},
 {"id": "w:part", "@type": ["ConceptScheme"], "dct:title": {"@value": "A part", "@language": "en"}},
 {"id": "w:1", "@type": "Concept", "inScheme": [{"@id": "w:part"}, {"@id": "http://words.example/shore"}],
  "prefLabel": [{"@value": "lighthouse keeper", "@language": "en"}, {"@value": "paznic de far", "@language": "RO"}],
  "http://www.w3.org/2004/02/skos/core#altLabel": {"en": "wickie"}, "hiddenLabel": {"en": ["lighthose keeper"]},
  "definition": {"en": "Who tends the light."}, "exactMatch": {"@id": "http://elsewhere.example/9"},
  "broader": {"@id": "w:2", "@type": "skos:Concept", "prefLabel": {"en": "shore work", "ro": "muncă pe țărm"}, "inScheme": "w:shore",
              "narrower": "w:3"}},
 {"id": "w:3", "@type": "skos:Concept", "inScheme": "w:shore", "notation": "BUOY",
  "prefLabel": [{"@value": "Boje", "@language": "de"}, "no language"], "related": ["w:1", "w:gone"]},
 {"id": "w:4", "@type": "Concept", "inScheme": "w:shore"}
]})";

// Who is broader and related: notations, by the notation of the concept.
std::string links_of(const ConceptScheme& scheme) {
  std::string all;
  for (const Concept& item : scheme.concepts) {
    all += item.notation;
    for (const std::string& other : item.broader) all += " <" + other;
    for (const std::string& other : item.related) all += " ~" + other;
    all += ";";
  }
  return all;
}

struct Syntax {
  std::string_view name;
  const std::string& bytes;
  std::string_view links;  // what is nested comes behind
};
std::ostream& operator<<(std::ostream& out, const Syntax& syntax) {
  return out << syntax.name;
}
const Syntax kSyntaxes[] = {{"RDF/XML", kXml, "1 <2;2;BUOY <2 ~1;"},
                            {"JSON-LD", kJsonLd, "1 <2;2;BUOY <2 ~1;"}};

struct Bad {
  std::string_view name;
  std::string bytes;
  std::string_view says;
};
std::ostream& operator<<(std::ostream& out, const Bad& bad) {
  return out << bad.name;
}
const Bad kBad[] = {
    {"nothing", "", "f:1: this is no vocabulary"},
    {"words", "a letter", "f:1: this is no vocabulary"},
    {"cut XML", "<a>\n<b>", "f:2: the XML is broken here"},
    {"cut JSON", "{\"topics\": [\n{]", "f:2: the JSON is broken in column 2"},
    {"other JSON", "{\"a\": 1}", "f: this is no vocabulary"},
    {"other XML", "<a/>", "f: this is no vocabulary"},
    {"not UTF-8", "<a>\n\xff</a>", "f:2: this is not UTF-8"},
    {"deep JSON", std::string(100'000, '[') + std::string(100'000, ']'),
     "f:1: the JSON is nested too deep"},
    {"a number", "{\"topics\": [1e999]}", "f: a number in the JSON is out of range"},
    {"a field", R"({"id": "a", "titel": {}, "concepts": []})", "titel"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(vocabulary_file)

BOOST_DATA_TEST_CASE(one_thesaurus_in_every_syntax, boost::unit_test::data::make(kSyntaxes),
                     syntax) {
  const VocabularyReading reading = read_vocabulary(syntax.bytes, "f");
  BOOST_TEST_INFO(said(reading));
  BOOST_TEST_REQUIRE(reading.schemes.size() ==
                     1u);  // the part is a scheme without concepts of its own
  const ConceptScheme& scheme = reading.schemes.front();
  BOOST_TEST(scheme.id == "shore");
  BOOST_TEST(scheme.title.at("en") == "Shore words");
  BOOST_TEST(scheme.source == "http://words.example/shore");
  BOOST_TEST(links_of(scheme) == syntax.links);
  const Concept& keeper = scheme.concepts.front();
  BOOST_TEST(keeper.pref_label.at("en") == "lighthouse keeper");
  BOOST_TEST(keeper.pref_label.at("ro") == "paznic de far");
  BOOST_TEST(keeper.alt_label.at("en").at(0) == "wickie");
  BOOST_TEST(keeper.hidden_label.at("en").at(0) == "lighthose keeper");
  BOOST_TEST(keeper.definition.at("en") == "Who tends the light.");
  BOOST_TEST(scheme.concepts.at(1).pref_label.at("ro") == "muncă pe țărm");
  const std::string problems = said(reading);
  BOOST_TEST(problems.find("http://words.example/4") != std::string::npos, problems);
  BOOST_TEST(problems.find("f: 1 broader or related links") != std::string::npos, problems);
  BOOST_TEST(problems.find("f: 1 labels say no language") != std::string::npos, problems);
  BOOST_TEST(reading.problems.size() == 3u, problems);
}

BOOST_AUTO_TEST_CASE(a_row_of_xml_that_is_left_out_has_its_line) {
  BOOST_TEST(said(read_vocabulary(kXml, "f")).find("f:25: http://words.example/4") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_we_write_comes_back) {
  std::vector<ConceptScheme> schemes = program_schemes();
  schemes.back().concepts.back().hidden_label = {{"en", {"a hidden one"}}};
  for (ConceptScheme& scheme : schemes)
    for (Concept& item : scheme.concepts) item.scheme = scheme.id;
  const VocabularyReading reading = read_vocabulary(write_skos(schemes), "f");
  BOOST_TEST(said(reading) == "");
  BOOST_TEST(schemes.size() > 20u);
  BOOST_TEST(to_json_text(reading.schemes) == to_json_text(schemes));
  for (const ConceptScheme& scheme : schemes) {
    const VocabularyReading own = read_vocabulary(to_json_text(scheme), "f");
    BOOST_TEST(said(own) == "");
    BOOST_TEST(to_json_text(own.schemes.at(0)) == to_json_text(scheme));
  }
}

BOOST_AUTO_TEST_CASE(a_bad_concept_of_our_own_json_is_left_out_alone) {
  const VocabularyReading reading = read_vocabulary(
      R"({"id": "a", "title": {"en": "A"}, "concepts": [{"notation": "X", "pref_label": {"en": "x"}}, {"notatoin": "Y"},
          {"notation": "X", "pref_label": {"en": "z"}}, {"notation": "Z", "pref_label": {"en": ")" +
          std::string(401, 'z') + R"(", "not a language": "z"}, "broader": ["X"]}]})",
      "f");
  const std::string problems = said(reading);
  BOOST_TEST(links_of(reading.schemes.at(0)) == "X;");
  BOOST_TEST(problems.find("f: concepts[1]") != std::string::npos, problems);
  BOOST_TEST(problems.find("concepts[2]: the notation X stands there twice") != std::string::npos);
  BOOST_TEST(problems.find("concepts[3]") != std::string::npos, problems);
  BOOST_TEST(problems.find("1 labels say no language") != std::string::npos, problems);
}

BOOST_AUTO_TEST_CASE(topics_in_capitals_read_like_sentences) {
  const VocabularyReading reading = read_vocabulary(
      R"json({"topics": [
        {"url": "http://u.example/1", "identifier": "1", "labels": {"en": "TIDAL POWER STATIONS", "fr": "ÉNERGIE MARÉMOTRICE", "ru": "Приливные станции", "ar": "طاقة"},
         "related": ["http://u.example/2", "9"]},
        {"url": "http://u.example/2", "identifier": "2", "labels": {"en": "HARBOUR DREDGING (WORKS)", "zh": "疏浚"}, "broader": ["1"]},
        {"labels": {"en": "NO IDENTIFIER"}}]})json",
      "f");
  const ConceptScheme& scheme = reading.schemes.at(0);
  BOOST_TEST(scheme.id == "unbis");
  BOOST_TEST(links_of(scheme) == "1 ~2;2 <1;");
  BOOST_TEST(scheme.concepts[0].pref_label.at("en") == "Tidal power stations");
  BOOST_TEST(scheme.concepts[0].pref_label.at("fr") == "Énergie marémotrice");
  BOOST_TEST(scheme.concepts[0].pref_label.at("ru") == "Приливные станции");
  BOOST_TEST(scheme.concepts[1].pref_label.at("en") == "Harbour dredging (works)");
  BOOST_TEST(said(reading).find("topics[2]: the topic has no identifier") != std::string::npos);
  BOOST_TEST(reading.problems.size() == 2u);
}

BOOST_AUTO_TEST_CASE(the_whole_unbis_thesaurus) {
  const auto file = lacuna::test::test_data() / "thesaurus/unbis_topics.json";
  if (lacuna::test::is_absent("the_whole_unbis_thesaurus", file)) return;
  const VocabularyReading reading = read_vocabulary(read_file(file, VocabularyLimits::bytes), "f");
  BOOST_TEST(said(reading) == "");
  BOOST_TEST(reading.schemes.size() == 1u);
  const auto& concepts = reading.schemes.at(0).concepts;
  BOOST_TEST(concepts.size() == 7312u);
  BOOST_TEST(concepts.at(1).pref_label.at("en") == "Abandoned children");
}

BOOST_AUTO_TEST_CASE(acronyms_stay_as_they_are) {
  std::vector<ConceptScheme> schemes(1);
  for (const char* name : {"IMO", "ILO"}) {
    schemes[0].concepts.emplace_back();
    schemes[0].concepts.back().pref_label = {{"en", name}};
  }
  ease_capitals(schemes);
  BOOST_TEST(schemes[0].concepts[1].pref_label.at("en") == "ILO");
}

BOOST_DATA_TEST_CASE(what_is_no_vocabulary_is_refused_with_its_place,
                     boost::unit_test::data::make(kBad), bad) {
  const VocabularyReading reading = read_vocabulary(bad.bytes, "f");
  BOOST_TEST(reading.schemes.empty());
  BOOST_TEST_REQUIRE(!reading.problems.empty());
  BOOST_TEST((reading.problems.front().severity == Severity::error));
  BOOST_TEST(to_string(reading.problems.front()).find(bad.says) != std::string::npos,
             to_string(reading.problems.front()));
}

BOOST_AUTO_TEST_CASE(too_many_concepts_are_refused) {
  std::string rows;
  for (std::size_t i = 0; i <= VocabularyLimits::concepts; ++i)
    rows += (i == 0 ? "" : ",") + std::string("{\"identifier\":\"") + std::to_string(i) +
            "\",\"labels\":{\"en\":\"x\"}}";
  const VocabularyReading reading = read_vocabulary("{\"topics\":[" + rows + "]}", "f");
  BOOST_TEST(reading.schemes.empty());
  BOOST_TEST(said(reading).find("more than 60000 concepts") != std::string::npos, said(reading));
}

BOOST_AUTO_TEST_CASE(warnings_without_end_are_counted) {
  std::string rows;
  for (int i = 0; i < 100; ++i) rows += "{},";
  const VocabularyReading reading = read_vocabulary(
      "{\"topics\":[" + rows + "{\"identifier\":\"1\",\"labels\":{\"en\":\"x\"}}]}", "f");
  BOOST_TEST(reading.schemes.size() == 1u);
  BOOST_TEST(reading.problems.size() == VocabularyLimits::warnings + 1);
  BOOST_TEST(reading.problems.back().message.starts_with("50 more rows"));
}

BOOST_AUTO_TEST_SUITE_END()
