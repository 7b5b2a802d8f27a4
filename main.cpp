// lacuna COMMAND: hands over to the commands of indexer/ and server/, and is the edge where their
// failures become exit codes.
#include <algorithm>
#include <clocale>
#include <exception>
#include <iostream>
#include <optional>
#include <string_view>

#include <CLI/CLI.hpp>

#include "indexer/commands/command.h"
#include "indexer/read/pdf/scan.h"
#include "indexer/read/read.h"
#include "indexer/sandbox/sandbox.h"
#include "kb/base/data_directory.h"
#include "kb/base/error.h"
#include "server/commands/command.h"

namespace {

// Commands that read files. Known before anything else is: the process that starts their readers
// must be forked first of all.
bool reads_files(int argc, char** argv) {
  constexpr std::string_view kReading[] = {"import", "reindex", "demo", "serve"};
  return std::any_of(argv + 1, argv + argc, [&](std::string_view word) {
    return std::find(std::begin(kReading), std::end(kReading), word) != std::end(kReading);
  });
}

int run(int argc, char** argv) {
  std::optional<lacuna::indexer::Sandbox> sandbox;
  if (reads_files(argc, argv))
    sandbox.emplace(lacuna::indexer::Readers{lacuna::indexer::read, lacuna::indexer::draw_page});
  std::ios::sync_with_stdio(false);
  CLI::App app("Lacuna: law you can search, cite, discuss, and map the gaps of.", "lacuna");
  app.set_version_flag("--version", LACUNA_VERSION);
  app.require_subcommand(1);
  app.fallthrough();

  lacuna::indexer::Invocation invocation;
  if (sandbox)
    invocation.read = [&sandbox](std::string_view bytes, const std::string& path,
                                 const lacuna::indexer::ReadOptions& options) {
      return sandbox->read(bytes, path, options);
    };
  std::string data = lacuna::DataDirectory::usual_place().string();
  app.add_option("--data", data, "data directory; else $LACUNA_DATA, else $XDG_DATA_HOME/lacuna")
      ->type_name("DIR");
  app.parse_complete_callback([&] { invocation.data = data; });

  lacuna::indexer::add_init(app, invocation);
  lacuna::indexer::add_import(app, invocation);
  lacuna::indexer::add_accept(app, invocation);
  lacuna::indexer::add_withdraw(app, invocation);
  lacuna::indexer::add_show(app, invocation);
  lacuna::indexer::add_cite(app, invocation);
  lacuna::indexer::add_search(app, invocation);
  lacuna::server::add_user(app, invocation);
  lacuna::server::add_demo(app, invocation);
  lacuna::server::add_serve(app, invocation);
  lacuna::indexer::add_check(app, invocation);
  lacuna::indexer::add_reindex(app, invocation);
  lacuna::indexer::add_backup(app, invocation);
  lacuna::indexer::add_restore(app, invocation);
  lacuna::indexer::add_kb(app, invocation);
  lacuna::indexer::add_vocabulary(app, invocation);

  try {
    app.parse(argc, argv);
    return invocation.exit_code;
  } catch (const CLI::RequiredError& error) {
    const std::vector<std::string> words = app.remaining();
    if (words.empty()) {
      app.exit(error);
    } else {
      std::cerr << "lacuna: no such command: " << words.front() << '\n'
                << "        lacuna --help lists them\n";
    }
    return lacuna::kind_of(lacuna::ErrorCode::bad_usage).exit_code;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : lacuna::kind_of(lacuna::ErrorCode::bad_usage).exit_code;
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const lacuna::Error& error) {
    std::cerr << "lacuna: " << error.what() << '\n';
    if (!error.hint().empty()) std::cerr << "        " << error.hint() << '\n';
    return lacuna::kind_of(error.code()).exit_code;
  } catch (const std::exception& error) {
    std::cerr << "lacuna: " << error.what() << '\n';
    return lacuna::kind_of(lacuna::ErrorCode::internal).exit_code;
  }
}
