// What leaves the house: files and paper through the whole server, for those who may see more and
// those who may see less; services out and in again.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "kb/base/id.h"
#include "kb/export/csv.h"
#include "tests/server/site.h"

using namespace lacuna;
using namespace lacuna::server;
using namespace lacuna::server::test;

namespace {

Response get(Site& site, const Visitor& who, const std::string& path, const Fields& query = {},
             bool twin = false) {
  Request request = site.request(who, Method::get, path);
  request.query = query;
  request.wants_json = twin;
  return site.app->serve(request, 0);
}

Response post_rows(Site& site, const Visitor& who, const std::string& file,
                   const std::string& accepted = {}) {
  Request request = site.request(who, Method::post, "/services/import");
  request.form = {{"csrf", who.csrf}, {"rows", accepted}};
  if (!file.empty()) request.uploads.push_back({"file", "s.csv", "text/csv", file});
  request.wants_json = true;
  return site.app->serve(request, 0);
}

std::vector<std::vector<std::string>> cells_of(const std::string& csv) {
  std::vector<std::vector<std::string>> rows;
  for (kb::CsvRow& row : kb::read_csv(csv).rows) rows.push_back(std::move(row.cells));
  return rows;
}

std::string colophon(const std::string& csv, const std::string& label) {
  for (const auto& row : cells_of(csv))
    if (row.size() > 1 && row[0] == "# " + label) return row[1];
  return "";
}

std::size_t data_rows(const std::string& csv) {
  std::size_t rows = 0;
  for (const auto& row : cells_of(csv)) rows += !row.front().starts_with('#');
  return rows - 1;
}

kb::Entry entry_of(Site& site, const std::string& kind, const std::string& title,
                   kb::FieldValues values, const std::string& within = {}) {
  kb::Entry made;
  made.kind = kind;
  made.title = title;
  made.within = within;
  made.visibility = kb::Visibility::public_;
  made.values = std::move(values);
  return kb::create_entry(site.store, made, kb::viewer_of(site.store, site.author().account.id));
}

const char* kRow =
    "external_id,title,who_org,what_sector,where,for_whom_group,opening,visibility,point,"
    "point_territory\r\n"
    "map-1,Advice,ro/office,HOU,Vaslui County,concept CHI,09:00-17:00,public,Desk one,RO-VS\r\n"
    "map-1,Advice,ro/office,HOU,RO-VS,CHI,09:00-17:00,public,Desk two,RO-VS\r\n"
    "map-2,=Shelter,ro/office,HOU,RO-VS,CHI,,public,,\r\n";

}  // namespace

