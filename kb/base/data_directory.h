// The data directory: where everything of one Lacuna lives.
//
//   lacuna.toml   settings, and the mark that the folder is ours
//   kb.sqlite     the truth (WAL: also kb.sqlite-wal, -shm)
//   index/        Xapian, disposable
//   files/        originals under their SHA-256, two-level: files/ab/abcdef...
//
// Immutable after opening; any thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace lacuna {

class DataDirectory {
 public:
  // Makes an empty one; accepts a missing or empty folder, or one of ours (then nothing changes).
  // Anything else is refused.
  static DataDirectory create(const std::filesystem::path& root);
  // no_data_directory when there is none.
  static DataDirectory open(const std::filesystem::path& root);
  // Where it is when nobody says: $LACUNA_DATA, else $XDG_DATA_HOME/lacuna, else
  // ~/.local/share/lacuna.
  static std::filesystem::path usual_place();

  const std::filesystem::path& root() const { return root_; }
  std::filesystem::path settings() const { return root_ / "lacuna.toml"; }
  std::filesystem::path database() const { return root_ / "kb.sqlite"; }
  std::filesystem::path index() const { return root_ / "index"; }
  std::filesystem::path files() const { return root_ / "files"; }

  // Stores an original under its SHA-256 (which it returns); the same bytes are stored once.
  std::string keep_original(std::string_view bytes) const;
  std::filesystem::path original(std::string_view sha256) const;

 private:
  explicit DataDirectory(std::filesystem::path root) : root_(std::move(root)) {}
  std::filesystem::path root_;
};

// Held by the one process that may do a thing: the server, the writer of the index. Released at
// destruction or death.
class ProcessLock {
 public:
  // nullopt when another process holds it.
  static std::optional<ProcessLock> try_take(const std::filesystem::path& file);
  ProcessLock(ProcessLock&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  ProcessLock& operator=(ProcessLock&& other) noexcept;
  ~ProcessLock();

 private:
  explicit ProcessLock(int fd) : fd_(fd) {}
  int fd_;
};

}  // namespace lacuna
