#define BOOST_TEST_DYN_LINK
#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "kb/rules/visibility_rules.h"
#include "tests/indexer/index/library.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

void fill(Library& library) {
  library.put(act("122", "Legea nr. 122/2006 privind azilul în România"));
  library.put(paragraph("122", "art_1__para_1", "Statul acordă protecție temporară străinilor."));
  library.put(paragraph("122", "art_2__para_1", "Protecţia temporară încetează la termen."));
  library.put(paragraph("122", "art_20", "Solicitantul are dreptul la cazare în centre."));
  library.put(paragraph("18", "art_1", "Despre protectia temporara a padurilor."));
  auto dated =
      paragraph("55", "art_3", "Cazarea se face la cerere, conform art. 20 din Legea 122/2006.");
  dated.date = Date{2016, 3, 1};
  dated.year = 2016;
  library.put(dated);
  library.put(gap("g1", "Lipsa locurilor de cazare", kb::Visibility::public_));
  library.index();
}

std::vector<std::string> refs(const SearchResult& result) {
  std::vector<std::string> all;
  for (const auto& hit : result.hits) all.push_back(hit.ref);
  return all;
}

std::size_t count_of(const SearchResult& result, Field field, std::string_view value) {
  for (const auto& facet : result.facets)
    if (facet.field == field)
      for (const auto& row : facet.values)
        if (row.value == value) return row.count;
  return 0;
}

bool has(const SearchResult& result, SearchNote wanted) {
  return std::find(result.notes.begin(), result.notes.end(), wanted) != result.notes.end();
}

}  // namespace

