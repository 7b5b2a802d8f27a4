#include "kb/store/write_batch.h"

#include "kb/base/error.h"

namespace lacuna::kb {

WriteBatch::WriteBatch(Store& store) : store_(store) {
  // Not a Transaction: those inside would join it, and one that failed would doom all.
  store_.database().script("BEGIN IMMEDIATE");
}

WriteBatch::~WriteBatch() {
  if (!open_) return;
  try {
    store_.database().script("ROLLBACK");
  } catch (const Error&) {
    // SQLite has rolled back by itself (disk full): nothing is left to undo.
  }
}

void WriteBatch::commit() {
  store_.database().script("COMMIT");
  open_ = false;
}

}  // namespace lacuna::kb
