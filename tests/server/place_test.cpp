// The page of a place for who works there, the map of places, and a gap with its lamps and its way
// in time.
#define BOOST_TEST_DYN_LINK
#include "tests/server/map.h"

using namespace lacuna;
using namespace lacuna::server;
using namespace lacuna::server::test;

BOOST_FIXTURE_TEST_SUITE(places, Map)

BOOST_AUTO_TEST_CASE(story_19_an_officer_sees_the_place_and_verifies_a_row) {
  kb::Agent council;
  council.key = "md/council";
  council.type = "local_authority";
  council.jurisdiction = "md";
  council.names = {{{{"en", "Council"}}, {}, {}}};
  kb::load_agents(store, std::vector{council});
  const std::string id = gap("Nothing in Drochia", "ACC", "MD-DR");
  kb::Gap level = *kb::find_gap(store, kb::program_viewer(), gap("Raions lack it", "ACC", "MD"));
  level.levels = {"CTY"};
  kb::change_gap(store, level, kb::program_viewer());
  gap("In Cahul", "ACC", "MD-CA");
  entry("competence", "A duty",
        {{"agent", {"md/council"}},
         {"provision", {std::string(kAct) + "!art_1"}},
         {"duty", {"duty"}},
         {"sectors", {"HOU"}}});
  const auto grant = [&](const std::string& title, int days) {
    entry("grant", title,
          {{"size", {"medium"}},
           {"grantee", {"ro/office"}},
           {"territories", {"MD-DR"}},
           {"starts", {"2020-01-01"}},
           {"ends", {to_iso(plus_days(today(), days))}},
           {"gaps", {id}}});
  };
  grant("Soon over", 90);
  grant("Later over", 91);
  grant("Over", -1);
  const std::string service = entry("service", "Desk",
                                    {{"service", {"DESK"}},
                                     {"sectors", {"HOU"}},
                                     {"provider", {"ro/office"}},
                                     {"territories", {"MD-DR"}},
                                     {"groups", {"CHI"}},
                                     {"verified_on", {to_iso(plus_days(today(), -181))}}});
  const auto table = [](const Json& shown, const std::string& name) {
    for (const Json& one : shown["tables"])
      if (one["id"] == name) return one["rows"];
    return Json::array();
  };
  const Json shown = page("/territories/MD-DR");
  BOOST_TEST(shown["services"].size() == 1u);
  BOOST_TEST(shown["services"][0]["stale"] == true);
  BOOST_TEST(shown["services"][0]["who"] == "Office");
  BOOST_TEST(shown["services"][0]["verify_action"] == "");
  BOOST_TEST(table(shown, "duties").size() == 1u);
  BOOST_TEST(table(shown, "duties")[0]["cells"][1]["href"].get<std::string>().starts_with("/law/"));
  BOOST_TEST(table(shown, "grants").size() == 1u);
  BOOST_TEST(table(shown, "grants")[0]["heading"]["text"].get<std::string>().find("Soon over") !=
             std::string::npos);
  BOOST_TEST(shown["gaps"].size() == 1u);
  BOOST_TEST(shown["gaps"][0]["title"] == "Nothing in Drochia");
  BOOST_TEST(shown["level_gaps"].size() == 1u);
  BOOST_TEST(shown["level_gaps"][0]["title"] == "Raions lack it");
  BOOST_TEST(page("/territories/MD-R-N")["services"].size() == 1u);
  BOOST_TEST(page("/territories/MD-CA")["services"].empty());

  const auto verify = [&](const std::string& who) {
    Request asked = request(visitor(who), Method::post, "/record/" + service + "/verify");
    asked.form = {{"version", "1"}, {"next", "/territories/MD-DR"}, {"csrf", visitor(who).csrf}};
    return app->serve(asked, 0);
  };
  BOOST_TEST(verify("member of other").status == 403);
  const Response done = verify("member of own");
  BOOST_TEST(done.status == 303);
  BOOST_TEST(*find_field(done.headers, "Location") == "/territories/MD-DR");
  const Json after = page("/territories/MD-DR", {}, "member of own");
  BOOST_TEST(after["services"][0]["stale"] == false);
  BOOST_TEST(after["services"][0]["verified_text"] == "verified today");
  BOOST_TEST(!after["services"][0]["verify_action"].get<std::string>().empty());
  BOOST_TEST(html("/territories/MD-DR").find("verified today") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_map_counts_places_and_says_the_same_as_a_table) {
  gap("In Drochia", "ACC", "MD-DR");
  gap("Hidden", "ACC", "MD-DR", kb::Visibility::coalition);
  entry("service", "Desk",
        {{"service", {"DESK"}},
         {"sectors", {"HLT"}},
         {"provider", {"ro/office"}},
         {"territories", {"MD-CA"}},
         {"groups", {"TP"}}});
  const auto tile = [](const Json& shown, const std::string& code) {
    for (const Json& map : shown["maps"])
      if (map["href"] == "/territories/MD")
        for (const Json& one : map["tiles"])
          if (one["code"] == code) return one;
    return Json();
  };
  const Json shown = page("/map");
  BOOST_TEST(shown["maps"].size() == 2u);
  BOOST_TEST(tile(shown, "DR")["look"] == "gap");
  BOOST_TEST(tile(shown, "DR")["said"] == "place MD-DR: 1 gap");
  BOOST_TEST(tile(shown, "CA")["look"] == "served");
  BOOST_TEST(tile(shown, "OR")["look"] == "unexamined");
  BOOST_TEST(tile(page("/map", {}, "member of other"), "DR")["said"] == "place MD-DR: 2 gaps");
  BOOST_TEST(tile(page("/map", {{"sector", "HLT"}}), "DR")["look"] == "unexamined");
  BOOST_TEST(shown["table"]["rows"].size() == 79u);
  BOOST_TEST(html("/map").find("<svg") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_gap_shows_six_lamps_in_words_and_its_way_in_time) {
  const std::string id = gap("No home", "ACC", "MD");
  make(Kind::evidence, kb::Visibility::public_, "Seen", id);
  entry("practice", "Lived",
        {{"what", {"Desks ask for originals."}},
         {"who", {"ro/office"}},
         {"since", {"2019-01-01"}},
         {"relation", {"deviates"}},
         {"provision", {"md/lege/2011/274!art_18"}},
         {"gaps", {id}}});
  const Json shown = page("/gaps/" + id);
  BOOST_TEST(shown["lamps"].size() == 6u);
  std::string lit;
  for (const Json& lamp : shown["lamps"])
    if (lamp["state"] == "met") lit += lamp["key"].get<std::string>() + " ";
  BOOST_TEST(lit == "evidence ");
  BOOST_TEST(shown["lamps"][3]["note"] == "best grade C");
  const Json& way = shown["timeline"];
  BOOST_TEST(way.size() == 3u);
  BOOST_TEST(way[0]["stage"] == "service");
  BOOST_TEST(way[0]["on"] == "2019-01-01");
  BOOST_TEST(way[1]["stage"] == "evidence");
  BOOST_TEST(way[1]["on"] == "2025-03-01");
  BOOST_TEST(way[2]["stage"] == "gap");
  html("/gaps/" + id);
}

BOOST_AUTO_TEST_SUITE_END()
