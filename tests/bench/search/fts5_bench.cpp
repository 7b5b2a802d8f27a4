// SQLite's full-text search (FTS5, porter unicode61: no Romanian stems) on the same units.
//   bench_fts5 index UNITS DATABASE         one transaction, then `optimize`
//   bench_fts5 ask DATABASE QUERIES         times OR of 5, AND of 3, and pages with snippets
// Headings stand in the text, titles beside it: nothing here makes a query of the peer slower.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "draw.h"
#include "times.h"
#include "unit_file.h"

namespace {

using namespace lacuna::bench;

[[noreturn]] void fail(sqlite3* database) {
  std::fprintf(stderr, "bench_fts5: %s\n", sqlite3_errmsg(database));
  std::exit(1);
}

void run(sqlite3* database, const char* sql) {
  if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(database);
}

sqlite3_stmt* prepare(sqlite3* database, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) != SQLITE_OK) fail(database);
  return statement;
}

void bind(sqlite3_stmt* statement, int at, const std::string& text) {
  sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

void index(sqlite3* database, const char* units) {
  run(database, "PRAGMA journal_mode=OFF");
  run(database, "PRAGMA synchronous=OFF");
  run(database,
      "CREATE VIRTUAL TABLE unit USING fts5(body, title UNINDEXED, act UNINDEXED, year UNINDEXED, "
      "type UNINDEXED, tokenize='porter unicode61')");
  run(database, "INSERT INTO unit(unit, rank) VALUES('hashsize', 67108864)");
  run(database, "BEGIN");
  auto* insert = prepare(
      database, "INSERT INTO unit(rowid, body, title, act, year, type) VALUES(?, ?, ?, ?, ?, ?)");
  for (UnitFile file(units); const auto line = file.next_line();) {
    const std::string body = line->heading + " " + line->text;
    sqlite3_bind_int64(insert, 1, static_cast<sqlite3_int64>(line->id));
    bind(insert, 2, body);
    bind(insert, 3, line->title);
    bind(insert, 4, line->act);
    bind(insert, 5, line->year);
    bind(insert, 6, line->type);
    if (sqlite3_step(insert) != SQLITE_DONE) fail(database);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  run(database, "COMMIT");
  run(database, "INSERT INTO unit(unit) VALUES('optimize')");
}

std::string match_of(const Query& query) {
  const std::string between = query.form == Form::any_of_5 ? " OR " : " AND ";
  std::string match;
  for (const auto& word : query.words)
    match += (match.empty() ? "\"" : between + "\"") + word + "\"";
  return match;
}

void time(Report& report, sqlite3* database, const std::string& name, Form form, const char* sql,
          const std::vector<Query>& all) {
  std::vector<std::string> matches;
  for (const auto& query : all)
    if (query.form == form) matches.push_back(match_of(query));
  auto* statement = prepare(database, sql);
  report.time(name, matches.size(), [&](std::size_t i) {
    bind(statement, 1, matches[i]);
    std::size_t rows = 0;
    while (sqlite3_step(statement) == SQLITE_ROW) ++rows;
    sqlite3_reset(statement);
    return rows;
  });
  sqlite3_finalize(statement);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string verb = argc == 4 ? argv[1] : "";
  if (verb != "index" && verb != "ask") {
    std::fputs("bench_fts5 index UNITS DATABASE | ask DATABASE QUERIES\n", stderr);
    return 2;
  }
  const char* path = verb == "index" ? argv[3] : argv[2];
  if (verb == "index") std::filesystem::remove(path);
  sqlite3* database = nullptr;
  if (sqlite3_open(path, &database) != SQLITE_OK) fail(database);
  if (verb == "index") {
    index(database, argv[2]);
  } else {
    const auto queries = read_queries(argv[3]);
    Report report;
    const char* ranked = "SELECT rowid, act FROM unit WHERE unit MATCH ? ORDER BY rank LIMIT 20";
    time(report, database, "or5", Form::any_of_5, ranked, queries);
    time(report, database, "and3", Form::all_of_3, ranked, queries);
    time(report, database, "snippets", Form::page,
         "SELECT rowid, act, snippet(unit, 0, '[', ']', '...', 40) FROM unit WHERE unit MATCH ? "
         "ORDER BY rank LIMIT 20",
         queries);
    report.print();
  }
  sqlite3_close(database);
}
