// Whether anything in the database may have changed, by whichever process: what was made from it
// and is kept (server/page_cache.h) is good for one revision. Every commit of the search index is
// followed by one of the database (set_applied_seq in outbox.h), so that it counts here too.
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>

#include "kb/store/store.h"

namespace lacuna::kb {

// Any thread.
class RevisionWatch {
 public:
  explicit RevisionWatch(const std::filesystem::path& file);

  // Another number after each commit; means something to the same watch alone. Some microseconds.
  std::int64_t now();

 private:
  std::mutex mutex_;
  Store store_;  // a connection that never writes: its own commits would not count
};

}  // namespace lacuna::kb
