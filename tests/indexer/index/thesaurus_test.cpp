#define BOOST_TEST_DYN_LINK
#include "indexer/index/thesaurus.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "tests/indexer/index/library.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

std::vector<kb::ConceptScheme> schemes() {
  kb::Concept asylum;
  asylum.notation = "ASYLUM";
  asylum.pref_label = {{"ro", "Azil"}, {"en", "Asylum"}, {"uk", "Притулок"}, {"de", "Asyl"}};
  asylum.alt_label = {{"ro", {"drept de azil"}}, {"en", {"right of asylum"}}};
  asylum.negative_label = {{"ro", {"azil de bătrâni"}}, {"en", {"lunatic asylum"}}};
  kb::Concept reunion;
  reunion.notation = "REUNION";
  reunion.pref_label = {{"ro", "Reîntregirea familiei"}, {"en", "Family reunification"}};
  kb::Concept other_asylum;
  other_asylum.notation = "AS";
  other_asylum.pref_label = {{"ro", "Azil"}, {"ru", "Убежище"}};
  kb::ConceptScheme terms{"terms", {}, {}, {asylum, reunion}};
  kb::ConceptScheme group{"group", {}, {}, {other_asylum}};
  return {terms, group};
}

// Each number is of one text; what is found, in order of numbers.
std::string found(Library& library, const std::string& query,
                  const std::vector<std::string>& without = {}) {
  SearchRequest request;
  request.query = query;
  request.without = without;
  std::vector<std::string> numbers;
  for (const auto& hit : library.search(request).hits)
    numbers.push_back(hit.work.substr(hit.work.rfind('/') + 1));
  std::sort(numbers.begin(), numbers.end());
  std::string joined;
  for (const auto& number : numbers) (joined += joined.empty() ? "" : " ") += number;
  return joined;
}

void fill(Library& library) {
  library.put(text_in("ro", "1", "Dreptul de azil se acordă la cerere."));
  library.put(text_in("en", "2", "Everyone may seek asylum."));
  library.put(text_in("uk", "3", "Притулку шукають люди."));
  library.put(text_in("ru", "4", "Право на убежище."));
  library.put(text_in("en", "5", "A lunatic asylum is closed."));
  library.put(text_in("ro", "6", "Un azil de bătrâni se închide."));
  library.put(text_in("en", "7", "Family reunification is granted."));
  library.put(text_in("ro", "8", "Asylum este un cuvânt englez."));
  library.index();
  library.thesaurus = [] { return std::make_shared<const Thesaurus>(schemes()); };
}

}  // namespace

BOOST_AUTO_TEST_CASE(labels_are_found_longest_first_in_any_form) {
  Analyser analyser;
  const Thesaurus thesaurus(schemes());
  const auto matches = [&](std::vector<std::string> words) {
    std::string all;
    for (const auto& match : thesaurus.find(words, analyser)) {
      all += std::to_string(match.begin) + "-" + std::to_string(match.end);
      for (const auto* one : match.concepts) all += " " + one->id;
      all += "; ";
    }
    return all;
  };
  BOOST_TEST(matches({"azil"}) == "0-1 terms:ASYLUM group:AS; ");
  BOOST_TEST(matches({"dreptul", "de", "azil"}) == "0-3 terms:ASYLUM; ");
  BOOST_TEST(matches({"cerere", "azilului"}) == "1-2 terms:ASYLUM group:AS; ");
  BOOST_TEST(matches({"reintregirea", "familiei", "azil"}) ==
             "0-2 terms:REUNION; 2-3 terms:ASYLUM group:AS; ");
  BOOST_TEST(matches({"ПРИТУЛКУ"}) == "0-1 terms:ASYLUM; ");
  // A negative label takes its words from the concept that it belongs to, and from no other.
  BOOST_TEST(matches({"azil", "de", "batrani"}) == "0-1 group:AS; ");
  BOOST_TEST(matches({"familie"}).empty());
}

BOOST_AUTO_TEST_CASE(a_concept_is_found_in_every_language) {
  Library library;
  fill(library);
  BOOST_TEST(found(library, "azil") == "1 2 3 4 6");
  BOOST_TEST(found(library, "asylum") == "1 2 3 5 8");
  BOOST_TEST(found(library, "притулок") == "1 2 3");
  BOOST_TEST(found(library, "\"azil\"") == "1 6");  // in quotation marks it is the word alone
  BOOST_TEST(found(library, "azil lang:uk") == "3");
  BOOST_TEST(found(library, "cazare -azil").empty());
}

BOOST_AUTO_TEST_CASE(an_expansion_can_be_taken_off) {
  Library library;
  fill(library);
  SearchRequest request;
  request.query = "cerere azil";
  const auto result = library.search(request);
  BOOST_REQUIRE(result.expansions.size() == 1U);
  BOOST_TEST(result.expansions.front().typed == "azil");
  BOOST_TEST(result.expansions.front().concepts.size() == 2U);
  BOOST_TEST(result.expansions.front().labels.at("en").front() == "Asylum");
  BOOST_TEST(result.understood == "cerere azil");
  BOOST_TEST(found(library, "azil", {"group:AS"}) == "1 2 3 6");
  BOOST_TEST(found(library, "azil", {"group:AS", "terms:ASYLUM"}) == "1 6");
  BOOST_TEST(found(library, "azil", {"*"}) == "1 6");
}

BOOST_AUTO_TEST_CASE(other_languages_need_the_concepts_alone_and_stand_below) {
  Library library;
  fill(library);
  // "cerere" names no concept: a Romanian text must have it, one in another language cannot.
  SearchRequest request;
  request.query = "cerere azil";
  const auto result = library.search(request);
  BOOST_TEST(found(library, "cerere azil") == "1 2 3 4");
  BOOST_TEST(result.hits.front().language == "ro");
  // Its snippet marks the label.
  const auto marked =
      std::any_of(result.hits.back().snippet.begin(), result.hits.back().snippet.end(),
                  [](const SnippetSegment& segment) { return segment.mark; });
  BOOST_TEST(marked);
}
