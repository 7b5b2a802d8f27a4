// The one-file backup: a ZIP archive of kb.sqlite, lacuna.toml and files/<ab>/<sha256>, which any
// tool can open. The index is left out: it can always be rebuilt. Failures throw Error. One thread.
#pragma once

#include <cstddef>
#include <filesystem>

#include "kb/base/data_directory.h"
#include "kb/store/store.h"

namespace lacuna::kb {

struct BackupReport {
  std::size_t originals = 0;
  std::size_t bytes = 0;  // of the archive (backup), of what was written (restore)
};

// Consistent while others read and write: the database is copied first, an original that it names
// is never removed. conflict when `target` exists.
BackupReport write_backup(Store& store, const DataDirectory& directory,
                          const std::filesystem::path& target);

// Into `root`, which must be missing or empty: checks every name, every hash and the database
// before the data directory appears there; on failure nothing is left. The caller rebuilds the
// index.
BackupReport restore_backup(const std::filesystem::path& archive,
                            const std::filesystem::path& root);

}  // namespace lacuna::kb
