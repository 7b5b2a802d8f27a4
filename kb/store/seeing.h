// What a viewer sees, as conditions of SQL: the same table as kb/rules/visibility_rules.h, plus
// what a record inherits from what it stands on. For the sources of kb/store alone. Pure; any
// thread.
#pragma once

#include <string>

#include "kb/model/account.h"
#include "kb/store/clause.h"

namespace lacuna::kb {

// Conditions on one row under `alias` of the table named in the function.
Clause sees_record(const Viewer& viewer, const std::string& alias);  // gaps, papers, asks, entries
Clause sees_evidence(const Viewer& viewer, const std::string& alias);
Clause sees_link(const Viewer& viewer, const std::string& alias);
Clause sees_annotation(const Viewer& viewer, const std::string& alias);

// A re-anchoring result: seen by those who see the record and the link through which it stands
// there; a link that was withdrawn with it counts as it was.
Clause sees_recheck(const Viewer& viewer, const std::string& alias);

// The node that stands in these two columns; a provision is seen by everyone.
Clause sees_node(const Viewer& viewer, const std::string& kind_column,
                 const std::string& key_column);

// Texts that everyone may read.
inline constexpr const char* kReadable = "('published', 'superseded')";

}  // namespace lacuna::kb
