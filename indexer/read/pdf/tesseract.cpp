#include "indexer/read/pdf/tesseract.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kb/base/text.h"

namespace lacuna::indexer::pdf {

namespace {

constexpr std::size_t kMostOutput = 8u << 20;  // bytes of one page

class Socket {
 public:
  explicit Socket(int fd) : fd_(fd) {}
  ~Socket() {
    if (fd_ >= 0) ::close(fd_);
  }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  int fd() const { return fd_; }

 private:
  int fd_;
};

// Feeds the program and reads what it says until it ends, or the deadline.
std::optional<std::string> converse(int fd, std::string_view input,
                                    std::chrono::steady_clock::time_point deadline) {
  std::string out;
  std::size_t sent = 0;
  if (input.empty()) ::shutdown(fd, SHUT_WR);
  char buffer[16384];
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return std::nullopt;
    pollfd watch{fd, static_cast<short>(POLLIN | (sent < input.size() ? POLLOUT : 0)), 0};
    const int ready = ::poll(&watch, 1, static_cast<int>(left.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return std::nullopt;
    if (watch.revents & POLLOUT) {
      const ssize_t n =
          ::send(fd, input.data() + sent, input.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (n > 0) sent += static_cast<std::size_t>(n);
      if (n < 0 && errno != EAGAIN && errno != EINTR) sent = input.size();
      if (sent == input.size()) ::shutdown(fd, SHUT_WR);
    }
    if (watch.revents & (POLLIN | POLLHUP)) {
      const ssize_t n = ::recv(fd, buffer, sizeof buffer, MSG_DONTWAIT);
      if (n == 0) return out;
      if (n < 0 && errno != EAGAIN && errno != EINTR) return std::nullopt;
      if (n > 0) out.append(buffer, static_cast<std::size_t>(n));
      if (out.size() > kMostOutput) return std::nullopt;
    } else if (watch.revents & (POLLERR | POLLNVAL)) {
      return std::nullopt;
    }
  }
}

// What tesseract may use. It gets these before it gets a picture.
void hold(pid_t child, std::chrono::seconds limit) {
  constexpr rlim_t kMemory = 1u << 30;  // of address space
  const auto seconds = static_cast<rlim_t>(limit.count());
  const rlimit time{seconds, seconds}, memory{kMemory, kMemory}, nothing{0, 0};
  ::prlimit(child, RLIMIT_CPU, &time, nullptr);
  ::prlimit(child, RLIMIT_AS, &memory, nullptr);
  ::prlimit(child, RLIMIT_FSIZE, &nothing, nullptr);
  ::prlimit(child, RLIMIT_CORE, &nothing, nullptr);
}

// What the program says on its standard output; nullopt when it is not there, fails, or takes too
// long.
std::optional<std::string> run(std::vector<std::string> words, std::string_view input,
                               std::chrono::seconds limit) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return std::nullopt;
  const Socket ours(ends[0]);
  pid_t child = 0;
  int started = 0;
  {
    const Socket theirs(ends[1]);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, theirs.fd(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, theirs.fd(), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    // One thread: pages are few, and other work goes on.
    std::string path = "PATH=/usr/local/bin:/usr/bin:/bin", locale = "LC_ALL=C",
                threads = "OMP_THREAD_LIMIT=1";
    char* environment[] = {path.data(), locale.data(), threads.data(), nullptr};
    started =
        ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environment);
    posix_spawn_file_actions_destroy(&actions);
  }
  if (started != 0) return std::nullopt;
  hold(child, limit);
  std::optional<std::string> said =
      converse(ours.fd(), input, std::chrono::steady_clock::now() + limit);
  if (!said) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
  return said;
}

double number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::isfinite(value) ? value : 0;
}

// Lines of one print differ by a few pixels; those near the median are of its size.
void settle_sizes(std::vector<Word>& words) {
  if (words.empty()) return;
  std::vector<double> sizes;
  for (const Word& word : words) sizes.push_back(word.size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  for (Word& word : words)
    if (std::abs(word.size - *middle) < 0.3 * *middle) word.size = *middle;
}

}  // namespace

std::vector<std::string> tesseract_languages() {
  std::vector<std::string> languages;
  const auto said = run({"tesseract", "--list-langs"}, {}, std::chrono::seconds(10));
  if (!said) return languages;
  for (const std::string_view line : split(*said, '\n'))
    if (line.size() == 3) languages.emplace_back(line);
  return languages;
}

Page page_of_tsv(std::string_view tsv, int dpi) {
  Page page;
  const double scale = 72.0 / dpi;
  double top = 0, height = 0;  // of the line
  for (const std::string_view row : split(tsv, '\n')) {
    const std::vector<std::string_view> cells = split(row, '\t');
    if (cells.size() < 12) continue;
    const std::string_view level = cells[0];
    if (level == "1") {
      page.width = number(cells[8]) * scale;
      page.height = number(cells[9]) * scale;
    } else if (level == "4") {
      top = number(cells[7]) * scale;
      height = number(cells[9]) * scale;
    } else if (level == "5" && !trim(cells[11]).empty()) {
      Word word;
      word.text = std::string(trim(cells[11]));
      word.x0 = number(cells[6]) * scale;
      word.x1 = word.x0 + number(cells[8]) * scale;
      word.y0 = top;
      word.y1 = top + height;
      word.size = height * 0.8;
      word.space_after = true;
      page.words.push_back(std::move(word));
    }
  }
  settle_sizes(page.words);
  return page;
}

std::optional<Page> recognise(std::string_view picture, const std::string& languages, int dpi,
                              std::chrono::seconds limit) {
  const auto tsv =
      run({"tesseract", "stdin", "stdout", "-l", languages, "--dpi", std::to_string(dpi), "tsv"},
          picture, limit);
  if (!tsv) return std::nullopt;
  return page_of_tsv(*tsv, dpi);
}

}  // namespace lacuna::indexer::pdf
