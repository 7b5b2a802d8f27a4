// What a hit says of itself: why it was found and which others have its words; what the index says
// of its own state; words that begin as somebody types.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/indexer/index/library.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

using Words = std::vector<std::string>;

SearchRequest asking(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.explain = true;
  return request;
}

// Of the first hit; empty: the place is not named.
Words words_in(const SearchResult& result, MatchedIn where) {
  for (const auto& reason : result.hits.at(0).why)
    if (reason.where == where) return reason.words;
  return {};
}

const Hit& hit_of(const SearchResult& result, std::string_view work) {
  for (const auto& hit : result.hits)
    if (hit.work == work) return hit;
  throw std::logic_error("no such hit");
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_hit_names_the_words_that_matched_and_their_place) {
  Library library;
  auto unit = paragraph("122", "art_1", "Străinii primesc cazare. Cazarea este gratuită.");
  unit.heading = "Drepturile străinilor";
  library.put(unit);
  library.index();
  const auto result = library.search(asking("strain cazare title:lege"));
  BOOST_REQUIRE(result.hits.size() == 1);
  BOOST_TEST(words_in(result, MatchedIn::text) == (Words{"Străinii", "cazare", "Cazarea"}),
             boost::test_tools::per_element());
  BOOST_TEST(words_in(result, MatchedIn::heading) == Words{"străinilor"},
             boost::test_tools::per_element());
  BOOST_TEST(words_in(result, MatchedIn::title) == Words{"Legea"},
             boost::test_tools::per_element());
  BOOST_TEST(words_in(result, MatchedIn::name).empty());
  BOOST_TEST(result.hits.at(0).date == "2006-05-18");
}

BOOST_AUTO_TEST_CASE(an_act_is_found_by_its_short_name_and_says_so) {
  Library library;
  auto act = paragraph("122", "", "");
  act.key = {UnitKind::act, act.work + "@undated:ro", ""};
  act.other_names = {"Legea azilului"};
  library.put(act);
  library.index();
  const auto result = library.search(asking("azilul"));
  BOOST_REQUIRE(result.hits.size() == 1);
  BOOST_TEST(words_in(result, MatchedIn::name) == Words{"azilului"},
             boost::test_tools::per_element());
  BOOST_TEST(words_in(result, MatchedIn::title).empty());
}

BOOST_AUTO_TEST_CASE(a_search_that_does_not_ask_why_pays_nothing_for_it) {
  Library library;
  library.put(paragraph("122", "art_1", "Cazare."));
  library.index();
  const auto result = library.search("cazare");
  BOOST_REQUIRE(result.hits.size() == 1);
  BOOST_TEST(result.hits.at(0).why.empty());
  BOOST_TEST(result.hits.at(0).words_print == 0);
}

BOOST_AUTO_TEST_CASE(the_same_words_have_the_same_print_whatever_signs_stand_between_them) {
  Library library;
  library.put(paragraph("1", "art_1", "Străinii primesc cazare, fără plată."));
  library.put(paragraph("2", "art_1", "strainii  primesc CAZARE fără plată"));
  library.put(paragraph("3", "art_1", "Străinii primesc cazare, cu plată."));
  library.index();
  const auto result = library.search(asking("cazare"));
  BOOST_REQUIRE(result.hits.size() == 3);
  const auto& first = hit_of(result, "ro/lege/2006/1");
  BOOST_TEST(first.words_print != 0);
  BOOST_TEST(first.words_print == hit_of(result, "ro/lege/2006/2").words_print);
  BOOST_TEST(first.words_print != hit_of(result, "ro/lege/2006/3").words_print);
}

BOOST_AUTO_TEST_CASE(the_state_changes_with_what_its_viewer_reads_and_with_nothing_else) {
  Library library;
  const kb::Viewer member{"one", "one", kb::OrganisationKind::member, kb::Role::member};
  auto everybody = asking("cazare"), coalition = everybody;
  coalition.viewer = member;
  library.put(paragraph("122", "art_1", "Cazare."));
  library.index();
  const auto before = library.search(everybody).index_state;
  const auto of_members = library.search(coalition).index_state;
  BOOST_TEST(before != of_members);
  library.put(gap("hidden", "Cazare", kb::Visibility::coalition));
  library.index(2);
  BOOST_TEST(library.search(everybody).index_state == before);
  BOOST_TEST(library.search(coalition).index_state != of_members);
  library.put(gap("open", "Cazare", kb::Visibility::public_));
  library.index(3);
  BOOST_TEST(library.search(everybody).index_state != before);
}

BOOST_AUTO_TEST_CASE(words_are_completed_by_those_of_public_texts_the_most_frequent_first) {
  Library library;
  for (int i = 1; i <= 4; ++i)
    library.put(paragraph(std::to_string(i), "art_1",
                          i < 4 ? "Protecția temporară, protecția." : "Protejarea copiilor."));
  library.put(paragraph("5", "art_1", "Protejarea mamelor. Protejarea altora."));
  library.put(gap("hidden", "Protestul protestul protestul", kb::Visibility::public_));
  library.index();
  BOOST_TEST(library.complete("prot") == (Words{"protecția", "protejarea"}),
             boost::test_tools::per_element());
  BOOST_TEST(library.complete("PROTEȚ").empty());
  BOOST_TEST(library.complete("protec") == Words{"protecția"}, boost::test_tools::per_element());
  BOOST_TEST(library.complete("prot", 1).size() == 1);
  BOOST_TEST(library.complete("pr").empty());
  BOOST_TEST(library.complete("").empty());
  BOOST_TEST(library.complete("zzz").empty());
}
