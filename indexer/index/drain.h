// From the store to the index. Every change of the store leaves a row in its outbox in the same
// transaction; whoever holds the index lock empties it. The last row's number is committed inside
// the index, so that a replay after a crash is exact: a row may be applied twice, never lost, and
// applying it reads the store as it is now. One thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "indexer/index/searcher.h"
#include "indexer/index/writer.h"

namespace lacuna::kb {
class Store;
}

namespace lacuna::indexer {

class IndexBuilder;

// When the files of the index are sealed (seal.h), which reads all of them.
enum class Sealing {
  at_end,     // of a drain that wrote; an index that somebody left unsealed is looked through first
  when_idle,  // by a drain that finds nothing to do: for the one who drains again and again, whose
              // the unsealed index is
};

struct DrainLimits {
  std::size_t rows = 200;            // outbox rows a commit
  std::size_t text_bytes = 8 << 20;  // of indexed text a commit, roughly: bounds memory
  Sealing sealing = Sealing::at_end;
};

struct DrainReport {
  std::size_t rows = 0;   // applied
  std::size_t of = 0;     // rows there are to do, as far as is known
  std::size_t units = 0;  // written
  std::int64_t applied = 0;
  bool sealed = false;
  bool stopped = false;  // by the one who was told of the progress
};

// Called now and then with what is done so far: after each commit, or of a rebuild after some
// megabytes. It says whether to go on.
enum class GoOn { yes, no };
using DrainProgress = std::function<GoOn(const DrainReport&)>;

// Applies everything that waits. Rebuilds first when the index is outdated or damaged; a damaged
// one is read by nobody from then on. Stopped, what is committed stays, and the rest waits.
DrainReport drain_outbox(const std::filesystem::path& data_dir, kb::Store& store,
                         DrainLimits limits = {}, const DrainProgress& progress = {});

// A new index of everything in the store beside the old one, then swapped in; searches go on with
// the old one meanwhile. Stopped, the old one stays.
DrainReport rebuild_index(const std::filesystem::path& data_dir, kb::Store& store,
                          const DrainProgress& progress = {});

// Looks at every byte of the index; a damaged one is read by nobody until the next drain, which
// makes it anew. Answers what it found. Throws Error locked while somebody writes.
IndexReport verify_index(const std::filesystem::path& data_dir);

// Of the one who drained `when_idle`, at his end.
void seal_index(const std::filesystem::path& data_dir);

// The end of both ways to make an index from nothing: adds what is in the store, but for texts that
// are there, and adopts the builder's as the sealed index of `data_dir`. `applied` is a number of
// the outbox that was the newest before anything was left out.
struct IndexBegun {
  const std::filesystem::path& data_dir;
  IndexBuilder& builder;
  std::int64_t applied = 0;
  std::function<bool(const std::string& expression)> is_there;
};
DrainReport finish_index(const IndexBegun& begun, kb::Store& store, const DrainProgress& progress);

// Texts of hits, read from the store. The store must outlive it; same thread as the searcher.
UnitSource unit_source(kb::Store& store);

}  // namespace lacuna::indexer
