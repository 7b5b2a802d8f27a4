#include "kb/store/revision.h"

namespace lacuna::kb {

RevisionWatch::RevisionWatch(const std::filesystem::path& file)
    : store_(file, OpenMode::read_only) {}

std::int64_t RevisionWatch::now() {
  const std::lock_guard lock(mutex_);
  return store_.database().find("PRAGMA data_version")->integer(0);
}

}  // namespace lacuna::kb
