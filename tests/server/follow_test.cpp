// Following through the whole house: buttons, the digest, feeds and calendars by a secret address
// that shows only what everybody may see, and what is overdue.
#define BOOST_TEST_DYN_LINK
#include <cctype>
#include <fstream>
#include <set>
#include <sstream>

#include <boost/test/unit_test.hpp>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "kb/store/follow_store.h"
#include "server/auth/auth.h"
#include "tests/server/map.h"

using namespace lacuna;
using namespace lacuna::server;
using namespace lacuna::server::test;

namespace {

constexpr const char* kWho = "member of own";

struct Following : Map {
  Response post(const std::string& path, const Fields& form, const std::string& who = kWho) {
    Request asked = request(visitor(who), Method::post, path);
    asked.form = form;
    asked.form.push_back({"csrf", visitor(who).csrf});
    return app->serve(asked, 0);
  }
  void follow(const std::string& kind, const std::string& target, const std::string& who = kWho) {
    const Response answer = post("/follows", {{"kind", kind}, {"target", target}}, who);
    BOOST_REQUIRE_MESSAGE(answer.status == 303, kind << " " << target << " " << answer.body);
  }
  Json digest(const std::string& who = kWho, const Fields& query = {}) {
    return page("/follows", query, who);
  }
  Json follows(const std::string& who = kWho) { return digest(who)["follows"]; }
  std::string secret(const std::string& who = kWho) {
    const Response answer = post("/follows/address", {}, who);
    BOOST_REQUIRE(answer.status == 200);
    const std::size_t at = answer.body.find("/feeds/");
    BOOST_REQUIRE(at != std::string::npos);
    return answer.body.substr(at + 7, 64);
  }
  Response feed(const std::string& key, const std::string& file, const Fields& headers = {}) {
    Request asked = request(visitor("anonymous"), Method::get, "/feeds/" + key + "/" + file);
    asked.cookies.clear();
    asked.headers.insert(asked.headers.end(), headers.begin(), headers.end());
    return app->serve(asked, 0);
  }
  std::string bytes(const std::string& key, const std::string& file) {
    const Response answer = feed(key, file);
    BOOST_REQUIRE_MESSAGE(answer.status == 200, file << " " << answer.status);
    return answer.body;
  }
  // Wherever the text stands once.
  static std::size_t times(const std::string& text, const std::string& word) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += word.size())
      ++count;
    return count;
  }
};

std::string header(const Response& response, std::string_view name) {
  const std::string* found = find_field(response.headers, name);
  return found ? *found : std::string();
}

// Also within 20870505 and 2087-05-05, not within a drawn identifier.
bool shows_year(const std::string& text, const std::string& year) {
  for (auto at = text.find(year); at != std::string::npos; at = text.find(year, at + 1))
    if (at == 0 || (!std::isalnum(static_cast<unsigned char>(text[at - 1])) && text[at - 1] != '-'))
      return true;
  return false;
}

