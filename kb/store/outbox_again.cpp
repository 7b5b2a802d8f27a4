#include "kb/store/outbox_again.h"

#include "kb/store/change.h"

namespace lacuna::kb {

void put_again(Store& store, OutboxKind kind, const std::vector<std::string>& keys) {
  if (keys.empty()) return;
  Transaction transaction(store.database());
  for (const std::string& key : keys) put_outbox(store, kind, key);
  transaction.commit();
}

}  // namespace lacuna::kb
