// Documents that were understood are stored some at a time, in one durable commit: the disk is
// waited for once for all of them. Each is a savepoint of its own, so that one that cannot be
// stored is lost alone. What is told is on the disk.
//
// The writer's place is taken while a lot is stored, never while one is waited for. Thread of the
// store.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/pipeline.h"

namespace lacuna::indexer {

// What a worker makes of one file. Bytes that were read before are not read again.
struct FileWork {
  std::string sha256;
  std::string bytes;
  std::optional<Prepared> prepared;  // none: the bytes are known
};

inline std::size_t weight_of(const FileWork& work) {
  return work.bytes.size();
}

class ImportLot {
 public:
  // All four must outlive it.
  ImportLot(kb::Store& store, const DataDirectory& directory, const ImportListener& told,
            const ActListener& stored);

  // May store what waits. Throws what is not the document's fault: the next would fare no better.
  void take(FileWork work, std::string path);
  // Stores what waits.
  void store();

 private:
  struct Waiting {
    std::string path;
    FileWork work;
  };
  bool is_full() const;

  kb::Store& store_;
  const DataDirectory& directory_;
  const ImportListener& told_;
  const ActListener& stored_;
  std::vector<Waiting> waiting_;
  std::size_t bytes_ = 0;
  std::chrono::steady_clock::time_point since_;
};

// A failure of one document stays its own; that nothing can be read at all stops the import.
void throw_if_nothing_can_be_read(const FileWork& work);

}  // namespace lacuna::indexer
