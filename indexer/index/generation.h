// Where the index lies on disk, and which generation of it is read.
//
//   index/lock       held by the one writer (flock)
//   index/current    name of the generation that is read; swapped by rename
//   index/suspect    there while damage is suspected
//   index/<name>/{public,coalition,restricted}
//
// Throws Error: locked, no_data_directory (nothing to read yet). Any thread.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "kb/model/record.h"

namespace lacuna::indexer {

// One database each; private records are in none.
inline constexpr std::array kIndexed = {kb::Visibility::public_, kb::Visibility::coalition,
                                        kb::Visibility::restricted};

// What somebody is told who searches meanwhile.
inline constexpr std::string_view index_is_damaged =
    "The search index is damaged and is being made anew.";
inline constexpr std::string_view index_is_remade =
    "Try again in a minute; `lacuna reindex` makes it where no server runs. The texts and records "
    "are not touched.";

std::filesystem::path index_folder(const std::filesystem::path& data_dir);
std::optional<std::string> current_generation(const std::filesystem::path& data_dir);
void set_current_generation(const std::filesystem::path& data_dir, const std::string& name);
std::filesystem::path database_path(const std::filesystem::path& data_dir,
                                    const std::string& generation, kb::Visibility visibility);

// A search met what a whole index does not hold: whoever empties the outbox next looks at every
// byte first. Never throws.
void suspect_index(const std::filesystem::path& data_dir);
bool is_suspected(const std::filesystem::path& data_dir);
void acquit_index(const std::filesystem::path& data_dir);

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

// Takes a generation that was found damaged out of use: until another one is current, nothing is
// read and current_generation() throws.
void condemn_generation(const IndexLock& held, const std::filesystem::path& data_dir,
                        const std::string& name);

}  // namespace lacuna::indexer
