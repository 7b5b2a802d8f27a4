// Wall-clock deadlines for sockets. CivetWeb's timeouts begin anew with every byte, so a client
// that sends or reads one byte a second would hold its thread for ever; the watchdog shuts such a
// socket down, and the blocked read or write returns. A socket is watched only while its own thread
// is busy with it, so its number cannot be another's by then. Any thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace lacuna::server {

class Watchdog {
 public:
  using Clock = std::chrono::steady_clock;

  Watchdog();
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  // While it lives, the socket is shut down at the deadline. socket < 0: watches nothing.
  class Watch {
   public:
    Watch(Watchdog& dog, int socket, Clock::duration patience);
    ~Watch();
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

   private:
    Watchdog& dog_;
    std::uint64_t ticket_ = 0;
  };

 private:
  struct Watched {
    int socket;
    Clock::time_point deadline;
  };
  void run();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::map<std::uint64_t, Watched> watched_;  // by ticket
  std::uint64_t last_ticket_ = 0;
  bool stopping_ = false;
  std::thread thread_;
};

// The open socket of this process with that peer, of which the library tells no number; -1: none.
int find_socket(const std::string& peer_address, int peer_port, int local_port);

}  // namespace lacuna::server
