#include "kb/store/act_store.h"

#include "kb/base/text.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/act_rows.h"
#include "kb/store/change.h"
#include "kb/store/recheck_store.h"
#include "kb/store/rows.h"
#include "kb/store/work_facts.h"

namespace lacuna::kb {
namespace {

void add_original(Store& store, Manifestation manifestation, const std::string& expression) {
  manifestation.expression = expression;
  if (manifestation.retrieved_on.empty()) manifestation.retrieved_on = now();
  store.database().run(
      "INSERT INTO originals (sha256, expression, path, media_type, reader, retrieved_on, seq) "
      "SELECT :sha256, :expression, :path, :media_type, :reader, :retrieved_on, "
      "coalesce(max(seq), 0) + 1 FROM originals WHERE 1 = 1 "
      "ON CONFLICT (sha256, path) DO UPDATE SET expression = excluded.expression, "
      "media_type = excluded.media_type, reader = excluded.reader",
      {manifestation.sha256, expression, manifestation.path, manifestation.media_type,
       manifestation.reader, manifestation.retrieved_on});
}

// The key by its facts, with "~2" behind it where another text has that.
std::string free_key(Store& store, Expression& expression) {
  const std::string key = expression_key(expression.work, expression.date, expression.language);
  std::string tried = key;
  for (int n = 2; find_expression(store, tried); ++n) tried = key + "~" + std::to_string(n);
  if (tried != key)
    expression.warnings.push_back(
        "Another text of this work has the same date and language; both are kept.");
  return tried;
}

void apply_decision(Store& store, Expression& expression) {
  const auto row = store.database().find(
      "SELECT state, reviewed FROM text_decisions WHERE work = :work AND text_hash = :hash",
      {expression.work, expression.text_hash});
  if (!row) return;
  take(*row, 0, expression.state);
  take(*row, 1, expression.reviewed);
}

Expression decide(Store& store, std::string_view key, const Viewer& by, ExpressionState state,
                  std::string_view action, const std::string& reason) {
  if (by.role < Role::editor)
    throw Error(ErrorCode::forbidden, "Accepting and withdrawing texts needs the role of editor.",
                "Ask an editor.");
  Database& db = store.database();
  Transaction transaction(db);
  const auto before = find_expression(store, key);
  if (!before) throw Error(ErrorCode::not_found, "There is no such text.", "Look at the works.");
  Expression after = *before;
  after.state = state;
  after.reviewed = before->reviewed || state == ExpressionState::published;
  db.run("UPDATE expressions SET state = :state, reviewed = :reviewed WHERE key = :key",
         {after.state, after.reviewed, key});
  db.run(
      "INSERT INTO text_decisions (work, text_hash, state, reviewed) "
      "VALUES (:work, :hash, :state, :reviewed) ON CONFLICT (work, text_hash) "
      "DO UPDATE SET state = excluded.state, reviewed = excluded.reviewed",
      {after.work, after.text_hash, after.state, after.reviewed});
  note_change(store, by,
              {"expression", key, action, to_json_text(*before), to_json_text(after), reason});
  put_outbox(store, OutboxKind::expression, key,
             state == ExpressionState::withdrawn ? OutboxOp::remove : OutboxOp::put);
  settle_states(store, after.work);
  resolve_citations_of(store, after.work);
  if (state == ExpressionState::published)
    reanchor_records(store, key);
  else
    undo_reanchoring(store, key);
  after = *find_expression(store, key);
  transaction.commit();
  return after;
}

}  // namespace

SavedAct save_act(Store& store, const Act& act, const Manifestation& manifestation) {
  Transaction transaction(store.database());
  if (auto same = find_same_bytes(store, manifestation.sha256)) {
    add_original(store, manifestation, same->key);
    transaction.commit();
    return {SaveOutcome::same_bytes, std::move(*same)};
  }
  if (auto same = find_same_text(store, act.work.key, act.expression.text_hash)) {
    add_original(store, manifestation, same->key);
    transaction.commit();
    return {SaveOutcome::same_text, std::move(*same)};
  }
  Act saved = act;
  Expression& expression = saved.expression;
  expression.work = act.work.key;
  if (expression.loaded_on.empty()) expression.loaded_on = now();
  apply_decision(store, expression);
  expression.key = free_key(store, expression);
  write_act(store, saved);
  add_original(store, manifestation, expression.key);
  settle_states(store, expression.work);
  const auto current = current_expression(store, expression.work, expression.language);
  state_work(store, act.work,
             !current || current->key == expression.key ? TextAge::newest : TextAge::older);
  resolve_citations_of(store, expression.work);
  put_outbox(store, OutboxKind::expression, expression.key);
  if (expression.state == ExpressionState::published) reanchor_records(store, expression.key);
  SavedAct result{SaveOutcome::created, *find_expression(store, expression.key)};
  transaction.commit();
  return result;
}

std::optional<Expression> add_path(Store& store, std::string_view sha256, const std::string& path) {
  Transaction transaction(store.database());
  store.database().run(
      "INSERT INTO originals (sha256, expression, path, media_type, reader, retrieved_on, seq) "
      "SELECT sha256, expression, :path, media_type, reader, :retrieved_on, "
      "(SELECT max(seq) FROM originals) + 1 FROM originals WHERE sha256 = :sha256 LIMIT 1 "
      "ON CONFLICT (sha256, path) DO NOTHING",
      {path, now(), sha256});
  auto expression = find_same_bytes(store, sha256);
  transaction.commit();
  return expression;
}

Expression accept_expression(Store& store, std::string_view key, const Viewer& by) {
  return decide(store, key, by, ExpressionState::published, "accepted", {});
}

Expression withdraw_expression(Store& store, std::string_view key, const Viewer& by,
                               const std::string& reason) {
  return decide(store, key, by, ExpressionState::withdrawn, "withdrawn", reason);
}

std::vector<Manifestation> originals(Store& store) {
  std::vector<Manifestation> all;
  for (const Row& row : store.database().query("SELECT " + columns<Manifestation>("o") +
                                               " FROM originals o ORDER BY o.seq"))
    all.push_back(read_struct<Manifestation>(row));
  return all;
}

std::vector<Manifestation> manifestations_of(Store& store, std::string_view expression) {
  std::vector<Manifestation> all;
  for (const Row& row : store.database().query(
           "SELECT " + columns<Manifestation>("o") +
               " FROM originals o WHERE o.expression = :expression ORDER BY o.seq",
           {expression}))
    all.push_back(read_struct<Manifestation>(row));
  return all;
}

}  // namespace lacuna::kb
