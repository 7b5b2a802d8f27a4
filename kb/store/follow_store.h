// What an account follows, and its secret address. Nothing here is shared: every function takes the
// account that it is about, and another's rows are not there for it. No history and no index: these
// are settings of one person. For threading and errors see store.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/model/follow.h"
#include "kb/store/store.h"

namespace lacuna::kb {

constexpr std::size_t kMostFollows = 200;  // of one account

// Gives id and instant; the row that is there when the account follows this already. conflict when
// it follows kMostFollows. The caller has looked whether the target is there for this account.
Follow add_follow(Store& store, Follow follow);

std::vector<Follow> follows_of(Store& store, std::string_view account);  // the newest first
std::optional<Follow> find_follow(Store& store, std::string_view account, std::string_view id);
std::optional<Follow> find_follow(Store& store, std::string_view account, FollowKind kind,
                                  std::string_view target);

// not_found when it is none of this account's.
void note_follow(Store& store, std::string_view account, std::string_view id,
                 const std::string& note);
void remove_follow(Store& store, std::string_view account, std::string_view id);

// ---- the secret address: one an account; a new one takes the place of the old at once

void set_feed_key(Store& store, std::string_view account, const std::string& secret_hash);
void revoke_feed_key(Store& store, std::string_view account);

struct FeedKey {
  std::string account;
  std::string created_on;  // instant
};
std::optional<FeedKey> feed_key_of(Store& store, std::string_view account);
// nullopt for a hash of no secret, and of one whose account is disabled.
std::optional<FeedKey> find_feed_key(Store& store, std::string_view secret_hash);

}  // namespace lacuna::kb
