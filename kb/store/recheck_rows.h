// Rows of re-anchoring results. For the sources of kb/store alone; inside a transaction of the
// caller.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "kb/model/recheck.h"
#include "kb/store/clause.h"
#include "kb/store/store.h"

namespace lacuna::kb {

void insert_recheck(Store& store, const Recheck& recheck);
// State, candidate and decision anew.
void update_recheck(Store& store, const Recheck& recheck);
// Rows under alias r, whoever may see them.
std::vector<Recheck> select_rechecks(Store& store, const Clause& where);

// Ties an annotation with its answers, a link or a piece of evidence to a unit of a text, in the
// name of `by`; `quote` only of annotations. The row says which, from where and to where.
void attach(Store& store, const Recheck& recheck, const Viewer& by, std::string_view reason);
// The same record, touched by a decision: its history says who and why.
void note_recheck(Store& store, const Recheck& recheck, const Viewer& by, std::string_view reason);
// A gap is to review while something of it waits.
void settle_gap(Store& store, std::string_view gap, const Viewer& by, std::string_view reason);

}  // namespace lacuna::kb
