#include "indexer/sandbox/starter.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kb/base/error.h"

namespace lacuna::indexer {

namespace {

// Both ends are the same program: structs go over the wire as they are.
enum class OrderKind : std::int32_t { start, kill, collect };
struct Order {
  OrderKind kind = OrderKind::start;
  std::int32_t pid = 0;
};
struct Report {
  std::int32_t pid = 0;  // 0: it could not be
  std::int32_t status = 0;
  std::int64_t most_kb = 0;
};

// The report goes with a descriptor where there is one.
bool send_report(int socket, const Report& report, int with) {
  iovec part{const_cast<Report*>(&report), sizeof report};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  if (with >= 0) {
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    cmsghdr* head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(head), &with, sizeof with);
  }
  return sendmsg(socket, &message, MSG_NOSIGNAL) == static_cast<ssize_t>(sizeof report);
}

bool receive_report(int socket, Report& report, Descriptor& with) {
  iovec part{&report, sizeof report};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  ssize_t size = 0;
  do {
    size = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (size < 0 && errno == EINTR);
  if (size != static_cast<ssize_t>(sizeof report)) return false;
  if (const cmsghdr* head = CMSG_FIRSTHDR(&message);
      head != nullptr && head->cmsg_type == SCM_RIGHTS) {
    int fd = -1;
    std::memcpy(&fd, CMSG_DATA(head), sizeof fd);
    with = Descriptor(fd);
  }
  return true;
}

// The starter's own side: one order, one report, until the program closes its end.
class Life {
 public:
  Life(int control, const Readers& readers, const SandboxLimits& limits)
      : control_(control), readers_(readers), limits_(limits) {}

  [[noreturn]] void live() {
    Order order;
    for (;;) {
      const ssize_t size = recv(control_, &order, sizeof order, 0);
      if (size < 0 && errno == EINTR) continue;
      if (size != static_cast<ssize_t>(sizeof order)) break;
      if (!(order.kind == OrderKind::start ? start() : finish(order))) break;
    }
    for (pid_t child : children_) {
      kill(child, SIGKILL);
      waitpid(child, nullptr, 0);
    }
    _exit(0);
  }

 private:
  // The channel's number in every child: behind standard input, output and error.
  static constexpr int kChannel = 3;

  bool start() {
    SocketPair sockets;
    try {
      sockets = make_sockets(SOCK_STREAM);
    } catch (const Error&) {
      return send_report(control_, {}, -1);
    }
    const pid_t self = getpid();
    const pid_t child = fork();
    if (child < 0) return send_report(control_, {}, -1);
    if (child == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      if (getppid() != self) _exit(0);
      prctl(PR_SET_NAME, "lacuna-reader");
      // From here the channel is all it has; the duplicate survives the closing of its source.
      const int channel = fcntl(sockets.theirs.get(), F_DUPFD, kChannel + 1);
      if (dup2(channel, kChannel) != kChannel) _exit(0);
      close_range(kChannel + 1, ~0u, 0);
      live_as_child(kChannel, readers_, limits_);
    }
    children_.push_back(child);
    Report report;
    report.pid = child;
    return send_report(control_, report, sockets.ours.get());
  }

  bool finish(const Order& order) {
    const auto at = std::find(children_.begin(), children_.end(), order.pid);
    if (at == children_.end()) return send_report(control_, {}, -1);
    children_.erase(at);
    const bool killed = order.kind == OrderKind::kill;
    if (killed) kill(order.pid, SIGKILL);
    Report report;
    rusage used{};
    constexpr int kPatience = 1000;  // milliseconds for one that says it ends
    for (int waited = 0;; ++waited) {
      report.pid = wait4(order.pid, &report.status, killed ? 0 : WNOHANG, &used);
      if (report.pid != 0) break;
      if (waited == kPatience) kill(order.pid, SIGKILL);
      const timespec millisecond{0, 1'000'000};
      nanosleep(&millisecond, nullptr);
    }
    report.most_kb = used.ru_maxrss;
    return send_report(control_, report, -1);
  }

  int control_;
  Readers readers_;
  const SandboxLimits& limits_;
  std::vector<pid_t> children_;
};

[[noreturn]] void live_as_starter(Descriptor control, const Readers& readers,
                                  const SandboxLimits& limits) {
  prctl(PR_SET_NAME, "lacuna-starter");
  // Nobody's handlers: what crashes ends by its signal. It ends with the program, not before:
  // Ctrl-C is the program's to answer.
  for (int number = 1; number < NSIG; ++number) signal(number, SIG_DFL);
  for (int ending : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) signal(ending, SIG_IGN);
  signal(SIGPIPE, SIG_IGN);
  // Above the standard descriptors, which may have been closed.
  const int socket = fcntl(control.get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  // Of what the program was given it keeps nothing: neither files nor the environment.
  if (const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC); nothing >= 0) {
    dup2(nothing, STDIN_FILENO);
    dup2(nothing, STDOUT_FILENO);
    if (instrument() == Instrument::none) dup2(nothing, STDERR_FILENO);
  }
  if (socket > STDERR_FILENO + 1)
    close_range(STDERR_FILENO + 1, static_cast<unsigned>(socket) - 1, 0);
  close_range(static_cast<unsigned>(socket) + 1, ~0u, 0);
  instrument();  // while the environment is there
  clearenv();
  Life(socket, readers, limits).live();
}

Error gone() {
  return Error(ErrorCode::unavailable, "the process that starts the readers is gone",
               "run the command again; what was stored before is kept");
}

}  // namespace

Starter::Starter(const Readers& readers, const SandboxLimits& limits) {
  SocketPair sockets = make_sockets(SOCK_SEQPACKET);
  pid_ = fork();
  if (pid_ < 0)
    throw Error(ErrorCode::unavailable,
                std::string("no process for the readers: ") + std::strerror(errno),
                "close other programs, or raise the limit of processes");
  if (pid_ == 0) {
    sockets.ours = Descriptor();
    live_as_starter(std::move(sockets.theirs), readers, limits);
  }
  control_ = std::move(sockets.ours);
}

Starter::~Starter() {
  control_ = Descriptor();
  while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Child Starter::start() {
  const Order order;
  Report report;
  Child child;
  if (send(control_.get(), &order, sizeof order, MSG_NOSIGNAL) < 0 ||
      !receive_report(control_.get(), report, child.channel))
    throw gone();
  if (report.pid <= 0)
    throw Error(ErrorCode::unavailable, "no process for a reader could be started",
                "close other programs, or raise the limit of processes");
  child.pid = report.pid;
  return child;
}

Ending Starter::finish(pid_t child, End how) {
  const Order order{how == End::kill ? OrderKind::kill : OrderKind::collect, child};
  Report report;
  Descriptor none;
  if (send(control_.get(), &order, sizeof order, MSG_NOSIGNAL) < 0 ||
      !receive_report(control_.get(), report, none))
    throw gone();
  return {report.status, static_cast<long>(report.most_kb)};
}

}  // namespace lacuna::indexer
