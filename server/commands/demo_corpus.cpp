#include "server/commands/demo_corpus.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/base/embedded.h"
#include "kb/base/error.h"
#include "kb/json/json.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/account_store.h"
#include "kb/store/agent_store.h"
#include "kb/store/annotation_store.h"
#include "kb/store/entry_store.h"
#include "kb/store/evidence_store.h"
#include "kb/store/gap_store.h"
#include "kb/store/link_store.h"
#include "kb/store/position_store.h"
#include "kb/store/program_schemes.h"
#include "kb/store/register_store.h"
#include "kb/store/territory_store.h"

namespace lacuna::server {
namespace {

using nlohmann::json;

std::string_view corpus_file(std::string_view name) {
  for (const EmbeddedFile& file : corpus_files())
    if (file.name == name) return file.bytes;
  throw Error(ErrorCode::internal, "the program lacks corpus/" + std::string(name),
              "build it again");
}

std::vector<std::string_view> corpus_names(std::string_view beginning) {
  std::vector<std::string_view> names;
  for (const EmbeddedFile& file : corpus_files())
    if (file.name.starts_with(beginning)) names.push_back(file.name);
  std::sort(names.begin(), names.end());
  return names;
}

json parsed(std::string_view name) {
  return json::parse(corpus_file(name));
}

template <class T>
std::vector<T> list_of(const json& rows, std::string_view where) {
  std::vector<T> list;
  for (const json& row : rows) list.push_back(kb::from_json<T>(row, where));
  return list;
}

template <class T>
std::vector<T> list_in(std::string_view name) {
  return list_of<T>(parsed(name), name);
}

std::size_t load_works(kb::Store& store) {
  std::vector<kb::Work> works;
  std::vector<std::string_view> names = corpus_names("register/works-");
  names.push_back("demo/works.json");
  for (std::string_view name : names) {
    std::vector<kb::Work> more = list_in<kb::Work>(name);
    std::move(more.begin(), more.end(), std::back_inserter(works));
  }
  return kb::load_register(store, works);
}

std::size_t import_texts(const indexer::DocumentReader& read, kb::Store& store,
                         const DataDirectory& directory) {
  std::size_t imported = 0;
  for (const json& row : parsed("demo/texts.json")) {
    const std::string path = "demo/" + row.at("path").get<std::string>();
    const std::string_view bytes = corpus_file(path);
    indexer::ImportOptions options;
    options.read = read;
    options.work = row.at("work").get<std::string>();
    options.language = row.at("language").get<std::string>();
    options.jurisdiction = row.at("jurisdiction").get<std::string>();
    options.illustrative = true;
    indexer::Prepared prepared = indexer::prepare(bytes, path, options);
    if (prepared.result.failure)
      throw Error(ErrorCode::internal, prepared.result.failure->message,
                  prepared.result.failure->hint);
    const auto result = indexer::store_prepared(std::move(prepared), bytes, store, directory);
    imported += result.status == indexer::ImportStatus::imported ? 1 : 0;
  }
  return imported;
}

void load_organisations(kb::Store& store) {
  for (const kb::Organisation& organisation : list_in<kb::Organisation>("demo/organisations.json"))
    if (!kb::find_organisation(store, organisation.id)) kb::add_organisation(store, organisation);
}

std::vector<std::string> load_accounts(kb::Store& store) {
  std::vector<std::string> made;
  for (const kb::Account& account : list_in<kb::Account>("demo/accounts.json")) {
    if (kb::find_account(store, account.id)) continue;
    made.push_back(kb::add_account(store, account, "").id);
  }
  return made;
}

// Loads records that are not there yet and counts them.
class Records {
 public:
  explicit Records(kb::Store& store) : store_(store) {}

  void papers(std::string_view name) {
    for (const kb::PositionPaper& paper : list_in<kb::PositionPaper>(name))
      if (!kb::find_paper(store_, all_, paper.id)) count(kb::create_paper(store_, paper, all_));
  }

  void chains(std::string_view name) {
    for (const json& chain : parsed(name)) {
      const auto gap = kb::from_json<kb::Gap>(chain.at("gap"), name);
      if (kb::find_gap(store_, all_, gap.id)) continue;
      count(kb::create_gap(store_, gap, all_));
      for (const auto& evidence : list_of<kb::Evidence>(chain.at("evidence"), name))
        count(kb::create_evidence(store_, evidence, all_));
      for (const auto& ask : list_of<kb::Ask>(chain.at("asks"), name))
        count(kb::create_ask(store_, ask, all_));
      links(list_of<kb::Link>(chain.at("links"), name));
    }
  }

  void links(const std::vector<kb::Link>& rows) {
    for (const kb::Link& link : rows)
      if (!kb::find_link(store_, all_, link.id)) count(kb::create_link(store_, link, all_));
  }

  void annotations(std::string_view name) {
    for (const kb::Annotation& annotation : list_in<kb::Annotation>(name))
      if (!kb::find_annotation(store_, all_, annotation.id))
        count(kb::create_annotation(store_, annotation, all_));
  }

  void entries(std::string_view name) {
    for (const kb::Entry& entry : list_in<kb::Entry>(name))
      if (!kb::find_entry(store_, all_, entry.id)) count(kb::create_entry(store_, entry, all_));
  }

  std::size_t made() const { return made_; }

 private:
  template <class T>
  void count(const T&) {
    ++made_;
  }

  kb::Store& store_;
  kb::Viewer all_ = kb::program_viewer();
  std::size_t made_ = 0;
};

}  // namespace

DemoReport load_demo(const indexer::DocumentReader& read, kb::Store& store,
                     const DataDirectory& directory) {
  DemoReport report;
  report.concepts = kb::bring_program_schemes(store);
  report.works = load_works(store);
  report.works += kb::load_agents(store, list_in<kb::Agent>("register/agents.json"));
  report.works += kb::load_territories(store, list_in<kb::Territory>("register/territories.json"));
  report.texts = import_texts(read, store, directory);
  load_organisations(store);
  report.accounts = load_accounts(store);
  kb::Transaction transaction(store.database());
  Records records(store);
  records.papers("demo/papers.json");
  records.chains("demo/chains.json");
  records.chains("demo/drafts.json");
  records.links(list_in<kb::Link>("demo/links.json"));
  records.annotations("demo/annotations.json");
  records.entries("demo/entries.json");
  transaction.commit();
  report.records = records.made();
  return report;
}

}  // namespace lacuna::server
