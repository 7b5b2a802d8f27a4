// Frames over a socket: eight bytes of length, then the payload. The program's end waits until a
// deadline, the child's end for ever. One thread an end.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "kb/base/names.h"

namespace lacuna::indexer {

// An open file descriptor, closed with its owner.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor();

  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

struct SocketPair {
  Descriptor ours;
  Descriptor theirs;
};
// Connected stream or packet sockets, not inherited by programs that are started. Throws Error.
SocketPair make_sockets(int type);

enum class Passed { whole, closed, late, too_long };
constexpr auto names(Passed) {
  return name_table<Passed>({{Passed::whole, "whole"},
                             {Passed::closed, "closed"},
                             {Passed::late, "late"},
                             {Passed::too_long, "too_long"}});
}

// none: for ever.
using Deadline = std::optional<std::chrono::steady_clock::time_point>;

Passed send_frame(int socket, std::string_view payload, const Deadline& deadline);

// At most `most` bytes; memory grows with what arrives, not with what was announced.
Passed receive_frame(int socket, std::string& payload, std::size_t most, const Deadline& deadline);

}  // namespace lacuna::indexer
