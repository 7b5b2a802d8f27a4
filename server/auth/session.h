// Sessions: who a cookie speaks for. The cookie holds 32 random bytes, the database their SHA-256
// alone. Idle and absolute limits are settings (session.idle_minutes, session.hours). Functions
// throw Error; any thread with a store of its own.
#pragma once

#include <optional>
#include <string>

#include "kb/base/settings.h"
#include "kb/model/account.h"
#include "server/http/request.h"
#include "server/http/response.h"

namespace lacuna::kb {
class Store;
}

namespace lacuna::server {

struct SignedIn {
  kb::Account account;
  kb::Viewer viewer;
  std::string token_hash;  // names the session in the store
  std::string csrf;        // the session's form token
};

// nullopt without a cookie, for an unknown, ended or idle session and for a disabled account. A use
// is written down at most once a minute.
std::optional<SignedIn> find_signed_in(kb::Store& store, const Request& request,
                                       const Settings& settings);

// Begins a session and sets its cookie; an older one of this browser ends (rotation at sign-in).
void begin_session(kb::Store& store, const Request& request, Response& response,
                   const kb::Account& account, const Settings& settings);

// Ends this browser's session and deletes its cookie.
void end_session(kb::Store& store, const Request& request, Response& response);

}  // namespace lacuna::server
