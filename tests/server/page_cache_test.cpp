// Pages kept for others: who gets one, when it is true no longer, how many are held.
#define BOOST_TEST_DYN_LINK
#include "server/page_cache.h"

#include <boost/test/unit_test.hpp>

#include "tests/server/site.h"

using namespace lacuna;
using namespace lacuna::server;
using namespace lacuna::server::test;
using namespace std::chrono_literals;

namespace {

PageCache::Page page_of(std::size_t bytes, char letter = 'x') {
  Response response;
  response.body = std::string(bytes, letter);
  return std::make_shared<const Response>(std::move(response));
}

std::string header_of(const Response& response, std::string_view name) {
  const std::string* value = find_field(response.headers, name);
  return value ? *value : "";
}

const std::string kLaw = "/law/" + std::string(kAct);

struct Reading : Site {
  const Visitor& nobody() { return visitor("anonymous"); }
  // Of somebody who was never here before.
  Request fresh(const std::string& path) {
    Request asked = request(nobody(), Method::get, path);
    asked.cookies.clear();
    return asked;
  }
  Response get(Request asked) { return app->serve(asked, 0); }
  bool is_kept(const Request& asked) { return app->recall(asked) != nullptr; }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(page_cache)

BOOST_AUTO_TEST_CASE(pages_are_of_one_revision_and_age) {
  PageCache cache(1 << 20);
  const auto start = PageCache::Clock::now();
  cache.keep(1, "a", page_of(10), start);
  BOOST_TEST(cache.find(1, "a", start) != nullptr);
  BOOST_TEST(cache.find(1, "b", start) == nullptr);
  BOOST_TEST(cache.find(1, "a", start + PageCache::kLongest + 1s) == nullptr);
  cache.keep(1, "a", page_of(10), start);
  BOOST_TEST(cache.find(2, "a", start) == nullptr);
  BOOST_TEST(cache.find(1, "a", start) == nullptr);  // and does not come back
  BOOST_TEST(cache.bytes() == 0U);
}

BOOST_AUTO_TEST_CASE(bytes_are_bounded_and_the_oldest_goes) {
  PageCache cache(10'000);
  for (char key = 'a'; key <= 'z'; ++key) {
    cache.keep(1, std::string(1, key), page_of(2'000, key));
    BOOST_TEST(cache.bytes() <= 10'000U);
  }
  BOOST_TEST(cache.find(1, "a") == nullptr);
  BOOST_REQUIRE(cache.find(1, "z") != nullptr);
  BOOST_TEST(cache.find(1, "z")->body == std::string(2'000, 'z'));
  cache.keep(1, "z", page_of(100, 'y'));  // made twice at the same time
  BOOST_TEST(cache.find(1, "z")->body == std::string(100, 'y'));
  cache.keep(1, "huge", page_of(20'000));
  BOOST_TEST(cache.find(1, "huge") == nullptr);
  PageCache none(0);
  none.keep(1, "a", page_of(1));
  BOOST_TEST(!none.on());
  BOOST_TEST(none.find(1, "a") == nullptr);
}

BOOST_FIXTURE_TEST_CASE(a_page_is_made_once_and_known_by_its_tag, Reading) {
  const Response first = get(fresh(kLaw));
  BOOST_TEST(first.status == 200);
  BOOST_TEST(first.model != nullptr);
  BOOST_TEST(header_of(first, "Set-Cookie") == "");  // no form, no visit
  const auto kept = app->recall(fresh(kLaw));
  BOOST_REQUIRE(kept != nullptr);
  BOOST_TEST(kept->body == first.body);
  BOOST_TEST(header_of(*kept, "ETag") == header_of(first, "ETag"));
  BOOST_TEST((kept->caching == Caching::own));

  Request again = fresh(kLaw);
  again.headers.push_back({"if-none-match", header_of(first, "ETag")});
  const Response same = get(again);
  BOOST_TEST(same.status == 304);
  BOOST_TEST(same.body.empty());
  BOOST_TEST(header_of(same, "ETag") == header_of(first, "ETag"));

  Request twin = fresh(kLaw);
  twin.wants_json = true;
  BOOST_TEST(!is_kept(twin));
  BOOST_TEST(get(twin).body.starts_with("{"));
  BOOST_TEST(app->recall(twin)->type == "application/json");
  BOOST_TEST(app->recall(fresh(kLaw))->body == first.body);

  Request romanian = fresh(kLaw);
  romanian.headers.push_back({"accept-language", "ro"});
  const std::string words = get(romanian).body;
  BOOST_TEST(words.find("<html lang=\"ro\"") != std::string::npos);
  BOOST_TEST(app->recall(romanian)->body == words);
  BOOST_TEST(app->recall(fresh(kLaw))->body == first.body);
}

BOOST_FIXTURE_TEST_CASE(what_is_one_readers_own_is_not_kept, Reading) {
  // A form with a token; a message for one; a choice that sets a cookie; an account; no page.
  const std::string form = "/comments/new";
  Request commenting = fresh(form);
  commenting.query = {{"on", "provision:" + std::string(kAct) + "!art_1"}};
  const Response with_form = get(commenting);
  BOOST_TEST(with_form.status == 200);
  BOOST_TEST(header_of(with_form, "Set-Cookie") != "");
  BOOST_TEST(!is_kept(commenting));

  Request told = fresh(kLaw);
  told.cookies.push_back({"lacuna_flash", "%54%68%61%6e%6b%73"});
  BOOST_TEST(get(told).body.find("Thanks") != std::string::npos);
  BOOST_TEST(!is_kept(told));
  BOOST_TEST(!is_kept(fresh(kLaw)));

  Request choosing = fresh(kLaw);
  choosing.query = {{"lang", "ro"}};
  BOOST_TEST(header_of(get(choosing), "Set-Cookie") != "");
  BOOST_TEST(!is_kept(choosing));

  const Request known = request(author(), Method::get, kLaw);
  get(known);
  BOOST_TEST(!is_kept(known));
  BOOST_TEST(!is_kept(fresh(kLaw)));

  BOOST_TEST(get(fresh("/law/ro/lege/1900/1")).status == 404);
  BOOST_TEST(!is_kept(fresh("/law/ro/lege/1900/1")));
  get(fresh("/gaps/new"));
  BOOST_TEST(!is_kept(fresh("/gaps/new")));
}

BOOST_FIXTURE_TEST_CASE(hidden_records_stay_hidden_whoever_looks_first, Reading) {
  const std::string gap = make(Kind::gap, kb::Visibility::public_, "Openly");
  for (const Kind kind : {Kind::evidence, Kind::comment})
    for (const auto visibility :
         {kb::Visibility::coalition, kb::Visibility::restricted, kb::Visibility::private_})
      make(kind, visibility, "Canarykept", gap);
  index();
  const std::string pages[] = {"/", "/gaps", "/gaps/" + gap, kLaw};
  for (const std::string& path : pages) {
    for (const Visitor& who : visitors) {  // accounts of every role, the author last
      get(request(who, Method::get, path));
      const Response open = get(fresh(path));
      BOOST_TEST(open.status == 200, path);
      BOOST_TEST(open.body.find("Canarykept") == std::string::npos, path + ", " + who.name);
    }
  }
  // And what nobody sees without an account does not keep an account from its own page.
  BOOST_TEST(get(request(author(), Method::get, "/gaps/" + gap)).body.find("Canarykept") !=
             std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_write_shows_at_once, Reading) {
  const std::string gap = make(Kind::gap, kb::Visibility::public_);
  const std::string path = "/gaps/" + gap;
  get(fresh(path));
  BOOST_REQUIRE(is_kept(fresh(path)));
  Request post = request(author(), Method::post, "/comments");
  post.form = {{"csrf", author().csrf},
               {"on", "gap:" + gap},
               {"body", "Written a moment ago."},
               {"visibility", "public"}};
  BOOST_REQUIRE(app->writes(post));
  Request* lot[] = {&post};
  BOOST_TEST(app->serve_lot(lot).front().status == 303);
  BOOST_TEST(!is_kept(fresh(path)));
  BOOST_TEST(get(fresh(path)).body.find("Written a moment ago.") != std::string::npos);

  // Hidden again, by another process as far as the server knows.
  auto hidden = *kb::find_gap(store, kb::program_viewer(), gap);
  hidden.visibility = kb::Visibility::private_;
  kb::change_gap(store, hidden, kb::program_viewer());
  BOOST_TEST(!is_kept(fresh(path)));
  BOOST_TEST(get(fresh(path)).status == 404);
}

BOOST_FIXTURE_TEST_CASE(a_commit_of_the_index_ends_kept_searches, Reading) {
  Request search = fresh("/search");
  search.query = {{"q", "laterwords"}};
  BOOST_TEST(get(search).status == 200);
  make(Kind::gap, kb::Visibility::public_, "Laterwords");
  const std::string before = get(search).body;  // the index does not know it yet
  BOOST_TEST(before.find("Laterwords gap") == std::string::npos);
  BOOST_REQUIRE(is_kept(search));
  index();
  BOOST_TEST(!is_kept(search));
  BOOST_TEST(get(search).body.find("Laterwords") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(switched_off_nothing_is_kept, Reading) {
  settings.set("server.page_cache_mb", "0", "the test");
  App plain(directory, settings, routes());
  Request asked = fresh(kLaw);
  const Response response = plain.serve(asked, 0);
  BOOST_TEST(response.status == 200);
  BOOST_TEST((response.caching == Caching::none));
  BOOST_TEST(plain.recall(asked) == nullptr);
}

BOOST_FIXTURE_TEST_CASE(of_a_lot_each_request_fails_alone, Reading) {
  const std::string gap = make(Kind::gap, kb::Visibility::public_);
  const auto comment = [&](const std::string& words, const std::string& csrf) {
    Request post = request(author(), Method::post, "/comments");
    post.form = {{"csrf", csrf}, {"on", "gap:" + gap}, {"body", words}, {"visibility", "public"}};
    return post;
  };
  Request first = comment("First of the lot", author().csrf);
  Request forged = comment("Forged of the lot", "no token of ours");
  Request empty = comment("", author().csrf);
  Request lost = comment("Lost of the lot", author().csrf);
  lost.form[1].value = "gap:no-such-gap";
  Request last = comment("Last of the lot", author().csrf);
  Request* lot[] = {&first, &forged, &empty, &lost, &last};
  const int before = writes;
  const auto answers = app->serve_lot(lot);
  BOOST_REQUIRE(answers.size() == 5U);
  BOOST_TEST(answers[0].status == 303);
  BOOST_TEST(answers[1].status == 403);
  BOOST_TEST(answers[2].status == 422);
  BOOST_TEST(answers[3].status == 404);
  BOOST_TEST(answers[4].status == 303);
  BOOST_TEST(writes == before + 1);  // the index is woken once
  const std::string page = get(fresh("/gaps/" + gap)).body;
  BOOST_TEST(page.find("First of the lot") != std::string::npos);
  BOOST_TEST(page.find("Last of the lot") != std::string::npos);
  BOOST_TEST(page.find("Forged of the lot") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
