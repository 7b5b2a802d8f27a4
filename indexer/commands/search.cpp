#include <iostream>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "indexer/cite/cite.h"
#include "indexer/commands/command.h"
#include "indexer/index/drain.h"
#include "indexer/index/searcher.h"
#include "indexer/search_sources.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

struct SearchArguments {
  std::string query;
  std::string language;
  int limit = 20;
  std::vector<std::string> without;
  bool facets = false;
  bool json = false;
};

nlohmann::json to_json(const SearchResult& result) {
  nlohmann::json hits = nlohmann::json::array();
  for (const Hit& hit : result.hits) {
    nlohmann::json snippet = nlohmann::json::array();
    for (const SnippetSegment& segment : hit.snippet)
      snippet.push_back({{"text", segment.text}, {"mark", segment.mark}});
    hits.push_back({{"kind", word(hit.kind)},
                    {"work", hit.work},
                    {"eid", hit.eid},
                    {"ref", hit.ref},
                    {"title", hit.title},
                    {"heading", hit.heading},
                    {"label", hit.label},
                    {"language", hit.language},
                    {"snippet", snippet},
                    {"score", hit.score},
                    {"direct", hit.direct}});
  }
  nlohmann::json facets = nlohmann::json::object();
  for (const Facet& facet : result.facets) {
    nlohmann::json values = nlohmann::json::array();
    for (const FacetValue& value : facet.values)
      values.push_back({{"value", value.value}, {"count", value.count}});
    facets[std::string(row_of(facet.field).name)] = values;
  }
  nlohmann::json notes = nlohmann::json::array();
  for (SearchNote note : result.notes) notes.push_back(word(note));
  nlohmann::json expansions = nlohmann::json::array();
  for (const Expansion& expansion : result.expansions)
    expansions.push_back({{"typed", expansion.typed},
                          {"concepts", expansion.concepts},
                          {"labels", expansion.labels}});
  return {{"total", result.total},
          {"expansions", expansions},
          {"on", result.on ? to_iso(*result.on) : ""},
          {"hits", hits},
          {"facets", facets},
          {"notes", notes},
          {"understood", result.understood},
          {"suggestion", result.suggestion}};
}

void print(const SearchResult& result) {
  std::cout << result.total << (result.total == 1 ? " hit" : " hits") << '\n';
  for (const Hit& hit : result.hits) {
    std::cout << '\n' << hit.ref << "  " << hit.title << '\n';
    if (!hit.heading.empty()) std::cout << "  " << hit.heading << '\n';
    std::cout << "  ";
    for (const SnippetSegment& segment : hit.snippet)
      std::cout << (segment.mark ? "[" + segment.text + "]" : segment.text);
    std::cout << '\n';
  }
  for (const Expansion& expansion : result.expansions) {
    std::cout << "\nAlso searched for " << expansion.typed << ":";
    for (const auto& [language, labels] : expansion.labels)
      if (!labels.empty()) std::cout << "  " << labels.front();
    for (const std::string& id : expansion.concepts) std::cout << "  (--without " << id << ")";
    std::cout << '\n';
  }
  for (const Facet& facet : result.facets) {
    std::cout << '\n' << row_of(facet.field).label << ":";
    for (const FacetValue& value : facet.values)
      std::cout << "  " << value.value << " " << value.count;
    std::cout << '\n';
  }
  if (!result.suggestion.empty()) std::cout << "\nSearched for: " << result.suggestion << '\n';
}

void run(const SearchArguments& arguments, const Invocation& invocation) {
  const std::unique_ptr<kb::Store> store = invocation.store();
  update_index(invocation, *store);
  Searcher searcher(invocation.data, search_sources(*store));
  SearchRequest request;
  request.query = arguments.query;
  request.limit = arguments.limit;
  if (!arguments.language.empty()) request.filters.push_back({Field::lang, arguments.language});
  if (arguments.facets)
    for (const FieldRow& row : fields())
      if (row.kind == FieldKind::facet || row.field == Field::year)
        request.facets.push_back(row.field);
  request.without = arguments.without;
  const SearchResult result = searcher.search(request);
  if (arguments.json) {
    print_json(to_json(result));
  } else {
    print(result);
  }
}

}  // namespace

void add_search(CLI::App& app, Invocation& invocation) {
  auto arguments = std::make_shared<SearchArguments>();
  CLI::App* command =
      app.add_subcommand("search", "find provisions, gaps and papers that everyone may see");
  command->footer(
      "Example: lacuna search \"protectie temporara\" --lang ro --facets\ndocs/query-language.md "
      "says what a query may hold.");
  command->add_option("query", arguments->query, "words, \"a phrase\", field:value, or a citation")
      ->required()
      ->type_name("QUERY");
  command
      ->add_option("--without", arguments->without,
                   "a concept that does not widen the query, or * for none")
      ->type_name("SCHEME:NOTATION");
  command->add_option("--limit", arguments->limit, "hits at most")
      ->check(CLI::Range(1, SearchLimits::page))
      ->capture_default_str();
  command->add_option("--lang", arguments->language, "texts of this language alone");
  command->add_flag("--facets", arguments->facets,
                    "count the hits by jurisdiction, type, year ...");
  command->add_flag("--json", arguments->json, "one JSON object");
  command->callback([arguments, &invocation] { run(*arguments, invocation); });
}

}  // namespace lacuna::indexer
