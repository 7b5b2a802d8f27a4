// Gaps: writing, and what the guards look at.
#include "kb/store/gap_store.h"

#include "kb/base/text.h"
#include "kb/rules/score_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/evidence_store.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

struct TermList {
  std::string_view field;
  std::vector<std::string> Gap::*list;
};
constexpr TermList kTermLists[] = {
    {"type", &Gap::types},     {"level", &Gap::levels},          {"group", &Gap::groups},
    {"sector", &Gap::sectors}, {"territory", &Gap::territories},
};

void check_gap(const Gap& gap) {
  if (trim(gap.title).empty())
    throw Error(ErrorCode::bad_input, "The gap has no title.", "Give it a title.");
}

bool in_force(const Work& work) {
  return work.force == Force::in_force || work.force == Force::partly;
}

// A linked provision whose text is loaded and whose act is in force.
bool has_provision_in_force(Store& store, const std::vector<Link>& links) {
  for (const Link& link : links) {
    const auto ref = parse_ref(link.from.key);
    if (!ref || link.verb == LinkVerb::is_void_for) continue;
    const auto work = find_work(store, ref->work);
    if (!work || !in_force(*work)) continue;
    if (ref->eid.empty() ? current_expression(store, work->key).has_value()
                         : find_provision(store, *ref).has_value())
      return true;
  }
  return false;
}

}  // namespace

template <>
void write_terms(Store& store, const Gap& gap) {
  Database& db = store.database();
  db.run("DELETE FROM gap_terms WHERE gap = :gap", {gap.id});
  const auto add = [&](std::string_view field, const std::string& notation) {
    if (!notation.empty())
      db.run(
          "INSERT INTO gap_terms (gap, field, notation) VALUES (:gap, :field, :notation) "
          "ON CONFLICT DO NOTHING",
          {gap.id, field, notation});
  };
  add("type", gap.primary_type);
  for (const TermList& row : kTermLists)
    for (const std::string& notation : gap.*row.list) add(row.field, notation);
}

Gap create_gap(Store& store, Gap gap, const Viewer& by) {
  require_member(by);
  check_gap(gap);
  if (!is_program(by)) {
    gap.number.clear();
    gap.state = GapState::observed;
    gap.scores.clear();
    gap.validated_by.clear();
    gap.closed_on.reset();
  }
  Transaction transaction(store.database());
  gap = insert_record(store, std::move(gap), by);
  write_terms(store, gap);
  transaction.commit();
  return gap;
}

Gap change_gap(Store& store, const Gap& gap, const Viewer& by, const std::string& reason) {
  check_gap(gap);
  Transaction transaction(store.database());
  const Gap before = get_for_change<Gap>(store, gap.id, gap.version, by);
  Gap after = gap;
  keep_identity(before, after);
  after.state = before.state;
  after.state_reason = before.state_reason;
  after.scores = before.scores;
  after.validated_by = before.validated_by;
  after.closed_on = before.closed_on;
  after = update_record(store, before, std::move(after), by, "changed", reason);
  write_terms(store, after);
  transaction.commit();
  return after;
}

Gap move_gap(Store& store, std::string_view id, int version, const GapMove& move,
             const Viewer& by) {
  Transaction transaction(store.database());
  // Whoever sees it may try: the guards say who may take the step (a validator is of another
  // organisation and need not be able to change the content).
  const auto before = find_record<Gap>(store, by, id);
  if (!before) refuse_not_found();
  require_version(before->version, version);
  const auto failures = gap_step_failures(gap_content(store, *before), move.to, move.closed_on,
                                          move.reason, by, move.today);
  if (!failures.empty())
    throw Error(ErrorCode::guard, std::string(failures.front().failure),
                std::string(failures.front().remedy));
  Gap after = *before;
  after.state = move.to;
  after.state_reason = move.reason;
  if (move.to == GapState::validated) after.validated_by = by.account;
  if (move.to == GapState::closed)
    after.closed_on = move.closed_on ? move.closed_on : after.closed_on;
  if (move.to == GapState::reopened) after.closed_on.reset();
  if (move.to == GapState::validated) after.review_needed = false;
  after = update_record(store, *before, std::move(after), by, "moved", move.reason);
  transaction.commit();
  return after;
}

Gap score_gap(Store& store, std::string_view id, int version, GapScore score, const Viewer& by) {
  if (const auto problem = score_problem(score); !problem.empty())
    throw Error(ErrorCode::bad_input, std::string(problem), "Correct the score.");
  if (by.role < Role::expert)
    throw Error(ErrorCode::forbidden, "Scoring needs the role of expert.", "Ask an expert.");
  Transaction transaction(store.database());
  const auto before = find_record<Gap>(store, by, id);
  if (!before) refuse_not_found();
  require_version(before->version, version);
  Gap after = *before;
  score.scorer = by.account;
  score.on = now();
  score.weights = newest_weights().version;
  std::erase_if(after.scores, [&](const GapScore& own) { return own.scorer == by.account; });
  after.scores.push_back(std::move(score));
  after = update_record(store, *before, std::move(after), by, "scored", {});
  transaction.commit();
  return after;
}

void withdraw_gap(Store& store, std::string_view id, int version, const Viewer& by,
                  const std::string& reason) {
  withdraw_record<Gap>(store, id, version, by, reason);
}

GapContent gap_content(Store& store, const Gap& gap) {
  const Viewer all = program_viewer();
  GapContent content;
  content.gap = gap;
  content.evidence = evidence_of_gap(store, all, gap.id);
  content.provision_links = select_records<Link>(
      store, all, {"t.to_kind = 'gap' AND t.to_key = ? AND t.from_kind = 'provision'", {gap.id}});
  content.asks = select_records<Ask>(
      store, all,
      {"EXISTS (SELECT 1 FROM links l WHERE l.withdrawn_on IS NULL AND l.verb = 'addresses' AND "
       "l.from_kind = 'ask' AND l.from_key = t.id AND l.to_kind = 'gap' AND l.to_key = ?)",
       {gap.id}});
  content.provision_in_force = has_provision_in_force(store, content.provision_links);
  return content;
}

template <>
const RecordKind& kind_of<Gap>() {
  static const RecordKind kind{"gaps", "gap", "G", OutboxKind::gap, sees_record};
  return kind;
}

template <>
Derived derived_of(const Gap& gap) {
  const Priority priority = priority_of(gap.scores);
  return {{"priority", priority.scored ? priority.value : -1},
          {"critical", priority.scored && priority.band == Band::critical},
          {"search_text", lower(gap.number + " " + gap.title + " " + sentence(gap.statement))}};
}

}  // namespace lacuna::kb
