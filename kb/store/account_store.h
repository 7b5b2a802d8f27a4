// Organisations, accounts, sessions and the counters that throttle sign-in. Password hashes are
// opaque text (server/auth makes and checks them); tokens come here hashed. Nothing here writes
// hashes or tokens into the history. For threading and errors see store.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/model/account.h"
#include "kb/store/store.h"

namespace lacuna::kb {

Organisation add_organisation(Store& store,
                              Organisation organisation);  // gets an id if it has none
void change_organisation(Store& store, const Organisation& organisation);
std::vector<Organisation> organisations(Store& store);  // by name
std::optional<Organisation> find_organisation(Store& store, std::string_view id);
std::optional<Organisation> find_organisation_by_name(Store& store, std::string_view name);

// conflict when the login is taken. The login is lower-cased.
Account add_account(Store& store, Account account, const std::string& password_hash);
std::optional<Account> find_account(Store& store, std::string_view id);
std::optional<Account> find_account_by_login(Store& store, std::string_view login);
std::vector<Account> accounts(Store& store);  // by login
// Display name, organisation, role, disabled, language. Ends the account's sessions when role,
// organisation or disabled change.
void change_account(Store& store, const Account& account, const Viewer& by);
void set_password_hash(Store& store, std::string_view account, const std::string& hash);
std::string password_hash(Store& store, std::string_view account);  // empty: no such account

// The viewer an account is; anonymous for a disabled or unknown one.
Viewer viewer_of(Store& store, std::string_view account);

// "Name of organisation or author", for pages: account id -> display name; empty when unknown.
std::string display_name(Store& store, std::string_view account);

struct Session {
  std::string token_hash;  // SHA-256 of the cookie's token
  std::string account;
  std::string csrf;        // the session's form token
  std::string created_on;  // instants
  std::string seen_on;
  std::string expires_on;  // absolute end
};
void start_session(Store& store, const Session& session);
// nullopt when there is none, it is past expires_on at `now`, or its account is disabled.
std::optional<Session> find_session(Store& store, std::string_view token_hash,
                                    std::string_view now);
void touch_session(Store& store, std::string_view token_hash, std::string_view seen_on);
void end_session(Store& store, std::string_view token_hash);
void end_sessions_of(Store& store, std::string_view account);
std::size_t end_expired_sessions(Store& store, std::string_view now);

// Failed attempts by key ("login:<hash>", "address:<hash>": the caller decides), each with its
// instant.
void record_failure(Store& store, std::string_view key, std::string_view on);
std::size_t failures_since(Store& store, std::string_view key, std::string_view since);
void clear_failures(Store& store, std::string_view key);
std::size_t forget_failures_before(Store& store, std::string_view instant);

}  // namespace lacuna::kb
