// The rows of one text: written when it is read, and states that depend on the work's other texts.
// For the sources of kb/store alone; inside a transaction of the caller.
#pragma once

#include <cstdint>
#include <string_view>

#include "kb/model/provision.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// Expression, provisions, events and citations, the citations resolved; returns the text's number.
std::int64_t write_act(Store& store, const Act& act);

// Of each language, dated texts older than the newest are superseded, the newest is published.
void settle_states(Store& store, std::string_view work);

// Whatever cites this work is resolved again: exact, work_only, or known_work when no readable text
// is left.
void resolve_citations_of(Store& store, std::string_view work);

}  // namespace lacuna::kb
