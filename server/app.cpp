#include "server/app.h"

#include <cstdlib>
#include <map>
#include <mutex>

#include <nlohmann/json.hpp>

#include "indexer/index/drain.h"
#include "indexer/index/searcher.h"
#include "indexer/search_sources.h"
#include "kb/base/error.h"
#include "kb/base/log.h"
#include "kb/store/revision.h"
#include "kb/store/store.h"
#include "kb/store/write_batch.h"
#include "server/auth/auth.h"
#include "server/auth/cookies.h"
#include "server/auth/csrf.h"
#include "server/auth/flash.h"
#include "server/http/unknown_address.h"
#include "server/page_cache.h"
#include "server/pages/sheets.h"
#include "server/router.h"
#include "server/shared_page.h"
#include "server/view/frame.h"
#include "server/view/language.h"
#include "server/view/urls.h"
#include "server/view/view.h"

namespace lacuna::server {
namespace {

std::string folder_of_templates() {
  const char* folder = std::getenv("LACUNA_TEMPLATES");
  return folder ? folder : "";
}

// Templates that are read anew each time show what they say now.
std::size_t bytes_for_pages(const Settings& settings) {
  return folder_of_templates().empty()
             ? static_cast<std::size_t>(settings.number("server.page_cache_mb")) << 20
             : 0;
}

constexpr int kDeskOfLots = -1;  // beside those of the workers, 0 and more

// What one worker keeps open.
struct Desk {
  Desk(const DataDirectory& directory, std::shared_ptr<indexer::Columns> columns)
      : store(directory.database(), kb::OpenMode::read_write),
        searcher(directory.root(), indexer::search_sources(store), std::move(columns)) {}
  kb::Store store;
  indexer::Searcher searcher;
};

// What is known of a request while it goes through the house; errors use what is known by then.
struct Visit {
  const Messages* messages = &messages_for("");
  std::optional<SignedIn> signed_in;
  CsrfToken csrf;
  std::string flash;
};

void set_rates(Throttle& throttle, const Settings& settings) {
  const auto number = [&](const char* key) { return static_cast<double>(settings.number(key)); };
  const double search = number("limits.search_per_second");
  const double sign_in = 3 * number("limits.sign_in_per_15_min");
  const double writes = number("limits.writes_per_minute");
  const double uploads = number("limits.uploads_per_hour");
  throttle.set(ThrottleClass::search, {.per_second = search, .burst = 4 * search});
  // One search is typed in several steps.
  throttle.set(ThrottleClass::suggest, {.per_second = 4 * search, .burst = 16 * search});
  throttle.set(ThrottleClass::sign_in, {.per_second = sign_in / 900, .burst = sign_in});
  throttle.set(ThrottleClass::write, {.per_second = writes / 60, .burst = writes});
  throttle.set(ThrottleClass::upload, {.per_second = uploads / 3600, .burst = uploads});
}

// People with an account answer for themselves; the throttle of sign-ins is for everybody.
bool is_throttled(ThrottleClass kind, const Visit& visit) {
  return kind == ThrottleClass::sign_in || kind == ThrottleClass::upload || !visit.signed_in;
}

}  // namespace

struct App::State {
  State(DataDirectory where, const Settings& said, std::span<const Route> table,
        std::function<void()> when_changed, indexer::DocumentReader reader)
      : directory(std::move(where)),
        settings(said),
        routes(table),
        changed(std::move(when_changed)),
        read(std::move(reader)),
        templates(template_files(), folder_of_templates()),
        auth(said),
        pages(bytes_for_pages(said)),
        watch(directory.database()) {
    set_rates(throttle, settings);
  }

  Desk& desk(int worker);
  void greet(Visit& visit, const Request& request, kb::Store& store);
  Response answer(Visit& visit, Request& request, int worker);
  void print(Response& response, Visit& visit, const Request& request);
  Response page_or_bytes(Visit& visit, Request& request, int worker);
  template <class Make>
  Response or_error(Visit& visit, const Request& request, Make make);
  Response error(Visit& visit, const Request& request, ErrorCode code, std::string_view message,
                 std::string_view hint);

