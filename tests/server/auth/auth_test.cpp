// Signing in, sessions, form tokens, cookies.
#define BOOST_TEST_DYN_LINK
#include "server/auth/auth.h"

#include <filesystem>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "kb/base/date.h"
#include "kb/base/error.h"
#include "kb/base/id.h"
#include "kb/store/account_store.h"
#include "kb/store/store.h"
#include "server/auth/clock.h"
#include "server/auth/cookies.h"
#include "server/auth/csrf.h"
#include "server/auth/flash.h"
#include "server/auth/session.h"

using namespace lacuna;
using namespace lacuna::server;

namespace {

constexpr const char* kPassword = "a long enough password";

struct House {
  House()
      : folder(std::filesystem::temp_directory_path() / ("lacuna_auth_" + random_token(8))),
        file((std::filesystem::create_directories(folder), folder / "kb.sqlite")),
        store(file, kb::OpenMode::create),
        auth(settings) {
    const auto organisation = kb::add_organisation(store, {.name = "Org"});
    kb::Account fresh;
    fresh.login = "ana";
    fresh.display_name = "Ana";
    fresh.organisation = organisation.id;
    fresh.role = kb::Role::member;
    account = kb::add_account(store, fresh, auth.hash_password(kPassword));
  }
  ~House() { std::filesystem::remove_all(folder); }

  std::filesystem::path folder, file;
  Settings settings;
  kb::Store store;
  Auth auth;
  kb::Account account;
};

Request from(std::string client) {
  Request request;
  request.client = std::move(client);
  request.headers = {{"host", "lacuna.example"}};
  return request;
}

// The browser's side: keeps what Set-Cookie says.
void keep_cookies(Request& browser, const Response& response) {
  for (const Field& header : response.headers) {
    if (header.name != "Set-Cookie") continue;
    const std::string name = header.value.substr(0, header.value.find('='));
    const std::string value =
        header.value.substr(name.size() + 1, header.value.find(';') - name.size() - 1);
    std::erase_if(browser.cookies, [&](const Field& cookie) { return cookie.name == name; });
    if (!value.empty()) browser.cookies.push_back({name, value});
  }
}

kb::Viewer program() {
  kb::Viewer viewer;
  viewer.account = "program";
  viewer.role = kb::Role::admin;
  return viewer;
}

}  // namespace

BOOST_AUTO_TEST_CASE(instants_are_counted) {
  BOOST_TEST(instant_before("2026-03-01T00:00:30Z", std::chrono::seconds(31)) ==
             "2026-02-28T23:59:59Z");
  BOOST_TEST(instant_before("2026-12-31T23:59:59Z", std::chrono::seconds(-1)) ==
             "2027-01-01T00:00:00Z");
  BOOST_CHECK_THROW(instant_before("yesterday", std::chrono::seconds(1)), Error);
}

BOOST_FIXTURE_TEST_CASE(a_password_signs_in, House) {
  BOOST_TEST(kb::password_hash(store, account.id).starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  const Request request = from("a");
  BOOST_TEST(auth.check_password(store, request, " ANA ", kPassword)->id == account.id);
  BOOST_TEST(!auth.check_password(store, request, "ana", "wrong").has_value());
  BOOST_TEST(!auth.check_password(store, request, "nobody", kPassword).has_value());
  BOOST_TEST(!auth.check_password(store, request, "ana", "").has_value());
  account.disabled = true;
  kb::change_account(store, account, program());
  BOOST_TEST(!auth.check_password(store, request, "ana", kPassword).has_value());
}

BOOST_FIXTURE_TEST_CASE(guessing_is_stopped_for_the_account_and_the_address, House) {
  for (int i = 0; i < 10; ++i) auth.check_password(store, from(std::to_string(i)), "ana", "wrong");
  const auto throttled = [](const Error& error) {
    return error.code() == ErrorCode::too_many_requests;
  };
  BOOST_CHECK_EXCEPTION(auth.check_password(store, from("z"), "ana", kPassword), Error, throttled);
  for (int i = 0; i < 30; ++i)
    auth.check_password(store, from("one"), "guess" + std::to_string(i), "wrong");
  BOOST_CHECK_EXCEPTION(auth.check_password(store, from("one"), "other", "wrong"), Error,
                        throttled);
  BOOST_TEST(!auth.check_password(store, from("two"), "other", "wrong").has_value());
}

BOOST_FIXTURE_TEST_CASE(an_unknown_login_takes_as_long, House) {
  const auto time = [&](const char* login) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 3; ++i) auth.check_password(store, from("t"), login, "wrong");
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const double known = time("ana"), unknown = time("nobody");
  BOOST_TEST(unknown > known / 2);  // the machine is shared: a missing hash would be 100 times less
  BOOST_TEST(unknown < known * 2);
}

