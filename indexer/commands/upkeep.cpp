// init, accept, withdraw, check, reindex, backup, restore: the data directory itself.
#include <iostream>
#include <optional>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "indexer/commands/command.h"
#include "indexer/commands/interruption.h"
#include "indexer/commands/reanchored.h"
#include "indexer/index/drain.h"
#include "indexer/index/writer.h"
#include "indexer/pipeline.h"
#include "indexer/sandbox/limits.h"
#include "kb/base/error.h"
#include "kb/export/backup_file.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/check.h"
#include "kb/store/outbox.h"
#include "kb/store/program_schemes.h"

namespace lacuna::indexer {
namespace {

void init(const Invocation& invocation) {
  const DataDirectory directory = DataDirectory::create(invocation.data);
  const bool is_new = !std::filesystem::exists(directory.database());
  kb::Store store(directory.database(), is_new ? kb::OpenMode::create : kb::OpenMode::read_write);
  kb::bring_program_schemes(store);
  std::cout << (is_new ? "made " : "is there already: ") << directory.root().string() << '\n';
}

// Every text of the act that a person names, with a date that one alone.
std::vector<kb::Expression> texts_named(const std::string& named, kb::Store& store) {
  const auto ref = kb::parse_ref(named);
  if (!ref || !ref->eid.empty())
    throw Error(ErrorCode::bad_usage, "not an act: " + named,
                "write its key, with or without a date: ro/lege/2006/122@2015-06-01");
  std::vector<kb::Expression> texts;
  if (const auto work = kb::resolve_work(store, ref->work))
    texts = kb::expressions_of(store, *work);
  if (ref->date)
    std::erase_if(texts, [&](const kb::Expression& text) { return text.date != ref->date; });
  return texts;
}

void withdraw(const std::string& named, const std::string& reason, const Invocation& invocation) {
  const std::unique_ptr<kb::Store> store = invocation.store();
  std::vector<kb::Expression> texts = texts_named(named, *store);
  std::erase_if(texts, [](const kb::Expression& text) {
    return text.state == kb::ExpressionState::withdrawn;
  });
  if (texts.empty())
    throw Error(ErrorCode::not_found, "no text of " + named + " is loaded",
                "lacuna show ACT says what is");
  for (const kb::Expression& text : texts) {
    kb::withdraw_expression(*store, text.key, kb::program_viewer(), reason);
    std::cout << "withdrawn  " << text.key << '\n';
  }
  update_index(invocation, *store);
  std::cout << "What people wrote on it stays, and says that the text was withdrawn.\n";
}

void accept(const std::string& named, const Invocation& invocation) {
  const std::unique_ptr<kb::Store> store = invocation.store();
  std::vector<kb::Expression> texts = texts_named(named, *store);
  std::erase_if(texts, [](const kb::Expression& text) {
    return text.state == kb::ExpressionState::published && text.reviewed;
  });
  if (texts.empty())
    throw Error(ErrorCode::not_found, "no text of " + named + " waits for acceptance",
                "import it with --hold first");
  for (const kb::Expression& text : texts) {
    kb::accept_expression(*store, text.key, kb::program_viewer());
    std::cout << "accepted  " << text.key
              << reanchored_in_words(kb::rechecks_of_text(*store, kb::program_viewer(), text.key))
              << '\n';
  }
  update_index(invocation, *store);
}

// Which guards hold the readers of untrusted files on this machine.
kb::CheckItem check_sandbox() {
  kb::CheckItem item{"sandbox", Severity::note, "readers are held by"};
  for (const Guard& guard : guards()) {
    const bool active = guard.state == GuardState::active;
    item.message += (item.message.ends_with("by") ? " " : ", ") + std::string(guard.name) + " (" +
                    (active ? "" : std::string(word(guard.state)) + ": ") + guard.why + ")";
    if (guard.state == GuardState::missing) item.severity = Severity::warning;
  }
  return item;
}

void check(bool json, Invocation& invocation) {
  const DataDirectory directory = invocation.directory();
  const std::unique_ptr<kb::Store> store = invocation.store();
  std::vector<kb::CheckItem> items = kb::check_store(*store, directory);
  const IndexReport index = check_index(directory.root(), CheckDepth::thorough);
  const bool index_good = index.health == IndexHealth::good ||
                          (index.health == IndexHealth::absent && kb::newest_seq(*store) == 0);
  const std::int64_t waiting = kb::newest_seq(*store) - index.applied;
  items.push_back({"index", index_good ? Severity::note : Severity::error,
                   "the index is " + std::string(word(index.health)) + ", " +
                       std::to_string(index.documents) + " documents, " + std::to_string(waiting) +
                       " changes waiting" + (index.problem.empty() ? "" : ": " + index.problem)});
  items.push_back(check_sandbox());
  bool clean = true;
  nlohmann::json rows = nlohmann::json::array();
  for (const kb::CheckItem& item : items) {
    clean = clean && item.severity != Severity::error;
    if (json) {
      rows.push_back(
          {{"name", item.name}, {"severity", word(item.severity)}, {"message", item.message}});
    } else {
      std::cout << (item.severity == Severity::note ? "ok" : word(item.severity)) << "  "
                << item.name << ": " << item.message << '\n';
    }
  }
  if (json) {
    print_json({{"clean", clean}, {"items", rows}});
  } else {
    std::cout << (clean ? "clean\n" : "NOT clean\n");
  }
  if (!clean)
    throw Error(ErrorCode::damaged, "the data directory fails its checks",
                index_good ? "restore a backup" : "run: lacuna reindex");
}

// Reads the originals again; false when it was stopped.
bool reread_all(const Invocation& invocation, kb::Store& store, const DataDirectory& directory) {
  kb::reset_catalogue(store);
  std::size_t failed = 0, done = 0;
  const std::size_t total = kb::originals(store).size();
  {
    Progress progress("read again", total, progress_of_terminal());
    reread_originals(
        invocation.read, store, directory,
        [&](const ImportResult& result) {
          failed += result.failure ? 1 : 0;
          progress.at(++done);
        },
        Interruption::wanted);
  }
  std::cout << "originals read again" << (failed > 0 ? ", failed: " + std::to_string(failed) : "")
            << '\n';
  if (done == total) return true;
  std::cerr << "stopped: " << done << " of " << total
            << " originals are read again; until `lacuna reindex --reread` has read them all, the "
               "others are missing\n";
  return false;
}

void reindex(bool reread, Invocation& invocation) {
  const DataDirectory directory = invocation.directory();
  const std::unique_ptr<kb::Store> store = invocation.store();
  const Interruption interruption;
  kb::bring_program_schemes(*store);
  if (reread && !reread_all(invocation, *store, directory)) {
    update_index(invocation, *store, progress_of_terminal());
    invocation.exit_code = Interruption::exit_code;
    return;
  }
  std::optional<Progress> progress;
  const DrainReport report =
      rebuild_index(directory.root(), *store, [&](const DrainReport& so_far) {
        if (!progress) progress.emplace("index", so_far.of, progress_of_terminal());
        progress->at(so_far.rows);
        return Interruption::wanted() ? GoOn::no : GoOn::yes;
      });
  progress.reset();
  if (report.stopped) {
    std::cerr << "stopped: the index is as it was; `lacuna reindex` makes it anew\n";
    invocation.exit_code = Interruption::exit_code;
    return;
  }
  std::cout << "index rebuilt: " << report.units << " units\n";
}

}  // namespace

void add_init(CLI::App& app, Invocation& invocation) {
  CLI::App* command = app.add_subcommand("init", "make an empty data directory");
  command->footer("Example: lacuna --data ./lacuna-data init");
  command->callback([&invocation] { init(invocation); });
}

void add_accept(CLI::App& app, Invocation& invocation) {
  auto work = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("accept", "a person has read a text that waits: everyone may read it now");
  command->footer("Example: lacuna accept ro/lege/2006/122@2015-06-01");
  command->add_option("work", *work, "key of the act, with @DATE for one version")
      ->required()
      ->type_name("WORK[@DATE]");
  command->callback([work, &invocation] { accept(*work, invocation); });
}

void add_withdraw(CLI::App& app, Invocation& invocation) {
  struct Arguments {
    std::string work;
    std::string reason;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("withdraw", "take a text back; people's words on it stay");
  command->footer("Example: lacuna withdraw ro/lege/2006/122@2015-06-01 --reason \"wrong file\"");
  command->add_option("work", arguments->work, "key of the act, with @DATE for one version")
      ->required()
      ->type_name("WORK[@DATE]");
  command->add_option("--reason", arguments->reason, "why, kept in the history");
  command->callback(
      [arguments, &invocation] { withdraw(arguments->work, arguments->reason, invocation); });
}

void add_check(CLI::App& app, Invocation& invocation) {
  auto json = std::make_shared<bool>(false);
  CLI::App* command =
      app.add_subcommand("check", "is the data directory whole? database, originals, index");
  command->footer("Example: lacuna check");
  command->add_flag("--json", *json, "one JSON object");
  command->callback([json, &invocation] { check(*json, invocation); });
}

void add_reindex(CLI::App& app, Invocation& invocation) {
  auto reread = std::make_shared<bool>(false);
  CLI::App* command =
      app.add_subcommand("reindex", "rebuild the index beside the old one, then swap");
  command->footer("Example: lacuna reindex --reread");
  command->add_flag("--reread", *reread, "first read every original again with today's readers");
  command->callback([reread, &invocation] { reindex(*reread, invocation); });
}

void add_backup(CLI::App& app, Invocation& invocation) {
  auto file = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("backup", "one consistent file with everything, also while serving");
  command->footer("Example: lacuna backup lacuna-2026-11-22.zip");
  command->add_option("file", *file, "a new file")->required()->type_name("FILE");
  command->callback([file, &invocation] {
    const DataDirectory directory = invocation.directory();
    const std::unique_ptr<kb::Store> store = invocation.store();
    const kb::BackupReport report = kb::write_backup(*store, directory, *file);
    std::cout << "wrote " << *file << ": " << report.bytes / 1000 << " kB, " << report.originals
              << " originals. It holds everything, also what is not public: keep it safe.\n";
  });
}

void add_restore(CLI::App& app, Invocation& invocation) {
  auto file = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("restore", "bring a backup back into an empty data directory");
  command->footer("Example: lacuna --data ./restored restore lacuna-2026-11-22.zip");
  command->add_option("file", *file, "what `lacuna backup` wrote")->required()->type_name("FILE");
  command->callback([file, &invocation] {
    const kb::BackupReport report = kb::restore_backup(*file, invocation.data);
    std::cout << "restored " << report.originals << " originals into " << invocation.data.string()
              << '\n';
    reindex(false, invocation);
  });
}

}  // namespace lacuna::indexer
