#include "kb/base/data_directory.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "kb/base/error.h"
#include "kb/base/file.h"
#include "kb/base/id.h"
#include "kb/base/settings.h"

namespace lacuna {
namespace fs = std::filesystem;

DataDirectory DataDirectory::create(const fs::path& root) {
  std::error_code error;
  const DataDirectory directory(root);
  if (fs::exists(directory.settings(), error)) return directory;
  if (fs::exists(root, error) && !fs::is_directory(root, error))
    throw Error(ErrorCode::no_data_directory, root.string() + " is not a folder",
                "name an empty or a new folder");
  if (fs::exists(root, error) && !fs::is_empty(root, error))
    throw Error(ErrorCode::no_data_directory,
                root.string() + " is not empty and not a Lacuna data directory",
                "name an empty or a new folder; nothing was touched");
  fs::create_directories(root, error);
  if (!error) fs::permissions(root, fs::perms::owner_all, error);
  if (!error) fs::create_directories(directory.files(), error);
  if (!error) fs::create_directories(directory.index(), error);
  if (error)
    throw Error(ErrorCode::unavailable, root.string() + ": " + error.message(),
                "check the path and its permissions");
  write_file(directory.settings(), settings_template());
  return directory;
}

DataDirectory DataDirectory::open(const fs::path& root) {
  std::error_code error;
  DataDirectory directory(root);
  if (!fs::exists(directory.settings(), error))
    throw Error(ErrorCode::no_data_directory, "no Lacuna data directory at " + root.string(),
                "make one with: lacuna --data DIR init");
  return directory;
}

fs::path DataDirectory::usual_place() {
  const auto variable = [](const char* name) -> std::string {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
  };
  if (const std::string data = variable("LACUNA_DATA"); !data.empty()) return data;
  if (const std::string xdg = variable("XDG_DATA_HOME"); !xdg.empty())
    return fs::path(xdg) / "lacuna";
  return fs::path(variable("HOME")) / ".local/share/lacuna";
}

fs::path DataDirectory::original(std::string_view hash) const {
  return files() / hash.substr(0, 2) / hash;
}

std::string DataDirectory::keep_original(std::string_view bytes) const {
  std::string hash = sha256(bytes);
  const fs::path path = original(hash);
  if (fs::exists(path)) return hash;
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error)
    throw Error(ErrorCode::unavailable, path.string() + ": " + error.message(),
                "check disk space and permissions");
  write_file(path, bytes);
  return hash;
}

std::optional<ProcessLock> ProcessLock::try_take(const fs::path& file) {
  const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0)
    throw Error(ErrorCode::unavailable, file.string() + ": " + std::strerror(errno),
                "check the folder's permissions");
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    ::close(fd);
    return std::nullopt;
  }
  return ProcessLock(fd);
}

ProcessLock& ProcessLock::operator=(ProcessLock&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

ProcessLock::~ProcessLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace lacuna
