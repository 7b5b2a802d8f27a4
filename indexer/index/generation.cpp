#include "indexer/index/generation.h"

#include <cerrno>
#include <fstream>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "kb/base/error.h"
#include "kb/base/file.h"
#include "kb/base/id.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kLongestName = 200;
constexpr char kSuspectFile[] = "suspect";

bool is_generation_name(std::string_view name) {
  return name.starts_with("g-") && name.find('/') == std::string_view::npos;
}

}  // namespace

std::filesystem::path index_folder(const std::filesystem::path& data_dir) {
  return data_dir / "index";
}

std::optional<std::string> current_generation(const std::filesystem::path& data_dir) {
  const auto file = index_folder(data_dir) / "current";
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return std::nullopt;
  const auto text = read_file(file, kLongestName);
  const auto name = trim(text);
  if (!is_generation_name(name))
    throw Error(ErrorCode::unavailable, std::string(index_is_damaged),
                std::string(index_is_remade));
  return std::string(name);
}

void set_current_generation(const std::filesystem::path& data_dir, const std::string& name) {
  write_file(index_folder(data_dir) / "current", name + "\n");
}

std::filesystem::path database_path(const std::filesystem::path& data_dir,
                                    const std::string& generation, kb::Visibility visibility) {
  return index_folder(data_dir) / generation / word(visibility);
}

void suspect_index(const std::filesystem::path& data_dir) {
  std::ofstream(index_folder(data_dir) / kSuspectFile);
}

bool is_suspected(const std::filesystem::path& data_dir) {
  std::error_code error;
  return std::filesystem::exists(index_folder(data_dir) / kSuspectFile, error);
}

void acquit_index(const std::filesystem::path& data_dir) {
  std::error_code ignored;
  std::filesystem::remove(index_folder(data_dir) / kSuspectFile, ignored);
}

std::string new_generation(const std::filesystem::path& data_dir) {
  std::string name = "g-" + new_id();
  std::filesystem::create_directories(index_folder(data_dir) / name);
  return name;
}

void remove_other_generations(const std::filesystem::path& data_dir, const std::string& kept) {
  std::error_code ignored;  // what cannot be removed now is removed next time
  for (const auto& entry : std::filesystem::directory_iterator(index_folder(data_dir), ignored)) {
    const auto name = entry.path().filename().string();
    if (is_generation_name(name) && name != kept)
      std::filesystem::remove_all(entry.path(), ignored);
  }
}

IndexLock::IndexLock(const std::filesystem::path& data_dir) {
  std::error_code error;
  std::filesystem::create_directories(index_folder(data_dir), error);
  const auto file = index_folder(data_dir) / "lock";
  file_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0)
    throw Error(ErrorCode::unavailable, "The index folder cannot be written: " + file.string(),
                "Check the folder's owner and permissions, and the space left on the disk.");
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
    ::close(file_);
    throw Error(ErrorCode::locked, "Another process is writing the index.",
                "A running server takes changes over by itself; else wait until it is done.");
  }
}

IndexLock::~IndexLock() {
  ::close(file_);
}

void condemn_generation(const IndexLock& /*held*/, const std::filesystem::path& data_dir,
                        const std::string& name) {
  if (current_generation(data_dir) == name)
    write_file(index_folder(data_dir) / "current", "damaged\n");
}

}  // namespace lacuna::indexer
