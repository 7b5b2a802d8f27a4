// Integrity of the database and of the stored originals, as a plain report. Reads only. For
// threading see store.h.
#pragma once

#include <string>
#include <vector>

#include "kb/base/data_directory.h"
#include "kb/base/diagnostic.h"
#include "kb/store/store.h"

namespace lacuna::kb {

struct CheckItem {
  std::string name;  // "integrity", "foreign_keys", "counts", "text_keys", "originals", "history"
  Severity severity = Severity::note;  // note: fine
  std::string message;                 // one sentence, with figures
};

std::vector<CheckItem> check_store(Store& store, const DataDirectory& directory);

}  // namespace lacuna::kb
