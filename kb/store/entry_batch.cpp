#include "kb/store/entry_batch.h"

#include "kb/store/entry_store.h"

namespace lacuna::kb {
namespace {

Entry save(Store& store, const Entry& entry, const Viewer& by, const std::string& reason) {
  return entry.id.empty() ? create_entry(store, entry, by) : change_entry(store, entry, by, reason);
}

}  // namespace

std::vector<std::string> save_entries(Store& store, std::span<const EntryBatch> batch,
                                      const Viewer& by, const std::string& reason) {
  std::vector<std::string> ids;
  Transaction transaction(store.database());
  for (const EntryBatch& one : batch) {
    const std::string id = one.whole ? save(store, *one.whole, by, reason).id : one.id;
    for (Entry part : one.parts) {
      part.within = id;
      save(store, part, by, reason);
    }
    ids.push_back(id);
  }
  transaction.commit();
  return ids;
}

}  // namespace lacuna::kb
