// Which revision of a database something was read from: what is kept in memory goes when it goes
// on. Internal to this room; guarded by whoever keeps it.
#pragma once

#include <string>

#include <xapian.h>

namespace lacuna::indexer {

class RevisionMark {
 public:
  enum class Seen { same, newer, older };  // older: by a searcher that lags behind

  // Goes on to a newer revision, or to another database.
  Seen look_at(const Xapian::Database& database) {
    const auto uuid = database.get_uuid();
    const auto revision = database.get_revision();
    if (uuid == uuid_ && revision == revision_) return Seen::same;
    if (uuid == uuid_ && revision < revision_) return Seen::older;
    uuid_ = uuid;
    revision_ = revision;
    return Seen::newer;
  }

 private:
  std::string uuid_;
  Xapian::rev revision_ = 0;
};

}  // namespace lacuna::indexer
