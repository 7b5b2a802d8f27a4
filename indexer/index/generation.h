// Where the index lies on disk, and which generation of it is read.
//
//   index/lock       held by the one writer (flock)
//   index/current    name of the generation that is read; swapped by rename
//   index/<name>/{public,coalition,restricted}
//
// Throws Error: locked, no_data_directory (nothing to read yet). Any thread.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>

#include "kb/model/record.h"

namespace lacuna::indexer {

// One database each; private records are in none.
inline constexpr std::array kIndexed = {kb::Visibility::public_, kb::Visibility::coalition,
                                        kb::Visibility::restricted};

std::filesystem::path index_folder(const std::filesystem::path& data_dir);
std::optional<std::string> current_generation(const std::filesystem::path& data_dir);
void set_current_generation(const std::filesystem::path& data_dir, const std::string& name);
std::filesystem::path database_path(const std::filesystem::path& data_dir,
                                    const std::string& generation, kb::Visibility visibility);

// A name that no generation has.
std::string new_generation(const std::filesystem::path& data_dir);
// Removes every generation but `kept`: older ones, and what a crash left half-made.
void remove_other_generations(const std::filesystem::path& data_dir, const std::string& kept);

// Held while it lives.
class IndexLock {
 public:
  explicit IndexLock(const std::filesystem::path& data_dir);
  ~IndexLock();
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace lacuna::indexer
