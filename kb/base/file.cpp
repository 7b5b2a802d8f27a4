#include "kb/base/file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kb/base/error.h"
#include "kb/base/files_together.h"
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

namespace {

enum class Sync { now, later };

// A new file beside `path` with these bytes; its name.
std::filesystem::path write_beside(const std::filesystem::path& path, std::string_view bytes,
                                   Sync sync) {
  std::filesystem::path beside = path.string() + "." + random_token(6) + ".tmp";
  const Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (file.get() < 0) fail_writing(path, errno);
  const auto fail = [&] {
    const int error = errno;
    ::unlink(beside.c_str());
    fail_writing(path, error);
  };
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t n = ::write(file.get(), bytes.data() + done, bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail();
    done += static_cast<std::size_t>(n);
  }
  if (sync == Sync::now && ::fsync(file.get()) != 0) fail();
  return beside;
}

void put_in_place(const std::filesystem::path& beside, const std::filesystem::path& path) {
  if (::rename(beside.c_str(), path.c_str()) == 0) return;
  const int error = errno;
  ::unlink(beside.c_str());
  fail_writing(path, error);
}

// The folder that holds `path`, opened.
Descriptor folder_of(const std::filesystem::path& path) {
  return Descriptor(
      ::open(path.has_parent_path() ? path.parent_path().c_str() : ".", O_RDONLY | O_CLOEXEC));
}

void sync_file(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0 || ::fsync(file.get()) != 0) fail_writing(path, errno);
}

}  // namespace

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  put_in_place(write_beside(path, bytes, Sync::now), path);
  const Descriptor folder = folder_of(path);
  if (folder.get() >= 0) ::fsync(folder.get());
}

FilesTogether::~FilesTogether() {
  for (const Written& file : files_) ::unlink(file.now.c_str());
}

bool FilesTogether::add(const std::filesystem::path& path, std::string_view bytes) {
  if (std::ranges::find(files_, path, &Written::path) != files_.end()) return false;
  files_.push_back({path, write_beside(path, bytes, Sync::later)});
  return true;
}

void FilesTogether::withdraw(const std::filesystem::path& path) {
  const auto file = std::ranges::find(files_, path, &Written::path);
  if (file == files_.end()) return;
  ::unlink(file->now.c_str());
  files_.erase(file);
}

void FilesTogether::sync() {
  // The first of them carries most of the others; all of the disk (syncfs) would be other programs'
  // files too.
  for (const Written& file : files_) sync_file(file.now);
  std::set<std::filesystem::path> folders;
  for (Written& file : files_) {
    put_in_place(file.now, file.path);
    file.now = file.path;
    folders.insert(file.path.parent_path());
  }
  for (const auto& folder : folders) sync_file(folder);
}

}  // namespace lacuna
