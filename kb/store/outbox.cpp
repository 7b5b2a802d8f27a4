#include "kb/store/outbox.h"

#include "kb/base/id.h"
#include "kb/store/rows.h"
#include "kb/store/seeing.h"

namespace lacuna::kb {

std::vector<OutboxEntry> outbox_after(Store& store, std::int64_t seq, std::size_t limit) {
  std::vector<OutboxEntry> entries;
  for (const Row& row : store.database().query(
           "SELECT seq, kind, key, op FROM outbox WHERE seq > :seq ORDER BY seq LIMIT :limit",
           {seq, limit})) {
    OutboxEntry& entry = entries.emplace_back();
    entry.seq = row.integer(0);
    take(row, 1, entry.kind);
    entry.key = row.text(2);
    take(row, 3, entry.op);
  }
  return entries;
}

std::int64_t newest_seq(Store& store) {
  // The sequence, not the rows: applied ones are forgotten.
  const auto row = store.database().find("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'");
  return row ? row->integer(0) : 0;
}

namespace {

// A commit that the next durable one carries to the disk. What is noted so may be noted again after
// a crash: the index's own number is the truth, and applying a row twice does no harm.
class Unhurried {
 public:
  explicit Unhurried(Database& database) : database_(database), alone_(!database.in_transaction()) {
    if (alone_) database_.script("PRAGMA synchronous = NORMAL");
  }
  ~Unhurried() {
    if (alone_) database_.script("PRAGMA synchronous = FULL");
  }
  Unhurried(const Unhurried&) = delete;
  Unhurried& operator=(const Unhurried&) = delete;

 private:
  Database& database_;
  bool alone_;
};

}  // namespace

void set_applied_seq(Store& store, std::int64_t seq) {
  const Unhurried unhurried(store.database());  // writers do not wait for the disk behind it
  Transaction transaction(store.database());
  store.database().run(
      "INSERT INTO meta (name, value) VALUES ('applied_seq', :value) "
      "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      {std::to_string(seq)});
  // An index made anew may have the same number; what was made of the old one is old (revision.h).
  store.database().run(
      "INSERT INTO meta (name, value) VALUES ('index_commit', :value) "
      "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      {new_id()});
  store.database().run("DELETE FROM outbox WHERE seq <= :seq", {seq});
  transaction.commit();
}

std::int64_t applied_seq(Store& store) {
  const auto row = store.database().find("SELECT value FROM meta WHERE name = 'applied_seq'");
  return row ? row->integer(0) : 0;
}

std::vector<OutboxEntry> everything_to_index(Store& store) {
  std::vector<OutboxEntry> entries;
  const std::int64_t seq = newest_seq(store);
  const auto rows = store.database().query(
      std::string("SELECT 'expression', key FROM expressions WHERE state IN ") + kReadable +
      " UNION ALL SELECT 'gap', id FROM gaps WHERE withdrawn_on IS NULL"
      " UNION ALL SELECT 'evidence', id FROM evidence WHERE withdrawn_on IS NULL"
      " UNION ALL SELECT 'ask', id FROM asks WHERE withdrawn_on IS NULL"
      " UNION ALL SELECT 'paper', id FROM papers WHERE withdrawn_on IS NULL"
      " UNION ALL SELECT 'annotation', id FROM annotations WHERE withdrawn_on IS NULL"
      " UNION ALL SELECT 'entry', id FROM entries WHERE withdrawn_on IS NULL");
  for (const Row& row : rows) {
    OutboxEntry& entry = entries.emplace_back();
    entry.seq = seq;
    take(row, 0, entry.kind);
    entry.key = row.text(1);
  }
  return entries;
}

}  // namespace lacuna::kb
