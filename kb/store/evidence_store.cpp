#include "kb/store/evidence_store.h"

#include "kb/base/text.h"
#include "kb/rules/evidence_rules.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

void check_evidence(const Evidence& evidence, const std::string& reason) {
  if (trim(evidence.title).empty() && trim(evidence.summary).empty())
    throw Error(ErrorCode::bad_input, "The evidence says nothing.",
                "Give it a title or a summary.");
  if (!trim(reason).empty()) return;
  if (const auto failure = evidence_privacy_failure(evidence); !failure.empty())
    throw Error(ErrorCode::bad_input, std::string(failure),
                "Take it out, or give the reason why it is none.");
}

}  // namespace

Evidence create_evidence(Store& store, Evidence evidence, const Viewer& by,
                         const std::string& reason) {
  require_member(by);
  check_evidence(evidence, reason);
  Transaction transaction(store.database());
  if (!find_record<Gap>(store, by, evidence.gap)) refuse_not_found();
  evidence = insert_record(store, std::move(evidence), by);
  put_outbox(store, OutboxKind::gap, evidence.gap);
  transaction.commit();
  return evidence;
}

Evidence change_evidence(Store& store, const Evidence& evidence, const Viewer& by,
                         const std::string& reason) {
  check_evidence(evidence, reason);
  Transaction transaction(store.database());
  const Evidence before = get_for_change<Evidence>(store, evidence.id, evidence.version, by);
  Evidence after = evidence;
  keep_identity(before, after);
  after.gap = before.gap;
  after = update_record(store, before, std::move(after), by, "changed", reason);
  put_outbox(store, OutboxKind::gap, after.gap);
  transaction.commit();
  return after;
}

void withdraw_evidence(Store& store, std::string_view id, int version, const Viewer& by,
                       const std::string& reason) {
  withdraw_record<Evidence>(store, id, version, by, reason);
}

std::optional<Evidence> find_evidence(Store& store, const Viewer& viewer, std::string_view id) {
  return find_record<Evidence>(store, viewer, id);
}

std::vector<Evidence> evidence_of_gap(Store& store, const Viewer& viewer, std::string_view gap) {
  return select_records<Evidence>(store, viewer, {"t.gap = ?", {gap}},
                                  {"ORDER BY t.grade, t.observed_on DESC, t.id"});
}

template <>
const RecordKind& kind_of<Evidence>() {
  static const RecordKind kind{"evidence", "evidence", "", OutboxKind::evidence, sees_evidence};
  return kind;
}

template <>
Derived derived_of(const Evidence&) {
  return {};
}

}  // namespace lacuna::kb
