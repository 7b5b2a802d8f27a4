#include "kb/store/read_batch.h"

#include "kb/base/error.h"

namespace lacuna::kb {

ReadBatch::ReadBatch(Store& store) : store_(store) {
  store_.database().script("SAVEPOINT reading");
}

ReadBatch::~ReadBatch() {
  try {
    store_.database().script("RELEASE reading");
  } catch (const Error&) {
    // SQLite has ended it by itself after a failed read.
  }
}

}  // namespace lacuna::kb
