// The result page and what leaves it: order, chips, pages by cursor, the same words shown once,
// files, feeds, suggestions; and that none of it tells what its asker may not read.
#define BOOST_TEST_DYN_LINK
#include <set>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "kb/export/csv.h"
#include "tests/server/site.h"

using namespace lacuna;
using namespace lacuna::server;
using namespace lacuna::server::test;
using Json = nlohmann::json;

namespace {

Response get(Site& site, const Visitor& who, const std::string& path, const Fields& query,
             bool twin = false) {
  Request request = site.request(who, Method::get, path);
  request.query = query;
  request.wants_json = twin;
  return site.app->serve(request, 0);
}

Json page_of(Site& site, const Visitor& who, const Fields& query) {
  return Json::parse(get(site, who, "/search", query, true).body);
}

std::string text_of(const Json& value) {
  return value.get<std::string>();
}

// The query of a link to the search page.
Fields query_of(const Json& link) {
  const std::string href = text_of(link);
  Fields query;
  for (std::size_t at = href.find('?'); at < href.size();) {
    const std::size_t end = std::min(href.find('&', at + 1), href.size());
    const std::string pair = href.substr(at + 1, end - at - 1);
    const std::size_t sign = pair.find('=');
    query.push_back({pair.substr(0, sign), pair.substr(sign + 1)});
    at = end;
  }
  return query;
}

std::vector<std::string> refs_of(const Json& page) {
  std::vector<std::string> refs;
  for (const Json& group : page["groups"])
    for (const Json& hit : group["hits"]) refs.push_back(text_of(hit["ref"]));
  return refs;
}

void save_acts(Site& site, int count, const std::string& words) {
  for (int i = 1; i <= count; ++i)
    site.save("ro/lege/2020/" + std::to_string(100 + i), words + " numbered " + std::to_string(i),
              kb::ExpressionState::published);
  site.index();
}

const Visitor& anybody(Site& site) {
  return site.visitor("anonymous");
}

}  // namespace

BOOST_AUTO_TEST_CASE(pages_follow_each_other_by_cursor_without_a_hit_twice) {
  Site site;
  save_acts(site, 45, "Shelter");
  Json page = page_of(site, anybody(site), {{"q", "shelter"}, {"kind", "provision"}});
  BOOST_TEST(page["total"] == 45);
  std::set<std::string> seen;
  int pages = 1;
  for (;; ++pages) {
    for (const std::string& ref : refs_of(page)) BOOST_TEST(seen.insert(ref).second, ref);
    BOOST_TEST(page["pager"]["page"] == pages);
    const std::string next = text_of(page["pager"]["next_href"]);
    if (next.empty()) break;
    page = page_of(site, anybody(site), query_of(page["pager"]["next_href"]));
  }
  BOOST_TEST(pages == 3);
  BOOST_TEST(seen.size() == 45U);
  const Json before = page_of(site, anybody(site), query_of(page["pager"]["prev_href"]));
  BOOST_TEST(before["pager"]["page"] == 2);
  BOOST_TEST(before["begun_again"] == false);
}

BOOST_AUTO_TEST_CASE(a_cursor_of_another_state_or_search_begins_again_and_garbage_is_refused) {
  Site site;
  save_acts(site, 25, "Shelter");
  const Fields first = {{"q", "shelter"}};
  Fields next = query_of(page_of(site, anybody(site), first)["pager"]["next_href"]);
  BOOST_TEST(page_of(site, anybody(site), next)["begun_again"] == false);
  Fields other = next;
  other.front().value = "numbered";
  const Json elsewhere = page_of(site, anybody(site), other);
  BOOST_TEST(elsewhere["begun_again"] == true);
  BOOST_TEST(elsewhere["pager"]["page"] == 1);
  site.make(Kind::gap, kb::Visibility::coalition, "Shelter");
  site.index();
  BOOST_TEST(page_of(site, anybody(site), next)["begun_again"] == false,
             "what is hidden from the asker moves nothing");
  BOOST_TEST(page_of(site, site.visitor("member of other"), next)["begun_again"] == true);
  site.save("ro/lege/2020/300", "Shelter once more", kb::ExpressionState::published);
  site.index();
  const Json moved = page_of(site, anybody(site), next);
  BOOST_TEST(moved["begun_again"] == true);
  BOOST_TEST(refs_of(moved) == refs_of(page_of(site, anybody(site), first)),
             boost::test_tools::per_element());
  for (const char* garbage :
       {"20", "x", "-1-000000000000-000000000000", "20-000000000000", "0-000000000000-000000000000",
        "99999-000000000000-000000000000", "20-00000000000G-000000000000", "20-0-0", "--"}) {
    const Response refused =
        get(site, anybody(site), "/search", {{"q", "shelter"}, {"after", garbage}});
    BOOST_TEST(refused.status == 400, garbage);
    BOOST_TEST(refused.body.find("<h1") != std::string::npos, "a page that says so");
  }
}