BOOST_FIXTURE_TEST_CASE(a_flood_of_sign_ins_is_bounded, House) {
  std::atomic<int> refused = 0, checked = 0;
  std::vector<std::thread> people;
  for (int i = 0; i < 60; ++i)
    people.emplace_back([&] {
      try {
        auth.hash_password("x");
        ++checked;
      } catch (const Error& error) {
        if (error.code() == ErrorCode::unavailable) ++refused;
      }
    });
  for (auto& person : people) person.join();
  BOOST_TEST(checked + refused == 60);
  BOOST_TEST(checked >= 34);
}

BOOST_FIXTURE_TEST_CASE(sessions_begin_rotate_and_end, House) {
  Request browser = from("a");
  BOOST_TEST(!find_signed_in(store, browser, settings).has_value());
  Response first;
  begin_session(store, browser, first, account, settings);
  keep_cookies(browser, first);
  const auto signed_in = find_signed_in(store, browser, settings);
  BOOST_REQUIRE(signed_in);
  BOOST_TEST(signed_in->account.id == account.id);
  BOOST_TEST((signed_in->viewer.role == kb::Role::member));
  BOOST_TEST(signed_in->token_hash != browser.cookies.front().value);  // stored hashed

  const Request before = browser;
  Response second;
  begin_session(store, browser, second, account, settings);
  keep_cookies(browser, second);
  BOOST_TEST(!find_signed_in(store, before, settings).has_value());  // rotated
  BOOST_TEST(find_signed_in(store, browser, settings)->csrf != signed_in->csrf);

  account.role = kb::Role::expert;
  kb::change_account(store, account, program());
  BOOST_TEST(!find_signed_in(store, browser, settings).has_value());  // a new role, a new session

  Response third;
  begin_session(store, browser, third, account, settings);
  keep_cookies(browser, third);
  const Request kept = browser;
  Response out;
  end_session(store, browser, out);
  keep_cookies(browser, out);
  BOOST_TEST(browser.cookies.empty());
  BOOST_TEST(!find_signed_in(store, kept, settings).has_value());
}

BOOST_FIXTURE_TEST_CASE(idle_and_old_sessions_end, House) {
  const auto put = [&](std::string token, std::chrono::seconds seen, std::chrono::seconds ends) {
    kb::start_session(store, {.token_hash = sha256(token),
                              .account = account.id,
                              .csrf = "c",
                              .created_on = now(),
                              .seen_on = instant_before(now(), seen),
                              .expires_on = instant_before(now(), -ends)});
    Request request = from("a");
    request.cookies = {{"lacuna_session", token}};
    return request;
  };
  using namespace std::chrono_literals;
  BOOST_TEST(find_signed_in(store, put("fresh", 10min, 1h), settings).has_value());
  BOOST_TEST(!find_signed_in(store, put("idle", 31min, 1h), settings).has_value());
  BOOST_TEST(!find_signed_in(store, put("old", 1min, -1s), settings).has_value());
  // The other transport's cookie stands for nobody.
  Request over_https = put("plain", 1min, 1h);
  over_https.https = true;
  BOOST_TEST(!find_signed_in(store, over_https, settings).has_value());
}

