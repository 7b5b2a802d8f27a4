#include "kb/store/recheck_rows.h"

#include "kb/rules/anchor_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

// What history calls it: the program's own step, or a person's decision.
std::string_view action_of(const Viewer& by) {
  return is_program(by) ? "reanchored" : "rechecked";
}

// The reference to the unit in the new text; dated if it was.
std::string reference_to(Store& store, const Recheck& recheck, const std::string& before) {
  auto ref = parse_ref(before).value_or(ProvisionRef{});
  ref.eid = recheck.to_eid;
  const auto expression = find_expression(store, recheck.to_expression);
  if (ref.date && expression) ref.date = expression->date;
  return to_string(ref);
}

template <class T>
std::optional<T> stored(Store& store, std::string_view id) {
  return find_record<T>(store, program_viewer(), id);
}

void attach_annotation(Store& store, const Recheck& recheck, const Viewer& by,
                       std::string_view reason) {
  const auto units = find_provisions(store, recheck.to_expression, recheck.to_eid);
  for (const Annotation& before :
       select_records<Annotation>(store, program_viewer(), {"t.thread = ?", {recheck.record}},
                                  {"ORDER BY t.created_on, t.id"})) {
    Annotation after = before;
    after.target.key = reference_to(store, recheck, before.target.key);
    after.expression = recheck.to_expression;
    if (!units.empty()) after.text_hash = anchor_hash(units.front());
    after.anchor = AnchorState::exact;
    if (before.id == recheck.record) after.quote = recheck.to_quote;
    update_record(store, before, std::move(after), by, action_of(by), reason);
  }
}

void attach_link(Store& store, const Recheck& recheck, const Viewer& by, std::string_view reason) {
  const auto before = stored<Link>(store, recheck.link);
  if (!before) return;
  Link after = *before;
  for (Node* node : {&after.from, &after.to}) {
    const auto ref = node->kind == NodeKind::provision ? parse_ref(node->key) : std::nullopt;
    if (ref && ref->work == recheck.work && ref->eid == recheck.from_eid)
      node->key = reference_to(store, recheck, node->key);
  }
  update_record(store, *before, std::move(after), by, action_of(by), reason);
}

template <class T>
void touch(Store& store, std::string_view id, const Viewer& by, std::string_view reason) {
  if (const auto before = stored<T>(store, id))
    update_record(store, *before, T(*before), by, action_of(by), reason);
}

}  // namespace

void insert_recheck(Store& store, const Recheck& recheck) {
  static const std::string sql = [] {
    std::string names, marks;
    for (const std::string& name : column_names<Recheck>()) {
      names += (names.empty() ? "" : ", ") + name;
      marks += (marks.empty() ? ":" : ", :") + name;
    }
    return "INSERT INTO rechecks (" + names + ") VALUES (" + marks + ")";
  }();
  std::vector<Value> values;
  add_values(recheck, values);
  store.database().run(sql, std::span<const Value>(values));
}

void update_recheck(Store& store, const Recheck& recheck) {
  store.database().run(
      "UPDATE rechecks SET state = :state, to_eid = :to_eid, to_quote = :to_quote, "
      "decided_by = :decided_by, decided_on = :decided_on, reason = :reason WHERE id = :id",
      {recheck.state, recheck.to_eid, to_json_text(recheck.to_quote), recheck.decided_by,
       recheck.decided_on, recheck.reason, recheck.id});
}

std::vector<Recheck> select_rechecks(Store& store, const Clause& where) {
  Clause clause("SELECT " + columns<Recheck>("r") + " FROM rechecks r WHERE ");
  std::vector<Recheck> rows;
  for (const Row& row : query(store.database(), clause.add(where)))
    rows.push_back(read_struct<Recheck>(row));
  return rows;
}

void attach(Store& store, const Recheck& recheck, const Viewer& by, std::string_view reason) {
  if (recheck.kind == RecheckKind::annotation) return attach_annotation(store, recheck, by, reason);
  if (recheck.kind == RecheckKind::evidence) {
    if (const auto before = stored<Evidence>(store, recheck.record)) {
      Evidence after = *before;
      after.provision = reference_to(store, recheck, before->provision);
      update_record(store, *before, std::move(after), by, action_of(by), reason);
    }
    return;
  }
  attach_link(store, recheck, by, reason);
}

void note_recheck(Store& store, const Recheck& recheck, const Viewer& by, std::string_view reason) {
  switch (recheck.kind) {
    case RecheckKind::annotation:
      return touch<Annotation>(store, recheck.record, by, reason);
    case RecheckKind::evidence:
      return touch<Evidence>(store, recheck.record, by, reason);
    case RecheckKind::gap:
      return settle_gap(store, recheck.record, by, reason);
    case RecheckKind::ask:
      return touch<Ask>(store, recheck.record, by, reason);
    case RecheckKind::paper:
      return touch<PositionPaper>(store, recheck.record, by, reason);
    case RecheckKind::link:
      return touch<Link>(store, recheck.link, by, reason);
  }
}

void settle_gap(Store& store, std::string_view gap, const Viewer& by, std::string_view reason) {
  const auto before = stored<Gap>(store, gap);
  if (!before) return;
  Gap after = *before;
  after.review_needed =
      !select_rechecks(store,
                       {"r.kind = 'gap' AND r.record = ? AND r.state = 'open' LIMIT 1", {gap}})
           .empty();
  update_record(store, *before, std::move(after), by, action_of(by), reason);
}

}  // namespace lacuna::kb
