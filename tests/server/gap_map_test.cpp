// The matrices through their pages: what a cell says, what stands behind it, who sees it.
#define BOOST_TEST_DYN_LINK
#include "tests/server/map.h"

using namespace lacuna;
using namespace lacuna::server;
using namespace lacuna::server::test;

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

BOOST_AUTO_TEST_CASE(an_error_in_the_summary_names_its_field) {
  const auto first_error = [&](const std::string& path) {
    const Visitor& who = visitor("member of own");
    Request asked = request(who, Method::post, path);
    asked.form = {{"csrf", who.csrf}, {"visibility", "public"}};
    asked.wants_json = true;
    const Response response = app->serve(asked, 0);
    BOOST_TEST(response.status == 422);
    return Json::parse(response.body)["form"]["errors"][0]["text"].get<std::string>();
  };
  BOOST_TEST(first_error("/records/exchange_flow").starts_with("Title: "));
  BOOST_TEST(first_error("/gaps").find(": ") != std::string::npos);
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

BOOST_AUTO_TEST_CASE(what_was_known_on_a_day_is_shown_as_it_was) {
  // A gap recorded in March, moved to another sector in June: the history keeps both.
  kb::Gap early;
  early.title = "Early words";
  early.primary_type = "ACC";
  early.levels = {"NAT"};
  early.groups = {"CHI"};
  early.sectors = {"HOU"};
  early.territories = {"MD-DR"};
  early.jurisdiction = "md";
  early.language = "en";
  early.visibility = kb::Visibility::public_;
  early.created_on = early.changed_on = "2026-03-01T10:00:00Z";
  kb::Gap made = kb::create_gap(store, early, kb::program_viewer());
  made.title = "Later words";
  made.sectors = {"HLT"};
  kb::change_gap(store, made, kb::program_viewer());
  gap("Hidden then", "ACC", "MD", kb::Visibility::coalition);

  const Fields march = {{"known", "2026-03-02"}};
  const Json then = page("/matrix/sectors", march);
  BOOST_TEST(said(cell(then, "HOU", "CHI")) == "gap|1 gap");
  BOOST_TEST(said(cell(then, "HLT", "CHI")) == "");
  BOOST_TEST(then["known_text"] == "2 March 2026");
  const Json now = page("/matrix/sectors");
  BOOST_TEST(said(cell(now, "HOU", "CHI")) == "");
  BOOST_TEST(said(cell(now, "HLT", "CHI")) == "gap|1 gap");
  BOOST_TEST(said(cell(page("/matrix/sectors", {{"known", "2026-02-28"}}), "HOU", "CHI")) == "");
  BOOST_TEST(said(cell(page("/matrix/topics", march), "HOU", "MD-R-N")) == "gap|practice: 1 gap");
  const Json listed = page("/gaps", march);
  BOOST_TEST(listed["total"] == 1);
  BOOST_TEST(listed["gaps"][0]["title"] == "Early words");
  const Json shown = page("/gaps/" + made.id, march);
  BOOST_TEST(shown["title"] == "Early words");
  BOOST_TEST(shown["may_edit"] == false);
  BOOST_TEST(page("/gaps/" + made.id)["title"] == "Later words");
  BOOST_TEST(html("/gaps/" + made.id, march).find("2 March 2026") != std::string::npos);
  html("/gaps", march);
}

BOOST_AUTO_TEST_SUITE_END()
