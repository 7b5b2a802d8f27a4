#include "indexer/sandbox/channel.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "kb/base/error.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kHeader = sizeof(std::uint64_t);

// Waits until the socket is ready; false when the deadline has passed.
bool wait(int socket, short events, const Deadline& deadline) {
  pollfd one{socket, events, 0};
  for (;;) {
    int milliseconds = -1;
    if (deadline) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(
          *deadline - std::chrono::steady_clock::now());
      if (left.count() <= 0) return false;
      milliseconds = static_cast<int>(std::min<std::int64_t>(left.count(), 3'600'000));
    }
    const int ready = poll(&one, 1, milliseconds);
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

// One call that passes some bytes, again and again until all have passed. Without a deadline the
// call itself waits: a child that is locked in may not poll.
template <class Call>
Passed pass(int socket, short events, std::size_t size, const Deadline& deadline,
            const Call& call) {
  const int flags = MSG_NOSIGNAL | (deadline ? MSG_DONTWAIT : 0);
  for (std::size_t done = 0; done < size;) {
    const ssize_t passed = call(done, flags);
    if (passed > 0) {
      done += static_cast<std::size_t>(passed);
    } else if (passed == 0) {
      return Passed::closed;
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      if (!wait(socket, events, deadline)) return Passed::late;
    } else if (errno != EINTR) {
      return Passed::closed;
    }
  }
  return Passed::whole;
}

Passed send_all(int socket, std::string_view bytes, const Deadline& deadline) {
  return pass(socket, POLLOUT, bytes.size(), deadline, [&](std::size_t done, int flags) {
    return send(socket, bytes.data() + done, bytes.size() - done, flags);
  });
}

Passed receive_all(int socket, char* to, std::size_t size, const Deadline& deadline) {
  return pass(socket, POLLIN, size, deadline, [&](std::size_t done, int flags) {
    return recv(socket, to + done, size - done, flags);
  });
}

}  // namespace

Descriptor::~Descriptor() {
  if (fd_ >= 0) close(fd_);
}

SocketPair make_sockets(int type) {
  int ends[2];
  if (socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends) != 0)
    throw Error(ErrorCode::unavailable, std::string("no sockets: ") + std::strerror(errno),
                "close other programs, or raise the limit of open files");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

Passed send_frame(int socket, std::string_view payload, const Deadline& deadline) {
  const std::uint64_t size = payload.size();
  const Passed head =
      send_all(socket, std::string_view(reinterpret_cast<const char*>(&size), kHeader), deadline);
  return head == Passed::whole ? send_all(socket, payload, deadline) : head;
}

Passed receive_frame(int socket, std::string& payload, std::size_t most, const Deadline& deadline) {
  constexpr std::size_t kStep = 4u << 20;
  std::uint64_t size = 0;
  payload.clear();
  Passed passed = receive_all(socket, reinterpret_cast<char*>(&size), kHeader, deadline);
  if (passed == Passed::whole && size > most) return Passed::too_long;
  while (passed == Passed::whole && payload.size() < size) {
    const std::size_t done = payload.size();
    payload.resize(done + std::min<std::size_t>(kStep, size - done));
    passed = receive_all(socket, payload.data() + done, payload.size() - done, deadline);
  }
  return passed;
}

}  // namespace lacuna::indexer
