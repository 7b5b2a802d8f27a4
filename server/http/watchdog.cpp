#include "server/http/watchdog.h"

#include <charconv>
#include <filesystem>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace lacuna::server {

Watchdog::Watchdog() : thread_([this] { run(); }) {}

Watchdog::~Watchdog() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Watchdog::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    const auto now = Clock::now();
    for (auto& [ticket, watched] : watched_)
      if (watched.socket >= 0 && watched.deadline <= now) {
        ::shutdown(watched.socket, SHUT_RDWR);
        watched.socket = -1;
      }
    wake_.wait_for(lock, std::chrono::milliseconds(250));
  }
}

Watchdog::Watch::Watch(Watchdog& dog, int socket, Clock::duration patience) : dog_(dog) {
  if (socket < 0) return;
  const std::lock_guard lock(dog_.mutex_);
  ticket_ = ++dog_.last_ticket_;
  dog_.watched_.emplace(ticket_, Watched{socket, Clock::now() + patience});
}

Watchdog::Watch::~Watch() {
  if (ticket_ == 0) return;
  const std::lock_guard lock(dog_.mutex_);
  dog_.watched_.erase(ticket_);
}

int find_socket(const std::string& peer_address, int peer_port, int local_port) {
  in_addr wanted{};
  if (inet_pton(AF_INET, peer_address.c_str(), &wanted) != 1) return -1;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", error)) {
    const std::string name = entry.path().filename().string();
    int number = -1;
    std::from_chars(name.data(), name.data() + name.size(), number);
    sockaddr_in peer{}, local{};
    socklen_t size = sizeof peer;
    if (getpeername(number, reinterpret_cast<sockaddr*>(&peer), &size) != 0 ||
        peer.sin_family != AF_INET || peer.sin_addr.s_addr != wanted.s_addr ||
        ntohs(peer.sin_port) != peer_port)
      continue;
    size = sizeof local;
    if (getsockname(number, reinterpret_cast<sockaddr*>(&local), &size) == 0 &&
        ntohs(local.sin_port) == local_port)
      return number;
  }
  return -1;
}

}  // namespace lacuna::server
