// Which provisions stand in a relation that people search by: who cites, who is cited, where a gap
// or a comment is. Citations are those of the newest texts. For viewers, threading and errors see
// store.h.
#pragma once

#include <cstddef>
#include <vector>

#include "kb/model/account.h"
#include "kb/model/ref.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// Each once, in the order of acts; eid empty: of the act as a whole. A reference to a unit counts
// everything in it; one to an act everything of it.
std::vector<ProvisionRef> units_citing(Store& store, const ProvisionRef& cited, std::size_t limit);
std::vector<ProvisionRef> units_cited_by(Store& store, const ProvisionRef& citing,
                                         std::size_t limit);
std::vector<ProvisionRef> units_with_gaps(Store& store, const Viewer& viewer, std::size_t limit);
std::vector<ProvisionRef> units_with_comments(Store& store, const Viewer& viewer,
                                              std::size_t limit);

}  // namespace lacuna::kb
