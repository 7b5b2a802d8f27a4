// Sessions and failed sign-ins.
#include "kb/store/account_store.h"

namespace lacuna::kb {

void start_session(Store& store, const Session& session) {
  store.database().run(
      "INSERT INTO sessions (token_hash, account, csrf, created_on, seen_on, expires_on) "
      "VALUES (:token_hash, :account, :csrf, :created_on, :seen_on, :expires_on)",
      {session.token_hash, session.account, session.csrf, session.created_on, session.seen_on,
       session.expires_on});
}

std::optional<Session> find_session(Store& store, std::string_view token_hash,
                                    std::string_view now) {
  const auto row = store.database().find(
      "SELECT s.token_hash, s.account, s.csrf, s.created_on, s.seen_on, s.expires_on "
      "FROM sessions s JOIN accounts a ON a.id = s.account "
      "WHERE s.token_hash = :token_hash AND s.expires_on > :now AND a.disabled = 0",
      {token_hash, now});
  if (!row) return std::nullopt;
  return Session{row->text(0), row->text(1), row->text(2),
                 row->text(3), row->text(4), row->text(5)};
}

void touch_session(Store& store, std::string_view token_hash, std::string_view seen_on) {
  store.database().run("UPDATE sessions SET seen_on = :seen_on WHERE token_hash = :token_hash",
                       {seen_on, token_hash});
}

void end_session(Store& store, std::string_view token_hash) {
  store.database().run("DELETE FROM sessions WHERE token_hash = :token_hash", {token_hash});
}

void end_sessions_of(Store& store, std::string_view account) {
  store.database().run("DELETE FROM sessions WHERE account = :account", {account});
}

std::size_t end_expired_sessions(Store& store, std::string_view now) {
  return static_cast<std::size_t>(
      store.database().run("DELETE FROM sessions WHERE expires_on <= :now", {now}));
}

void record_failure(Store& store, std::string_view key, std::string_view on) {
  store.database().run("INSERT INTO failures (failure_key, failed_on) VALUES (:key, :on)",
                       {key, on});
}

std::size_t failures_since(Store& store, std::string_view key, std::string_view since) {
  return static_cast<std::size_t>(
      store.database()
          .find("SELECT count(*) FROM failures WHERE failure_key = :key AND failed_on >= :since",
                {key, since})
          ->integer(0));
}

void clear_failures(Store& store, std::string_view key) {
  store.database().run("DELETE FROM failures WHERE failure_key = :key", {key});
}

std::size_t forget_failures_before(Store& store, std::string_view instant) {
  return static_cast<std::size_t>(
      store.database().run("DELETE FROM failures WHERE failed_on < :instant", {instant}));
}

}  // namespace lacuna::kb
