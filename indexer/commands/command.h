// What every command of the command line shares: where the data is, how to print, how to fail. One
// thread.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "indexer/commands/progress.h"
#include "indexer/document/reading.h"
#include "indexer/index/drain.h"
#include "kb/base/data_directory.h"
#include "kb/base/settings.h"
#include "kb/store/store.h"

namespace CLI {
class App;
}

namespace lacuna::indexer {

// Filled by main.cpp before a command runs: the data directory from --data, and who reads files.
struct Invocation {
  std::filesystem::path data;
  DocumentReader read;
  int exit_code =
      0;  // 0 fine, 1 some inputs failed; failures that stop the command are thrown as Error

  DataDirectory directory() const { return DataDirectory::open(data); }
  Settings settings() const { return Settings::load(directory().settings()); }
  std::unique_ptr<kb::Store> store() const;  // read and write
};

// Each adds its subcommand; the callbacks run it when it was named.
void add_init(CLI::App& app, Invocation& invocation);
void add_import(CLI::App& app, Invocation& invocation);
void add_accept(CLI::App& app, Invocation& invocation);
void add_withdraw(CLI::App& app, Invocation& invocation);
void add_show(CLI::App& app, Invocation& invocation);
void add_cite(CLI::App& app, Invocation& invocation);
void add_search(CLI::App& app, Invocation& invocation);
void add_check(CLI::App& app, Invocation& invocation);
void add_reindex(CLI::App& app, Invocation& invocation);
void add_backup(CLI::App& app, Invocation& invocation);
void add_restore(CLI::App& app, Invocation& invocation);
void add_kb(CLI::App& app, Invocation& invocation);
void add_vocabulary(CLI::App& app, Invocation& invocation);

// One JSON value on a line of standard output; invalid UTF-8 is replaced, never thrown at.
void print_json(const nlohmann::json& value);
void print_json_pretty(const nlohmann::json& value);

DrainProgress index_progress(ProgressShown shown);

// Brings the index up to date unless a server is running on this data directory, which then does
// it.
enum class Drained { here, by_server };
Drained update_index(const Invocation& invocation, kb::Store& store,
                     ProgressShown shown = ProgressShown::none);

}  // namespace lacuna::indexer
