#include "kb/store/clause.h"

#include <algorithm>

#include "kb/base/error.h"
#include "kb/base/text.h"

namespace lacuna::kb {

Clause& Clause::add(const Clause& more) {
  sql += more.sql;
  values.insert(values.end(), more.values.begin(), more.values.end());
  return *this;
}

Clause& Clause::and_(const Clause& more) {
  if (more.sql.empty()) return *this;
  if (!sql.empty()) sql += " AND ";
  return add({"(" + more.sql + ")", more.values});
}

Clause& Clause::or_(const Clause& more) {
  if (!sql.empty()) sql += " OR ";
  return add({"(" + more.sql + ")", more.values});
}

std::string Clause::whole() const {
  std::string text;
  text.reserve(sql.size() + 4 * values.size());
  int number = 0;
  for (const char c : sql) {
    if (c == '?')
      text += ":p" + std::to_string(++number);
    else
      text += c;
  }
  return text;
}

Clause in_list(const std::string& column, const std::vector<std::string>& values) {
  if (values.empty()) return {"1 = 1"};
  Clause clause(column + " IN (");
  for (const std::string& value : values) {
    if (!clause.values.empty()) clause.sql += ", ";
    clause.add({"?", {value}});
  }
  clause.sql += ")";
  return clause;
}

Clause has_words(const std::string& column, std::string_view text) {
  Clause clause;
  const std::string lowered = lower(text);
  for (const std::string_view part : split(lowered, ' ')) {
    if (trim(part).empty()) continue;
    std::string pattern = "%";
    for (const char c : trim(part)) {
      if (c == '%' || c == '_' || c == '\\') pattern += '\\';
      pattern += c;
    }
    clause.and_({column + " LIKE ? ESCAPE '\\'", {pattern + "%"}});
  }
  return clause;
}

std::vector<Row> query(Database& database, const Clause& clause) {
  return database.query(clause.whole(), std::span<const Value>(clause.values));
}

std::optional<Row> find(Database& database, const Clause& clause) {
  return database.find(clause.whole(), std::span<const Value>(clause.values));
}

std::size_t count(Database& database, const Clause& clause) {
  return static_cast<std::size_t>(find(database, clause)->integer(0));
}

std::optional<Cursor> parse_cursor(const PageRequest& page) {
  if (page.after.empty()) return std::nullopt;
  const std::size_t at = page.after.find(' ');
  if (at == std::string::npos)
    throw Error(ErrorCode::bad_input, "This is no place in the list.", "Start at the first page.");
  return Cursor{page.after.substr(0, at), page.after.substr(at + 1)};
}

std::string to_string(const Cursor& cursor) {
  return cursor.first + " " + cursor.second;
}

std::size_t limit_of(const PageRequest& page) {
  return std::clamp<std::size_t>(page.limit, 1, kLargestPage);
}

}  // namespace lacuna::kb
