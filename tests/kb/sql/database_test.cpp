// The door to the database: values, transactions, errors without people's words.
#define BOOST_TEST_DYN_LINK
#include "kb/sql/database.h"

#include <filesystem>
#include <fstream>

#include <boost/test/unit_test.hpp>

#include "kb/base/error.h"
#include "kb/base/id.h"

using namespace lacuna;
using namespace lacuna::kb;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("lacuna-sql-" + random_token(8));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

ErrorCode code_of(const auto& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code();
  }
  BOOST_FAIL("nothing was thrown");
  return ErrorCode::internal;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(database)

BOOST_FIXTURE_TEST_CASE(values_come_back_as_they_went_in, Folder) {
  Database db(path / "a.sqlite", OpenMode::create);
  db.script("CREATE TABLE t (n INTEGER, r REAL, s TEXT, d TEXT, x TEXT)");
  const std::string nul("a\0b", 3);
  db.run("INSERT INTO t VALUES (:n, :r, :s, :d, :x)",
         {std::int64_t{1} << 60, 0.25, nul, Date{2026, 2, 28}, std::nullopt});
  db.run("INSERT INTO t VALUES (:n, :r, :s, :d, :x)",
         {std::nullopt, std::nullopt, "ș ț 🦊", std::optional<Date>{}, ""});
  const auto rows = db.query("SELECT n, r, s, d, x FROM t ORDER BY rowid");
  BOOST_REQUIRE_EQUAL(rows.size(), 2u);
  BOOST_TEST(rows[0].integer(0) == std::int64_t{1} << 60);
  BOOST_TEST(rows[0].real(1) == 0.25);
  BOOST_TEST(rows[0].text(2) == nul);
  BOOST_TEST((rows[0].date(3) == Date{2026, 2, 28}));
  BOOST_TEST(rows[0].is_null(4));
  BOOST_TEST(rows[1].is_null(0));
  BOOST_TEST(rows[1].text(2) == "ș ț 🦊");
  BOOST_TEST(!rows[1].is_null(4));
  BOOST_TEST(!rows[1].date(3).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_kept_statement_takes_new_values_and_kinds, Folder) {
  Database db(path / "a.sqlite", OpenMode::create);
  db.script("CREATE TABLE t (v)");
  for (int i = 0; i < 600; ++i) db.run("INSERT INTO t VALUES (:v)", {i});
  db.run("INSERT INTO t VALUES (:v)", {"text"});
  db.run("INSERT INTO t VALUES (:v)", {std::nullopt});
  db.run("INSERT INTO t VALUES (:v)", {7});
  BOOST_TEST(db.find("SELECT sum(v) FROM t WHERE typeof(v) = 'integer'")->integer(0) ==
             599 * 600 / 2 + 7);
  BOOST_TEST(db.find("SELECT count(*) FROM t WHERE v IS NULL")->integer(0) == 1);
  for (int i = 0; i < 300; ++i)
    BOOST_TEST(db.find("SELECT v FROM t WHERE v = " + std::to_string(i))->integer(0) == i);
  BOOST_TEST(db.query("SELECT v FROM t WHERE v < :n LIMIT :limit", {100, 5}).size() == 5u);
  BOOST_TEST(db.run("DELETE FROM t WHERE v < :n", {100}) == 101);
  BOOST_TEST(!db.find("SELECT v FROM t WHERE v = :v", {5}).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_script_runs_all_its_statements, Folder) {
  Database db(path / "a.sqlite", OpenMode::create);
  db.script("CREATE TABLE one (v); CREATE TABLE two (v); INSERT INTO two VALUES (3);");
  BOOST_TEST(db.find("SELECT v FROM two")->integer(0) == 3);
}

BOOST_FIXTURE_TEST_CASE(settings_are_the_safe_ones, Folder) {
  Database db(path / "a.sqlite", OpenMode::create);
  BOOST_TEST(db.find("PRAGMA journal_mode")->text(0) == "wal");
  BOOST_TEST(db.find("PRAGMA synchronous")->integer(0) == 2);
  BOOST_TEST(db.find("PRAGMA foreign_keys")->integer(0) == 1);
  BOOST_TEST(db.find("PRAGMA secure_delete")->integer(0) == 1);
  BOOST_TEST(db.find("PRAGMA trusted_schema")->integer(0) == 0);
  BOOST_TEST(db.find("PRAGMA cell_size_check")->integer(0) == 1);
}

BOOST_FIXTURE_TEST_CASE(a_transaction_without_commit_leaves_nothing, Folder) {
  Database db(path / "a.sqlite", OpenMode::create);
  db.script("CREATE TABLE t (v)");
  {
    Transaction outer(db);
    db.run("INSERT INTO t VALUES (1)");
    {
      Transaction inner(db);
      db.run("INSERT INTO t VALUES (2)");
      inner.commit();
    }
    BOOST_TEST(db.in_transaction());
  }
  BOOST_TEST(!db.in_transaction());
  BOOST_TEST(db.find("SELECT count(*) FROM t")->integer(0) == 0);
  {
    Transaction outer(db);
    { Transaction inner(db); }
    BOOST_TEST((code_of([&] { outer.commit(); }) == ErrorCode::internal));
  }
  Transaction again(db);
  db.run("INSERT INTO t VALUES (3)");
  again.commit();
  BOOST_TEST(db.find("SELECT count(*) FROM t")->integer(0) == 1);
}

BOOST_FIXTURE_TEST_CASE(a_second_writer_is_told_that_it_is_locked, Folder) {
  Database one(path / "a.sqlite", OpenMode::create);
  one.script("CREATE TABLE t (v)");
  Database two(path / "a.sqlite", OpenMode::read_write);
  two.script("PRAGMA busy_timeout = 50");
  Transaction writing(one);
  one.run("INSERT INTO t VALUES (1)");
  BOOST_TEST(two.query("SELECT v FROM t").empty());  // readers go on
  BOOST_TEST((code_of([&] { Transaction second(two); }) == ErrorCode::locked));
  writing.commit();
  BOOST_TEST(two.query("SELECT v FROM t").size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(errors_say_nothing_of_the_values, Folder) {
  Database db(path / "a.sqlite", OpenMode::create);
  db.script(
      "CREATE TABLE t (k TEXT PRIMARY KEY, n INTEGER NOT NULL CHECK (n < 10));"
      "CREATE TABLE u (k TEXT REFERENCES t (k))");
  const std::string secret = "canary-of-a-witness";
  db.run("INSERT INTO t VALUES (:k, :n)", {secret, 1});
  const struct {
    const char* sql;
    std::vector<Value> values;
    ErrorCode code;
  } cases[] = {
      {"INSERT INTO t VALUES (:k, :n)", {secret, 1}, ErrorCode::conflict},
      {"INSERT INTO t VALUES (:k, :n)", {secret + "2", 11}, ErrorCode::internal},
      {"INSERT INTO t VALUES (:k, :n)", {secret + "3", std::nullopt}, ErrorCode::internal},
      {"INSERT INTO u VALUES (:k)", {secret + "4"}, ErrorCode::internal},
      {"SELECT v FROM nowhere WHERE v = :v", {secret}, ErrorCode::internal},
      {"SELECT k FROM t WHERE k = :k AND n = :n", {secret}, ErrorCode::internal},
      {"SELECT abs(-9223372036854775808) FROM t WHERE k = :k", {secret}, ErrorCode::internal},
  };
  for (const auto& item : cases) {
    try {
      db.query(item.sql, item.values);
      BOOST_ERROR("nothing was thrown by " << item.sql);
    } catch (const Error& error) {
      BOOST_TEST((error.code() == item.code), item.sql);
      BOOST_TEST((std::string(error.what()) + error.hint()).find("canary") == std::string::npos);
    }
  }
  BOOST_TEST(db.query("SELECT k FROM t").size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(a_file_that_is_no_database_is_damaged, Folder) {
  std::ofstream(path / "a.sqlite") << std::string(5000, 'x');
  BOOST_TEST(
      (code_of([&] { Database(path / "a.sqlite", OpenMode::read_write); }) == ErrorCode::damaged));
  BOOST_TEST((code_of([&] { Database(path / "none.sqlite", OpenMode::read_write); }) ==
              ErrorCode::no_data_directory));
  BOOST_TEST(!fs::exists(path / "none.sqlite"));
  BOOST_TEST(
      (code_of([&] { Database(path / "a.sqlite", OpenMode::create); }) == ErrorCode::conflict));
}

BOOST_FIXTURE_TEST_CASE(a_read_only_one_refuses_to_write, Folder) {
  { Database(path / "a.sqlite", OpenMode::create).script("CREATE TABLE t (v)"); }
  Database db(path / "a.sqlite", OpenMode::read_only);
  BOOST_TEST(db.query("SELECT v FROM t").empty());
  BOOST_TEST((code_of([&] { db.run("INSERT INTO t VALUES (1)"); }) == ErrorCode::unavailable));
}

BOOST_FIXTURE_TEST_CASE(a_full_disk_leaves_what_was_there, Folder) {
  Database db(path / "a.sqlite", OpenMode::create);
  db.script("CREATE TABLE t (v); PRAGMA max_page_count = 20;");
  db.run("INSERT INTO t VALUES ('kept')");
  BOOST_TEST((code_of([&] {
                Transaction writing(db);
                for (int i = 0; i < 1000; ++i)
                  db.run("INSERT INTO t VALUES (:v)", {std::string(1000, 'x')});
              }) == ErrorCode::unavailable));
  BOOST_TEST(db.find("SELECT group_concat(v) FROM t")->text(0) == "kept");
  db.run("INSERT INTO t VALUES ('again')");
}

BOOST_FIXTURE_TEST_CASE(odd_paths_open_the_file_they_name, Folder) {
  for (const char* name : {"with space.sqlite", "a=b.sqlite", "a = b c.sqlite", "quo\"te.sqlite"}) {
    { Database(path / name, OpenMode::create).script("CREATE TABLE t (v)"); }
    BOOST_TEST(fs::exists(path / name), name);
  }
  BOOST_TEST((code_of([&] { Database(path / "a=\"b.sqlite", OpenMode::create); }) ==
              ErrorCode::bad_usage));
}

BOOST_AUTO_TEST_SUITE_END()
