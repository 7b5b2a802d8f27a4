// Several files that are made durable together, under their names only when all are. One
// thread; failures throw Error with the path and what to do.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace lacuna {

// All lie on one disk. Until keep() they are withdrawn with the object.
class FilesTogether {
 public:
  FilesTogether() = default;
  ~FilesTogether();
  FilesTogether(const FilesTogether&) = delete;
  FilesTogether& operator=(const FilesTogether&) = delete;

  // Writes beside `path`, under which it is found after sync(). False: it was added before.
  bool add(const std::filesystem::path& path, std::string_view bytes);
  // As if it had not been added.
  void withdraw(const std::filesystem::path& path);
  // All are on the disk when it returns, each under its name.
  void sync();
  void keep() { files_.clear(); }

 private:
  struct Written {
    std::filesystem::path path;
    std::filesystem::path now;  // beside it, then it
  };
  std::vector<Written> files_;
};

}  // namespace lacuna
