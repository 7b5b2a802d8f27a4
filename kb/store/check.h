// Integrity of the database and of the stored originals, as a plain report. Reads only. For
// threading see store.h.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kb/base/diagnostic.h"
#include "kb/store/store.h"

namespace lacuna::kb {

struct CheckItem {
  std::string name;  // "integrity", "foreign_keys", "counts", "text_keys", "originals", "history"
  Severity severity = Severity::note;  // note: fine
  std::string message;                 // one sentence, with figures
};

// `files`: the folder of originals, each under its SHA-256.
std::vector<CheckItem> check_store(Store& store, const std::filesystem::path& files);

// Where the original of this hash stands: files/ab/abcdef...
std::filesystem::path original_path(const std::filesystem::path& files, std::string_view sha256);

}  // namespace lacuna::kb
