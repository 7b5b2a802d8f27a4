// kb export, kb import: the curated base as plain files.
#include <iostream>

#include <CLI/CLI.hpp>

#include "indexer/commands/command.h"
#include "kb/export/base_files.h"
#include "kb/store/act_store.h"
#include "kb/store/program_schemes.h"

namespace lacuna::indexer {
namespace {

void export_base(const std::string& folder, const Invocation& invocation) {
  const std::unique_ptr<kb::Store> store = invocation.store();
  const kb::BaseReport report = kb::export_base(*store, folder);
  std::cout << "wrote " << report.lines << " rows of " << report.files << " tables into " << folder
            << ". They hold everything people wrote, also what is not public: keep them safe.\n";
}

void import_base(const std::string& folder, const Invocation& invocation) {
  const std::unique_ptr<kb::Store> store = invocation.store();
  const kb::BaseReport report = kb::import_base(*store, folder);
  kb::bring_program_schemes(*store);
  update_index(invocation, *store);
  std::cout << "imported " << report.lines << " rows of " << report.files
            << " tables. Accounts do not move: lacuna user add makes them.\n"
            << (kb::originals(*store).empty()
                    ? "The texts come from their files: lacuna import PATH.\n"
                    : "Texts were here already: lacuna reindex --reread applies the decisions on "
                      "them.\n");
}

CLI::App* folder_command(CLI::App* kb, const std::string& name, const std::string& what,
                         const std::shared_ptr<std::string>& folder, const std::string& which) {
  CLI::App* command = kb->add_subcommand(name, what);
  command->footer("Example: lacuna kb " + name + " ./lacuna-kb");
  command->add_option("folder", *folder, which)->required()->type_name("DIR");
  return command;
}

}  // namespace

void add_kb(CLI::App& app, Invocation& invocation) {
  auto folder = std::make_shared<std::string>();
  CLI::App* kb = app.add_subcommand("kb", "move what people wrote: export, import");
  kb->require_subcommand(1);
  kb->footer(
      "Example: lacuna kb export ./lacuna-kb && lacuna --data ./new init && "
      "lacuna --data ./new kb import ./lacuna-kb");
  folder_command(kb, "export", "the whole curated base as plain JSON lines, a file a table", folder,
                 "a new folder")
      ->callback([folder, &invocation] { export_base(*folder, invocation); });
  folder_command(kb, "import", "such files into a data directory without records, all or nothing",
                 folder, "what `lacuna kb export` wrote")
      ->callback([folder, &invocation] { import_base(*folder, invocation); });
}

}  // namespace lacuna::indexer