std::vector<std::string> all_between(const std::string& text, const std::string& open,
                                     const std::string& close) {
  std::vector<std::string> all;
  for (std::size_t at = 0; (at = text.find(open, at)) != std::string::npos;) {
    at += open.size();
    all.push_back(text.substr(at, text.find(close, at) - at));
  }
  return all;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(following, Following)

BOOST_AUTO_TEST_CASE(every_page_of_a_thing_has_the_button_for_those_who_signed_in) {
  const std::string id = gap("Housing", "ACC", "MD-DR");
  struct Case {
    const char* kind;
    std::string path;
    Fields query;
    std::string target;
  };
  const std::string article = std::string(kAct) + "!art_1";
  const Case cases[] = {{"act", std::string("/law/") + kAct, {}, kAct},
                        {"provision", "/law/" + article, {}, article},
                        {"gap", "/gaps/" + id, {}, id},
                        {"territory", "/territories/MD-DR", {}, "MD-DR"},
                        {"body", "/bodies/ro/office", {}, "ro/office"},
                        {"filter", "/gaps", {{"sector", "HOU"}, {"after", ""}}, "sector=HOU"}};
  const auto button = [&](const Case& one, const std::string& who) {
    const Json model = page(one.path, one.query, who);
    return std::string(one.kind) == "provision" ? model["citing"]["follow"] : model["follow"];
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.kind) {
      BOOST_TEST(button(one, "anonymous") == false);
      Json before = button(one, kWho);
      BOOST_REQUIRE(before.is_object());
      BOOST_TEST(before["following"] == false);
      BOOST_TEST(before["target"] == one.target);
      const Response answer = post(before["action"].get<std::string>(),
                                   {{"kind", before["kind"].get<std::string>()},
                                    {"target", before["target"].get<std::string>()},
                                    {"next", before["next"].get<std::string>()}});
      BOOST_TEST(answer.status == 303);
      BOOST_TEST(header(answer, "Location") == before["next"].get<std::string>());
      Json after = button(one, kWho);
      BOOST_TEST(after["following"] == true);
      BOOST_TEST(button(one, "reader of other")["following"] == false);
      // As HTML, too.
      Request asked = request(visitor(kWho), Method::get, one.path);
      asked.query = one.query;
      BOOST_TEST(app->serve(asked, 0).body.find("Stop following") != std::string::npos);
    }
  }
  BOOST_TEST(follows().size() == std::size(cases));
  for (const Json& row : follows())
    BOOST_TEST(post(row["remove_action"].get<std::string>(), {}).status == 303);
  BOOST_TEST(follows().empty());
  BOOST_TEST(page("/gaps", {}, kWho)["follow"] == false);  // nothing is chosen
}

BOOST_AUTO_TEST_CASE(only_what_is_there_for_somebody_can_be_followed) {
  const std::string hidden = gap("Hidden", "ACC", "MD-DR", kb::Visibility::coalition);
  BOOST_TEST(post("/follows", {{"kind", "gap"}, {"target", hidden}}, "reader of ally").status ==
             404);
  for (const auto& [kind, target] : std::vector<std::pair<std::string, std::string>>{
           {"act", "ro/lege/1900/1"},
           {"provision", std::string(kAct) + "!art_99"},
           {"provision", kAct},
           {"territory", "XX"},
           {"body", "ro/none"},
           {"filter", ""},
           {"filter", "page=2&lang=ro"},
           {"other", "x"}})
    BOOST_TEST(post("/follows", {{"kind", kind}, {"target", target}}).status >= 400,
               kind << " " << target);
  // One thing in several spellings is one thing.
  follow("provision", std::string(kAct) + "@2020-01-01!art_1");
  follow("provision", std::string(kAct) + "!art_1");
  follow("filter", "sector=HOU&page=2&group=CHI");
  follow("filter", "group=CHI&sector=HOU");
  BOOST_TEST(follows().size() == 2U);
}

