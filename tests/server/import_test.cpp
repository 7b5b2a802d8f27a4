// A text given in the browser: read and held, shown beside its source, public only when an editor
// accepts it.
#define BOOST_TEST_DYN_LINK
#include <string>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/server/site.h"

using namespace lacuna;
using namespace lacuna::server;
using namespace lacuna::server::test;

namespace {

constexpr const char* kLaw =
    "LEGE nr. 41 din 3 martie 2031\nprivind adăposturile\n\nArticolul 1\n(1) Orice persoană are "
    "dreptul la un adăpost.\n(2) Excepțiile sunt prevăzute de lege.\nArticolul 3\nPrezenta lege "
    "intră "
    "în vigoare la 30 de zile.\n";

struct Desk {
  Site site;

  Response send(const std::string& name, Method method, const std::string& path,
                const Fields& form = {}, std::vector<Upload> uploads = {}) {
    const Visitor& who = site.visitor(name);
    Request request = site.request(who, method, path);
    if (method == Method::post) {
      request.form = form;
      request.form.push_back({"csrf", who.csrf});
      request.uploads = std::move(uploads);
    } else {
      request.wants_json = true;
    }
    return site.app->serve(request, 0);
  }
  nlohmann::json model(const std::string& name, const std::string& path) {
    return nlohmann::json::parse(send(name, Method::get, path).body);
  }
};

std::string location(const Response& response) {
  const std::string* where = find_field(response.headers, "Location");
  return where ? *where : std::string();
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_pasted_law_waits_until_an_editor_accepts_it, Desk) {
  const Response posted = send("editor of own", Method::post, "/import",
                               {{"text", kLaw}, {"name", "../../etc/lege.txt"}});
  BOOST_TEST(posted.status == 303);
  const std::string where = location(posted);
  BOOST_TEST(where.starts_with("/import/ro/lege/2031/41@"), where);

  const auto report = model("editor of own", where);
  BOOST_TEST(report["articles"] == 2);
  BOOST_TEST(report["is_held"] == true);
  BOOST_TEST(report["source"]["name"] == "lege.txt");
  BOOST_TEST(report["source"]["lines"][3]["text"] == "Articolul 1");
  BOOST_TEST(report["replaces"].is_null());
  bool hole = false;
  for (const auto& warning : report["warnings"])
    hole = hole || warning.get<std::string>().find("hole in the numbering") != std::string::npos;
  BOOST_TEST(hole, report["warnings"].dump());
  for (const auto& unit : report["units"])
    if (unit["eid"] == "art_1") BOOST_TEST(unit["line"] == 4);

  BOOST_TEST(send("anonymous", Method::get, "/law/ro/lege/2031/41!art_1").status == 404);
  BOOST_TEST(send("expert of own", Method::get, where).status == 403);
  BOOST_TEST(send("editor of own", Method::post, "/texts/accept",
                  {{"key", report["key"].get<std::string>()}})
                 .status == 303);
  BOOST_TEST(send("anonymous", Method::get, "/law/ro/lege/2031/41!art_1").status == 200);
}

BOOST_FIXTURE_TEST_CASE(the_report_says_what_acceptance_would_change, Desk) {
  send("editor of own", Method::post, "/import", {{"text", kLaw}, {"name", "a.txt"}});
  send("editor of own", Method::post, "/texts/accept", {{"key", "ro/lege/2031/41@undated:ro"}});
  std::string newer = kLaw;
  newer.replace(newer.find("un adăpost"), std::string("un adăpost").size(), "adăpost și hrană");
  newer += "Articolul 4\nUn articol nou.\n";
  const std::string where = location(
      send("editor of own", Method::post, "/import", {{"text", newer}, {"name", "b.txt"}}));
  const auto replaces = model("editor of own", where)["replaces"];
  BOOST_REQUIRE(replaces.is_object());
  BOOST_TEST(replaces["changed_units"] == "art_1__para_1");
  BOOST_TEST(replaces["added_units"] == "art_4");
  BOOST_TEST(replaces["gone"] == 0);
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_read_is_said_file_by_file, Desk) {
  const Response posted =
      send("editor of own", Method::post, "/import", {},
           {{"file", "C:\\Users\\lege.txt", "text/plain", kLaw},
            {"file", "photo.png", "text/plain", std::string("\x89PNG\r\n\x1a\n....", 12)},
            {"file", "empty.txt", "text/plain", ""}});
  BOOST_TEST(posted.status == 422);
  for (const char* words : {"lege.txt", "photo.png", "empty.txt", "/import/ro/lege/2031/41@"})
    BOOST_TEST(posted.body.find(words) != std::string::npos, words);
  BOOST_TEST(posted.body.find("Users") == std::string::npos);
  BOOST_TEST(send("editor of own", Method::post, "/import").status == 422);
}
