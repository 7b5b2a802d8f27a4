#include "kb/store/recheck_store.h"

#include "kb/base/date.h"
#include "kb/base/text.h"
#include "kb/rules/anchor_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/annotation_store.h"
#include "kb/store/recheck_rows.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

constexpr std::size_t kLabelLength = 80;

template <class T>
std::string label_as(Store& store, std::string_view id) {
  const auto record = find_record<T>(store, program_viewer(), id);
  if (!record) return {};
  if constexpr (std::same_as<T, Annotation>)
    return shorten(record->body, kLabelLength);
  else if constexpr (std::same_as<T, Evidence>)
    return record->title.empty() ? shorten(record->summary, kLabelLength) : record->title;
  else if constexpr (std::same_as<T, Link>)
    return shorten(record->rationale, kLabelLength);
  else
    return record->number + " " + record->title;
}

template <class T>
bool may_change_one(Store& store, const Viewer& by, std::string_view id) {
  const auto record = find_record<T>(store, by, id);
  return record && may_change(by, *record);
}

// One row a kind of record.
struct RecordDoor {
  RecheckKind kind;
  std::string (*label)(Store& store, std::string_view id);
  bool (*may_change)(Store& store, const Viewer& by, std::string_view id);
};
constexpr RecordDoor kDoors[] = {
    {RecheckKind::annotation, label_as<Annotation>, may_change_one<Annotation>},
    {RecheckKind::link, label_as<Link>, may_change_one<Link>},
    {RecheckKind::evidence, label_as<Evidence>, may_change_one<Evidence>},
    {RecheckKind::gap, label_as<Gap>, may_change_one<Gap>},
    {RecheckKind::ask, label_as<Ask>, may_change_one<Ask>},
    {RecheckKind::paper, label_as<PositionPaper>, may_change_one<PositionPaper>},
};

const RecordDoor& door_of(RecheckKind kind) {
  for (const RecordDoor& door : kDoors)
    if (door.kind == kind) return door;
  return kDoors[0];
}

std::vector<RecheckRow> rows_seen(Store& store, const Viewer& viewer, Clause where,
                                  const std::string& order) {
  std::vector<RecheckRow> rows;
  for (Recheck& recheck : select_rechecks(
           store, Clause("1 = 1").and_(where).and_(sees_recheck(viewer, "r")).add({order}))) {
    std::string label = door_of(recheck.kind).label(store, recheck.record);
    rows.push_back({std::move(recheck), std::move(label)});
  }
  return rows;
}

// The place that a person names in the new text, instead of the candidate.
void settle_place(Store& store, Recheck& recheck, const RecheckDecision& decision) {
  const auto units = find_provisions(store, recheck.to_expression, decision.eid);
  if (units.empty())
    throw Error(ErrorCode::bad_input, "The new text has no such provision.",
                "Look at the contents of the act.");
  recheck.to_eid = units.front().eid;
  recheck.to_quote.reset();
  if (recheck.kind != RecheckKind::annotation || trim(decision.exact).empty()) return;
  recheck.to_quote = find_quote(anchor_text(units.front()), trim(decision.exact));
  if (!recheck.to_quote)
    throw Error(ErrorCode::bad_input, "The quoted words do not stand in this provision.",
                "Copy them from the new text.");
}

void close_annotation(Store& store, const Recheck& recheck, const Viewer& by,
                      std::string_view reason) {
  const auto before = find_record<Annotation>(store, program_viewer(), recheck.record);
  if (!before) return;
  Annotation after = *before;
  after.state = AnnotationState::resolved;
  update_record(store, *before, std::move(after), by, "rechecked", reason);
}

void close_evidence(Store& store, const Recheck& recheck, const Viewer& by,
                    std::string_view reason) {
  const auto before = find_record<Evidence>(store, program_viewer(), recheck.record);
  if (!before) return;
  Evidence after = *before;
  after.provision.clear();
  update_record(store, *before, std::move(after), by, "rechecked", reason);
}

void close_link(Store& store, const Recheck& recheck, const Viewer& by, const std::string& reason) {
  const auto link = find_record<Link>(store, program_viewer(), recheck.link);
  if (!link) return;
  store.database().run("UPDATE links SET withdrawn_on = :now, version = version + 1 WHERE id = :id",
                       {now(), link->id});
  note_change(store, by, {"link", link->id, "withdrawn", to_json_text(*link), "", reason});
  if (recheck.kind != RecheckKind::link) note_recheck(store, recheck, by, reason);
}

