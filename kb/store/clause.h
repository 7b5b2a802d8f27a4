// Pieces of SQL with the values of their parameters, put together in one order. In pieces a
// parameter is written `?`; whole() numbers them, as the door wants names. For the sources of
// kb/store alone. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kb/model/account.h"
#include "kb/model/link.h"
#include "kb/sql/database.h"
#include "kb/store/page.h"

namespace lacuna::kb {

struct Clause {
  std::string sql;
  std::vector<Value> values;

  Clause() = default;
  Clause(std::string text, std::vector<Value> bound = {})
      : sql(std::move(text)), values(std::move(bound)) {}

  Clause& add(const Clause& more);  // behind, as it stands
  Clause& and_(const Clause& more);
  Clause& or_(const Clause& more);
  std::string whole() const;
};

// `column IN (...)` by words or texts; an empty list lets everything through ("1 = 1").
Clause in_list(const std::string& column, const std::vector<std::string>& values);
template <class E>
Clause in_words(const std::string& column, const std::vector<E>& values) {
  std::vector<std::string> words;
  for (const E value : values) words.emplace_back(word(value));
  return in_list(column, words);
}
// Every word of `text` stands somewhere in the lower-case column.
Clause has_words(const std::string& column, std::string_view text);

std::vector<Row> query(Database& database, const Clause& clause);
std::optional<Row> find(Database& database, const Clause& clause);
std::size_t count(Database& database, const Clause& clause);  // of a SELECT count(*)

// A cursor of two texts; nullopt for the start, bad_input for what is none of ours.
struct Cursor {
  std::string first;
  std::string second;
};
std::optional<Cursor> parse_cursor(const PageRequest& page);
std::string to_string(const Cursor& cursor);
std::size_t limit_of(const PageRequest& page);

}  // namespace lacuna::kb