  DataDirectory directory;
  Settings settings;
  std::span<const Route> routes;
  std::function<void()> changed;
  indexer::DocumentReader read;
  Templates templates;
  Auth auth;
  Throttle throttle;
  PageCache pages;
  kb::RevisionWatch watch;
  std::mutex mutex;
  std::shared_ptr<indexer::Columns> columns = indexer::make_columns();
  std::map<int, std::unique_ptr<Desk>> desks;
};

Desk& App::State::desk(int worker) {
  const std::lock_guard lock(mutex);
  auto& mine = desks[worker];
  if (!mine) mine = std::make_unique<Desk>(directory, columns);
  return *mine;
}

void App::State::greet(Visit& visit, const Request& request, kb::Store& store) {
  visit.signed_in = find_signed_in(store, request, settings);
  visit.csrf = csrf_token(request, visit.signed_in ? &*visit.signed_in : nullptr);
  visit.flash = flash_of(request);
  visit.messages = &messages_for(
      choose_language(request, cookie_value(Cookie::language, request),
                      visit.signed_in ? visit.signed_in->account.language : std::string()));
}

Response App::State::answer(Visit& visit, Request& request, int worker) {
  Match match = find_route(routes, request.method, request.path);
  if (match.route == nullptr && !match.allow.empty()) {
    Response refused = text("This address answers to " + match.allow + ".\n", 405);
    refused.headers.push_back({"Allow", match.allow});
    return refused;
  }
  Desk& here = desk(worker);
  greet(visit, request, here.store);
  if (match.route == nullptr) refuse_unknown_address();
  const Route& route = *match.route;
  request.params = std::move(match.params);

  const kb::Viewer viewer = visit.signed_in ? visit.signed_in->viewer : kb::Viewer{};
  if (viewer.role < route.least.role) {
    if (visit.signed_in)
      throw Error(ErrorCode::forbidden, "Your account may not do this.",
                  "Ask an administrator of your organisation for the role it needs.");
    if (request.wants_json || request.method == Method::post)
      throw Error(ErrorCode::sign_in_needed, "This needs an account.", "Sign in and try again.");
    return redirect(sign_in_url(request.target));
  }
  if (is_throttled(route.throttle, visit))
    if (const auto wait = throttle.take(route.throttle, request.client)) {
      Response refused = error(visit, request, ErrorCode::too_many_requests,
                               "Too many requests in a short time.", "Wait a little, then go on.");
      refused.headers.push_back({"Retry-After", std::to_string(wait->count())});
      return refused;
    }
  if (route.csrf == Csrf::token &&
      check_csrf(request, visit.signed_in ? &*visit.signed_in : nullptr) != CsrfVerdict::fine)
    throw Error(ErrorCode::forbidden, "This form has expired or did not come from our own page.",
                "Go back, reload the page and send the form again; what you typed is kept there.");

  Context context{here.store, here.searcher,   settings,         directory,       auth,
                  viewer,     visit.signed_in, visit.csrf.token, *visit.messages, read};
  Response response = route.handler(context, request);
  if (response.model && request.method != Method::post)
    if (auto file = table_file(context, request, *response.model)) return std::move(*file);
  return response;
}

Response App::State::page_or_bytes(Visit& visit, Request& request, int worker) {
  Response response = answer(visit, request, worker);
  if (response.model && response.body.empty()) print(response, visit, request);
  return response;
}

void App::State::print(Response& response, Visit& visit, const Request& request) {
  if (request.wants_json) {
    response.type = "application/json";
    response.body = response.model->dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return;
  }
  const nlohmann::json frame =
      frame_model({request, *visit.messages, visit.signed_in ? &visit.signed_in->account : nullptr,
                   settings, visit.csrf.token, visit.flash},
                  *response.model);
  response.body = templates.render(response.template_name, *response.model, frame, *visit.messages);
  // Without a form nobody needs a visit: the page is the same for everybody.
  if (!visit.csrf.new_cookie.empty() && response.body.find(visit.csrf.token) != std::string::npos)
    set_cookie(response, visit.csrf.new_cookie);
  if (!visit.flash.empty()) set_cookie(response, clear_flash_cookie(request));
  const std::string_view chosen = request.query_value("lang");
  if (is_language(chosen)) set_cookie(response, cookie_line(Cookie::language, chosen, request));
}

Response App::State::error(Visit& visit, const Request& request, ErrorCode code,
                           std::string_view message, std::string_view hint) {
  if (request.wants_json) return problem(code, message, hint);
  const Messages& messages = *visit.messages;
  const int status = kind_of(code).http_status;
  const bool sign_in = code == ErrorCode::sign_in_needed;
  Response response = page("error",
                           {{"title", messages.label("error", kind_of(code).word)},
                            {"status", status},
                            {"message", messages.text(message)},
                            {"hint", messages.text(hint)},
                            {"sign_in_href", sign_in ? sign_in_url() : std::string()}},
                           status);
  print(response, visit, request);
  return response;
}

App::App(DataDirectory directory, const Settings& settings, std::span<const Route> routes,
         std::function<void()> changed, indexer::DocumentReader read)
    : state_(std::make_unique<State>(std::move(directory), settings, routes, std::move(changed),
                                     std::move(read))) {}

App::~App() = default;

// What goes wrong becomes a page too.
template <class Make>
Response App::State::or_error(Visit& visit, const Request& request, Make make) {
  try {
    try {
      return make();
    } catch (const Error& failure) {
      const bool ours = kind_of(failure.code()).http_status >= 500;
      if (ours) log(LogLevel::error, std::string(word(request.method)) + ": " + failure.what());
      const bool bug = failure.code() == ErrorCode::internal;
      return error(visit, request, failure.code(),
                   bug ? "Something went wrong here." : failure.what(),
                   bug ? "It is written down. Nothing you did was lost." : failure.hint());
    }
  } catch (const std::exception& failure) {
    log(LogLevel::error, std::string(word(request.method)) + ": " + failure.what());
    return text("Something went wrong here.\n", 500);
  }
}

Response App::serve(Request& request, int worker) {
  if (const auto known = recall(request)) return *known;
  Visit visit;
  return state_->or_error(visit, request, [&] {
    const auto key = state_->pages.on() ? shared_page_key(request) : std::nullopt;
    const std::int64_t revision = key ? state_->watch.now() : 0;
    Response response = state_->page_or_bytes(visit, request, worker);
    if (request.method == Method::post) state_->changed();
    if (!key || !is_shared_page(response, visit.csrf.token)) return response;
    const auto page = shared_page(response);
    // Made of two revisions it is true of neither.
    if (state_->watch.now() == revision) state_->pages.keep(revision, *key, page);
    response.headers = page->headers;
    response.caching = page->caching;
    return response;
  });
}

std::shared_ptr<const Response> App::recall(const Request& request) {
  if (!state_->pages.on()) return nullptr;
  const auto key = shared_page_key(request);
  if (!key) return nullptr;
  try {
    auto page = state_->pages.find(state_->watch.now(), *key);
    return page ? as_asked(std::move(page), request) : nullptr;
  } catch (const Error&) {
    return nullptr;  // the database does not answer; who works for the page says so
  }
}

bool App::writes(const Request& request) const {
  if (request.method != Method::post) return false;
  const Match match = find_route(state_->routes, request.method, request.path);
  return match.route != nullptr && match.route->throttle == ThrottleClass::write;
}

std::vector<Response> App::serve_lot(std::span<Request* const> lot) {
  std::vector<Visit> visits(lot.size());
  std::vector<Response> responses;
  try {
    kb::WriteBatch batch(state_->desk(kDeskOfLots).store);
    for (std::size_t i = 0; i < lot.size(); ++i)
      responses.push_back(state_->or_error(visits[i], *lot[i], [&] {
        return state_->page_or_bytes(visits[i], *lot[i], kDeskOfLots);
      }));
    batch.commit();
  } catch (const std::exception&) {
    // Nothing of the lot is certain: nobody is told that it was done.
    const std::exception_ptr why = std::current_exception();
    responses.clear();
    for (std::size_t i = 0; i < lot.size(); ++i)
      responses.push_back(
          state_->or_error(visits[i], *lot[i], [&]() -> Response { std::rethrow_exception(why); }));
  }
  state_->changed();
  return responses;
}

}  // namespace lacuna::server
