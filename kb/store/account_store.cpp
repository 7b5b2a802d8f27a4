#include "kb/store/account_store.h"

#include "kb/base/id.h"
#include "kb/base/text.h"
#include "kb/store/change.h"
#include "kb/store/rows.h"

namespace lacuna::kb {
namespace {

std::vector<Organisation> select_organisations(Store& store, const std::string& ending,
                                               std::initializer_list<Value> values = {}) {
  std::vector<Organisation> all;
  for (const Row& row : store.database().query(
           "SELECT " + columns<Organisation>("o") + " FROM organisations o " + ending, values))
    all.push_back(read_struct<Organisation>(row));
  return all;
}

std::vector<Account> select_accounts(Store& store, const std::string& ending,
                                     std::initializer_list<Value> values = {}) {
  std::vector<Account> all;
  for (const Row& row : store.database().query(
           "SELECT " + columns<Account>("a") + " FROM accounts a " + ending, values))
    all.push_back(read_struct<Account>(row));
  return all;
}

template <class T>
std::optional<T> first_of(std::vector<T> all) {
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

}  // namespace

Organisation add_organisation(Store& store, Organisation organisation) {
  if (trim(organisation.name).empty())
    throw Error(ErrorCode::bad_input, "The organisation has no name.", "Give it a name.");
  if (organisation.id.empty()) organisation.id = new_id();
  Transaction transaction(store.database());
  store.database().run(
      "INSERT INTO organisations (id, name, kind, signatory) "
      "VALUES (:id, :name, :kind, :signatory)",
      {organisation.id, organisation.name, organisation.kind, organisation.signatory});
  note_change(store, {},
              {"organisation", organisation.id, "created", "", to_json_text(organisation), ""});
  transaction.commit();
  return organisation;
}

void change_organisation(Store& store, const Organisation& organisation) {
  Transaction transaction(store.database());
  const auto before = find_organisation(store, organisation.id);
  if (!before) throw Error(ErrorCode::not_found, "There is no such organisation.");
  store.database().run(
      "UPDATE organisations SET name = :name, kind = :kind, signatory = :signatory WHERE id = :id",
      {organisation.name, organisation.kind, organisation.signatory, organisation.id});
  note_change(store, {},
              {"organisation", organisation.id, "changed", to_json_text(*before),
               to_json_text(organisation), ""});
  transaction.commit();
}

std::vector<Organisation> organisations(Store& store) {
  return select_organisations(store, "ORDER BY o.name");
}

std::optional<Organisation> find_organisation(Store& store, std::string_view id) {
  return first_of(select_organisations(store, "WHERE o.id = :id", {id}));
}

std::optional<Organisation> find_organisation_by_name(Store& store, std::string_view name) {
  return first_of(select_organisations(store, "WHERE o.name = :name", {name}));
}

Account add_account(Store& store, Account account, const std::string& password_hash) {
  account.login = lower(trim(account.login));
  if (account.login.empty())
    throw Error(ErrorCode::bad_input, "The account has no login.", "Give it one.");
  if (!find_organisation(store, account.organisation))
    throw Error(ErrorCode::bad_input, "There is no such organisation.",
                "Add the organisation first.");
  if (account.id.empty()) account.id = new_id();
  Transaction transaction(store.database());
  if (find_account_by_login(store, account.login))
    throw Error(ErrorCode::conflict, "This login is taken.", "Choose another one.");
  store.database().run(
      "INSERT INTO accounts (id, login, display_name, organisation, role, disabled, language, "
      "password_hash, created_on) VALUES (:id, :login, :display_name, :organisation, :role, "
      ":disabled, :language, :password_hash, :created_on)",
      {account.id, account.login, account.display_name, account.organisation, account.role,
       account.disabled, account.language, password_hash, now()});
  note_change(store, {}, {"account", account.id, "created", "", to_json_text(account), ""});
  transaction.commit();
  return account;
}

std::optional<Account> find_account(Store& store, std::string_view id) {
  return first_of(select_accounts(store, "WHERE a.id = :id", {id}));
}

std::optional<Account> find_account_by_login(Store& store, std::string_view login) {
  return first_of(select_accounts(store, "WHERE a.login = :login", {lower(trim(login))}));
}

std::vector<Account> accounts(Store& store) {
  return select_accounts(store, "ORDER BY a.login");
}

void change_account(Store& store, const Account& account, const Viewer& by) {
  Transaction transaction(store.database());
  const auto before = find_account(store, account.id);
  if (!before) throw Error(ErrorCode::not_found, "There is no such account.");
  if (!find_organisation(store, account.organisation))
    throw Error(ErrorCode::bad_input, "There is no such organisation.",
                "Add the organisation first.");
  store.database().run(
      "UPDATE accounts SET display_name = :display_name, organisation = :organisation, "
      "role = :role, disabled = :disabled, language = :language WHERE id = :id",
      {account.display_name, account.organisation, account.role, account.disabled, account.language,
       account.id});
  Account after = account;
  after.login = before->login;
  note_change(store, by,
              {"account", account.id, "changed", to_json_text(*before), to_json_text(after), ""});
  if (before->role != account.role || before->organisation != account.organisation ||
      before->disabled != account.disabled)
    end_sessions_of(store, account.id);
  transaction.commit();
}

void set_password_hash(Store& store, std::string_view account, const std::string& hash) {
  Transaction transaction(store.database());
  if (store.database().run("UPDATE accounts SET password_hash = :hash WHERE id = :id",
                           {hash, account}) == 0)
    throw Error(ErrorCode::not_found, "There is no such account.");
  note_change(store, {}, {"account", account, "password_changed", "", "", ""});
  end_sessions_of(store, account);
  transaction.commit();
}

std::string password_hash(Store& store, std::string_view account) {
  const auto row =
      store.database().find("SELECT password_hash FROM accounts WHERE id = :id", {account});
  return row ? row->text(0) : std::string();
}

Viewer viewer_of(Store& store, std::string_view account) {
  const auto found = find_account(store, account);
  if (!found || found->disabled) return {};
  const auto organisation = find_organisation(store, found->organisation);
  return {found->id, found->organisation,
          organisation ? organisation->kind : OrganisationKind::ally, found->role};
}

std::string display_name(Store& store, std::string_view account) {
  const auto row = store.database().find(
      "SELECT a.display_name, o.name FROM accounts a JOIN organisations o ON o.id = a.organisation "
      "WHERE a.id = :id",
      {account});
  if (!row) return {};
  return row->text(0).empty() ? row->text(1) : row->text(0);
}

}  // namespace lacuna::kb