BOOST_AUTO_TEST_CASE(diacritics_cedilla_and_comma_find_the_same) {
  Library library;
  fill(library);
  const auto expected = library.search("protecție temporară");
  BOOST_TEST(expected.total == 3U);
  for (const auto* query : {"protectie temporara", "protecţie temporară", "PROTECTIE TEMPORARA",
                            "protecției temporare"}) {
    const auto result = library.search(query);
    BOOST_TEST(result.total == 3U, query);
    if (std::string_view(query) != "protecției temporare")
      BOOST_TEST(refs(result) == refs(expected), boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(query_forms) {
  Library library;
  fill(library);
  struct Row {
    const char* query;
    std::size_t total;
  };
  constexpr Row kRows[] = {
      {"cazare", 3},
      {"cazare centru", 2},
      {"\"cazare în centre\"", 2},  // also „cazare în centrele”: a phrase holds in any form
      {"\"centre cazare\"", 0},
      {"\"122/2006\"", 2},  // the provision that cites it and the act by its title
      {"122/2006", 2},
      {"cazare -centre", 1},
      {"cazare OR paduri", 4},
      {"(termen OR paduri) temporara", 2},
      {"protec*", 3},
      {"solicitant*", 1},
      {"kind:gap", 1},
      {"kind:gap OR kind:act", 2},
      {"-kind:provision", 2},
      {"group:tpb", 1},
      {"group:REF sector:HOU", 1},
      {"title:azil", 1},
      {"work:ro/lege/2006/122", 4},
      {"work:ro/lege/2006/122 eid:art_1", 1},
      {"number:55", 1},
      {"year:2016", 1},
      {"year:2010..2020", 1},
      {"date:..2010 cazare", 1},
      {"date:2016-03 cazare", 1},
      {"date:2016-04..", 0},
      {"lang:en", 0},
      {"cazare type:lege", 2},
      {"cazare NEAR/1 centre", 2},
      {"centre NEAR cazare", 2},  // in any order
      {"cazare NEAR/1 paduri", 0},
  };
  for (const auto& row : kRows)
    BOOST_TEST(library.search(row.query).total == row.total,
               row.query << ": " << library.search(row.query).total);
}

BOOST_AUTO_TEST_CASE(relations_are_looked_up_for_the_viewer) {
  Library library;
  fill(library);
  kb::Viewer seen;
  library.related = [&](Relation relation, const std::string& value,
                        const kb::Viewer& viewer) -> std::optional<std::vector<UnitAddress>> {
    seen = viewer;
    if (relation == Relation::has && value == "gap") return {{{"ro/lege/2006/122", "art_20"}}};
    if (relation == Relation::citing && value == "ro/lege/2006/122")
      return {{{"ro/lege/2006/55", "art_3"}, {"ro/lege/2006/122", ""}}};
    if (relation == Relation::cited_by) return std::vector<UnitAddress>{};
    return std::nullopt;
  };
  SearchRequest request;
  request.query = "has:gap";
  request.viewer.account = "somebody";
  const auto found = library.search(request);
  BOOST_TEST(seen.account == "somebody");
  BOOST_REQUIRE(found.total == 1U);
  BOOST_TEST(found.hits.front().ref == "ro/lege/2006/122!art_20");
  BOOST_TEST(library.search("cazare -has:gap").total == 2U);
  BOOST_TEST(library.search("citing:ro/lege/2006/122").total == 2U);  // a unit, and an act
  BOOST_TEST(library.search("citing:ro/lege/2006/122 cazare").total == 1U);
  BOOST_TEST(library.search("cited-by:ro/lege/2006/122").total == 0U);
  const auto unknown = library.search("has:wings cazare");
  BOOST_TEST(unknown.total == 0U);
  BOOST_TEST(has(unknown, SearchNote::unknown_relation));
}

BOOST_AUTO_TEST_CASE(the_texts_of_a_day) {
  Library library;
  const auto text = [&](int since, int until, const std::string& words) {
    auto unit = paragraph("122", "art_1", words);
    unit.key.of = unit.work + "@" + std::to_string(since) + "-01-01:ro";
    unit.since = make_date(since, 1, 1);
    if (until > 0) unit.until = make_date(until, 1, 1);
    library.put(unit);
  };
  text(2006, 2013, "cazare veche");
  text(2013, 2020, "cazare nouă");
  text(2020, 0, "cazare de azi");
  auto undated = paragraph("55", "art_3", "cazare fără zi");
  undated.since.reset();
  library.put(undated);
  library.index();
  const auto texts = [&](const std::string& query) {
    std::string found;
    auto result = library.search(query);
    std::vector<std::string> dates;
    for (const auto& hit : result.hits)
      dates.push_back(hit.expression.substr(hit.expression.find('@') + 1, 4));
    std::sort(dates.begin(), dates.end());
    for (const auto& date : dates) (found += found.empty() ? "" : " ") += date;
    return found;
  };
  BOOST_TEST(texts("cazare") == "2020 unda");  // the newest of each act
  BOOST_TEST(texts("on:2013-01-01 cazare") == "2013 unda");
  BOOST_TEST(texts("cazare on:2012-12-31") == "2006 unda");
  BOOST_TEST(texts("cazare on:2000-01-01") == "unda");
  BOOST_TEST(texts("veche").empty());
  BOOST_TEST((library.search("on:2012-12-31 cazare").on == make_date(2012, 12, 31)));
  SearchRequest request;
  request.query = "cazare";
  request.on = make_date(2015, 5, 5);
  BOOST_TEST(library.search(request).total == 2U);
}

BOOST_AUTO_TEST_CASE(a_cited_provision_comes_first_and_once) {
  Library library;
  fill(library);
  Meant meant;
  library.meaning = [&](std::string_view) { return meant; };
  SearchRequest request;
  request.query = "art. 20 din Legea 122/2006";
  request.language = "ro";
  meant.refs = {{"ro/lege/2006/122", std::nullopt, "art_20", "", 0}};
  const auto result = library.search(request);
  BOOST_REQUIRE(!result.hits.empty());
  BOOST_TEST(result.hits.front().ref == "ro/lege/2006/122!art_20");
  BOOST_TEST(result.hits.front().direct);
  BOOST_TEST(result.total == result.hits.size());
  for (std::size_t i = 1; i < result.hits.size(); ++i)
    BOOST_TEST(result.hits[i].ref != "ro/lege/2006/122!art_20");
  BOOST_TEST(refs(result).back() == "ro/lege/2006/55!art_3");

  meant.refs = {{"ro/lege/2006/122", std::nullopt, "", "", 0}};
  BOOST_TEST(library.search(request).hits.front().ref == "ro/lege/2006/122");
  meant.refs = {{"ro/lege/2006/122", std::nullopt, "art_999", "", 0}};
  BOOST_TEST(library.search(request).hits.front().ref == "ro/lege/2006/122");
  meant.refs = {{"ro/lege/2006/122", std::nullopt, "art_20__para_77__point_z", "", 0}};
  BOOST_TEST(library.search(request).hits.front().ref == "ro/lege/2006/122!art_20");
  meant.refs = {{"ro/lege/1900/1", std::nullopt, "art_1", "", 0}};
  BOOST_TEST(!library.search(request).hits.front().direct);
  // The second page goes on where the first ended.
  meant.refs = {{"ro/lege/2006/122", std::nullopt, "art_20", "", 0}};
  request.limit = 1;
  request.offset = 1;
  BOOST_TEST(library.search(request).hits.front().ref == result.hits[1].ref);
}

BOOST_AUTO_TEST_CASE(facets_filters_and_order) {
  Library library;
  fill(library);
  SearchRequest request;
  request.query = "cazare";
  request.language = "ro";
  request.facets = {Field::kind, Field::group, Field::year};
  auto result = library.search(request);
  BOOST_TEST(count_of(result, Field::kind, "provision") == 2U);
  BOOST_TEST(count_of(result, Field::kind, "gap") == 1U);
  BOOST_TEST(count_of(result, Field::group, "TPB") == 1U);
  BOOST_TEST(count_of(result, Field::group, "REF") == 1U);
  BOOST_TEST(count_of(result, Field::year, "2016") == 1U);
  request.filters = {{Field::kind, "provision"}, {Field::year, "2006"}};
  BOOST_TEST(library.search(request).total == 1U);
  request.filters = {{Field::kind, "provision"}, {Field::kind, "gap"}};
  BOOST_TEST(library.search(request).total == 3U);
  request.filters = {{Field::date, "rubbish"}};
  BOOST_TEST(has(library.search(request), SearchNote::bad_range));
  request.filters = {};
  request.sort = SortOrder::newest;
  BOOST_TEST(library.search(request).hits.front().ref == "ro/lege/2006/55!art_3");
  request.sort = SortOrder::oldest;
  result = library.search(request);
  BOOST_TEST(result.hits.front().ref == "ro/lege/2006/122!art_20");
  BOOST_TEST(result.hits.back().ref == "g1");  // it has no date: last either way
  request.query.clear();
  request.filters = {{Field::kind, "gap"}};
  BOOST_TEST(library.search(request).total == 1U);
}

BOOST_AUTO_TEST_CASE(a_hit_says_what_a_page_needs) {
  Library library;
  fill(library);
  const auto result = library.search("solicitantului");
  BOOST_REQUIRE(result.hits.size() == 1U);
  const auto& hit = result.hits.front();
  BOOST_TEST(hit.title == "Legea nr. 122/2006");
  BOOST_TEST(hit.work == "ro/lege/2006/122");
  BOOST_TEST(hit.expression == "ro/lege/2006/122@undated:ro");
  BOOST_TEST(hit.eid == "art_20");
  BOOST_TEST(hit.label == "(1)");
  BOOST_TEST(hit.score > 0.0);
  BOOST_REQUIRE(!hit.snippet.empty());
  BOOST_TEST(hit.snippet.front().mark);
  BOOST_TEST(hit.snippet.front().text == "Solicitantul");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_found_is_answered_in_kind) {
  Library library;
  fill(library);
  const auto any = library.search("cazare inexistent");
  BOOST_TEST(any.total == 3U);
  BOOST_TEST(has(any, SearchNote::any_word));
  BOOST_TEST(library.search("cazare AND inexistent").total == 0U);  // as it is written
  BOOST_TEST(has(library.search("   "), SearchNote::nothing_to_search));
  BOOST_TEST(library.search("vapor").total == 0U);
  const auto typo = library.search("temporra");
  BOOST_TEST(typo.suggestion == "temporară");
  BOOST_TEST(library.search("protectie").suggestion.empty());
  for (const auto* query :
       {"AND OR", "((((", "\"", "kind:", "*", "-", "NOT NOT", "date:..", "\xff"})
    BOOST_TEST(library.search(query).hits.size() <= 7U);
}

BOOST_AUTO_TEST_CASE(changes_show_at_the_next_search) {
  Library library;
  fill(library);
  BOOST_TEST(library.search("paduri").total == 1U);
  {
    IndexWriter writer(library.folder());
    writer.remove_expression("ro/lege/2006/18@undated:ro");
    writer.commit(2);
  }
  BOOST_TEST(library.search("paduri").total == 0U);
  for (int i = 3; i < 8; ++i) library.index(i);  // commits overtake the reader
  BOOST_TEST(library.search("paduri").total == 1U);
}

BOOST_AUTO_TEST_CASE(the_language_of_the_query_need_not_be_known) {
  Library library;
  fill(library);
  auto english = paragraph("7", "art_1", "Applicants shall receive accommodation.");
  english.language = "en";
  library.put(english);
  library.index(2);
  BOOST_TEST(library.search("applicant accommodations", "").total == 1U);
  BOOST_TEST(library.search("protectiilor temporare", "").total == 3U);
  BOOST_TEST(library.search("\"protectiei temporare\"", "").total == 3U);
}
