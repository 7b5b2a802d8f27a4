// A whole index from nothing, beside the one that is read, as fast as this machine goes: units are
// written as many small databases of one flush each, on all cores, which adopt() merges into one a
// visibility and puts in the place of the old generation. Until then readers go on with the old
// one, also when the program is stopped; what a stopped one left behind is removed by the next.
//
// Holds the lock of the index while it lives, as IndexWriter does. One thread calls it. Throws
// Error: locked, unavailable (disk full).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "indexer/index/unit.h"

namespace lacuna::indexer {

struct BuildLimits {
  // Text of one small database: about a thousand units. Smaller ones cost files, larger ones the
  // caches of the processor (docs/performance.md has the figures).
  std::size_t shard_bytes = 512 << 10;
  std::size_t merged_at_once = 0;  // 0: as many as this process may open
};

class IndexBuilder {
 public:
  explicit IndexBuilder(const std::filesystem::path& data_dir, BuildLimits limits = {});
  ~IndexBuilder();  // never adopted: nothing stays of it
  IndexBuilder(const IndexBuilder&) = delete;
  IndexBuilder& operator=(const IndexBuilder&) = delete;

  // Each unit once; a private one is left out. Units are numbered in the order of their adding.
  void add(IndexUnit unit);

  // Makes what was added the index that is read, durably, together with the outbox sequence it
  // amounts to, and removes older generations.
  void adopt(std::int64_t applied);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lacuna::indexer
