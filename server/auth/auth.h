// Signing in and out, and passwords: argon2id by libsodium (19 MiB, 2 passes), at most two at a
// time with 32 waiting, so that a flood of sign-ins can take neither memory nor processor. Failed
// sign-ins are counted per account and per client (limits.sign_in_per_15_min). One object for the
// whole server; any thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "kb/base/settings.h"
#include "kb/model/account.h"
#include "server/auth/session.h"
#include "server/http/request.h"
#include "server/http/response.h"

namespace lacuna::kb {
class Store;
}

namespace lacuna::server {

class Auth {
 public:
  explicit Auth(const Settings& settings);
  ~Auth();

  // The account when login and password fit and it is not disabled; else nullopt, after the same
  // time for a known and an unknown login. Throws too_many_requests when throttled, unavailable
  // when too many sign-ins wait.
  std::optional<kb::Account> check_password(kb::Store& store, const Request& request,
                                            std::string_view login, std::string_view password);

  // The stored form of a new password, waiting for its turn like a sign-in. Throws unavailable.
  std::string hash_password(std::string_view password);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

constexpr std::size_t kShortestPassword = 12;   // characters
constexpr std::size_t kLongestPassword = 1024;  // bytes

}  // namespace lacuna::server
