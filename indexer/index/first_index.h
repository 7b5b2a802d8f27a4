// The first index of a data directory, built while its acts are stored: what an import has in
// memory need not be read back, and both cores have work. It is what rebuild_index() would make of
// the same store. What may still change before the import ends (a work that has no subject yet, or
// several texts) waits for finish(), which reads it from the store.
//
// Holds the lock of the index while it lives; without finish() nothing stays of it. Thread of the
// store. Throws Error: locked, unavailable (disk full).
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "indexer/index/builder.h"
#include "indexer/index/drain.h"
#include "kb/model/provision.h"

namespace lacuna::indexer {

class FirstIndex {
 public:
  // None when there is an index: that one follows the outbox. None when another process holds it.
  static std::unique_ptr<FirstIndex> begin(const std::filesystem::path& data_dir);

  // A new act as it stands in the store, and the outbox's number when it was read there.
  void add(const kb::Act& act, std::int64_t seq);

  // Adds what is missing and puts the index in its place. What changed since it was added stands in
  // the outbox again: drain_outbox() applies it.
  DrainReport finish(kb::Store& store, const DrainProgress& progress = {});

 private:
  explicit FirstIndex(const std::filesystem::path& data_dir)
      : data_dir_(data_dir), builder_(data_dir) {}

  struct Added {
    std::string expression;
    std::int64_t seq = 0;  // of the outbox, when it was read
    bool again = false;    // its work has got another text since
  };

  std::filesystem::path data_dir_;
  IndexBuilder builder_;
  std::map<std::string, Added> works_;  // the first text of each, by its work
  std::size_t units_ = 0;
};

}  // namespace lacuna::indexer
