#include "server/http/in_flight.h"

namespace lacuna::server {

InFlight::Seat::Seat(InFlight& all, const std::string& client) : all_(all), client_(client) {
  const std::lock_guard lock(all_.mutex_);
  std::size_t& count = all_.counts_[client_];
  taken_ = count < all_.most_;
  if (taken_) ++count;
}

InFlight::Seat::~Seat() {
  if (!taken_) return;
  const std::lock_guard lock(all_.mutex_);
  const auto row = all_.counts_.find(client_);
  if (--row->second == 0) all_.counts_.erase(row);
}

}  // namespace lacuna::server
