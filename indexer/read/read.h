// The front door of the readers: bytes in, Document out. What a file is, is decided by its content
// (magic bytes, root element) and only then by its name; which reader takes it is a table
// (formats.h). Pure; any thread. The pipeline calls it in a child process (indexer/sandbox).
#pragma once

#include <string>
#include <string_view>

#include "indexer/document/reading.h"

namespace lacuna::indexer {

// `path` is for messages and, where the content leaves it open, for its extension.
Reading read(std::string_view bytes, const std::string& path, const ReadOptions& options = {});

}  // namespace lacuna::indexer
