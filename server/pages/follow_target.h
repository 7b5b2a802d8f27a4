// What a follow is about, for whoever asks: its name, its page, and what its words mean today. One
// thread a request.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "kb/model/follow.h"
#include "kb/store/followed.h"
#include "server/http/request.h"
#include "server/pages/context.h"

namespace lacuna::server {

struct FollowTarget {
  std::string label;
  std::string href;
  kb::FollowSubject subject;  // with the target as it is kept (kb/model/follow.h)
};

// nullopt when there is no such thing for this viewer. A target may be an alias, dated, a number.
std::optional<FollowTarget> find_follow_target(Context& context, kb::FollowKind kind,
                                               std::string_view target);

// The filter of the register that a request shows, as the target of a follow; "" without one.
std::string filter_target(const Request& request);

// For follow_button.html: false without an account or a target, else {following, action, kind,
// target, next}. The target must be there for this viewer.
nlohmann::json follow_button(Context& context, kb::FollowKind kind, const std::string& target,
                             const std::string& next);

}  // namespace lacuna::server