BOOST_AUTO_TEST_CASE(hits_are_sorted_and_every_chosen_value_can_be_taken_off) {
  Site site;
  save_acts(site, 3, "Shelter");
  const Json page = page_of(site, anybody(site),
                            {{"q", "shelter"},
                             {"sort", "newest"},
                             {"jurisdiction", "ro"},
                             {"language", "ro"},
                             {"work", "ro/lege/2020/101"}});
  BOOST_TEST(page["total"] == 2);  // the act and its article
  std::vector<std::string> current;
  for (const Json& sort : page["sorts"])
    if (sort["current"] == true) current.push_back(text_of(sort["name"]));
  BOOST_TEST(current == std::vector<std::string>{"newest"}, boost::test_tools::per_element());
  BOOST_REQUIRE(page["chips"].size() == 3U);
  for (const Json& chip : page["chips"]) {
    const Fields rest = query_of(chip["remove_href"]);
    BOOST_TEST(rest.size() == 4U, chip["remove_href"]);
    const std::string name = chip["name"] == "lang" ? "language" : chip["name"].get<std::string>();
    BOOST_TEST(find_field(rest, name) == nullptr, name);
    BOOST_TEST(find_field(rest, "sort") != nullptr);
  }
  // What the page has no box for goes on with the form.
  std::set<std::string> kept;
  for (const Json& one : page["kept"]) kept.insert(text_of(one["name"]));
  BOOST_TEST(kept == (std::set<std::string>{"sort", "work"}), boost::test_tools::per_element());
  const Response html = get(site, anybody(site), "/search", {{"q", "shelter"}, {"language", "en"}});
  BOOST_TEST(html.status == 200);
  for (const Field& header : html.headers)
    BOOST_TEST(header.value.find("lacuna_language") == std::string::npos,
               "a filter by language is not a choice of the pages' language");
}

BOOST_AUTO_TEST_CASE(the_same_words_are_shown_once_and_counted_each_time) {
  Site site;
  for (const char* key : {"ro/lege/2020/201", "ro/lege/2020/202", "ro/lege/2020/203"})
    site.save(key, "Shelter for everybody who asks", kb::ExpressionState::published);
  site.save("ro/lege/2020/204", "Shelter for those who ask twice", kb::ExpressionState::published);
  site.index();
  const Json page = page_of(site, anybody(site), {{"q", "shelter"}, {"kind", "provision"}});
  BOOST_TEST(page["total"] == 4);
  BOOST_TEST(page["folded"]["count"] == 2);
  std::size_t shown = 0, places = 0;
  for (const Json& group : page["groups"])
    for (const Json& hit : group["hits"]) {
      ++shown;
      BOOST_TEST(hit["why"][0]["where"] == "text");
      BOOST_TEST(hit["why"][0]["words"] == "“Shelter”");
      if (hit["same"] == false) continue;
      places += hit["same"]["places"].size();
      BOOST_TEST(hit["same"]["count"] == 2);
      for (const Json& place : hit["same"]["places"]) {
        const Response there = get(
            site, anybody(site),
            place["href"].get<std::string>().substr(0, place["href"].get<std::string>().find('#')),
            {});
        BOOST_TEST(there.status == 200, place["href"]);
      }
    }
  BOOST_TEST(shown == 2U);
  BOOST_TEST(places == 2U);
}

BOOST_AUTO_TEST_CASE(a_search_leaves_as_a_sheet_with_a_row_for_each_hit) {
  Site site;
  save_acts(site, 25, "Shelter, =cmd");
  const Response file =
      get(site, anybody(site), "/search.csv", {{"q", "shelter"}, {"kind", "provision"}});
  BOOST_TEST(file.status == 200);
  BOOST_TEST(file.type.find("text/csv") != std::string::npos);
  std::vector<std::vector<std::string>> rows;
  for (kb::CsvRow& row : kb::read_csv(file.body).rows)
    if (!row.cells.front().starts_with("#")) rows.push_back(std::move(row.cells));
  BOOST_REQUIRE(rows.size() == 26U);
  BOOST_TEST(rows[0].size() == 9U);
  BOOST_TEST(rows[1][0].starts_with("ro/lege/2020/"));
  BOOST_TEST(rows[1][0].ends_with("!art_1"));
  BOOST_TEST(rows[1][4].find("Shelter") != std::string::npos);
  BOOST_TEST(rows[1][8].starts_with("http://lacuna.example/law/ro/lege/2020/"));
  BOOST_TEST(file.body.find("shelter; Kind: provision") != std::string::npos,
             "the filter in words");
  const Response nothing = get(site, anybody(site), "/search.csv", {});
  BOOST_TEST(nothing.status == 200);
}