BOOST_AUTO_TEST_CASE(the_register_leaves_with_its_colophon_and_nothing_hidden) {
  Site site;
  const std::string open = site.make(Kind::gap, kb::Visibility::public_, "Open");
  site.make(Kind::gap, kb::Visibility::coalition, "Inner");
  site.make(Kind::evidence, kb::Visibility::public_, "Seen", open);
  site.make(Kind::ask, kb::Visibility::public_, "Wanted", open);
  site.connect({kb::NodeKind::provision, std::string(kAct) + "!art_1"}, {kb::NodeKind::gap, open},
               kb::LinkVerb::causes, kb::Visibility::public_, "Link");
  const Visitor& anonymous = site.visitor("anonymous");
  const Visitor& member = site.visitor("member of own");

  const Response outside = get(site, anonymous, "/export/gaps.csv");
  BOOST_TEST(outside.status == 200);
  BOOST_TEST(outside.type.starts_with("text/csv"));
  BOOST_TEST(data_rows(outside.body) == 1U);
  const auto rows = cells_of(outside.body);
  const auto value = [&](const std::string& heading) {
    const auto at = std::find(rows[0].begin(), rows[0].end(), heading);
    BOOST_REQUIRE(at != rows[0].end());
    return rows[1].at(static_cast<std::size_t>(at - rows[0].begin()));
  };
  BOOST_TEST(value("Title") == "Open gap");
  BOOST_TEST(value("Provision").find("[ro/lege/2020/7!art_1] (causes)") != std::string::npos,
             value("Provision"));
  BOOST_TEST(value("Evidence grade") == "C");
  BOOST_TEST(value("Ask").find("Wanted ask") != std::string::npos);
  BOOST_TEST(value("Sector") == "concept HOU");

  // Whoever checks the hash finds what is printed.
  const std::size_t end = outside.body.find("\r\n# ") + 2;
  BOOST_TEST(colophon(outside.body, "SHA-256 of the rows") == sha256(outside.body.substr(0, end)));
  BOOST_TEST(colophon(outside.body, "Texts of the acts") == "ro/lege/2020/7: undated text");
  BOOST_TEST(colophon(outside.body, "State of (latest change in it)").size() == 10U);
  BOOST_TEST(colophon(outside.body, "Audience").empty());
  BOOST_TEST(get(site, anonymous, "/export/gaps.csv").body == outside.body);
  BOOST_TEST((get(site, anonymous, "/export/gaps.xlsx").body ==
              get(site, anonymous, "/export/gaps.xlsx").body));

  const Response inside = get(site, member, "/export/gaps.csv");
  BOOST_TEST(data_rows(inside.body) == 2U);
  BOOST_TEST(colophon(inside.body, "Audience").find("not public") != std::string::npos);
  const Fields filter = {{"q", "inner"}, {"sector", "HOU"}};
  BOOST_TEST(data_rows(get(site, member, "/export/gaps.csv", filter).body) == 1U);
  BOOST_TEST(colophon(get(site, member, "/export/gaps.csv", filter).body, "Filter") ==
             "Words: inner; Sector: concept HOU");
  BOOST_TEST(data_rows(get(site, anonymous, "/export/gaps.csv", filter).body) == 0U);

  // The page to print says the same.
  const auto printed = nlohmann::json::parse(get(site, anonymous, "/print/gaps", {}, true).body);
  BOOST_TEST(printed["rows"].size() == 1U);
  BOOST_TEST(printed["colophon"].back()["value"] == colophon(outside.body, "SHA-256 of the rows"));
}

BOOST_AUTO_TEST_CASE(the_brief_is_what_everybody_may_see_whoever_asks) {
  Site site;
  const std::string open = site.make(Kind::gap, kb::Visibility::public_, "Open");
  const std::string before =
      get(site, site.visitor("anonymous"), "/brief", {{"sector", "HOU"}}, true).body;
  BOOST_TEST(nlohmann::json::parse(before)["gaps"].size() == 1U);
  for (Kind kind : {Kind::gap, Kind::evidence, Kind::ask, Kind::comment})
    site.make(kind, kb::Visibility::private_, "Draft", kind == Kind::gap ? "" : open);
  site.connect({kb::NodeKind::provision, std::string(kAct) + "!art_1"}, {kb::NodeKind::gap, open},
               kb::LinkVerb::causes, kb::Visibility::coalition, "Inner");
  for (const Visitor& who : site.visitors)
    BOOST_TEST(get(site, who, "/brief", {{"sector", "HOU"}}, true).body == before, who.name);
  const auto none =
      nlohmann::json::parse(get(site, site.author(), "/brief", {{"sector", "HLT"}}, true).body);
  BOOST_TEST(none["gaps"].empty());
  BOOST_TEST(none["filter"] == "Sector: HLT");
}

