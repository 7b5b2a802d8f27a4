#include "kb/base/file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kb/base/error.h"
#include "kb/base/id.h"

namespace lacuna {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

[[noreturn]] void fail_reading(const std::filesystem::path& path, int error) {
  const std::string what = path.string() + ": " + std::strerror(error);
  if (error == EACCES || error == EPERM)
    throw Error(ErrorCode::bad_input, what, "give this account read permission, then try again");
  throw Error(ErrorCode::bad_input, what, "check the path");
}

[[noreturn]] void fail_writing(const std::filesystem::path& path, int error) {
  throw Error(ErrorCode::unavailable, path.string() + ": " + std::strerror(error),
              error == ENOSPC ? "free some disk space" : "check the folder and its permissions");
}

}  // namespace

std::string read_file(const std::filesystem::path& path, std::size_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) fail_reading(path, errno);
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) fail_reading(path, errno);
  if (!S_ISREG(info.st_mode))
    throw Error(ErrorCode::bad_input, path.string() + ": not a regular file", "name a file");
  const auto too_large = [&] {
    return Error(
        ErrorCode::too_large,
        path.string() + ": larger than the limit of " + std::to_string(limit / 1000000) + " MB",
        "split the file, or raise import.max_file_mb in lacuna.toml");
  };
  if (static_cast<std::size_t>(info.st_size) > limit) throw too_large();
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t have = 0;
  for (;;) {
    if (have == bytes.size()) bytes.resize(have + 4096);
    const ssize_t n = ::read(file.get(), bytes.data() + have, bytes.size() - have);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail_reading(path, errno);
    if (n == 0) break;
    have += static_cast<std::size_t>(n);
    if (have > limit) throw too_large();
  }
  bytes.resize(have);
  return bytes;
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path beside = path.string() + "." + random_token(6) + ".tmp";
  {
    const Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (file.get() < 0) fail_writing(path, errno);
    for (std::size_t done = 0; done < bytes.size();) {
      const ssize_t n = ::write(file.get(), bytes.data() + done, bytes.size() - done);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) {
        const int error = errno;
        ::unlink(beside.c_str());
        fail_writing(path, error);
      }
      done += static_cast<std::size_t>(n);
    }
    if (::fsync(file.get()) != 0 || ::rename(beside.c_str(), path.c_str()) != 0) {
      const int error = errno;
      ::unlink(beside.c_str());
      fail_writing(path, error);
    }
  }
  const Descriptor folder(
      ::open(path.has_parent_path() ? path.parent_path().c_str() : ".", O_RDONLY | O_CLOEXEC));
  if (folder.get() >= 0) ::fsync(folder.get());
}

}  // namespace lacuna
