#include "kb/sql/database.h"

#include <charconv>
#include <map>
#include <utility>

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "kb/sql/failure.h"

namespace lacuna::kb {
namespace {

constexpr std::size_t kKeptStatements = 256;

// Settings of every connection. Temporary tables stay in memory, so that no evidence reaches a
// temporary file; deleted content is overwritten.
constexpr const char* kSettings =
    "PRAGMA busy_timeout = 5000;"
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA foreign_keys = ON;"
    "PRAGMA secure_delete = ON;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA cell_size_check = ON;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA wal_autocheckpoint = 4000;"  // pages: 16 MB of log at most while importing
    "PRAGMA cache_size = -32768;";

// The library's handles behind SOCI's. SOCI does not export the type information of its backends,
// so the sanitizer's look at it is left out here.
__attribute__((no_sanitize("vptr"))) sqlite_api::sqlite3* handle_of(soci::session& session) {
  return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}
__attribute__((no_sanitize("vptr"))) sqlite_api::sqlite3_stmt* handle_of(
    soci::statement& statement) {
  return static_cast<soci::sqlite3_statement_backend*>(statement.get_backend())->stmt_;
}

enum class Kind { number, real, text };

// Where SOCI reads a parameter from: it keeps the address, so the place must not move.
struct Bound {
  Kind kind = Kind::text;
  long long number = 0;
  double real = 0;
  std::string text;
  soci::indicator indicator = soci::i_null;
};

struct Cell {
  std::string text;
  soci::indicator indicator = soci::i_null;
};

std::optional<Kind> kind_of_value(const Value& value) {
  switch (value.held().index()) {
    case 1:
      return Kind::number;
    case 2:
      return Kind::real;
    case 3:
      return Kind::text;
    default:
      return std::nullopt;
  }
}

struct Prepared {
  explicit Prepared(soci::session& session) : statement(session) {}

  soci::statement statement;
  std::vector<std::unique_ptr<Bound>> bound;
  std::vector<std::unique_ptr<Cell>> cells;

  bool fits(std::span<const Value> values) const {
    if (values.size() != bound.size()) return false;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (const auto kind = kind_of_value(values[i]); kind && *kind != bound[i]->kind) return false;
    return true;
  }

  void fill(std::span<const Value> values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      Bound& place = *bound[i];
      const Value::Held& held = values[i].held();
      place.indicator = held.index() == 0 ? soci::i_null : soci::i_ok;
      if (const auto* number = std::get_if<std::int64_t>(&held)) place.number = *number;
      if (const auto* real = std::get_if<double>(&held)) place.real = *real;
      if (const auto* text = std::get_if<std::string>(&held)) place.text = *text;
    }
  }
};

std::unique_ptr<Prepared> prepare(soci::session& session, const std::string& sql,
                                  std::span<const Value> values) {
  auto made = std::make_unique<Prepared>(session);
  made->statement.alloc();
  made->statement.prepare(sql);
  sqlite_api::sqlite3_stmt* handle = handle_of(made->statement);
  if (sqlite_api::sqlite3_bind_parameter_count(handle) != static_cast<int>(values.size()))
    throw Error(ErrorCode::internal, "A statement got another number of values than it has names.");
  for (const Value& value : values) {
    Bound& place = *made->bound.emplace_back(std::make_unique<Bound>());
    place.kind = kind_of_value(value).value_or(Kind::text);
    if (place.kind == Kind::number)
      made->statement.exchange(soci::use(place.number, place.indicator));
    else if (place.kind == Kind::real)
      made->statement.exchange(soci::use(place.real, place.indicator));
    else
      made->statement.exchange(soci::use(place.text, place.indicator));
  }
  const int columns = sqlite_api::sqlite3_column_count(handle);
  for (int i = 0; i < columns; ++i) {
    Cell& cell = *made->cells.emplace_back(std::make_unique<Cell>());
    made->statement.exchange(soci::into(cell.text, cell.indicator));
  }
  made->statement.define_and_bind();
  return made;
}

template <class N>
N number_in(const std::optional<std::string>& cell) {
  N number{};
  if (cell) std::from_chars(cell->data(), cell->data() + cell->size(), number);
  return number;
}

// SOCI takes the file's name from a string of key=value pairs with quotes and no escapes.
std::string connection_string(const std::filesystem::path& file) {
  const std::string name = std::filesystem::absolute(file).string();
  if (name.find('=') == std::string::npos) return name;
  if (name.find('"') == std::string::npos) return "db=\"" + name + "\"";
  throw Error(ErrorCode::bad_usage,
              "The path of the data directory holds both an equals sign and a quotation mark.",
              "Choose a data directory without these characters.");
}

}  // namespace

std::string Row::text(std::size_t column) const {
  return cells_.at(column).value_or("");
}

std::int64_t Row::integer(std::size_t column) const {
  return number_in<std::int64_t>(cells_.at(column));
}

double Row::real(std::size_t column) const {
  return number_in<double>(cells_.at(column));
}

std::optional<Date> Row::date(std::size_t column) const {
  return parse_iso_date(cells_.at(column).value_or(""));
}

struct Database::Inner {
  std::filesystem::path file;
  soci::session session;
  std::map<std::string, std::unique_ptr<Prepared>, std::less<>> kept;
  int depth = 0;        // of open transactions
  bool doomed = false;  // an inner one went without commit
  bool part = false;    // the open one is a part of a batch (kb/store/write_batch.h)

  sqlite_api::sqlite3* connection() { return handle_of(session); }

