// The matrices through their pages: what a cell says, what stands behind it, who sees it.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/server/site.h"

using namespace lacuna;
using namespace lacuna::server;
using namespace lacuna::server::test;

namespace {

using Json = nlohmann::json;

kb::ConceptScheme scheme_of(const std::string& id, const std::vector<std::string>& notations) {
  kb::ConceptScheme made = scheme(id, notations.front());
  for (std::size_t i = 1; i < notations.size(); ++i)
    made.concepts.push_back(scheme(id, notations[i]).concepts.front());
  return made;
}

kb::Territory place(const std::string& key, const std::string& kind, const std::string& parent,
                    const std::string& tree = "development") {
  kb::Territory made;
  made.key = key;
  made.kind = kind;
  made.names = {{"en", "place " + key}, {"ro", "locul " + key}};
  if (!parent.empty()) made.memberships = {{tree, parent, {}, {}, "a law"}};
  return made;
}

struct Map : Site {
  Map() {
    const kb::ConceptScheme schemes[] = {
        scheme_of("gap_type", {"ACC", "LEG"}), scheme_of("sector", {"HOU", "HLT"}),
        scheme_of("group", {"CHI", "TP"}), scheme_of("service", {"DESK", "COURSE"}),
        scheme_of("right", {"home"})};
    kb::load_schemes(store, schemes);
    kb::load_territories(
        store, std::vector{place("MD", "country", ""), place("MD-R-N", "region", "MD"),
                           place("MD-R-S", "region", "MD"), place("MD-R-C", "region", "MD"),
                           place("MD-DR", "raion", "MD-R-N"), place("MD-CA", "raion", "MD-R-S"),
                           place("MD-OR", "raion", "MD-R-C")});
  }

  std::string gap(const std::string& title, const std::string& type, const std::string& territory,
                  kb::Visibility visibility = kb::Visibility::public_) {
    kb::Gap made;
    made.title = title;
    made.primary_type = type;
    made.levels = {"NAT"};
    made.groups = {"CHI"};
    made.sectors = {"HOU"};
    made.territories = {territory};
    made.jurisdiction = "md";
    made.language = "en";
    made.visibility = visibility;
    return kb::create_gap(store, made, by()).id;
  }

  std::string entry(const std::string& kind, const std::string& title, kb::FieldValues values,
                    const std::string& within = {},
                    kb::Visibility visibility = kb::Visibility::public_) {
    kb::Entry made;
    made.kind = kind;
    made.title = title;
    made.values = std::move(values);
    made.within = within;
    made.visibility = visibility;
    return kb::create_entry(store, made, by()).id;
  }

  std::string silence(const std::string& sector, const std::string& group) {
    return entry("silence", "None of it",
                 {{"question", {"Which provision?"}},
                  {"acts", {"md/lege/2011/274"}},
                  {"sectors", {sector}},
                  {"groups", {group}},
                  {"services", {"DESK"}},
                  {"examined_on", {"2026-01-01"}},
                  {"signed_by", {"an expert"}}});
  }

  kb::Viewer by() { return kb::viewer_of(store, author().account.id); }

  Json page(const std::string& path, const Fields& query = {},
            const std::string& who = "anonymous") {
    Request asked = request(visitor(who), Method::get, path);
    asked.query = query;
    asked.wants_json = true;
    const Response response = app->serve(asked, 0);
    BOOST_REQUIRE_MESSAGE(response.status == 200, path << " " << response.body);
    return Json::parse(response.body);
  }

