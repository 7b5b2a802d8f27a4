// vocabulary list, vocabulary import: the SKOS vocabularies by which searches find a concept in
// other languages.
#include <filesystem>
#include <iostream>
#include <map>
#include <set>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "indexer/commands/command.h"
#include "kb/base/error.h"
#include "kb/base/file.h"
#include "kb/export/skos_graph.h"
#include "kb/export/vocabulary_file.h"
#include "kb/json/json.h"
#include "kb/store/concept_store.h"
#include "kb/store/program_schemes.h"

namespace lacuna::indexer {
namespace {

struct VocabularyArguments {
  std::string file;
  std::string id;
  bool json = false;
};

// Labels of every kind, by language.
std::map<std::string, std::size_t> count_labels(const kb::ConceptScheme& scheme) {
  std::map<std::string, std::size_t> counts;
  for (const kb::Concept& item : scheme.concepts) {
    for (const auto& [language, label] : item.pref_label) ++counts[language];
    for (const kb::LabelLists* lists : {&item.alt_label, &item.hidden_label})
      for (const auto& [language, labels] : *lists) counts[language] += labels.size();
  }
  return counts;
}

void list(bool json, const Invocation& invocation) {
  const std::unique_ptr<kb::Store> store = invocation.store();
  const std::set<std::string> imported = kb::imported_schemes(*store);
  for (const kb::ConceptScheme& scheme : kb::concept_schemes(*store)) {
    const char* origin = imported.contains(scheme.id) ? "imported" : "program";
    std::vector<std::string> languages;
    for (const auto& [language, count] : count_labels(scheme)) languages.push_back(language);
    if (json) {
      print_json({{"id", scheme.id},
                  {"title", kb::to_json(scheme.title)},
                  {"concepts", scheme.concepts.size()},
                  {"languages", languages},
                  {"origin", origin},
                  {"source", scheme.source}});
      continue;
    }
    std::string named;
    for (const std::string& language : languages) named += (named.empty() ? "" : ", ") + language;
    std::cout << scheme.id << "  " << kb::label_in(scheme.title, "en") << "\n    "
              << scheme.concepts.size() << " concepts; " << named << "; " << origin
              << (scheme.source.empty() ? "" : "; ") << scheme.source << '\n';
  }
}

// The id that the person gave, that the file has, or that the name of the file makes.
void name_scheme(kb::ConceptScheme& scheme, const VocabularyArguments& arguments) {
  if (!arguments.id.empty()) scheme.id = arguments.id;
  if (scheme.id.empty()) {
    const std::string stem = std::filesystem::path(arguments.file).stem().string();
    if (kb::is_scheme_id(stem)) scheme.id = stem;
  }
  if (kb::is_scheme_id(scheme.id)) return;
  throw Error(ErrorCode::bad_usage,
              scheme.id.empty() ? "the vocabulary has no id" : "not an id: " + scheme.id,
              "give it one of a to z, 0 to 9, _ and -, a letter first: --id unbis");
}

void import_one(const kb::ConceptScheme& scheme, kb::Store& store, Invocation& invocation) {
  try {
    const auto outcome = kb::put_scheme(store, scheme, kb::SchemeOrigin::imported);
    std::cout << (outcome == kb::SchemeOutcome::added      ? "imported  "
                  : outcome == kb::SchemeOutcome::replaced ? "replaced  "
                                                           : "unchanged  ")
              << scheme.id << "  " << scheme.concepts.size() << " concepts; labels";
    for (const auto& [language, count] : count_labels(scheme))
      std::cout << ' ' << language << ' ' << count;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::conflict) throw;
    std::cout << "failed  " << scheme.id << "  " << error.what() << ' ' << error.hint()
              << " (--id)";
    invocation.exit_code = 1;
  }
}

void import_file(const VocabularyArguments& arguments, Invocation& invocation) {
  const std::unique_ptr<kb::Store> store = invocation.store();
  kb::bring_program_schemes(*store);
  auto reading =
      kb::read_vocabulary(read_file(arguments.file, kb::VocabularyLimits::bytes), arguments.file);
  for (const Diagnostic& problem : reading.problems)
    if (problem.severity == Severity::error)
      throw Error(ErrorCode::bad_input, to_string(problem), "nothing was imported");
  if (!arguments.id.empty() && reading.schemes.size() > 1)
    throw Error(
        ErrorCode::bad_usage,
        "--id names one vocabulary, but the file has " + std::to_string(reading.schemes.size()),
        "import it without --id");
  for (kb::ConceptScheme& scheme : reading.schemes) name_scheme(scheme, arguments);
  for (const Diagnostic& problem : reading.problems) std::cerr << to_string(problem) << '\n';
  for (const kb::ConceptScheme& scheme : reading.schemes) {
    import_one(scheme, *store, invocation);
    std::cout << "; " << reading.problems.size() << " warnings\n";
  }
}

}  // namespace

void add_vocabulary(CLI::App& app, Invocation& invocation) {
  auto arguments = std::make_shared<VocabularyArguments>();
  CLI::App* vocabulary = app.add_subcommand(
      "vocabulary", "vocabularies by which searches cross languages: list, import");
  vocabulary->require_subcommand(1);
  vocabulary->footer("Example: lacuna vocabulary import eurovoc.rdf --id eurovoc");

  CLI::App* command = vocabulary->add_subcommand("list", "those that are here");
  command->footer("Example: lacuna vocabulary list --json");
  command->add_flag("--json", arguments->json, "one JSON object a line for each vocabulary");
  command->callback([arguments, &invocation] { list(arguments->json, invocation); });

  command = vocabulary->add_subcommand(
      "import", "SKOS as RDF/XML or JSON-LD, topics of UNBIS, or one ConceptScheme as JSON");
  command->footer("Example: lacuna vocabulary import eurovoc.rdf --id eurovoc");
  command->add_option("file", arguments->file, "a file on this machine; nothing is fetched")
      ->required()
      ->type_name("FILE");
  command->add_option("--id", arguments->id, "what to call it here; else from the file")
      ->type_name("ID");
  command->callback([arguments, &invocation] { import_file(*arguments, invocation); });
}

}  // namespace lacuna::indexer
