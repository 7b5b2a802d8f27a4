// Who may see and who may change what: the one table, used by the store's SQL and by pages. Pure.
#pragma once

#include "kb/model/account.h"
#include "kb/model/annotation.h"
#include "kb/model/frbr.h"
#include "kb/model/record.h"

namespace lacuna::kb {

// The program itself: indexing, checks, the demo loader, the command line. Sees and may do all.
Viewer program_viewer();
bool is_program(const Viewer& viewer);

// public: everyone. coalition: Viewer::in_coalition(). restricted: accounts of the owner's and the
// named organisations. private: nobody else. The author sees every record of theirs.
bool may_see(const Viewer& viewer, const Record& record);
// Also: approved, or the viewer moderates, or wrote it.
bool may_see(const Viewer& viewer, const Annotation& annotation);
// Published and superseded texts: everyone; held ones: editors; withdrawn ones: editors.
bool may_read(const Viewer& viewer, ExpressionState state);

// Role member or more, and: the author, or the owner's organisation, or an editor who sees it.
bool may_change(const Viewer& viewer, const Record& record);
bool may_moderate(const Viewer& viewer);

}  // namespace lacuna::kb
