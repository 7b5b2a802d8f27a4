#include "server/http/throttle.h"

#include <algorithm>
#include <cmath>

namespace lacuna::server {

void Throttle::set(ThrottleClass kind, Rate rate) {
  const std::lock_guard lock(mutex_);
  rates_[kind] = rate;
}

std::optional<std::chrono::seconds> Throttle::take(ThrottleClass kind, std::string_view client,
                                                   Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  const auto found = rates_.find(kind);
  if (found == rates_.end() || found->second.per_second <= 0) return std::nullopt;
  const Rate rate = found->second;

  if (buckets_.size() >= kMostBuckets) forget_full(now);
  // So many clients at once that none has recovered: forget them all rather than grow or refuse.
  if (buckets_.size() >= kMostBuckets) buckets_.clear();
  const auto [row, fresh] =
      buckets_.try_emplace({kind, std::string(client)}, Bucket{rate.burst, now});
  Bucket& bucket = row->second;
  const double elapsed = std::chrono::duration<double>(now - bucket.at).count();
  bucket.tokens = std::min(rate.burst, bucket.tokens + std::max(0.0, elapsed) * rate.per_second);
  bucket.at = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return std::nullopt;
  }
  return std::chrono::seconds(static_cast<long>(std::ceil((1 - bucket.tokens) / rate.per_second)));
}

std::size_t Throttle::remembered() const {
  const std::lock_guard lock(mutex_);
  return buckets_.size();
}

void Throttle::forget_full(Clock::time_point now) {
  std::erase_if(buckets_, [&](const auto& row) {
    const Rate rate = rates_.at(row.first.first);
    const double elapsed = std::chrono::duration<double>(now - row.second.at).count();
    return row.second.tokens + elapsed * rate.per_second >= rate.burst;
  });
}

}  // namespace lacuna::server