  // And as HTML, which strict templates refuse when a name is missing.
  std::string html(const std::string& path, const Fields& query = {}) {
    Request asked = request(visitor("anonymous"), Method::get, path);
    asked.query = query;
    const Response response = app->serve(asked, 0);
    BOOST_REQUIRE_MESSAGE(response.status == 200, path << " " << response.body);
    return response.body;
  }
};

Json cell(const Json& page, const std::string& row, const std::string& column) {
  const Json& table = page["table"];
  for (const Json& line : table["rows"])
    if (line["heading"]["key"] == row)
      for (std::size_t i = 0; i < table["columns"].size(); ++i)
        if (table["columns"][i]["key"] == column) return line["cells"][i];
  BOOST_FAIL("no cell " << row << ", " << column);
  return {};
}

std::string heading_note(const Json& page, const std::string& row) {
  for (const Json& line : page["table"]["rows"])
    if (line["heading"]["key"] == row) return line["heading"]["note"].get<std::string>();
  return "no row " + row;
}

std::vector<std::string> words(const Json& cell) {
  std::vector<std::string> some;
  for (const Json& part : cell["parts"])
    some.push_back(part["mark"].get<std::string>() + "|" + part["text"].get<std::string>());
  return some;
}

std::string said(const Json& cell) {
  std::string all;
  for (const std::string& part : words(cell)) all += (all.empty() ? "" : "; ") + part;
  return all;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(gap_map, Map)

BOOST_AUTO_TEST_CASE(a_cell_is_counted_signed_or_not_examined) {
  gap("No home", "ACC", "MD");
  silence("HLT", "TP");
  const Json all = page("/matrix/sectors");
  BOOST_TEST(said(cell(all, "HOU", "CHI")) == "gap|1 gap");
  BOOST_TEST(said(cell(all, "HLT", "TP")) == "none|none exists (signed)");
  BOOST_TEST(said(cell(all, "HLT", "CHI")) == "");
  BOOST_TEST(cell(all, "HLT", "CHI")["href"] == "");
  BOOST_TEST(html("/matrix/sectors").find("not examined") != std::string::npos);
  const Json behind = page("/matrix/sectors", {{"row", "HLT"}, {"column", "TP"}})["cell"];
  BOOST_TEST(behind["entries"].size() == 1u);
  BOOST_TEST(behind["entries"][0]["title"] == "None of it");
  BOOST_TEST(page("/matrix/sectors", {{"row", "HOU"}, {"column", "CHI"}})["cell"]["gaps"].size() ==
             1u);
  BOOST_TEST(page("/matrix/sectors", {{"row", "HOU"}, {"column", "TP"}})["cell"]["empty"] == true);
}

BOOST_AUTO_TEST_CASE(a_statement_to_be_looked_at_again_says_so) {
  const std::string id = silence("HLT", "TP");
  kb::move_entry(store, id, 1, "recheck", kb::viewer_of(store, visitor("admin of own").account.id),
                 "A new version.");
  BOOST_TEST(said(cell(page("/matrix/sectors"), "HLT", "TP")) == "recheck|none found: to re-check");
}

BOOST_AUTO_TEST_CASE(what_is_hidden_is_in_no_count) {
  gap("Seen", "ACC", "MD");
  gap("Not seen", "ACC", "MD", kb::Visibility::coalition);
  gap("Mine", "ACC", "MD", kb::Visibility::private_);
  entry("silence", "Hidden",
        {{"question", {"Which provision?"}},
         {"acts", {"md/lege/2011/274"}},
         {"sectors", {"HLT"}},
         {"groups", {"TP"}},
         {"examined_on", {"2026-01-01"}},
         {"signed_by", {"an expert"}}},
        "", kb::Visibility::coalition);
  const auto seen = [&](const std::string& who) {
    const Json all = page("/matrix/sectors", {}, who);
    return said(cell(all, "HOU", "CHI")) + " " + said(cell(all, "HLT", "TP"));
  };
  BOOST_TEST(seen("anonymous") == "gap|1 gap ");
  BOOST_TEST(seen("member of ally") == "gap|1 gap ");
  BOOST_TEST(seen("member of other") == "gap|2 gaps none|none exists (signed)");
  BOOST_TEST(page("/matrix/sectors", {{"row", "HOU"}, {"column", "CHI"}})["cell"]["gaps"].size() ==
             1u);
}

BOOST_AUTO_TEST_CASE(rejected_gaps_are_not_counted_and_closed_ones_are_met) {
  const auto with_state = [&](kb::GapState state) {
    kb::Gap made = *kb::find_gap(store, kb::program_viewer(), gap("Gap", "ACC", "MD"));
    made.id.clear();
    made.number.clear();
    made.state = state;
    return kb::create_gap(store, made, kb::program_viewer()).id;
  };
  with_state(kb::GapState::rejected);
  with_state(kb::GapState::closed);
  BOOST_TEST(said(cell(page("/matrix/sectors"), "HOU", "CHI")) == "gap|3 gaps, 2 open");
  BOOST_TEST(said(cell(page("/matrix/sectors", {{"state", "closed"}}), "HOU", "CHI")) ==
             "met|1 closed gap");
}

BOOST_AUTO_TEST_CASE(A10_the_north_counts_what_is_recorded_in_drochia_alone) {
  gap("In Drochia", "ACC", "MD-DR");
  gap("In Cahul", "LEG", "MD-CA");
  const Json all = page("/matrix/topics");
  BOOST_TEST(said(cell(all, "HOU", "MD-R-N")) == "gap|practice: 1 gap");
  BOOST_TEST(said(cell(all, "HOU", "MD-R-S")) == "gap|law: 1 gap");
  BOOST_TEST(said(cell(all, "HOU", "MD-R-C")) == "");
  BOOST_TEST(said(cell(all, "HOU", "MD")) == "gap|law: 1 gap; gap|practice: 1 gap");
  const Json behind = page("/matrix/topics", {{"row", "HOU"}, {"column", "MD-R-N"}})["cell"];
  BOOST_TEST(behind["gaps"].size() == 1u);
  BOOST_TEST(behind["gaps"][0]["title"] == "In Drochia");
  const Json listed = page("/gaps", {{"place", "MD-R-N"}});
  BOOST_TEST(listed["total"] == 1);
  BOOST_TEST(listed["gaps"][0]["title"] == "In Drochia");
}

BOOST_AUTO_TEST_CASE(the_law_stands_beside_practice) {
  const std::string id = gap("Refused", "LEG", "MD");
  entry("practice", "Originals are asked for",
        {{"what", {"Desks ask for originals."}},
         {"who", {"ro/office"}},
         {"territories", {"MD-DR"}},
         {"relation", {"deviates"}},
         {"provision", {"md/lege/2011/274!art_18"}},
         {"gaps", {id}}});
  const Json all = page("/matrix/topics");
  BOOST_TEST(said(cell(all, "HOU", "MD")) == "gap|law: 1 gap; gap|practice: 1 deviates");
  BOOST_TEST(said(cell(all, "HOU", "MD-R-N")) == "gap|practice: 1 deviates");
  BOOST_TEST(said(cell(all, "HOU", "MD-R-S")) == "");
}

BOOST_AUTO_TEST_CASE(rights_come_from_standards) {
  const std::string id = gap("No home", "ACC", "MD");
  connect({kb::NodeKind::provision, std::string(kAct) + "!art_1"}, {kb::NodeKind::gap, id},
          kb::LinkVerb::should_cover, kb::Visibility::public_, "A");
  BOOST_TEST(said(cell(page("/matrix/rights"), "home", "CHI")) == "");
  entry("standard", "A home for everyone",
        {{"type", {"treaty_provision"}},
         {"provision", {std::string(kAct) + "!art_1"}},
         {"text", {"A home."}},
         {"rights", {"home"}}});
  BOOST_TEST(said(cell(page("/matrix/rights"), "home", "CHI")) == "gap|1 gap");
  BOOST_TEST(page("/gaps", {{"right", "home"}})["total"] == 1);
  BOOST_TEST(page("/gaps", {{"right", "life"}})["total"] == 0);
}

BOOST_AUTO_TEST_CASE(C02_every_flow_has_a_provision_or_a_gap) {
  const std::string id = gap("Nothing is told", "ACC", "MD");
  entry("exchange_flow", "Status",
        {{"sender", {"ro/office"}},
         {"receiver", {"Police"}},
         {"data_category", {"status"}},
         {"channel", {"letter"}},
         {"deadline", {"5"}},
         {"deadline_unit", {"working_days"}},
         {"purpose", {"To know."}},
         {"legal_basis", {std::string(kAct) + "!art_1"}}});
  entry("exchange_flow", "Reply",
        {{"sender", {"Police"}},
         {"receiver", {"ro/office"}},
         {"data_category", {"answer"}},
         {"purpose", {"To know."}},
         {"gaps", {id}}});
  const Json all = page("/matrix/flows");
  const std::string there = said(cell(all, "ro/office", "Police"));
  BOOST_TEST(there.find("|status") != std::string::npos);
  BOOST_TEST(there.find("met|basis:") != std::string::npos);
  BOOST_TEST(there.find("channel: letter") != std::string::npos);
  BOOST_TEST(there.find("deadline: 5 working days") != std::string::npos);
  const std::string back = said(cell(all, "Police", "ro/office"));
  BOOST_TEST(back.find("gap|no legal basis") != std::string::npos);
  BOOST_TEST(back.find("gap|no deadline") != std::string::npos);
  BOOST_TEST(back.find("gap|G-1 Nothing is told") != std::string::npos);
  BOOST_TEST(said(cell(all, "Police", "Police")) == "");
}

BOOST_AUTO_TEST_CASE(C04_a_competence_leads_to_its_provision_or_says_that_no_act_is_loaded) {
  const auto competence = [&](const std::string& provision, const std::string& to = "") {
    kb::FieldValues values = {{"agent", {"ro/office"}},
                              {"provision", {provision}},
                              {"duty", {"duty"}},
                              {"sectors", {"HOU"}}};
    if (!to.empty()) values["to"] = {to};
    entry("competence", "A duty", values);
  };
  competence(std::string(kAct) + "!art_1");
  competence("md/lege/1999/1!art_1");
  competence(std::string(kAct) + "!art_1", "2020-01-01");
  const Json one = cell(page("/matrix/duties"), "ro/office", "duty");
  BOOST_TEST(one["parts"].size() == 2u);
  BOOST_TEST(one["parts"][0]["mark"] == "met");
  BOOST_TEST(one["parts"][0]["href"].get<std::string>().starts_with("/law/"));
  BOOST_TEST(one["parts"][1]["mark"] == "unexamined");
  BOOST_TEST(one["parts"][1]["text"].get<std::string>().find("no act loaded") != std::string::npos);
  BOOST_TEST(
      cell(page("/matrix/duties", {{"on", "2019-01-01"}}), "ro/office", "duty")["parts"].size() ==
      3u);
  BOOST_TEST(page("/matrix/duties", {{"sector", "HLT"}})["table"] == false);
}

BOOST_AUTO_TEST_CASE(A05_spread_and_worst_are_of_assessed_cells_alone) {
  const auto service = [&](const std::string& territory) {
    return entry("service", "Course " + territory,
                 {{"service", {"COURSE"}},
                  {"sectors", {"HOU"}},
                  {"provider", {"ro/office"}},
                  {"territories", {territory}},
                  {"groups", {"CHI"}}});
  };
  const auto score = [&](const std::string& within, const std::string& territory,
                         const std::vector<std::string>& dimensions, const std::string& value) {
    for (const std::string& dimension : dimensions)
      entry("aaaq_score", "Score",
            {{"territory", {territory}},
             {"dimension", {dimension}},
             {"value", {value}},
             {"assessed_on", {"2026-01-01"}},
             {"argument", {"Counted."}}},
            within);
  };
  const std::vector<std::string> four = {"availability", "physical_access", "affordability",
                                         "quality"};
  score(service("MD-DR"), "MD-DR", four, "good");
  score(service("MD-CA"), "MD-CA", four, "partial");
  const std::string thin = service("MD-OR");
  score(thin, "MD-OR", {"availability"}, "absent");
  score(thin, "MD-OR", {"quality", "affordability"}, "unknown");
  const Json all = page("/matrix/quality");
  BOOST_TEST(said(cell(all, "COURSE", "MD-R-N")) ==
             "|1 service; met|good (4.0 of 4); |4 of 7 assessed");
  BOOST_TEST(said(cell(all, "COURSE", "MD-R-C")) ==
             "|1 service; gap|absent (0.0 of 4); |1 of 7 assessed");
  // The centre has the least, but too little of it is assessed for calling it the worst.
  BOOST_TEST(heading_note(all, "COURSE") ==
             "3 of 3 assessed; spread 4.0: 0.0 to 4.0; worst: place MD-R-S");
  BOOST_TEST(heading_note(all, "DESK") == "0 of 3 assessed");
  const Json available = page("/matrix/quality", {{"dimension", "availability"}});
  BOOST_TEST(heading_note(available, "COURSE").find("worst: place MD-R-C") != std::string::npos);
  BOOST_TEST(heading_note(page("/matrix/quality", {{"place", "MD-R-N"}}), "COURSE") ==
             "1 of 1 assessed");
  BOOST_TEST(html("/matrix/quality").find("never counted as 0") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(A18_availability_and_accessibility_are_counted_apart) {
  kb::ConceptScheme types = scheme_of("gap_type", {"ACC", "LEG", "SRV"});
  kb::load_schemes(store, std::vector{types});
  const std::string barrier = gap("A fee", "ACC", "MD"), absent = gap("None there", "SRV", "MD");
  entry("service", "Desk",
        {{"service", {"DESK"}},
         {"sectors", {"HOU"}},
         {"provider", {"ro/office"}},
         {"territories", {"MD-DR"}},
         {"groups", {"CHI"}},
         {"gaps", {barrier, absent}}});
  const Json all = page("/matrix/dimensions");
  BOOST_TEST(said(cell(all, "DESK", "availability")) == "gap|1 gap");
  BOOST_TEST(said(cell(all, "DESK", "non_discrimination")) == "gap|1 gap");
  BOOST_TEST(said(cell(all, "DESK", "quality")) == "");
}

BOOST_AUTO_TEST_CASE(A19_thin_and_stale_services_are_said_to_be_so) {
  const auto service = [&](const std::string& verified) {
    entry("service", "Desk",
          {{"service", {"DESK"}},
           {"sectors", {"HOU"}},
           {"provider", {"ro/office"}},
           {"territories", {"MD-DR"}},
           {"groups", {"CHI"}},
           {"verified_on", {verified}}});
  };
  service(to_iso(plus_days(today(), -10)));
  service(to_iso(plus_days(today(), -181)));
  const Json all = page("/matrix/coverage", {{"tier", "counties"}});
  BOOST_TEST(said(cell(all, "MD-DR", "HOU")) ==
             "|2 services; gap|thin; recheck|1 not verified for 180 days");
  BOOST_TEST(said(cell(all, "MD-CA", "HOU")) == "");
  service(to_iso(today()));
  BOOST_TEST(said(cell(page("/matrix/coverage", {{"tier", "counties"}}), "MD-DR", "HOU")) ==
             "met|3 services; recheck|1 not verified for 180 days");
}

BOOST_AUTO_TEST_CASE(B06_what_only_ngos_give_is_listed) {
  const auto service = [&](const std::string& sector, bool ngo) {
    kb::FieldValues values = {{"service", {"DESK"}},
                              {"sectors", {sector}},
                              {"provider", {"ro/office"}},
                              {"territories", {"MD"}},
                              {"groups", {"TP"}}};
    if (ngo) values["ngo_dependent"] = {"yes"};
    entry("service", "Desk", values);
  };
  service("HOU", true);
  service("HLT", true);
  service("HLT", false);
  const Json all = page("/matrix/ngo");
  BOOST_TEST(said(cell(all, "HOU", "TP")) == "gap|only through NGOs: 1 service");
  BOOST_TEST(said(cell(all, "HLT", "TP")) == "|1 service of an NGO, 1 of others");
  BOOST_TEST(said(cell(all, "HOU", "CHI")) == "");
}

BOOST_AUTO_TEST_CASE(provisions_give_services_their_basis) {
  const std::string id = gap("No course", "ACC", "MD");
  connect({kb::NodeKind::provision, std::string(kAct) + "!art_1"}, {kb::NodeKind::gap, id},
          kb::LinkVerb::causes, kb::Visibility::public_, "A");
  silence("HLT", "TP");
  entry("service", "Course",
        {{"service", {"COURSE"}},
         {"sectors", {"HOU"}},
         {"provider", {"ro/office"}},
         {"territories", {"MD"}},
         {"groups", {"CHI"}},
         {"legal_basis", {std::string(kAct) + "!art_1"}},
         {"gaps", {id}}});
  const Json acts = page("/matrix/provisions");
  BOOST_TEST(said(cell(acts, kAct, "COURSE")) == "met|basis of 1 service; gap|1 gap");
  BOOST_TEST(said(cell(acts, "md/lege/2011/274", "DESK")) == "none|none exists (signed)");
  const Json units = page("/matrix/provisions", {{"work", kAct}});
  BOOST_TEST(units["table"]["rows"].size() == 1u);
  BOOST_TEST(said(cell(units, std::string(kAct) + "!art_1", "COURSE")) ==
             "met|basis of 1 service; gap|1 gap");
}

BOOST_AUTO_TEST_CASE(concordance_is_counted_by_degree) {
  const std::string table = entry("concordance_table", "A directive",
                                  {{"eu_act", {"eu/dir/2013/33"}}, {"national_acts", {kAct}}});
  for (const char* degree : {"fully", "fully", "not_transposed"})
    entry("concordance_row", "Row",
          {{"order", {"1"}},
           {"eu_provision", {"eu/dir/2013/33!art_5"}},
           {"obligation", {"obligatory"}},
           {"difference", {"None of it."}},
           {"degree", {degree}}},
          table);
  const Json all = page("/matrix/concordance");
  BOOST_TEST(said(cell(all, table, "fully")) == "met|2 rows");
  BOOST_TEST(said(cell(all, table, "not_transposed")) == "gap|1 row");
  BOOST_TEST(said(cell(all, table, "partially")) == "");
  BOOST_TEST(page("/matrix/concordance", {{"row", table}, {"column", "fully"}})["cell"]["entries"]
                 .size() == 2u);
}

BOOST_AUTO_TEST_CASE(rows_are_sorted_by_a_column_without_script) {
  gap("No home", "ACC", "MD");
  silence("HLT", "TP");
  const auto first = [&](const Fields& query) {
    return page("/matrix/sectors", query)["table"]["rows"][0]["heading"]["key"];
  };
  BOOST_TEST(first({}) == "HOU");
  BOOST_TEST(first({{"sort", "TP"}}) == "HLT");
  BOOST_TEST(first({{"sort", "CHI"}}) == "HOU");
  BOOST_TEST(first({{"sort", "name"}}) == "HLT");
  const Json sorted = page("/matrix/sectors", {{"sort", "TP"}, {"country", "md"}});
  for (const Json& column : sorted["table"]["columns"]) {
    BOOST_TEST(column["sorted"] == (column["key"] == "TP"));
    BOOST_TEST(column["sort_href"].get<std::string>().find("country=md") != std::string::npos);
  }
  BOOST_TEST(html("/matrix/sectors", {{"sort", "TP"}}).find("aria-sort=\"descending\"") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(filters_are_in_the_address) {
  gap("No home", "ACC", "MD");
  BOOST_TEST(said(cell(page("/matrix/sectors", {{"type", "LEG"}}), "HOU", "CHI")) == "");
  BOOST_TEST(said(cell(page("/matrix/sectors", {{"place", "MD"}}), "HOU", "CHI")) == "gap|1 gap");
  BOOST_TEST(said(cell(page("/matrix/sectors", {{"place", "MD-R-N"}}), "HOU", "CHI")) == "");
  const Json one = page("/matrix/sectors", {{"sector", "HOU"}, {"group", "CHI"}});
  BOOST_TEST(one["table"]["rows"].size() == 1u);
  BOOST_TEST(one["table"]["columns"].size() == 1u);
}

BOOST_AUTO_TEST_CASE(every_matrix_says_what_to_do_when_it_is_empty) {
  const Json list = page("/matrices");
  BOOST_TEST(list["matrices"].size() > 8u);
  for (const Json& one : list["matrices"]) {
    const auto path = one["href"].get<std::string>();
    const Json shown = page(path);
    if (shown["table"] == false)
      BOOST_TEST(!shown["empty"].get<std::string>().empty(), path);
    else
      BOOST_TEST(!shown["notes"].empty(), path);
    html(path);
  }
}

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
