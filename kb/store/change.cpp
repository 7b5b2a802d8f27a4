#include "kb/store/change.h"

#include <charconv>

#include "kb/base/date.h"
#include "kb/base/id.h"

namespace lacuna::kb {

void note_change(Store& store, const Viewer& by, const ChangeNote& note) {
  store.database().run(
      "INSERT INTO history (id, kind, record, action, \"by\", \"on\", before, after, reason, seq) "
      "SELECT :id, :kind, :record, :action, :by, :on, :before, :after, :reason, "
      "coalesce(max(seq), 0) + 1 FROM history",
      {new_id(), note.kind, note.record, note.action, by.account, now(), note.before, note.after,
       note.reason});
}

void put_outbox(Store& store, OutboxKind kind, std::string_view key, OutboxOp op) {
  store.database().run("INSERT INTO outbox (kind, key, op) VALUES (:kind, :key, :op)",
                       {kind, key, op});
}

void put_dependents(Store& store, OutboxKind kind, std::string_view id) {
  Database& db = store.database();
  if (kind == OutboxKind::annotation) {
    db.run(
        "INSERT INTO outbox (kind, key, op) SELECT 'annotation', id, 'put' FROM annotations "
        "WHERE thread = :thread AND id <> :id",
        {id, id});
    return;
  }
  if (kind == OutboxKind::gap) {
    db.run(
        "INSERT INTO outbox (kind, key, op) SELECT 'evidence', id, 'put' FROM evidence "
        "WHERE gap = :gap",
        {id});
    db.run(
        "INSERT INTO outbox (kind, key, op) SELECT 'annotation', id, 'put' FROM annotations "
        "WHERE target_key IN (SELECT id FROM evidence WHERE gap = :gap)",
        {id});
  }
  db.run(
      "INSERT INTO outbox (kind, key, op) SELECT 'annotation', id, 'put' FROM annotations "
      "WHERE target_key = :key",
      {id});
}

std::string next_number(Store& store, std::string_view letter) {
  const auto row = store.database().find(
      "INSERT INTO counters (kind, last) VALUES (:kind, 1) "
      "ON CONFLICT (kind) DO UPDATE SET last = counters.last + 1 RETURNING last",
      {letter});
  return std::string(letter) + "-" + row->text(0);
}

void take_number(Store& store, std::string_view letter, std::string_view number) {
  long long value = 0;
  if (number.size() > letter.size() + 1 && number.starts_with(letter))
    std::from_chars(number.data() + letter.size() + 1, number.data() + number.size(), value);
  store.database().run(
      "INSERT INTO counters (kind, last) VALUES (:kind, :last) ON CONFLICT (kind) DO UPDATE "
      "SET last = CASE WHEN excluded.last > counters.last THEN excluded.last "
      "ELSE counters.last END",
      {letter, value});
}

}  // namespace lacuna::kb
