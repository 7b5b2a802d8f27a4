// A text that somebody hands over in person (an upload, pasted words) rather than by a path: one
// document through the same stages as any other. Thread of the store.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/pipeline.h"

namespace lacuna::indexer {

// Like import_files for one document; `name` is the person's and is never used as a path. Failures
// of the document are results; only the store's own throw.
ImportResult import_bytes(std::string_view bytes, const std::string& name,
                          const ImportOptions& options, kb::Store& store,
                          const DataDirectory& directory);

// The source as people may read it beside its tree, line for line as readers count them; nullopt
// where it is no text (PDF, office files).
std::optional<std::string> source_text(std::string_view bytes, const std::string& name);

}  // namespace lacuna::indexer
