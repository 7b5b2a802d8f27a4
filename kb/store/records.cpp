#include "kb/store/records.h"

namespace lacuna::kb {

void refuse_not_found() {
  throw Error(ErrorCode::not_found, "There is no such record.", "Go back to the list.");
}

void require_member(const Viewer& by) {
  if (by.account.empty())
    throw Error(ErrorCode::sign_in_needed, "This needs an account.", "Sign in first.");
  if (by.role < Role::member)
    throw Error(ErrorCode::forbidden, "This needs the role of member.", "Ask an administrator.");
}

void require_version(int stored, int expected) {
  if (stored == expected) return;
  throw Error(ErrorCode::conflict, "Somebody changed this record meanwhile.",
              "Look at what it says now, then make your change again.");
}

void begin_record(Record& record, const Viewer& by) {
  record.version = 1;
  if (is_program(by)) {
    if (record.id.empty()) record.id = new_id();
    if (record.created_on.empty()) record.created_on = now();
    if (record.changed_on.empty()) record.changed_on = record.created_on;
    return;
  }
  record.id = new_id();
  record.created_on = record.changed_on = now();
  record.author = by.account;
  record.owner = by.organisation;
  record.illustrative = false;
}

void write_shares(Store& store, const Record& record) {
  Database& db = store.database();
  db.run("DELETE FROM record_shares WHERE record = :record", {record.id});
  for (const std::string& organisation : record.shared_with)
    db.run(
        "INSERT INTO record_shares (record, organisation) VALUES (:record, :organisation) "
        "ON CONFLICT DO NOTHING",
        {record.id, organisation});
}

}  // namespace lacuna::kb
