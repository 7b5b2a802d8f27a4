// The whole curated base as a folder of plain files, one of JSON lines a table, and back: what
// `lacuna kb export` and `kb import` do. What is in it and what is not: kb/store/curated_lines.h.
// lacuna-kb.json says the layout and how many lines each file has; nothing in it says when or where
// it was written, so that the same base gives the same bytes. The files hold everything, also what
// is not public: they can be read by their owner alone. Failures throw Error. One thread.
#pragma once

#include <cstddef>
#include <filesystem>

#include "kb/store/store.h"

namespace lacuna::kb {

struct BaseReport {
  std::size_t files = 0;
  std::size_t lines = 0;
};

// conflict when `folder` is there and not empty. Consistent while others write; the folder is whole
// or not there.
BaseReport export_base(Store& store, const std::filesystem::path& folder);

// In one transaction into a base without records: all or nothing. bad_input names file and line;
// conflict when people's records are there already.
BaseReport import_base(Store& store, const std::filesystem::path& folder);

}  // namespace lacuna::kb
