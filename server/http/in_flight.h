// How many requests of one client are being served right now. Any thread.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace lacuna::server {

class InFlight {
 public:
  explicit InFlight(std::size_t most_per_client) : most_(most_per_client) {}

  // Held while one request is served; false when the client has too many already.
  class Seat {
   public:
    Seat(InFlight& all, const std::string& client);
    ~Seat();
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;
    explicit operator bool() const { return taken_; }

   private:
    InFlight& all_;
    std::string client_;
    bool taken_ = false;
  };

 private:
  std::mutex mutex_;
  std::map<std::string, std::size_t> counts_;
  std::size_t most_;
};

}  // namespace lacuna::server
