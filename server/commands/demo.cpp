// demo: loads the demo corpus, vocabularies, register and demo knowledge base, and says how to sign
// in.
#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>

#include "kb/base/file.h"
#include "kb/base/id.h"
#include "kb/base/text.h"
#include "kb/store/account_store.h"
#include "server/auth/auth.h"
#include "server/commands/command.h"
#include "server/commands/demo_corpus.h"

namespace lacuna::server {
namespace {

// One password for the demo's accounts, made once and kept where only this account of the machine
// can read it.
std::string demo_password(const DataDirectory& directory) {
  const std::filesystem::path file = directory.root() / "demo-password";
  if (!std::filesystem::exists(file)) write_file(file, random_token(8) + "\n");
  const std::string bytes = read_file(file, 1000);
  return std::string(trim(bytes));
}

void run(const Invocation& invocation) {
  const DataDirectory directory = invocation.directory();
  const auto store = invocation.store();
  const DemoReport report = load_demo(invocation.read, *store, directory);
  const std::string password = demo_password(directory);
  Auth auth(invocation.settings());
  const std::string hash = report.accounts.empty() ? "" : auth.hash_password(password);
  for (const std::string& account : report.accounts) kb::set_password_hash(*store, account, hash);
  indexer::update_index(invocation, *store);

  const bool nothing_new = report.concepts + report.works + report.texts + report.records == 0;
  if (nothing_new) {
    std::cout << "The demo is loaded already; nothing was changed.\n";
  } else {
    std::cout << "Loaded " << report.concepts << " concepts, " << report.works
              << " facts about acts and bodies, " << report.texts << " texts, " << report.records
              << " records. All of them are illustrative and marked so.\n";
  }
  std::cout << "Accounts of the demo, all with the password  " << password << "\n";
  for (const kb::Account& account : kb::accounts(*store))
    if (account.login.starts_with("demo-"))
      std::cout << "  " << account.login << " (" << word(account.role) << ")\n";
}

}  // namespace

void add_demo(CLI::App& app, Invocation& invocation) {
  CLI::App* command =
      app.add_subcommand("demo", "load the demo: two acts, two papers, 22 gaps, all illustrative");
  command->footer("Example: lacuna --data ./demo-data init && lacuna --data ./demo-data demo");
  command->callback([&invocation] { run(invocation); });
}

}  // namespace lacuna::server
