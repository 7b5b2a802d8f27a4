#include "server/auth/session.h"

#include <chrono>

#include "kb/base/date.h"
#include "kb/base/id.h"
#include "kb/store/account_store.h"
#include "server/auth/clock.h"
#include "server/auth/cookies.h"

namespace lacuna::server {
namespace {

using namespace std::chrono_literals;

std::chrono::seconds idle_limit(const Settings& settings) {
  return std::chrono::minutes(settings.number("session.idle_minutes"));
}

std::chrono::seconds whole_limit(const Settings& settings) {
  return std::chrono::hours(settings.number("session.hours"));
}

}  // namespace

std::optional<SignedIn> find_signed_in(kb::Store& store, const Request& request,
                                       const Settings& settings) {
  const std::string_view token = cookie_value(Cookie::session, request);
  if (token.empty()) return std::nullopt;
  const std::string hash = sha256(token), at = now();
  const auto session = kb::find_session(store, hash, at);
  if (!session) return std::nullopt;
  if (session->seen_on < instant_before(at, idle_limit(settings))) {
    kb::end_session(store, hash);
    return std::nullopt;
  }
  const auto account = kb::find_account(store, session->account);
  if (!account || account->disabled) return std::nullopt;
  if (session->seen_on < instant_before(at, 60s)) kb::touch_session(store, hash, at);
  return SignedIn{*account, kb::viewer_of(store, account->id), hash, session->csrf};
}

void begin_session(kb::Store& store, const Request& request, Response& response,
                   const kb::Account& account, const Settings& settings) {
  const std::string_view old = cookie_value(Cookie::session, request);
  if (!old.empty()) kb::end_session(store, sha256(old));
  const std::string token = random_token(), at = now();
  kb::start_session(store, {.token_hash = sha256(token),
                            .account = account.id,
                            .csrf = random_token(),
                            .created_on = at,
                            .seen_on = at,
                            .expires_on = instant_before(at, -whole_limit(settings))});
  set_cookie(response, cookie_line(Cookie::session, token, request));
  set_cookie(response, cookie_line(Cookie::visit, "", request));
}

void end_session(kb::Store& store, const Request& request, Response& response) {
  const std::string_view token = cookie_value(Cookie::session, request);
  if (!token.empty()) kb::end_session(store, sha256(token));
  set_cookie(response, cookie_line(Cookie::session, "", request));
}

}  // namespace lacuna::server
