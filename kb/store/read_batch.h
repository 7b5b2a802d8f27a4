// Many reads of one state of the store: it is locked and looked up once for all of them, not for
// each. While a batch lives nothing is written with its store; what others write meanwhile is not
// seen. Not for long: until it goes, the write-ahead log of the database only grows. May live
// within a transaction. For threading and errors see store.h.
#pragma once

#include "kb/store/store.h"

namespace lacuna::kb {

class ReadBatch {
 public:
  explicit ReadBatch(Store& store);
  ~ReadBatch();
  ReadBatch(const ReadBatch&) = delete;
  ReadBatch& operator=(const ReadBatch&) = delete;

 private:
  Store& store_;
};

}  // namespace lacuna::kb