BOOST_AUTO_TEST_CASE(a_concordance_table_leaves_in_the_moldovan_layout) {
  Site site;
  site.save("eu/dir/2013/33", "Member States provide an address.", kb::ExpressionState::published);
  const kb::Entry table = entry_of(site, "concordance_table", "Reception",
                                   {{"eu_act", {"eu/dir/2013/33"}}, {"national_acts", {kAct}}});
  entry_of(site, "concordance_row", "Address",
           {{"order", {"1"}},
            {"eu_provision", {"eu/dir/2013/33!art_1"}},
            {"obligation", {"obligatory"}},
            {"national", {std::string(kAct) + "!art_1"}},
            {"degree", {"partially"}},
            {"difference", {"the time is missing"}},
            {"deadline", {"2027-01-01"}}},
           table.id);
  entry_of(site, "concordance_row", "Nothing",
           {{"order", {"2"}},
            {"eu_provision", {"eu/dir/2013/33!art_1"}},
            {"obligation", {"optional"}},
            {"degree", {"not_transposed"}}},
           table.id);
  const Visitor& anonymous = site.visitor("anonymous");
  const std::string csv = get(site, anonymous, "/export/concordance.csv", {{"of", table.id}}).body;
  const auto rows = cells_of(csv);
  BOOST_REQUIRE(rows.size() > 3);
  BOOST_TEST(rows[0].size() == 4U);
  BOOST_TEST(rows[0][0].starts_with("6. EU act"));
  BOOST_TEST(rows[1][0].find("Member States provide an address.") != std::string::npos);
  BOOST_TEST(rows[1][1].find("Published words of the act.") != std::string::npos);
  BOOST_TEST(rows[1][2] == "partially transposed");  // words, no code
  BOOST_TEST(rows[1][3] == "Difference: the time is missing\nDeadline: 2027-01-01");
  BOOST_TEST(rows[2][1] == "no provision");
  BOOST_TEST(colophon(csv, "3. Overall degree of compatibility") == "partially transposed");
  BOOST_TEST(csv.find("layout not confirmed against the annex of HG 1171/2018") !=
             std::string::npos);
  BOOST_TEST(colophon(csv, "Texts of the acts").find("eu/dir/2013/33: undated text") !=
             std::string::npos);
  kb::Entry confirmed = *kb::find_entry(site.store, kb::program_viewer(), table.id);
  confirmed.values["layout_confirmed"] = {"a jurist"};
  kb::change_entry(site.store, confirmed, kb::program_viewer());
  const std::string after =
      get(site, anonymous, "/export/concordance.csv", {{"of", table.id}}).body;
  BOOST_TEST(after.find("not confirmed") == std::string::npos);
  BOOST_TEST(after.find("by a jurist") != std::string::npos);
  BOOST_TEST(get(site, anonymous, "/export/concordance.csv", {{"of", "none"}}).status == 404);
}

BOOST_AUTO_TEST_CASE(proposals_have_three_columns_and_minutes_their_points) {
  Site site;
  entry_of(site, "amendment", "Longer time",
           {{"provision", {std::string(kAct) + "!art_1"}},
            {"present", {"within 3 months"}},
            {"proposed", {"within 6 months"}},
            {"reasons", {"nobody manages"}}});
  const Visitor& anonymous = site.visitor("anonymous");
  const auto rows = cells_of(get(site, anonymous, "/export/amendments.csv").body);
  BOOST_TEST(rows[0].size() == 3U);
  BOOST_TEST(rows[1][0].find("\nwithin 3 months") != std::string::npos);
  BOOST_TEST(rows[1][1] == "within 6 months");
  const kb::Entry meeting =
      entry_of(site, "meeting", "Second quarter", {{"type", {"meeting"}}, {"on", {"2026-04-02"}}});
  entry_of(site, "difficulty", "No interpreters", {{"text", {"none in two counties"}}}, meeting.id);
  const auto minutes =
      nlohmann::json::parse(get(site, anonymous, "/print/record", {{"of", meeting.id}}, true).body);
  BOOST_TEST(minutes["title"] == "Minutes: Second quarter");
  BOOST_TEST(minutes["rows"][0]["cells"][2]["text"] == "No interpreters");
}

BOOST_AUTO_TEST_CASE(any_table_of_a_page_is_a_file_too) {
  Site site;
  const kb::Entry project =
      entry_of(site, "project", "Project", {{"starts", {"2025-01-01"}}, {"ends", {"2025-12-31"}}});
  const Visitor& anonymous = site.visitor("anonymous");
  const Response file =
      get(site, anonymous, "/record/" + project.id, {{"format", "csv"}, {"table", "months"}});
  BOOST_TEST(file.status == 200);
  BOOST_TEST(file.type.starts_with("text/csv"));
  BOOST_TEST(file.body.find(",12\r\n") != std::string::npos, file.body);
  BOOST_TEST(!colophon(file.body, "SHA-256 of the rows").empty());
  BOOST_TEST(get(site, anonymous, "/record/" + project.id, {{"format", "csv"}, {"table", "none"}})
                 .status == 404);
}

