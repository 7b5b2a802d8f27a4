// Which records a followed thing covers, as conditions of SQL on a row under alias t. For the
// sources of kb/store alone. Pure; any thread.
#pragma once

#include "kb/model/account.h"
#include "kb/store/clause.h"
#include "kb/store/followed.h"

namespace lacuna::kb {

// T: Gap, Evidence, Ask, PositionPaper, Entry, Link, Annotation. The condition asks what the viewer
// sees of what joins the record with the followed thing; whether the viewer sees the record itself
// is asked apart (kind_of<T>().seen).
template <class T>
Clause covered(const Viewer& viewer, const FollowSubject& subject);

}  // namespace lacuna::kb
