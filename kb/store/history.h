// Every change of every curated record: who, when, before, after. Append-only. For viewers,
// threading and errors see store.h.
#pragma once

#include <string_view>
#include <vector>

#include "kb/model/account.h"
#include "kb/model/link.h"
#include "kb/model/record.h"
#include "kb/store/page.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// Oldest first; empty for what the viewer may not see. `kind` as in Change.
std::vector<Change> history_of(Store& store, const Viewer& viewer, std::string_view kind,
                               std::string_view record);

// Latest changes of records the viewer sees now, without before and after.
struct LatestChange {
  Change change;
  std::string label;  // number and title, or the beginning of a comment
  Node target;        // where to go: the record, or what an annotation or evidence is about
};
std::vector<LatestChange> latest_changes(Store& store, const Viewer& viewer, std::size_t limit);

}  // namespace lacuna::kb