  [[noreturn]] void fail(int code) {
    throw_failure(code, sqlite_api::sqlite3_extended_errcode(connection()),
                  sqlite_api::sqlite3_errmsg(connection()));
  }

  void exec(const char* sql) {
    if (const int code = sqlite_api::sqlite3_exec(connection(), sql, nullptr, nullptr, nullptr))
      fail(code);
  }

  Prepared& statement(std::string_view sql, std::span<const Value> values) {
    auto found = kept.find(sql);
    if (found != kept.end() && found->second->fits(values)) return *found->second;
    if (found != kept.end()) kept.erase(found);
    if (kept.size() >= kKeptStatements) kept.clear();
    std::string text(sql);
    auto made = prepare(session, text, values);
    return *kept.emplace(std::move(text), std::move(made)).first->second;
  }

  // Runs and hands each row's cells to `take`; returns rows changed.
  template <class Take>
  std::int64_t execute(std::string_view sql, std::span<const Value> values, Take take) {
    try {
      Prepared& prepared = statement(sql, values);
      prepared.fill(values);
      for (bool row = prepared.statement.execute(true); row && !prepared.cells.empty();
           row = prepared.statement.fetch())
        take(prepared.cells);
      return prepared.statement.get_affected_rows();
    } catch (const soci::sqlite3_soci_error& error) {
      // The message quotes bound values: only the code goes on. A failed statement is not reused.
      const int code = error.result();
      const int extended = sqlite_api::sqlite3_extended_errcode(connection());
      const std::string words = sqlite_api::sqlite3_errmsg(connection());
      forget(sql);
      throw_failure(code, extended, words);
    } catch (const soci::soci_error&) {
      forget(sql);
      throw Error(ErrorCode::internal, "The database layer refused a statement.");
    }
  }

  void forget(std::string_view sql) {
    if (const auto found = kept.find(sql); found != kept.end()) kept.erase(found);
  }
};

Database::Database(const std::filesystem::path& file, OpenMode mode)
    : inner_(std::make_unique<Inner>()) {
  const bool there = std::filesystem::exists(file);
  if (mode == OpenMode::create && there)
    throw Error(ErrorCode::conflict, "There is a database already: " + file.string());
  if (mode != OpenMode::create && !there)
    throw Error(ErrorCode::no_data_directory, "There is no database at " + file.string(),
                "Run `lacuna init` first, or name another data directory with --data.");
  inner_->file = file;
  const std::string name = connection_string(file);
  try {
    inner_->session.open(soci::sqlite3, name);
  } catch (const soci::soci_error&) {
    throw Error(ErrorCode::unavailable, "The database cannot be opened: " + file.string(),
                "Check the permissions of the file and its folder.");
  }
  sqlite_api::sqlite3_db_config(inner_->connection(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  inner_->exec(kSettings);
  if (mode == OpenMode::read_only) inner_->exec("PRAGMA query_only = ON;");
}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

const std::filesystem::path& Database::file() const {
  return inner_->file;
}

std::vector<Row> Database::query(std::string_view sql, std::span<const Value> values) {
  std::vector<Row> rows;
  inner_->execute(sql, values, [&](auto& cells) {
    std::vector<std::optional<std::string>> taken;
    taken.reserve(cells.size());
    for (const auto& cell : cells)
      taken.push_back(cell->indicator == soci::i_null
                          ? std::nullopt
                          : std::optional<std::string>(std::move(cell->text)));
    rows.emplace_back(std::move(taken));
  });
  return rows;
}

std::optional<Row> Database::find(std::string_view sql, std::span<const Value> values) {
  std::vector<Row> rows = query(sql, values);
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

std::int64_t Database::run(std::string_view sql, std::span<const Value> values) {
  return inner_->execute(sql, values, [](auto&) {});
}

void Database::script(const std::string& sql) {
  inner_->exec(sql.c_str());
}

bool Database::in_transaction() const {
  return inner_->depth > 0;
}

void Database::copy_to(const std::filesystem::path& target) {
  run("VACUUM INTO :target", {target.string()});
}

Transaction::Transaction(Database& database) : database_(database) {
  Database::Inner& inner = *database_.inner_;
  if (inner.depth == 0) {
    // A transaction that was begun as a batch goes on when a part of it fails.
    inner.part = !sqlite_api::sqlite3_get_autocommit(inner.connection());
    inner.exec(inner.part ? "SAVEPOINT part" : "BEGIN IMMEDIATE");
    inner.doomed = false;
  }
  ++inner.depth;
}

Transaction::~Transaction() {
  if (!open_) return;
  Database::Inner& inner = *database_.inner_;
  if (--inner.depth > 0) {
    inner.doomed = true;
    return;
  }
  // SQLite may have rolled back by itself (disk full): then there is nothing to roll back.
  if (!sqlite_api::sqlite3_get_autocommit(inner.connection()))
    sqlite_api::sqlite3_exec(inner.connection(),
                             inner.part ? "ROLLBACK TO part; RELEASE part" : "ROLLBACK", nullptr,
                             nullptr, nullptr);
}

void Transaction::commit() {
  Database::Inner& inner = *database_.inner_;
  if (inner.depth == 1) {
    if (inner.doomed)
      throw Error(ErrorCode::internal, "A transaction was committed after a part of it failed.");
    inner.exec(inner.part ? "RELEASE part" : "COMMIT");
  }
  --inner.depth;
  open_ = false;
}

}  // namespace lacuna::kb
