// What an expert decided about a citation holds for the texts there are and for those read later,
// and for these words in this place alone.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "kb/base/error.h"
#include "kb/store/act_store.h"
#include "kb/store/citation_store.h"
#include "tests/kb/store/fixture.h"

using namespace lacuna;
using namespace lacuna::kb;
using namespace lacuna::kb::test;

namespace {

constexpr const char* kCiting = "ro/lege/2010/1";
constexpr const char* kMeant = "ro/lege/2006/122";

Citation unknown(const std::string& raw, std::size_t begin) {
  Citation citation;
  citation.source_eid = "art_1__para_1";
  citation.begin = begin;
  citation.end = begin + raw.size();
  citation.raw = raw;
  citation.target.work = "?";
  citation.target.eid = "art_2";
  return citation;
}

// "art. 2 din lege" stands twice in one paragraph.
Act citing(const std::string& words) {
  Act act = make_act(kCiting, words);
  act.citations = {unknown("art. 2 din lege", 0), unknown("art. 2 din lege", 30),
                   unknown("art. 2 din norme", 60)};
  return act;
}

struct Desk : World {
  std::string states() {
    std::string text;
    for (const Expression& expression : expressions_of(store, kCiting)) {
      for (const Citation& citation : citations_of(store, expression.key))
        text += std::string(word(citation.resolution)) + ">" + to_string(citation.target) + " ";
      text += "| ";
    }
    return text;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_decision_holds_for_its_words_in_their_place_in_every_text, Desk) {
  save(store, make_act(kMeant));
  save(store, citing("first"));
  const auto waiting = open_citations(store, {}, {});
  BOOST_REQUIRE(waiting.total == 3u);
  BOOST_TEST(waiting.items[1].place.occurrence == 1);
  decide_citation(store, waiting.items[1].place, parse_ref("ro/lege/2006/122!art_2"), expert);
  decide_citation(store, waiting.items[2].place, std::nullopt, expert);
  const std::string decided = "unresolved>?!art_2 exact>ro/lege/2006/122!art_2 dismissed> | ";
  BOOST_TEST(states() == decided);
  BOOST_TEST(open_citations(store, {}, {}).total == 1u);
  BOOST_TEST(cited_by(store, kMeant, "art_2", {}).total == 1u);

  save(store, citing("second"));  // another text of the act
  BOOST_TEST(states() == decided + decided);
  reset_catalogue(store);  // and all of them read again
  save(store, make_act(kMeant));
  save(store, citing("first"));
  BOOST_TEST(states() == decided);
}

BOOST_FIXTURE_TEST_CASE(a_decision_can_be_taken_again_and_needs_an_expert, Desk) {
  save(store, citing("first"));
  const CitationPlace place = open_citations(store, {}, {}).items[0].place;
  BOOST_CHECK_THROW(decide_citation(store, place, std::nullopt, member), Error);
  decide_citation(store, place, parse_ref("ro/lege/2001/9!art_1"), expert);
  decide_citation(store, place, parse_ref("ro/lege/2001/9!art_3"), expert);
  BOOST_TEST(states().starts_with("known_work>ro/lege/2001/9!art_3 "));
  BOOST_TEST(find_known_work(store, "ro/lege/2001/9").has_value());
  BOOST_CHECK_THROW(
      decide_citation(store, {kCiting, "art_1", "text", "nothing", 0}, std::nullopt, expert),
      Error);
  BOOST_TEST(open_citations(store, {.work = "ro/lege/2010/1"}, {}).total == 2u);
  BOOST_TEST(open_citations(store, {.work = "ro/lege/2010/2"}, {}).total == 0u);
}
