// How often one client may do a thing. Token buckets in memory, one per class and client; clients
// are keys of Request::client and are forgotten when their bucket is full again. Any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "kb/base/names.h"

namespace lacuna::server {

enum class ThrottleClass { none, search, suggest, write, sign_in, upload };
constexpr auto names(ThrottleClass) {
  return name_table<ThrottleClass>({{ThrottleClass::none, "none"},
                                    {ThrottleClass::search, "search"},
                                    {ThrottleClass::suggest, "suggest"},
                                    {ThrottleClass::write, "write"},
                                    {ThrottleClass::sign_in, "sign_in"},
                                    {ThrottleClass::upload, "upload"}});
}

struct Rate {
  double per_second = 0;  // 0: no limit
  double burst = 0;
};

class Throttle {
 public:
  using Clock = std::chrono::steady_clock;

  void set(ThrottleClass kind, Rate rate);

  // nullopt: go on; else how long to wait.
  std::optional<std::chrono::seconds> take(ThrottleClass kind, std::string_view client,
                                           Clock::time_point now = Clock::now());

  std::size_t remembered() const;  // buckets held; at most kMostBuckets

  static constexpr std::size_t kMostBuckets = 100'000;

 private:
  struct Bucket {
    double tokens;
    Clock::time_point at;
  };

  void forget_full(Clock::time_point now);

  mutable std::mutex mutex_;
  std::map<ThrottleClass, Rate> rates_;
  std::map<std::pair<ThrottleClass, std::string>, Bucket, std::less<>> buckets_;
};

}  // namespace lacuna::server
