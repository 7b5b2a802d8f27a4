#include <iostream>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "indexer/commands/command.h"
#include "indexer/commands/interruption.h"
#include "indexer/commands/reanchored.h"
#include "indexer/index/first_index.h"
#include "indexer/pipeline.h"
#include "kb/base/error.h"
#include "kb/store/program_schemes.h"

namespace lacuna::indexer {
namespace {

struct ImportArguments {
  std::vector<std::string> paths;
  ImportOptions options;
  bool hold = false;
  bool dry_run = false;
  bool json = false;
};

nlohmann::json to_json(const ImportResult& result) {
  const kb::Expression& expression = result.expression;
  const auto or_null = [](const std::string& text) {
    return text.empty() ? nlohmann::json() : nlohmann::json(text);
  };
  nlohmann::json row = {
      {"path", result.path},
      {"status", word(result.status)},
      {"work", or_null(expression.work)},
      {"expression", or_null(expression.key)},
      {"language", or_null(expression.language)},
      {"title", or_null(expression.title)},
      {"articles", expression.counts.articles},
      {"recitals", expression.counts.recitals},
      {"provisions", expression.counts.provisions},
      {"citations", expression.counts.citations},
      {"events", expression.counts.events},
      {"warnings", result.warnings},
      {"reanchored", reanchored_json(result.rechecks)},
      {"error", nullptr},
  };
  if (result.failure)
    row["error"] = {{"code", kind_of(result.failure->code).word},
                    {"message", result.failure->message},
                    {"hint", or_null(result.failure->hint)}};
  return row;
}

std::string in_words(const ImportResult& result) {
  const kb::Expression& expression = result.expression;
  std::string line = std::string(word(result.status)) + "  " + result.path;
  if (result.failure) {
    line += "\n          " + result.failure->message;
    if (!result.failure->hint.empty()) line += "; " + result.failure->hint;
  } else if (result.status == ImportStatus::skipped) {
    line += result.warnings.empty() ? "" : "  (" + result.warnings.front() + ")";
  } else {
    line += "  " + expression.key + "  " + std::to_string(expression.counts.articles) +
            " articles, " + std::to_string(expression.counts.provisions) + " provisions";
    if (!result.warnings.empty())
      line += ", " + std::to_string(result.warnings.size()) + " warnings";
    line += reanchored_in_words(result.rechecks);
  }
  return line;
}

// Tells of each document and adds up.
class Reporter {
 public:
  Reporter(const ImportArguments& arguments, std::size_t total)
      : arguments_(arguments), total_(total), progress_("import", total, shown(arguments)) {}

  static ProgressShown shown(const ImportArguments& arguments) {
    return arguments.json ? ProgressShown::none : progress_of_terminal();
  }

  void operator()(const ImportResult& result) {
    ++counts_[static_cast<std::size_t>(result.status)];
    const bool worth_a_line = total_ <= 50 || result.status == ImportStatus::failed;
    if (arguments_.json) {
      print_json(to_json(result));
    } else if (worth_a_line) {
      progress_.clear();
      std::cout << in_words(result) << std::endl;
    }
    progress_.at(done());
  }

  std::size_t failed() const { return counts_[static_cast<std::size_t>(ImportStatus::failed)]; }

  std::size_t done() const { return counts_[0] + counts_[1] + counts_[2] + counts_[3]; }
  std::size_t total() const { return total_; }
  void clear() { progress_.clear(); }

  void finish() const {
    std::ostream& out = arguments_.json ? std::cerr : std::cout;
    std::string sum;
    for (const auto& row : all_of<ImportStatus>())
      sum += (sum.empty() ? "" : ", ") +
             std::to_string(counts_[static_cast<std::size_t>(row.value)]) + " " +
             std::string(row.word);
    out << sum << (arguments_.dry_run ? " (dry run: nothing was stored)" : "") << '\n';
  }

 private:
  const ImportArguments& arguments_;
  std::size_t total_;
  Progress progress_;
  std::array<std::size_t, 4> counts_{};
};

void run(const ImportArguments& arguments, Invocation& invocation) {
  ImportOptions options = arguments.options;
  options.read = invocation.read;
  options.acceptance = arguments.hold ? Acceptance::hold : Acceptance::publish;
  const FoundFiles found = find_files(arguments.paths);
  if (!options.work.empty() && found.files.size() != 1)
    throw Error(
        ErrorCode::bad_usage,
        "--work names one act, but there are " + std::to_string(found.files.size()) + " files",
        "import that file alone");
  const Interruption interruption;
  options.stop = Interruption::wanted;
  Reporter report(arguments, found.files.size() + found.failures.size());
  for (const ImportResult& failure : found.failures) report(failure);
  if (arguments.dry_run) {
    try_files(found.files, options, std::ref(report));
  } else {
    const DataDirectory directory = invocation.directory();
    options.max_bytes = static_cast<std::size_t>(invocation.settings().number("import.max_file_mb"))
                        << 20;
    const std::unique_ptr<kb::Store> store = invocation.store();
    kb::bring_program_schemes(*store);
    auto index = FirstIndex::begin(directory.root());
    ActListener stored;
    if (index) stored = [&](const kb::Act& act, std::int64_t seq) { index->add(act, seq); };
    import_files(found.files, options, *store, directory, std::ref(report), stored);
    report.clear();
    if (Interruption::wanted())
      std::cerr << "stopping: what was read is being indexed\n" << std::flush;
    if (index) index->finish(*store, index_progress(Reporter::shown(arguments)));
    index.reset();
    update_index(invocation, *store, Reporter::shown(arguments));
  }
  report.clear();
  report.finish();
  if (report.failed() > 0) invocation.exit_code = 1;
  if (!Interruption::wanted()) return;
  std::cerr << "stopped: " << report.done() << " of " << report.total() << " files are done"
            << (arguments.dry_run
                    ? "\n"
                    : " and can be found; the same command again goes on from there\n");
  invocation.exit_code = Interruption::exit_code;
}

}  // namespace

void add_import(CLI::App& app, Invocation& invocation) {
  auto arguments = std::make_shared<ImportArguments>();
  CLI::App* command = app.add_subcommand("import", "read acts and papers from files or folders");
  command->footer("Example: lacuna import --jurisdiction ro laws/ paper.md");
  command->add_option("path", arguments->paths, "files or folders; folders are read recursively")
      ->required()
      ->type_name("PATH");
  command->add_flag("--dry-run", arguments->dry_run, "say what would come out, store nothing");
  command->add_flag("--hold", arguments->hold,
                    "wait for a person's acceptance; else it is published and flagged unreviewed");
  command->add_option("--jurisdiction", arguments->options.jurisdiction,
                      "country code, eu or int; else from evidence");
  command->add_option("--lang", arguments->options.language,
                      "language of the text (ro, en ...); else found out");
  command->add_option("--work", arguments->options.work,
                      "key of the act, for one file: ro/lege/2006/122");
  command->add_flag("--json", arguments->json, "one JSON object a line for each document");
  command->callback([arguments, &invocation] { run(*arguments, invocation); });
}

}  // namespace lacuna::indexer
