#include "kb/store/follow_store.h"

#include "kb/base/error.h"
#include "kb/base/id.h"

namespace lacuna::kb {
namespace {

const std::string kSelect =
    "SELECT f.id, f.account, f.kind, f.target, f.note, f.created_on FROM follows f ";

Follow follow_in(const Row& row) {
  const auto kind = parse_word<FollowKind>(row.text(2));
  if (!kind) throw Error(ErrorCode::damaged, "A row holds a word that is in no table.");
  return {row.text(0), row.text(1), *kind, row.text(3), row.text(4), row.text(5)};
}

std::optional<Follow> first_in(const std::optional<Row>& row) {
  return row ? std::optional(follow_in(*row)) : std::nullopt;
}

void must_be_one(std::int64_t changed) {
  if (changed == 0)
    throw Error(ErrorCode::not_found, "You do not follow this.",
                "Look at the list of what you do.");
}

std::optional<FeedKey> key_in(const std::optional<Row>& row) {
  return row ? std::optional(FeedKey{row->text(0), row->text(1)}) : std::nullopt;
}

}  // namespace

Follow add_follow(Store& store, Follow follow) {
  Transaction transaction(store.database());
  if (auto there = find_follow(store, follow.account, follow.kind, follow.target)) return *there;
  const auto row = store.database().find("SELECT count(*) FROM follows WHERE account = :account",
                                         {follow.account});
  if (row->integer(0) >= static_cast<std::int64_t>(kMostFollows))
    throw Error(ErrorCode::conflict, "You follow as much as one account can.",
                "Stop following something first.");
  follow.id = new_id();
  follow.created_on = now();
  store.database().run(
      "INSERT INTO follows (id, account, kind, target, note, created_on) "
      "VALUES (:id, :account, :kind, :target, :note, :on)",
      {follow.id, follow.account, follow.kind, follow.target, follow.note, follow.created_on});
  transaction.commit();
  return follow;
}

std::vector<Follow> follows_of(Store& store, std::string_view account) {
  std::vector<Follow> all;
  for (const Row& row : store.database().query(
           kSelect + "WHERE f.account = :account ORDER BY f.created_on DESC, f.id DESC", {account}))
    all.push_back(follow_in(row));
  return all;
}

std::optional<Follow> find_follow(Store& store, std::string_view account, std::string_view id) {
  return first_in(
      store.database().find(kSelect + "WHERE f.account = :account AND f.id = :id", {account, id}));
}

std::optional<Follow> find_follow(Store& store, std::string_view account, FollowKind kind,
                                  std::string_view target) {
  return first_in(store.database().find(
      kSelect + "WHERE f.account = :account AND f.kind = :kind AND f.target = :target",
      {account, kind, target}));
}

void note_follow(Store& store, std::string_view account, std::string_view id,
                 const std::string& note) {
  must_be_one(
      store.database().run("UPDATE follows SET note = :note WHERE account = :account AND id = :id",
                           {note, account, id}));
}

void remove_follow(Store& store, std::string_view account, std::string_view id) {
  must_be_one(store.database().run("DELETE FROM follows WHERE account = :account AND id = :id",
                                   {account, id}));
}

void set_feed_key(Store& store, std::string_view account, const std::string& secret_hash) {
  store.database().run(
      "INSERT INTO feed_keys (account, secret_hash, created_on) VALUES (:account, :hash, :on) "
      "ON CONFLICT (account) DO UPDATE SET secret_hash = excluded.secret_hash, "
      "created_on = excluded.created_on",
      {account, secret_hash, now()});
}

void revoke_feed_key(Store& store, std::string_view account) {
  store.database().run("DELETE FROM feed_keys WHERE account = :account", {account});
}

std::optional<FeedKey> feed_key_of(Store& store, std::string_view account) {
  return key_in(store.database().find(
      "SELECT account, created_on FROM feed_keys WHERE account = :account", {account}));
}

std::optional<FeedKey> find_feed_key(Store& store, std::string_view secret_hash) {
  return key_in(store.database().find(
      "SELECT k.account, k.created_on FROM feed_keys k JOIN accounts a ON a.id = k.account "
      "WHERE k.secret_hash = :hash AND a.disabled = 0",
      {secret_hash}));
}

}  // namespace lacuna::kb
