// Whole files, and only those: reading under a cap, writing so that a crash leaves the old or the
// new, never half. Failures throw Error with the path and what to do. Any thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace lacuna {

// bad_input when the file is missing, unreadable or no regular file; too_large above `limit` bytes.
std::string read_file(const std::filesystem::path& path, std::size_t limit);

// Writes beside `path`, syncs, renames over it and syncs the folder.
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace lacuna
