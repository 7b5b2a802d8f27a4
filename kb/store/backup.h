// One consistent copy of the database while others read and write it. The caller packs it with the
// originals. For threading and errors see store.h.
#pragma once

#include <filesystem>

#include "kb/store/store.h"

namespace lacuna::kb {

// Writes beside `target`, syncs, renames. Sessions and failed sign-ins are not copied. conflict
// when `target` exists; unavailable when the disk is full.
void backup_database(Store& store, const std::filesystem::path& target);

// Throws damaged or no_data_directory unless `file` is a whole database of ours that this program
// can read.
void verify_backup(const std::filesystem::path& file);

}  // namespace lacuna::kb
