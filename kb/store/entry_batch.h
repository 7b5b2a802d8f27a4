// Many entries saved together, as an import does. For viewers, threading and errors see store.h and
// entry_store.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kb/model/account.h"
#include "kb/model/entry.h"
#include "kb/store/store.h"

namespace lacuna::kb {

struct EntryBatch {
  std::optional<Entry> whole;  // without an id it is made, else changed; absent: it stays as it is
  std::string id;              // of the whole when it stays
  std::vector<Entry> parts;    // without an id made, else changed; within the whole
};

// The ids of the wholes, in order. All or nothing: what the store refuses of one is thrown, and
// nothing is kept.
std::vector<std::string> save_entries(Store& store, std::span<const EntryBatch> batch,
                                      const Viewer& by, const std::string& reason);

}  // namespace lacuna::kb
