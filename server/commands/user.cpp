// user add, list, role, passwd, disable.
#include <iomanip>
#include <iostream>

#include <CLI/CLI.hpp>

#include "kb/base/error.h"
#include "kb/base/text.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/account_store.h"
#include "server/auth/auth.h"
#include "server/commands/command.h"
#include "server/commands/password.h"

namespace lacuna::server {
namespace {

struct UserArguments {
  std::string login;
  std::string name;
  std::string organisation;
  std::string organisation_kind = "member";
  std::string role = "reader";
  std::string language = "ro";
  std::string password_file;
};

template <class E>
std::vector<std::string> words() {
  std::vector<std::string> all;
  for (const auto& row : all_of<E>()) all.emplace_back(row.word);
  return all;
}

kb::Account existing(kb::Store& store, const std::string& login) {
  const auto account = kb::find_account_by_login(store, lower(login));
  if (!account)
    throw Error(ErrorCode::not_found, "no account: " + login, "lacuna user list shows them");
  return *account;
}

void add(const UserArguments& arguments, const Invocation& invocation) {
  const auto store = invocation.store();
  const std::string password = new_password(arguments.password_file);
  auto organisation = kb::find_organisation_by_name(*store, arguments.organisation);
  if (!organisation) {
    kb::Organisation made;
    made.name = arguments.organisation;
    made.kind = *parse_word<kb::OrganisationKind>(arguments.organisation_kind);
    organisation = kb::add_organisation(*store, made);
    std::cout << "new organisation: " << organisation->name << " (" << word(organisation->kind)
              << ")\n";
  }
  kb::Account account;
  account.login = arguments.login;
  account.display_name = arguments.name.empty() ? arguments.login : arguments.name;
  account.organisation = organisation->id;
  account.role = *parse_word<kb::Role>(arguments.role);
  account.language = arguments.language;
  Auth auth(invocation.settings());
  account = kb::add_account(*store, account, auth.hash_password(password));
  std::cout << "added " << account.login << " (" << word(account.role) << ", " << organisation->name
            << ")\n";
}

void list(const Invocation& invocation) {
  const auto store = invocation.store();
  for (const kb::Account& account : kb::accounts(*store)) {
    const auto organisation = kb::find_organisation(*store, account.organisation);
    std::cout << std::left << std::setw(20) << account.login << std::setw(11) << word(account.role)
              << (account.disabled ? "disabled  " : "") << (organisation ? organisation->name : "")
              << '\n';
  }
}

void change_role(const UserArguments& arguments, const Invocation& invocation) {
  const auto store = invocation.store();
  kb::Account account = existing(*store, arguments.login);
  account.role = *parse_word<kb::Role>(arguments.role);
  kb::change_account(*store, account, kb::program_viewer());
  std::cout << account.login << " is now " << word(account.role) << "; open sessions were ended\n";
}

void change_password(const UserArguments& arguments, const Invocation& invocation) {
  const auto store = invocation.store();
  const kb::Account account = existing(*store, arguments.login);
  Auth auth(invocation.settings());
  kb::set_password_hash(*store, account.id,
                        auth.hash_password(new_password(arguments.password_file)));
  kb::end_sessions_of(*store, account.id);
  std::cout << "password of " << account.login << " changed; open sessions were ended\n";
}

void disable(const UserArguments& arguments, const Invocation& invocation) {
  const auto store = invocation.store();
  kb::Account account = existing(*store, arguments.login);
  account.disabled = true;
  kb::change_account(*store, account, kb::program_viewer());
  std::cout << account.login << " is disabled; open sessions were ended\n";
}

}  // namespace

void add_user(CLI::App& app, Invocation& invocation) {
  auto arguments = std::make_shared<UserArguments>();
  CLI::App* user = app.add_subcommand("user", "accounts: add, list, role, passwd, disable");
  user->require_subcommand(1);
  user->footer("Example: lacuna user add ana --organisation \"Asociația Exemplu\" --role expert");
  const auto login = [&](CLI::App* command) {
    command->add_option("login", arguments->login, "name to sign in with")
        ->required()
        ->type_name("LOGIN");
  };
  const auto password_file = [&](CLI::App* command) {
    command->add_option("--password-file", arguments->password_file,
                        "first line is the password; else it is asked for");
  };

  CLI::App* command = user->add_subcommand("add", "a new account");
  command->footer(
      "Example: lacuna user add ana --organisation \"Asociația Exemplu\" --role expert");
  login(command);
  password_file(command);
  command->add_option("--name", arguments->name, "shown name; else the login");
  command
      ->add_option("--organisation", arguments->organisation,
                   "its organisation, made when there is none of that name")
      ->required();
  command->add_option("--kind", arguments->organisation_kind, "kind of a new organisation")
      ->check(CLI::IsMember(words<kb::OrganisationKind>()))
      ->capture_default_str();
  command->add_option("--role", arguments->role, "what it may do")
      ->check(CLI::IsMember(words<kb::Role>()))
      ->capture_default_str();
  command->add_option("--lang", arguments->language, "language of its pages")
      ->check(CLI::IsMember({"ro", "en"}))
      ->capture_default_str();
  command->callback([arguments, &invocation] { add(*arguments, invocation); });

  command = user->add_subcommand("list", "all accounts");
  command->footer("Example: lacuna user list");
  command->callback([&invocation] { list(invocation); });

  command = user->add_subcommand("role", "give an account another role");
  command->footer("Example: lacuna user role ana editor");
  login(command);
  command->add_option("role", arguments->role, "the new role")
      ->required()
      ->check(CLI::IsMember(words<kb::Role>()));
  command->callback([arguments, &invocation] { change_role(*arguments, invocation); });

  command = user->add_subcommand("passwd", "a new password");
  command->footer("Example: lacuna user passwd ana");
  login(command);
  password_file(command);
  command->callback([arguments, &invocation] { change_password(*arguments, invocation); });

  command = user->add_subcommand("disable", "no more signing in; what the account wrote stays");
  command->footer("Example: lacuna user disable ana");
  login(command);
  command->callback([arguments, &invocation] { disable(*arguments, invocation); });
}

}  // namespace lacuna::server