BOOST_AUTO_TEST_CASE(services_go_out_and_come_back_without_a_change) {
  Site site;
  const Visitor& editor = site.visitor("editor of own");
  const auto looked = nlohmann::json::parse(post_rows(site, editor, kRow).body);
  BOOST_TEST(looked["errors"].empty(), looked["errors"].dump());
  BOOST_TEST(looked["looked"]["made"] == 2);
  BOOST_TEST(looked["looked"]["rows"][0]["points"] == 2);
  const auto services = [&] {
    return kb::count_entries(site.store, kb::program_viewer(), "service");
  };
  BOOST_TEST(services() == 0U);  // nothing is saved by looking

  BOOST_TEST(post_rows(site, editor, "", looked["looked"]["text"].get<std::string>()).status ==
             303);
  BOOST_TEST(services() == 2U);
  BOOST_TEST(kb::count_entries(site.store, kb::program_viewer(), "service_point") == 2U);

  for (const char* ending : {"csv", "xlsx"}) {
    const std::string file = get(site, editor, std::string("/export/services.") + ending).body;
    const auto again = nlohmann::json::parse(post_rows(site, editor, file).body);
    BOOST_TEST(again["errors"].empty(), ending << again["errors"].dump());
    BOOST_TEST(again["looked"]["same"] == 2, ending);
    BOOST_TEST(again["looked"]["may_accept"] == false);
  }
  const std::string csv = get(site, editor, "/export/services.csv").body;
  BOOST_TEST(csv.find("'=Shelter") != std::string::npos);
  BOOST_TEST(data_rows(csv) == 3U);

  // A change is shown by its columns, and is one version of the record.
  std::string later = kRow;
  later.replace(later.find("09:00-17:00"), 11, "10:00-18:00");
  later.replace(later.find("09:00-17:00"), 11, "10:00-18:00");
  const auto changed = nlohmann::json::parse(post_rows(site, editor, later).body);
  BOOST_TEST(changed["looked"]["changed"] == 1);
  BOOST_TEST(changed["looked"]["same"] == 1);
  BOOST_TEST(changed["looked"]["rows"][0]["fields"] == "opening");
  post_rows(site, editor, "", changed["looked"]["text"].get<std::string>());
  BOOST_TEST(services() == 2U);

  // What is wrong is named with its line, and nothing is taken.
  const Response wrong = post_rows(site, editor, "external_id,title,where\nmap-9,One,ATLANTIS\n");
  BOOST_TEST(wrong.status == 422);
  for (const char* words : {"where: ", "ATLANTIS", "is not known here. Write a key"})
    BOOST_TEST(wrong.body.find(words) != std::string::npos, words);
  BOOST_TEST(post_rows(site, editor, "PK\x03\x04 rubbish").status == 422);
  BOOST_TEST(post_rows(site, site.visitor("member of own"), kRow).status == 403);
  BOOST_TEST(services() == 2U);
}

BOOST_AUTO_TEST_CASE(linked_data_holds_what_its_standards_name) {
  Site site;
  const Visitor& anonymous = site.visitor("anonymous");
  kb::Annotation note;
  note.target = {kb::NodeKind::provision, std::string(kAct) + "!art_1"};
  note.body = "A public word";
  note.visibility = kb::Visibility::public_;
  kb::create_annotation(site.store, note, kb::viewer_of(site.store, site.author().account.id));
  note.body = "An inner word";
  note.visibility = kb::Visibility::coalition;
  kb::create_annotation(site.store, note, kb::viewer_of(site.store, site.author().account.id));
  const auto skos = nlohmann::json::parse(get(site, anonymous, "/export/vocabularies.jsonld").body);
  BOOST_TEST(skos["@context"]["@vocab"] == "http://www.w3.org/2004/02/skos/core#");
  BOOST_TEST(skos["@graph"][0]["@type"] == "ConceptScheme");
  BOOST_TEST(skos["@graph"][1]["prefLabel"]["ro"] == "concept ACC");
  const auto acts = nlohmann::json::parse(get(site, anonymous, "/export/acts.jsonld").body);
  BOOST_TEST(acts["@graph"][0]["@type"] == "Legislation");
  const auto notes = nlohmann::json::parse(get(site, anonymous, "/export/annotations.jsonld").body);
  BOOST_TEST(notes["total"] == 1);
  BOOST_TEST(notes["first"]["items"][0]["body"]["value"] == "A public word");
}
