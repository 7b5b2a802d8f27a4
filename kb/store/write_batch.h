// Several writes, one durable commit: what the disk costs is paid once for all of them. While a
// batch lives, each write of the store is a part of it (a savepoint): one that fails is undone
// alone, the others stay. Nothing may be acknowledged before commit() has returned; a batch that
// goes without it takes all its writes with it. They stand in the history in the order they were
// made. For threading and errors see store.h.
#pragma once

#include "kb/store/store.h"

namespace lacuna::kb {

class WriteBatch {
 public:
  // Takes the writer's place at once; throws locked when another holds on to it too long.
  explicit WriteBatch(Store& store);
  ~WriteBatch();
  WriteBatch(const WriteBatch&) = delete;
  WriteBatch& operator=(const WriteBatch&) = delete;

  // Throws when nothing of it is certain: the disk is full or broken.
  void commit();

 private:
  Store& store_;
  bool open_ = true;
};

}  // namespace lacuna::kb
