// A request through the whole house, with a site map of the test's own: roles, tokens, throttle,
// languages, twins, errors.
#define BOOST_TEST_DYN_LINK
#include "server/app.h"

#include <filesystem>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/base/id.h"
#include "kb/store/account_store.h"
#include "kb/store/store.h"
#include "server/auth/cookies.h"
#include "server/auth/flash.h"
#include "server/auth/session.h"
#include "server/pages/asset.h"

using namespace lacuna;
using namespace lacuna::server;

namespace {

// The error page is the one template that every state of the house has; a page of ours borrows it.
Response show(Context& context, const Request& request) {
  return page("error", {{"title", "T"},
                        {"status", 200},
                        {"message", "id=" + std::string(request.param("id")) +
                                        " role=" + std::string(word(context.viewer.role)) + " <b>"},
                        {"hint", context.csrf},
                        {"sign_in_href", ""}});
}
Response save(Context&, const Request& request) {
  Response response = redirect("/things/1");
  set_flash(response, request, "It is kept.");
  return response;
}
Response hidden(Context&, const Request&) {
  throw Error(ErrorCode::not_found, "There is no such thing.");
}
Response broken(Context&, const Request&) {
  throw Error(ErrorCode::internal, "a secret of the program");
}
Response bad_model(Context&, const Request&) {
  return page("error", {{"title", "T"}});
}
Response enter(Context& context, const Request& request) {
  Response response = redirect("/");
  begin_session(context.store, request, response,
                *kb::find_account_by_login(context.store, request.form_value("login")),
                context.settings);
  return response;
}

using enum kb::Role;
constexpr Route kTable[] = {
    {"show", Method::get, "/things/{id}", Least(anonymous), Csrf::none, ThrottleClass::none, show},
    {"save", Method::post, "/things/{id}", Least(anonymous), Csrf::token, ThrottleClass::write,
     save},
    {"hidden", Method::get, "/hidden", Least(anonymous), Csrf::none, ThrottleClass::none, hidden},
    {"broken", Method::get, "/broken", Least(anonymous), Csrf::none, ThrottleClass::none, broken},
    {"model", Method::get, "/model", Least(anonymous), Csrf::none, ThrottleClass::none, bad_model},
    {"search", Method::get, "/find", Least(anonymous), Csrf::none, ThrottleClass::search, show},
    {"members", Method::get, "/members", Least(member), Csrf::none, ThrottleClass::none, show},
    {"members.save", Method::post, "/members", Least(member), Csrf::token, ThrottleClass::none,
     save},
    {"editors", Method::get, "/editors", Least(editor), Csrf::none, ThrottleClass::none, show},
    {"enter", Method::post, "/enter", Least(anonymous), Csrf::token, ThrottleClass::sign_in, enter},
    {"asset", Method::get, "/static/{file...}", Least(anonymous), Csrf::none, ThrottleClass::none,
     asset_show},
};

struct House {
  House()
      : root(std::filesystem::temp_directory_path() / ("lacuna_app_" + random_token(8))),
        directory(DataDirectory::create(root)) {
    kb::Store store(directory.database(), kb::OpenMode::create);
    kb::Account account;
    account.login = "ana";
    account.display_name = "Ana";
    account.organisation = kb::add_organisation(store, {.name = "Org"}).id;
    account.role = member;
    account.language = "ro";
    kb::add_account(store, account, "no password");
    app = std::make_unique<App>(directory, settings, kTable, [this] { ++changes; });
  }
  ~House() {
    app.reset();
    std::filesystem::remove_all(root);
  }

  Response get(const std::string& path, Method method = Method::get) {
    return send(method, path, {});
  }
  Response post(const std::string& path, Fields form) {
    return send(Method::post, path, std::move(form));
  }
  Response send(Method method, const std::string& path, Fields form) {
    Request request;
    request.method = method;
    request.path = request.target = path;
    request.client = client;
    request.headers = headers;
    request.headers.push_back({"host", "lacuna.example"});
    request.query = query;
    request.cookies = cookies;
    request.form = std::move(form);
    request.wants_json = wants_json;
    Response response = app->serve(request, 0);
    for (const Field& header : response.headers) {
      if (header.name != "Set-Cookie") continue;
      const std::string name = header.value.substr(0, header.value.find('='));
      const std::string value =
          header.value.substr(name.size() + 1, header.value.find(';') - name.size() - 1);
      std::erase_if(cookies, [&](const Field& cookie) { return cookie.name == name; });
      if (!value.empty()) cookies.push_back({name, value});
    }
    return response;
  }
  // The form token that the page at hand carries.
  std::string token() {
    wants_json = true;
    const auto model = nlohmann::json::parse(get("/things/1").body);
    wants_json = false;
    return model["hint"].get<std::string>();
  }
  void sign_in() {
    get("/things/1");
    BOOST_REQUIRE(post("/enter", {{"csrf", token()}, {"login", "ana"}}).status == 303);
  }

