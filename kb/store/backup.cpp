#include "kb/store/backup.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "kb/base/error.h"

namespace lacuna::kb {
namespace {

namespace fs = std::filesystem;

// A file and its folder, to the disk.
void sync_to_disk(const fs::path& path, int flags) {
  const int handle = ::open(path.c_str(), flags | O_CLOEXEC);
  const bool synced = handle >= 0 && ::fsync(handle) == 0;
  if (handle >= 0) ::close(handle);
  if (!synced)
    throw Error(ErrorCode::unavailable, "The backup could not be written to the disk.",
                "Check the disk and try again.");
}

struct Remover {
  fs::path path;
  ~Remover() {
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm", "-journal"})
      fs::remove(path.string() + ending, ignored);
  }
};

}  // namespace

void backup_database(Store& store, const fs::path& target) {
  if (fs::exists(target))
    throw Error(ErrorCode::conflict, "There is a file already: " + target.string(),
                "Name another file.");
  const Remover part{target.string() + ".part"};
  std::error_code ignored;
  fs::remove(part.path, ignored);  // of a backup that was cut short
  store.database().copy_to(part.path);
  {
    Database copy(part.path, OpenMode::read_write);
    copy.script(
        "DELETE FROM sessions; DELETE FROM failures;"
        "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;");
  }
  sync_to_disk(part.path, O_RDONLY);
  fs::rename(part.path, target);
  sync_to_disk(fs::absolute(target).parent_path(), O_RDONLY | O_DIRECTORY);
}

void verify_backup(const fs::path& file) {
  Store store(file, OpenMode::read_only);
  if (schema_version(store) < 1)
    throw Error(ErrorCode::damaged, "The backup holds no schema.", "Use another backup.");
  for (const Row& row : store.database().query("PRAGMA integrity_check"))
    if (row.text(0) != "ok")
      throw Error(ErrorCode::damaged, "The backup is damaged.", "Use another backup.");
}

}  // namespace lacuna::kb