void carry_out(Store& store, const Recheck& recheck, const RecheckDecision& decision,
               const Viewer& by) {
  if (decision.to == RecheckState::closed) {
    if (recheck.kind == RecheckKind::annotation)
      return close_annotation(store, recheck, by, decision.reason);
    if (recheck.kind == RecheckKind::evidence)
      return close_evidence(store, recheck, by, decision.reason);
    return close_link(store, recheck, by, decision.reason);
  }
  const bool placed = decision.to == RecheckState::confirmed || !decision.eid.empty();
  if (placed && !recheck.to_eid.empty()) attach(store, recheck, by, decision.reason);
  const bool touched = placed && !recheck.to_eid.empty() && recheck.link.empty();
  if (!touched) note_recheck(store, recheck, by, decision.reason);
}

}  // namespace

std::optional<RecheckRow> find_recheck(Store& store, const Viewer& viewer, std::string_view id) {
  auto rows = rows_seen(store, viewer, {"r.id = ?", {id}}, "");
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

std::vector<RecheckRow> rechecks_of_text(Store& store, const Viewer& viewer,
                                         std::string_view expression) {
  return rows_seen(store, viewer, {"r.to_expression = ?", {expression}}, " ORDER BY r.kind, r.id");
}

std::vector<RecheckRow> rechecks_of_work(Store& store, const Viewer& viewer,
                                         std::string_view work) {
  return rows_seen(store, viewer, {"r.work = ? AND r.state <> 'overtaken'", {work}},
                   " ORDER BY r.id");
}

std::vector<RecheckRow> open_rechecks(Store& store, const Viewer& viewer, std::string_view work) {
  Clause where("r.state = 'open'");
  if (!work.empty()) where.and_({"r.work = ?", {work}});
  return rows_seen(store, viewer, where, " ORDER BY r.work, r.to_expression, r.from_eid, r.id");
}

std::size_t open_recheck_count(Store& store, const Viewer& viewer) {
  return count(store.database(), Clause("SELECT count(*) FROM rechecks r WHERE r.state = 'open'")
                                     .and_(sees_recheck(viewer, "r")));
}

std::vector<RecheckRow> rechecks_of_record(Store& store, const Viewer& viewer, RecheckKind kind,
                                           std::string_view record) {
  return rows_seen(store, viewer,
                   {"r.kind = ? AND r.record = ? AND r.state <> 'overtaken'", {kind, record}},
                   " ORDER BY r.id DESC");
}

bool may_decide(Store& store, const Viewer& by, const Recheck& recheck) {
  if (by.account.empty() || by.role < Role::member) return false;
  return by.role >= Role::expert || door_of(recheck.kind).may_change(store, by, recheck.record);
}

Recheck decide_recheck(Store& store, std::string_view id, const RecheckDecision& decision,
                       const Viewer& by) {
  Transaction transaction(store.database());
  const auto found = find_recheck(store, by, id);
  if (!found) refuse_not_found();
  Recheck recheck = found->recheck;
  if (!may_decide(store, by, recheck))
    throw Error(ErrorCode::forbidden, "This needs the role of expert, or a record of yours.",
                "Ask an expert, or its author.");
  if (recheck.state != RecheckState::open)
    throw Error(ErrorCode::conflict, "This was decided meanwhile.", "Look at it again.");
  if (decision.to != RecheckState::confirmed && decision.to != RecheckState::amended &&
      decision.to != RecheckState::closed)
    throw Error(ErrorCode::bad_input, "This is no decision.", "Confirm, amend or close it.");
  if (decision.to != RecheckState::confirmed && trim(decision.reason).empty())
    throw Error(ErrorCode::bad_input, "The reason is missing.", "Say why, in a few words.");
  if (decision.to == RecheckState::amended && !decision.eid.empty())
    settle_place(store, recheck, decision);
  recheck.state = decision.to;
  recheck.decided_by = by.account;
  recheck.decided_on = now();
  recheck.reason = decision.reason;
  update_recheck(store, recheck);
  carry_out(store, recheck, decision, by);
  transaction.commit();
  return recheck;
}

}  // namespace lacuna::kb
