// The one small door to the database: SOCI on SQLite, without showing either. Values are bound by
// copy, rows come back as values, statements are prepared once and kept. SQL is passed in by
// kb/store and kb/schema only.
//
// Parameters are written :name and filled in the order they stand in the text (a name used twice
// is two parameters: write two names).
//
// Errors: the library's exceptions become lacuna::Error. locked (another writer held on longer than
// the busy timeout), unavailable (disk full, read-only), damaged (not a database, malformed),
// conflict (a UNIQUE or PRIMARY KEY rule), internal (the rest). No text of an error quotes a bound
// value: those are people's words.
//
// Threading: one Database is used by one thread at a time; several of one file may be open.
#pragma once

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "kb/base/date.h"
#include "kb/base/names.h"

namespace lacuna::kb {

// What can be bound: NULL, whole number, number, text. Dates are ISO text, an absent one is NULL;
// enums are their words; booleans are 0 and 1.
class Value {
 public:
  Value() = default;
  Value(std::nullopt_t) {}
  Value(const char* text) : held_(std::string(text)) {}
  Value(std::string text) : held_(std::move(text)) {}
  Value(std::string_view text) : held_(std::string(text)) {}
  template <std::integral I>
  Value(I number) : held_(static_cast<std::int64_t>(number)) {}
  Value(double number) : held_(number) {}
  Value(const Date& date) : held_(to_iso(date)) {}
  template <class E>
  requires std::is_enum_v<E> Value(E value) : held_(std::string(word(value))) {}
  template <class T>
  requires std::is_constructible_v<Value, const T&> Value(const std::optional<T>& value) {
    if (value) *this = Value(*value);
  }

  using Held = std::variant<std::monostate, std::int64_t, double, std::string>;
  const Held& held() const { return held_; }

 private:
  Held held_;
};

// One row of an answer; columns count from 0.
class Row {
 public:
  explicit Row(std::vector<std::optional<std::string>> cells) : cells_(std::move(cells)) {}

  bool is_null(std::size_t column) const { return !cells_.at(column); }
  std::string text(std::size_t column) const;      // NULL is empty
  std::int64_t integer(std::size_t column) const;  // NULL is 0
  double real(std::size_t column) const;           // NULL is 0
  std::optional<Date> date(std::size_t column) const;
  std::size_t size() const { return cells_.size(); }

 private:
  std::vector<std::optional<std::string>> cells_;
};

enum class OpenMode {
  create,      // a new file; conflict when one is there
  read_write,  // an existing one; no_data_directory when there is none
  read_only,
};

class Database {
 public:
  // WAL, synchronous=FULL, foreign keys, 5 s busy timeout, secure_delete, no trusted schema, cell
  // size checks. `damaged` when the file is not a database.
  Database(const std::filesystem::path& file, OpenMode mode);
  ~Database();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;

  const std::filesystem::path& file() const;

  // All rows. The statement is kept for the next call with the same text.
  std::vector<Row> query(std::string_view sql, std::span<const Value> values);
  std::vector<Row> query(std::string_view sql, std::initializer_list<Value> values = {}) {
    return query(sql, std::span(values.begin(), values.size()));
  }
  // The first row, if there is one.
  std::optional<Row> find(std::string_view sql, std::span<const Value> values);
  std::optional<Row> find(std::string_view sql, std::initializer_list<Value> values = {}) {
    return find(sql, std::span(values.begin(), values.size()));
  }
  // For statements without an answer; returns how many rows it changed.
  std::int64_t run(std::string_view sql, std::span<const Value> values);
  std::int64_t run(std::string_view sql, std::initializer_list<Value> values = {}) {
    return run(sql, std::span(values.begin(), values.size()));
  }
  // Many statements in one text (migrations), without parameters.
  void script(const std::string& sql);

  bool in_transaction() const;

  // A consistent copy into a new file while others read and write.
  void copy_to(const std::filesystem::path& target);

 private:
  friend class Transaction;
  struct Inner;
  std::unique_ptr<Inner> inner_;
};

// BEGIN IMMEDIATE: the writer's place is taken at once, so that what was read inside is still so
// at the commit. Rolled back when it goes without commit(). Inside another one it joins that: only
// the outermost commits, and an inner one that goes without commit() dooms it.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace lacuna::kb