BOOST_AUTO_TEST_CASE(a_search_can_be_followed_as_a_feed_that_is_the_same_for_everybody) {
  Site site;
  save_acts(site, 3, "Shelter");
  const Fields query = {{"q", "shelter"}, {"lang", "en"}};
  const Response feed = get(site, anybody(site), "/search.atom", query);
  BOOST_TEST(feed.status == 200);
  BOOST_TEST(feed.type.find("application/atom+xml") != std::string::npos);
  BOOST_TEST(feed.body.find("<entry>") != std::string::npos);
  BOOST_TEST(feed.body.find("http://lacuna.example/law/ro/lege/2020/101") != std::string::npos);
  site.make(Kind::gap, kb::Visibility::coalition, "Shelter hidden");
  site.index();
  for (const Visitor& who : site.visitors)
    BOOST_TEST(get(site, who, "/search.atom", query).body == feed.body, who.name);
  const Json page = page_of(site, anybody(site), {{"q", "shelter"}});
  const std::string html = get(site, anybody(site), "/search", {{"q", "shelter"}}).body;
  BOOST_TEST(page["feed_href"].get<std::string>().starts_with("/search.atom?q=shelter"));
  BOOST_TEST(html.find("type=\"application/atom+xml\"") != std::string::npos);
  BOOST_TEST(html.find("href=\"/opensearch.xml\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(suggestions_are_acts_concepts_and_words) {
  Site site;
  save_acts(site, 3, "Shelter shelter");
  const auto suggest = [&](const std::string& typed) {
    return Json::parse(get(site, anybody(site), "/suggest", {{"q", typed}}).body);
  };
  const Json act = suggest("102/2020");
  BOOST_REQUIRE(act.size() == 4U);
  BOOST_TEST(act[0] == "102/2020");
  BOOST_REQUIRE(!act[1].empty());
  BOOST_TEST(act[1][0] == "Legea nr. 102/2020");
  BOOST_TEST(act[3][0] == "/law/ro/lege/2020/102");
  const Json word = suggest("some shel");
  BOOST_REQUIRE(!word[1].empty());
  BOOST_TEST(word[1].back() == "some shelter");
  BOOST_TEST(word[3].back() == "/search?q=some%20shelter");
  const Json called = suggest("CONCEPT ho");
  bool found = false;
  for (const Json& href : called[3]) found = found || href == "/concepts/sector/HOU";
  BOOST_TEST(found);
  for (const char* nothing : {"", " ", "s", "(((", "\"", "zzzzz", "a:b*-"})
    BOOST_TEST(suggest(nothing)[1].empty(), nothing);
  for (const char* any : {"sh", "co", "ro/lege", "shelter"}) {
    const Json all = suggest(any);
    BOOST_TEST(all[1].size() <= 8U);
    BOOST_TEST(all[1].size() == all[2].size());
    BOOST_TEST(all[1].size() == all[3].size());
  }
  const Response description = get(site, anybody(site), "/opensearch.xml", {});
  BOOST_TEST(description.type.find("application/opensearchdescription+xml") != std::string::npos);
  BOOST_TEST(description.body.find("http://lacuna.example/search?q={searchTerms}") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_citation_of_what_is_not_loaded_is_said) {
  Site site;
  save_acts(site, 1, "Shelter");
  const auto unheld = [&](const std::string& query) {
    return page_of(site, anybody(site), {{"q", query}})["unheld"];
  };
  // Nothing else can be meant; what the register knows has a page of its own.
  BOOST_TEST(unheld("art. 17 GDPR").dump() ==
             Json::array({{{"href", ""}, {"text", "eu/reg/2016/679!art_17"}}}).dump());
  BOOST_TEST(unheld("art. 1 Legea 101/2020").empty());  // loaded: it is the first hit
  BOOST_TEST(unheld("shelter").empty());
  site.save("ro/lege/2020/300", "Seen in art. 5 din Legea nr. 990/2020",
            kb::ExpressionState::published);
  site.index();
  const std::string said = unheld("art. 5 Legea 990/2020").dump();
  BOOST_TEST(said.find("ro/lege/2020/990!art_5") != std::string::npos, said);
}

// What a held text is called leads to its act only for those who may know of it.
BOOST_AUTO_TEST_CASE(a_name_that_only_a_held_text_has_leads_nowhere) {
  Site site;
  const std::string work = "ro/lege/2031/9041";
  site.save(work, "Held words of an act", kb::ExpressionState::held, {"legea canarului"});
  site.index();
  const auto shown = [&] {
    return get(site, anybody(site), "/search", {{"q", "art. 1 legea canarului"}}, true).body;
  };
  BOOST_TEST(shown().find("9041") == std::string::npos, shown());
  for (const char* query : {"citing:\"legea canarului\"", "similar:\"legea canarului\""})
    BOOST_TEST(get(site, anybody(site), "/search", {{"q", query}}, true).body.find("9041") ==
               std::string::npos);
  kb::accept_expression(site.store, kb::expressions_of(site.store, work).front().key,
                        kb::program_viewer());
  site.index();
  BOOST_TEST(shown().find("9041") != std::string::npos, shown());
}
