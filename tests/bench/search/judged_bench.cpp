// The best hits of judged queries, of ours and of FTS5 (bm25) on the same units.
//   bench_judged ours DATA-DIRECTORY QUERIES           a line a query: id, then references
//   bench_judged fts5 DATABASE UNITS QUERIES           the same from a database that bench_fts5
//   made
// QUERIES: lines of id, language of the hits (may be empty), query; separated by tabs. FTS5 is
// asked for units with all the words and, where none has, for those with any, as ours is.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <unordered_map>
#include <vector>

#include <sqlite3.h>

#include "indexer/analyse/tokens.h"
#include "indexer/index/searcher.h"
#include "indexer/search_sources.h"
#include "kb/base/data_directory.h"
#include "kb/base/error.h"
#include "kb/base/text.h"
#include "kb/store/store.h"
#include "unit_file.h"

namespace {

using namespace lacuna;
using namespace lacuna::bench;

constexpr int kHits = 20;

struct Judged {
  std::string id, language, query;
};

std::vector<Judged> read(const std::string& path) {
  std::vector<Judged> queries;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto first = line.find('\t'), second = line.find('\t', first + 1);
    queries.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1),
                       line.substr(second + 1)});
  }
  return queries;
}

void print(const std::string& id, const std::vector<std::string>& refs) {
  std::cout << id;
  for (const auto& ref : refs) std::cout << '\t' << ref;
  std::cout << '\n';
}

int ours(const std::string& data, const std::string& file) {
  kb::Store store(DataDirectory::open(data).database(), kb::OpenMode::read_write);
  indexer::Searcher searcher(data, indexer::search_sources(store));
  for (const auto& judged : read(file)) {
    indexer::SearchRequest request;
    request.query = judged.query;

    request.limit = kHits;
    if (!judged.language.empty())
      request.filters.push_back({indexer::Field::lang, judged.language});
    std::vector<std::string> refs;
    for (const auto& hit : searcher.search(request).hits) refs.push_back(hit.ref);
    print(judged.id, refs);
  }
  return 0;
}

struct Unit {
  std::string ref, language;
};

std::string joined(std::string_view query, std::string_view between) {
  std::string match;
  for (auto span = indexer::next_word(query, 0); span;
       span = indexer::next_word(query, span->end)) {
    if (!match.empty()) match += between;
    match += '"' + std::string(query.substr(span->begin, span->end - span->begin)) + '"';
  }
  return match;
}

int fts5(const char* path, const std::string& units, const std::string& file) {
  std::unordered_map<long long, Unit> known;
  long long id = 0;
  for (UnitFile in(units); const auto unit = in.next_unit();)
    known[++id] = {unit->work + (unit->key.eid.empty() ? "" : "!") + unit->key.eid, unit->language};
  sqlite3* database = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK ||
      sqlite3_prepare_v2(database, "SELECT rowid FROM unit WHERE unit MATCH ? ORDER BY rank", -1,
                         &statement, nullptr) != SQLITE_OK) {
    std::fprintf(stderr, "bench_judged: %s\n", sqlite3_errmsg(database));
    return 1;
  }
  for (const auto& judged : read(file)) {
    std::vector<std::string> refs;
    for (const auto* between : {" AND ", " OR "}) {
      const auto match = joined(judged.query, between);
      if (match.empty() || !refs.empty()) continue;
      sqlite3_bind_text(statement, 1, match.data(), static_cast<int>(match.size()), SQLITE_STATIC);
      while (refs.size() < kHits && sqlite3_step(statement) == SQLITE_ROW) {
        const auto& unit = known[sqlite3_column_int64(statement, 0)];
        if (judged.language.empty() || judged.language == unit.language) refs.push_back(unit.ref);
      }
      sqlite3_reset(statement);
    }
    print(judged.id, refs);
  }
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  try {
    if (words.size() == 3 && words[0] == "ours") return ours(words[1], words[2]);
    if (words.size() == 4 && words[0] == "fts5") return fts5(argv[2], words[2], words[3]);
  } catch (const Error& error) {
    std::cerr << error.what() << '\n' << error.hint() << '\n';
    return 1;
  }
  std::cerr << "bench_judged ours DATA-DIRECTORY QUERIES | fts5 DATABASE UNITS QUERIES\n";
  return 2;
}
