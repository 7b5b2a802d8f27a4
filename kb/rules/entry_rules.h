// What an entry's values must be (by the types of kb/model/entry_kinds.h) and the guards of the
// life cycles that some kinds have. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kb/base/date.h"
#include "kb/model/account.h"
#include "kb/model/entry.h"
#include "kb/model/entry_kinds.h"
#include "kb/rules/gap_rules.h"

namespace lacuna::kb {

// Message ids; English as they stand.
struct FieldFailure {
  std::string_view field;  // empty: the entry as a whole
  std::string_view message;
};
// Fields that are no row of the kind, required ones that are missing, values that are not what the
// type says. What a value names (a concept, a body) is the store's to look up.
std::vector<FieldFailure> entry_failures(const EntryKind& kind, const Entry& entry);

// What the values of two fields together say wrong or doubtful: a wrong weekday, months that do not
// fit the dates, a text over its word limit, a practice younger than the form asks. Said beside the
// entry; it is saved all the same.
std::vector<FieldFailure> entry_doubts(const EntryKind& kind, const Entry& entry,
                                       const Date& today);

// Whether records of this kind are this viewer's to write: from the role of member on; a statement of
// an authority only by accounts of ministries and authorities, which speak for themselves.
bool may_write(const EntryKind& kind, const Viewer& by);

// Where the life cycle leads from here, guards aside.
std::vector<std::string_view> next_states(const EntryKind& kind, const Entry& entry);

// Why `by` may not take this step; empty: it may. A flow without a legal basis, or with an open
// point on the data protection list, is never approved (domain reference C02, C17).
std::vector<Guard> entry_step_failures(const EntryKind& kind, const Entry& entry,
                                       std::string_view to, const Viewer& by);

// Types of fields whose values name another record, a concept, an act or a place: kept beside the
// entry so that lists filter by them and what is named shows who names it.
bool names_something(FieldType type);

}  // namespace lacuna::kb