  std::filesystem::path root;
  DataDirectory directory;
  Settings settings;
  int changes = 0;
  std::unique_ptr<App> app;
  std::string client = "a";
  Fields headers, query, cookies;
  bool wants_json = false;
};

const std::string* location(const Response& response) {
  return find_field(response.headers, "Location");
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_page_is_printed_and_has_its_twin, House) {
  const Response html = get("/things/7");
  BOOST_TEST(html.status == 200);
  BOOST_TEST(html.type == "text/html; charset=utf-8");
  BOOST_TEST(html.body.find("id=7 role=anonymous &lt;b&gt;") != std::string::npos);
  BOOST_TEST(html.body.find("<!doctype html>") != std::string::npos);
  BOOST_TEST(get("/things/7", Method::head).status == 200);
  wants_json = true;
  const Response twin = get("/things/7");
  BOOST_TEST(twin.type == "application/json");
  BOOST_TEST(nlohmann::json::parse(twin.body)["title"] == "T");
}

BOOST_FIXTURE_TEST_CASE(what_is_not_there_and_what_is_hidden_look_alike, House) {
  BOOST_TEST(get("/nowhere").status == 404);
  BOOST_TEST(get("/hidden").status == 404);
  BOOST_TEST(get("/static/../app.cpp").status == 404);
  BOOST_TEST(get("/static/none.css").status == 404);
  const Response wrong = post("/hidden", {});
  BOOST_TEST(wrong.status == 405);
  BOOST_TEST(*find_field(wrong.headers, "Allow") == "GET, HEAD");
  wants_json = true;
  const Response problem = get("/hidden");
  BOOST_TEST(problem.type == "application/problem+json");
  BOOST_TEST(nlohmann::json::parse(problem.body)["code"] == "not_found");
}

BOOST_FIXTURE_TEST_CASE(bugs_tell_nothing, House) {
  for (const char* path : {"/broken", "/model"}) {
    const Response response = get(path);
    BOOST_TEST(response.status == 500);
    BOOST_TEST(response.body.find("secret") == std::string::npos);
    BOOST_TEST(response.body.find("Something went wrong here.") != std::string::npos);
  }
}

BOOST_FIXTURE_TEST_CASE(roles_are_kept, House) {
  const Response away = get("/members");
  BOOST_TEST(away.status == 303);
  BOOST_TEST(*location(away) == "/sign-in?next=/members");
  BOOST_TEST(post("/members", {{"csrf", token()}}).status == 401);
  wants_json = true;
  BOOST_TEST(get("/members").status == 401);
  wants_json = false;
  sign_in();
  BOOST_TEST(get("/members").status == 200);
  BOOST_TEST(get("/members").body.find("role=member") != std::string::npos);
  BOOST_TEST(get("/editors").status == 403);
  BOOST_TEST(post("/members", {{"csrf", token()}}).status == 303);
}

BOOST_FIXTURE_TEST_CASE(forms_need_their_token, House) {
  const std::string nobodys = token();  // a twin gives a token and no cookie to prove it
  BOOST_TEST(post("/things/1", {{"csrf", nobodys}}).status == 403);
  BOOST_TEST(post("/things/1", {{"csrf", nobodys}}).status == 403);  // of another visit by now
  BOOST_TEST(post("/things/1", {}).status == 403);
  BOOST_TEST(changes == 0);
  BOOST_TEST(cookies.empty());  // of no page with a form yet
  get("/things/1");
  BOOST_TEST(post("/things/1", {{"csrf", token()}}).status == 303);
  BOOST_TEST(changes == 1);
  headers = {{"sec-fetch-site", "cross-site"}};
  BOOST_TEST(post("/things/1", {{"csrf", token()}}).status == 403);
}

BOOST_FIXTURE_TEST_CASE(a_flash_is_shown_once, House) {
  get("/things/1");
  post("/things/1", {{"csrf", token()}});
  BOOST_TEST(get("/things/1").body.find("It is kept.") != std::string::npos);
  BOOST_TEST(get("/things/1").body.find("It is kept.") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(languages_are_remembered, House) {
  const auto in_romanian = [](const Response& response) {
    return response.body.find("lang=\"ro\"") < response.body.find("<head>");
  };
  BOOST_TEST(!in_romanian(get("/things/1")));
  query = {{"lang", "ro"}};
  BOOST_TEST(in_romanian(get("/things/1")));
  query.clear();
  BOOST_TEST(in_romanian(get("/things/1")));  // by its cookie
  cookies.clear();
  sign_in();
  BOOST_TEST(in_romanian(get("/things/1")));  // by the account
}

BOOST_FIXTURE_TEST_CASE(too_many_searches_are_slowed_for_people_without_account, House) {
  int fine = 0;
  Response last;
  for (int i = 0; i < 40; ++i) {
    last = get("/find");
    fine += last.status == 200;
  }
  BOOST_TEST(fine >= 20);
  BOOST_TEST(fine < 40);
  BOOST_TEST(last.status == 429);
  BOOST_TEST(find_field(last.headers, "Retry-After") != nullptr);
  client = "b";
  BOOST_TEST(get("/find").status == 200);
  client = "a";
  sign_in();
  for (int i = 0; i < 40; ++i) BOOST_TEST(get("/find").status == 200);
}