BOOST_AUTO_TEST_CASE(the_digest_says_what_changed_as_this_person_may_see_it) {
  const std::string id = gap("Housing", "ACC", "MD-DR");
  make(Kind::evidence, kb::Visibility::public_, "open", id);
  make(Kind::evidence, kb::Visibility::coalition, "among", id);
  const auto texts = [&](const std::string& who) {
    std::string all;
    for (const Json& row : follows(who))
      for (const char* list : {"changes", "older"})
        for (const Json& change : row[list]) all += change["text"].get<std::string>() + "\n";
    return all;
  };
  follow("territory", "MD-R-N");
  follow("filter", "sector=HOU", "reader of ally");
  BOOST_TEST(texts(kWho).find("open evidence") != std::string::npos);
  BOOST_TEST(texts(kWho).find("among evidence") != std::string::npos);
  BOOST_TEST(texts("reader of ally").find("open evidence") != std::string::npos);
  BOOST_TEST(texts("reader of ally").find("among evidence") == std::string::npos);
  BOOST_TEST(digest(kWho, {{"days", "7"}})["days"] == 7);
  BOOST_TEST(digest(kWho, {{"days", "8"}})["days"] == 30);
  const std::string row = follows()[0]["note_action"].get<std::string>();
  BOOST_TEST(post(row, {{"note", "for the report"}}).status == 303);
  BOOST_TEST(follows()[0]["note"] == "for the report");
  BOOST_TEST(post(row, {{"note", std::string(281, 'x')}}).status == 400);
  BOOST_TEST(post(row, {{"note", "mine"}}, "member of other").status == 404);
  // A thing that is gone keeps its row, without its name.
  follow("gap", id);
  auto taken = *kb::find_gap(store, kb::program_viewer(), id);
  kb::withdraw_gap(store, id, taken.version, kb::program_viewer(), "wrong");
  bool gone = false;
  for (const Json& one : follows()) gone |= one["href"] == "";
  BOOST_TEST(gone);
  BOOST_TEST(digest().dump().find("Housing") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_feed_shows_what_is_public_and_nothing_of_the_account) {
  const std::string id = gap("Housing", "ACC", "MD-DR");
  for (const char* what : {"territory MD-DR", "filter sector=HOU", "body ro/office"}) {
    const std::string text = what;
    follow(text.substr(0, text.find(' ')), text.substr(text.find(' ') + 1));
  }
  follow("act", kAct);
  follow("gap", id);
  const std::string secret_gap = gap("canarygap", "ACC", "MD-DR", kb::Visibility::coalition);
  follow("gap", secret_gap);
  for (const Json& row : follows())
    post(row["note_action"].get<std::string>(), {{"note", "canarynote"}});
  auto mine = *kb::find_gap(store, kb::program_viewer(), secret_gap);
  mine.review_by = parse_iso_date("2087-05-05");
  kb::change_gap(store, mine, kb::program_viewer());
  for (const auto visibility :
       {kb::Visibility::coalition, kb::Visibility::restricted, kb::Visibility::private_}) {
    make(Kind::evidence, visibility, "canaryevidence", id);
    make(Kind::ask, visibility, "canaryask", id);
    make(Kind::comment, visibility, "canarycomment", id);
    connect({kb::NodeKind::provision, std::string(kAct) + "!art_1"}, {kb::NodeKind::gap, id},
            visibility == kb::Visibility::coalition    ? kb::LinkVerb::causes
            : visibility == kb::Visibility::restricted ? kb::LinkVerb::should_cover
                                                       : kb::LinkVerb::is_void_for,
            visibility, "canarylink");
  }
  make(Kind::evidence, kb::Visibility::public_, "open", id);
  auto open = *kb::find_gap(store, kb::program_viewer(), id);
  open.review_by = parse_iso_date("2030-04-03");
  open.title =
      "Housing, social; and a title that is long enough for a line of a calendar to be "
      "folded somewhere";
  kb::change_gap(store, open, kb::program_viewer());
  const std::string key = secret();
  const std::string atom = bytes(key, "atom.xml"), ics = bytes(key, "calendar.ics");
  for (const std::string& text : {atom, ics}) {
    BOOST_TEST(text.find("canary") == std::string::npos, text);
    BOOST_TEST(!shows_year(text, "2087"), text);
    for (const Visitor& who : visitors)
      if (!who.account.login.empty()) {
        BOOST_TEST(text.find(who.account.login) == std::string::npos);
        BOOST_TEST(text.find(who.account.id) == std::string::npos);
        BOOST_TEST(text.find(who.account.display_name) == std::string::npos);
      }
  }
  BOOST_TEST(atom.find("open evidence") != std::string::npos);
  BOOST_TEST(atom.find("https://") == std::string::npos);  // the site of the test speaks http
  BOOST_TEST(atom.find("http://lacuna.example/gaps/" + id) != std::string::npos);
  // Followed in three ways, each change once.
  const auto ids = all_between(atom, "<id>", "</id>");
  BOOST_TEST(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
  BOOST_TEST(ids.size() > 3U);
  BOOST_TEST(times(ics, "BEGIN:VEVENT\r\n") == 1U);
  BOOST_TEST(shows_year(ics, "2030"));
  BOOST_TEST(ics.find("DTSTART;VALUE=DATE:20300403\r\n") != std::string::npos);
  BOOST_TEST(ics.find("Housing\\, social\\; and") != std::string::npos);
  for (const std::string& line : all_between("\r\n" + ics, "\r\n", "\r\n"))
    BOOST_TEST(line.size() <= 75U, line);
}

BOOST_AUTO_TEST_CASE(the_same_state_gives_the_same_bytes_and_need_not_be_sent_again) {
  const std::string id = gap("Housing", "ACC", "MD-DR");
  follow("gap", id);
  const std::string key = secret();
  const Response first = feed(key, "atom.xml");
  BOOST_TEST(first.type == "application/atom+xml; charset=utf-8");
  BOOST_TEST((first.caching == Caching::own));
  BOOST_TEST(serialise(first, Body::send, Connection::close, Transport::http)
                 .find("Cache-Control: private, no-cache\r\n") != std::string::npos);
  BOOST_TEST(header(first, "X-Robots-Tag").find("noindex") != std::string::npos);
  BOOST_TEST(first.body.find("Set-Cookie") == std::string::npos);
  BOOST_TEST(header(first, "Set-Cookie").empty());
  ::sleep(1);  // another second of the clock
  BOOST_TEST(bytes(key, "atom.xml") == first.body);
  BOOST_TEST(bytes(key, "calendar.ics") == bytes(key, "calendar.ics"));
  const std::string tag = header(first, "ETag");
  BOOST_REQUIRE(!tag.empty());
  const Response again = feed(key, "atom.xml", {{"if-none-match", tag}});
  BOOST_TEST(again.status == 304);
  BOOST_TEST(again.body.empty());
  const auto ids = all_between(first.body, "<id>", "</id>");
  make(Kind::evidence, kb::Visibility::public_, "new", id);
  BOOST_TEST(feed(key, "atom.xml", {{"if-none-match", tag}}).status == 200);
  // What was there keeps its id.
  const std::string later = bytes(key, "atom.xml");
  for (const std::string& one : ids) BOOST_TEST(later.find(one) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_revoked_address_is_like_one_that_never_was) {
  follow("act", kAct);
  const std::string first = secret();
  BOOST_TEST(first.size() == 64U);
  BOOST_TEST(feed(first, "atom.xml").status == 200);
  BOOST_TEST(digest().dump().find(first) == std::string::npos);  // shown once
  const std::string second = secret();
  BOOST_TEST(second != first);
  BOOST_TEST(feed(second, "calendar.ics").status == 200);
  post("/follows/address/revoke", {});
  const auto seen = [&](const std::string& path) {
    Request asked = request(visitor("anonymous"), Method::get, path);
    Response answer = app->serve(asked, 0);
    // But for the address itself, which links to other languages and to signing in repeat.
    for (std::size_t at; (at = answer.body.find(path)) != std::string::npos;)
      answer.body.erase(at, path.size());
    return std::to_string(answer.status) + answer.type + answer.body;
  };
  for (const char* file : {"atom.xml", "calendar.ics"})
    for (const std::string& key : {first, second, std::string(64, '0'), std::string("x")})
      BOOST_TEST(seen("/feeds/" + key + "/" + file) == seen("/feeds/" + key + "/nothing-" + file),
                 key << " " << file);
  BOOST_TEST(feed(second, "atom.xml").status == 404);
  // The stored form opens nothing.
  const std::string third = secret();
  BOOST_TEST(feed(sha256(third), "atom.xml").status == 404);
  BOOST_TEST(feed(third, "atom.xml").status == 200);
}

BOOST_AUTO_TEST_CASE(no_secret_address_stands_in_the_log) {
  follow("act", kAct);
  const std::string log = (root / "log").string();
  std::string key;
  {
    std::fflush(stderr);
    const int kept = ::dup(2), file = ::creat(log.c_str(), 0600);
    BOOST_REQUIRE(kept >= 0 && file >= 0);
    ::dup2(file, 2);
    key = secret();
    feed(key, "atom.xml");
    feed(key, "calendar.ics");
    feed(std::string(64, '7'), "atom.xml");
    // And when something breaks behind the address: the store has lost a table.
    store.database().script("ALTER TABLE follows RENAME TO follows_gone");
    BOOST_TEST(feed(key, "atom.xml").status == 500);
    store.database().script("ALTER TABLE follows_gone RENAME TO follows");
    std::fflush(stderr);
    ::dup2(kept, 2);
    ::close(kept);
    ::close(file);
  }
  std::ifstream in(log);
  std::stringstream said;
  said << in.rdbuf();
  BOOST_TEST(!said.str().empty());  // the failure is written down
  BOOST_TEST(said.str().find(key) == std::string::npos);
  BOOST_TEST(said.str().find("/feeds/") == std::string::npos);
  BOOST_TEST(said.str().find(std::string(64, '7')) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_owner_is_told_what_is_overdue) {
  const std::string id = gap("Late", "ACC", "MD-DR");
  auto late = *kb::find_gap(store, kb::program_viewer(), id);
  late.review_by = parse_iso_date("2020-01-01");
  kb::change_gap(store, late, kb::program_viewer());
  BOOST_TEST(page("/", {}, "anonymous")["overdue"] == false);
  BOOST_TEST(page("/", {}, "member of other")["overdue"] == false);
  BOOST_TEST(page("/", {}, kWho)["overdue"]["count"] == 1);
  Request home = request(visitor(kWho), Method::get, "/");
  BOOST_TEST(app->serve(home, 0).body.find("/follows#overdue") != std::string::npos);
  // On signing in: by the home page itself, and by a sentence on any other page.
  const kb::Account& account = visitor("expert of own").account;  // new words end sessions
  kb::set_password_hash(store, account.id, Auth(settings).hash_password("a long password indeed"));
  const auto cookies_after = [&](const std::string& next) {
    const Response answer =
        post("/sign-in",
             {{"login", account.login}, {"password", "a long password indeed"}, {"next", next}},
             "anonymous");
    BOOST_TEST(answer.status == 303);
    std::string all;
    for (const Field& field : answer.headers)
      if (field.name == "Set-Cookie") all += field.value + "\n";
    return all;
  };
  BOOST_TEST(cookies_after("").find("flash=") == std::string::npos);
  BOOST_TEST(cookies_after("/gaps").find("flash=") != std::string::npos);
  late = *kb::find_gap(store, kb::program_viewer(), id);
  late.review_by.reset();
  kb::change_gap(store, late, kb::program_viewer());
  BOOST_TEST(cookies_after("/gaps").find("flash=") == std::string::npos);
  BOOST_TEST(page("/", {}, kWho)["overdue"] == false);
  late = *kb::find_gap(store, kb::program_viewer(), id);
  late.review_by = parse_iso_date("2020-01-01");
  kb::change_gap(store, late, kb::program_viewer());
  const Json mine = digest();
  BOOST_REQUIRE_EQUAL(mine["overdue"].size(), 1U);
  BOOST_TEST(mine["overdue"][0]["rows"][0]["href"] == "/gaps/" + id);
  BOOST_TEST(digest("member of other")["overdue"].empty());
}

BOOST_AUTO_TEST_SUITE_END()
