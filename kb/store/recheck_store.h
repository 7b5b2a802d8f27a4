// When a new expression of an act becomes the newest one: where everything that people said of the
// act stands in it, and what they decide about it (kb/rules/reanchor_rules.h says how places are
// found). A result is seen by those who see its record. For viewers, threading and errors see
// store.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/model/account.h"
#include "kb/model/recheck.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// Places every annotation, link, gap, ask, paper and piece of evidence on the work of this
// expression in its text, if it is the newest readable one of its language and was not asked
// before. Moved ones move along, changed and lost ones wait (`open`); gaps among them are marked
// for review. Inside a transaction of the caller; save_act and accept_expression call it.
void reanchor_records(Store& store, std::string_view expression);
// The text was taken back: what had moved with it goes back, what waits waits no more.
void undo_reanchoring(Store& store, std::string_view expression);

// One result with what people call its record: "G-12 Title", the beginning of a comment.
struct RecheckRow {
  Recheck recheck;
  std::string label;
};
std::optional<RecheckRow> find_recheck(Store& store, const Viewer& viewer, std::string_view id);

// All results of a text, lost ones first and exact ones last: the report.
std::vector<RecheckRow> rechecks_of_text(Store& store, const Viewer& viewer,
                                         std::string_view expression);
// All results on a work, oldest first.
std::vector<RecheckRow> rechecks_of_work(Store& store, const Viewer& viewer,
                                         std::string_view work);
// What waits for a person, act by act; `work` empty: of all acts.
std::vector<RecheckRow> open_rechecks(Store& store, const Viewer& viewer,
                                      std::string_view work = {});
std::size_t open_recheck_count(Store& store, const Viewer& viewer);
// Of one record, latest first.
std::vector<RecheckRow> rechecks_of_record(Store& store, const Viewer& viewer, RecheckKind kind,
                                           std::string_view record);

// Whether `by` may decide: experts, and whoever may change the record.
bool may_decide(Store& store, const Viewer& by, const Recheck& recheck);

struct RecheckDecision {
  RecheckState to = RecheckState::confirmed;  // confirmed, amended or closed
  std::string reason;
  // Of amended, for annotations, links and evidence: the unit of the new text where it belongs;
  // empty: the record itself was changed.
  std::string eid;
  std::string exact;  // words of that unit, for an annotation on a phrase
};
// confirmed: an annotation is tied to the candidate; anything else is said to hold for the new
// text. closed: an annotation is resolved, a link withdrawn. Clears this one alone: conflict when
// it was decided meanwhile, bad_input when the place is not in the new text.
Recheck decide_recheck(Store& store, std::string_view id, const RecheckDecision& decision,
                       const Viewer& by);

}  // namespace lacuna::kb
