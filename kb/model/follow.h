// What somebody follows, and why. Of one account: no page but its own shows it. Open data.
#pragma once

#include <string>

#include "kb/base/names.h"

namespace lacuna::kb {

enum class FollowKind { act, provision, gap, territory, body, filter };
constexpr auto names(FollowKind) {
  return name_table<FollowKind>({{FollowKind::act, "act"},
                                 {FollowKind::provision, "provision"},
                                 {FollowKind::gap, "gap"},
                                 {FollowKind::territory, "territory"},
                                 {FollowKind::body, "body"},
                                 {FollowKind::filter, "filter"}});
}

constexpr std::size_t kLongestFollowNote = 280;  // characters

struct Follow {
  std::string id;
  std::string account;
  FollowKind kind = FollowKind::gap;
  // A work key; a canonical reference without a date; the id of a gap; the key of a territory or of
  // a body; the query of the gap register, its parameters in the order of their names.
  std::string target;
  std::string note;        // why I follow it
  std::string created_on;  // instant
};

}  // namespace lacuna::kb
