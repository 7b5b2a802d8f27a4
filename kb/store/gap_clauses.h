// Conditions on gaps that several sources of kb/store share. For the sources of kb/store alone.
#pragma once

#include "kb/base/date.h"
#include "kb/model/account.h"
#include "kb/store/clause.h"
#include "kb/store/gap_store.h"

namespace lacuna::kb {

// What the filter asks of the gap under alias t.
Clause fits(const Viewer& viewer, const GapFilter& filter);

// The provision that a link under this alias comes from is the reference, or a part of it.
Clause at_or_below(const std::string& alias, const std::string& reference);

// What the filter asks of the links of the gap under alias t; empty: nothing.
Clause linked_as(const Viewer& viewer, const GapFilter& filter);

// The last instant of a day, as records write instants.
std::string end_of_day(const Date& day);
// Of a record `t`: it was recorded by the end of the day and stands as it stood then.
Clause unchanged_since_day(const Date& day);

}  // namespace lacuna::kb
