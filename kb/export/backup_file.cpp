#include "kb/export/backup_file.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <zip.h>

#include "kb/base/error.h"
#include "kb/base/file.h"
#include "kb/base/id.h"
#include "kb/store/backup.h"

namespace lacuna::kb {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDatabase = "kb.sqlite";
constexpr std::string_view kSettings = "lacuna.toml";
constexpr std::size_t kLargestEntry = 64ULL << 30;

// Removes what it names unless told to keep it.
class Leftover {
 public:
  explicit Leftover(fs::path path) : path_(std::move(path)) {}
  ~Leftover() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  Leftover(const Leftover&) = delete;
  Leftover& operator=(const Leftover&) = delete;
  void keep() { path_.clear(); }

 private:
  fs::path path_;
};

struct ZipDiscard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Zip = std::unique_ptr<zip_t, ZipDiscard>;

Error zip_failure(const fs::path& path, zip_t* archive) {
  return {ErrorCode::unavailable, path.string() + ": " + zip_strerror(archive),
          "check disk space and permissions"};
}

Zip open_zip(const fs::path& path, int flags) {
  int code = 0;
  Zip archive(zip_open(path.c_str(), flags, &code));
  if (archive) return archive;
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  const std::string message = path.string() + ": " + zip_error_strerror(&error);
  zip_error_fini(&error);
  throw Error(ErrorCode::bad_input, message, "name a file that `lacuna backup` wrote");
}

void add_file(zip_t* archive, const fs::path& target, const std::string& name,
              const fs::path& file) {
  zip_source_t* source = zip_source_file(archive, file.c_str(), 0, -1);
  if (source == nullptr) throw zip_failure(target, archive);
  const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    throw zip_failure(target, archive);
  }
  zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_DEFLATE, 1);
}

bool is_hash(std::string_view name) {
  return name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// The hash of an original's entry "files/ab/abcd..."; empty when the name is none.
std::string_view hash_of(std::string_view name) {
  if (!name.starts_with("files/") || name.size() != 6 + 3 + 64) return {};
  const std::string_view hash = name.substr(9);
  return is_hash(hash) && name.substr(6, 2) == hash.substr(0, 2) && name[8] == '/'
             ? hash
             : std::string_view();
}

// Copies one entry out, block by block.
std::size_t extract(zip_t* archive, zip_uint64_t index, const std::string& name,
                    const fs::path& target) {
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> entry(zip_fopen_index(archive, index, 0),
                                                                zip_fclose);
  const Error damaged(ErrorCode::damaged, "the backup is damaged at " + name, "try another backup");
  if (!entry) throw damaged;
  fs::create_directories(target.parent_path());
  const std::unique_ptr<FILE, int (*)(FILE*)> out(std::fopen(target.c_str(), "wbx"), std::fclose);
  if (!out)
    throw Error(ErrorCode::unavailable, target.string() + " cannot be written",
                "check disk space and permissions");
  std::vector<char> block(1 << 20);
  std::size_t size = 0;
  for (;;) {
    const zip_int64_t n = zip_fread(entry.get(), block.data(), block.size());
    if (n < 0) throw damaged;
    if (n == 0) break;
    size += static_cast<std::size_t>(n);
    if (size > kLargestEntry || std::fwrite(block.data(), 1, static_cast<std::size_t>(n),
                                            out.get()) != static_cast<std::size_t>(n))
      throw Error(ErrorCode::unavailable, target.string() + " cannot be written",
                  "free some disk space");
  }
  if (std::fflush(out.get()) != 0)
    throw Error(ErrorCode::unavailable, target.string() + " cannot be written",
                "free some disk space");
  return size;
}

}  // namespace

BackupReport write_backup(Store& store, const DataDirectory& directory, const fs::path& target) {
  if (fs::exists(target))
    throw Error(ErrorCode::conflict, target.string() + " exists already",
                "name a new file; nothing was overwritten");
  const fs::path copy = target.string() + ".kb.tmp", unfinished = target.string() + ".tmp";
  const Leftover copy_goes(copy);
  Leftover unfinished_goes(unfinished);
  backup_database(store, copy);

  BackupReport report;
  Zip archive = open_zip(unfinished, ZIP_CREATE | ZIP_TRUNCATE);
  add_file(archive.get(), target, std::string(kDatabase), copy);
  add_file(archive.get(), target, std::string(kSettings), directory.settings());
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(directory.files())) {
    const std::string hash = entry.path().filename().string();
    if (!entry.is_regular_file() || !is_hash(hash)) continue;
    add_file(archive.get(), target, "files/" + hash.substr(0, 2) + "/" + hash, entry.path());
    ++report.originals;
  }
  if (zip_close(archive.get()) != 0) throw zip_failure(target, archive.get());
  (void)archive.release();  // closed
  report.bytes = fs::file_size(unfinished);
  fs::permissions(unfinished, fs::perms::owner_read | fs::perms::owner_write);
  fs::rename(unfinished, target);
  unfinished_goes.keep();
  return report;
}

BackupReport restore_backup(const fs::path& archive_path, const fs::path& root) {
  std::error_code error;
  if (fs::exists(root, error) && !(fs::is_directory(root, error) && fs::is_empty(root, error)))
    throw Error(ErrorCode::no_data_directory, root.string() + " is not empty",
                "restore into an empty or a new folder");
  const fs::path beside = root.string() + ".restoring-" + random_token(4);
  Leftover beside_goes(beside);
  const DataDirectory restored = DataDirectory::create(beside);
  fs::remove(restored.settings());

  BackupReport report;
  const Zip archive = open_zip(archive_path, ZIP_RDONLY);
  const zip_int64_t entries = zip_get_num_entries(archive.get(), 0);
  for (zip_int64_t i = 0; i < entries; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const char* name_bytes = zip_get_name(archive.get(), index, ZIP_FL_ENC_RAW);
    const std::string name = name_bytes == nullptr ? "" : name_bytes;
    const std::string_view hash = hash_of(name);
    if (name != kDatabase && name != kSettings && hash.empty())
      throw Error(ErrorCode::bad_input, archive_path.string() + " holds something that is not ours",
                  "name a file that `lacuna backup` wrote");
    const fs::path target = beside / name;
    report.bytes += extract(archive.get(), index, name, target);
    if (hash.empty()) continue;
    ++report.originals;
    if (sha256(read_file(target, kLargestEntry)) != hash)
      throw Error(ErrorCode::damaged, "the backup is damaged at " + name, "try another backup");
  }
  if (!fs::exists(restored.settings()) || !fs::exists(restored.database()))
    throw Error(ErrorCode::bad_input, archive_path.string() + " is not a whole backup",
                "name a file that `lacuna backup` wrote");
  verify_backup(restored.database());
  if (fs::exists(root)) fs::remove(root);
  fs::rename(beside, root);
  beside_goes.keep();
  return report;
}

}  // namespace lacuna::kb