BOOST_AUTO_TEST_CASE(cookies_are_locked_down) {
  Request request = from("a");
  const std::string plain = cookie_line(Cookie::session, "x", request);
  BOOST_TEST(plain == "lacuna_session=x; Path=/; HttpOnly; SameSite=Lax");
  request.https = true;
  const std::string secure = cookie_line(Cookie::session, "x", request);
  BOOST_TEST(secure == "__Host-s=x; Path=/; HttpOnly; SameSite=Lax; Secure");
  BOOST_TEST(cookie_line(Cookie::session, "", request).ends_with("Max-Age=0"));
}

BOOST_AUTO_TEST_CASE(forms_prove_where_they_come_from) {
  Request visitor = from("a");
  BOOST_TEST((check_csrf(visitor, nullptr) == CsrfVerdict::no_token));
  const CsrfToken given = csrf_token(visitor, nullptr);
  BOOST_TEST(!given.new_cookie.empty());
  Response page;
  set_cookie(page, given.new_cookie);
  keep_cookies(visitor, page);
  BOOST_TEST(csrf_token(visitor, nullptr).token == given.token);
  BOOST_TEST(csrf_token(visitor, nullptr).new_cookie.empty());
  BOOST_TEST(given.token != visitor.cookies.front().value);

  BOOST_TEST((check_csrf(visitor, nullptr) == CsrfVerdict::no_token));
  visitor.form = {{"csrf", given.token}};
  BOOST_TEST((check_csrf(visitor, nullptr) == CsrfVerdict::fine));
  visitor.form = {{"csrf", csrf_token(from("b"), nullptr).token}};
  BOOST_TEST((check_csrf(visitor, nullptr) == CsrfVerdict::wrong_token));
  visitor.form.clear();
  visitor.headers.push_back({"x-csrf-token", given.token});
  BOOST_TEST((check_csrf(visitor, nullptr) == CsrfVerdict::fine));

  const SignedIn somebody{.csrf = "session's own"};
  BOOST_TEST((check_csrf(visitor, &somebody) == CsrfVerdict::wrong_token));
  BOOST_TEST(csrf_token(visitor, &somebody).token == "session's own");

  struct Case {
    Fields headers;
    CsrfVerdict verdict;
  };
  const Case cases[] = {
      {{{"sec-fetch-site", "same-origin"}}, CsrfVerdict::fine},
      {{{"sec-fetch-site", "none"}}, CsrfVerdict::fine},
      {{{"sec-fetch-site", "cross-site"}}, CsrfVerdict::cross_site},
      {{{"sec-fetch-site", "same-site"}}, CsrfVerdict::cross_site},
      {{{"origin", "http://lacuna.example"}}, CsrfVerdict::fine},
      {{{"origin", "https://lacuna.example"}}, CsrfVerdict::cross_site},
      {{{"origin", "http://evil.example"}}, CsrfVerdict::cross_site},
      {{{"origin", "null"}}, CsrfVerdict::cross_site},
      {{{"sec-fetch-site", "cross-site"}, {"origin", "http://lacuna.example"}},
       CsrfVerdict::cross_site},
  };
  const Fields plain = visitor.headers;
  for (const Case& row : cases) {
    visitor.headers = plain;
    visitor.headers.insert(visitor.headers.end(), row.headers.begin(), row.headers.end());
    BOOST_TEST((check_csrf(visitor, nullptr) == row.verdict),
               row.headers.front().name << ": " << row.headers.front().value);
  }
}

BOOST_AUTO_TEST_CASE(a_sentence_travels_to_the_next_page) {
  Request browser = from("a");
  Response response;
  set_flash(response, browser, "Your comment is kept; „mulțumim”!");
  keep_cookies(browser, response);
  BOOST_TEST(flash_of(browser) == "Your comment is kept; „mulțumim”!");
  browser.cookies = {{"lacuna_flash", "%ff"}};
  BOOST_TEST(flash_of(browser) == "");
}
