// Every change of every curated record: who, when, before, after. Append-only. For viewers,
// threading and errors see store.h.
#pragma once

#include <optional>
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

// A change of a record that the viewer sees now.
struct LatestChange {
  Change change;
  std::string label;  // number and title, or the beginning of a comment
  Node target;        // where to go: the record, or what an annotation or evidence is about
};

// nullopt when the viewer does not see the record, or could not have seen it as the change left it;
// `before` is empty where it could not be seen.
std::optional<LatestChange> seen_change(Store& store, const Viewer& viewer, Change change);

// Without before and after.
std::vector<LatestChange> latest_changes(Store& store, const Viewer& viewer, std::size_t limit);

}  // namespace lacuna::kb
