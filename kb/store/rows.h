// Between structs and rows, by the table of fields (kb/json/fields.h): scalars are columns, a
// struct inside is flattened with its name before, lists and maps are JSON text. For the sources of
// kb/store alone. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "kb/base/error.h"
#include "kb/json/fields.h"
#include "kb/json/json.h"
#include "kb/sql/database.h"

namespace lacuna::kb {

template <class T>
void add_columns(const std::string& prefix, std::vector<std::string>& names) {
  T value{};
  each_field(value, [&](const char* name, auto& member) {
    using M = std::remove_reference_t<decltype(member)>;
    if constexpr (Fielded<M>)
      add_columns<M>(prefix + name + "_", names);
    else
      names.push_back(prefix + name);
  });
}

template <class T>
const std::vector<std::string>& column_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    add_columns<T>("", all);
    return all;
  }();
  return names;
}

// `t."id", t."version", ...`
template <class T>
std::string columns(std::string_view alias) {
  std::string text;
  for (const std::string& name : column_names<T>()) {
    if (!text.empty()) text += ", ";
    text += alias;
    text += ".\"" + name + "\"";
  }
  return text;
}

template <class T>
void add_values(const T& value, std::vector<Value>& values) {
  each_field(value, [&](const char*, const auto& member) {
    using M = std::remove_cvref_t<decltype(member)>;
    if constexpr (Fielded<M>)
      add_values(member, values);
    else if constexpr (std::is_constructible_v<Value, const M&>)
      values.emplace_back(member);
    else if constexpr (std::same_as<M, std::vector<std::string>>)
      values.emplace_back(member.empty() ? std::string() : to_json_text(member));
    else
      values.emplace_back(to_json_text(member));
  });
}

inline void take(const Row& row, std::size_t at, std::string& value) {
  value = row.text(at);
}
inline void take(const Row& row, std::size_t at, bool& value) {
  value = row.integer(at) != 0;
}
inline void take(const Row& row, std::size_t at, int& value) {
  value = static_cast<int>(row.integer(at));
}
inline void take(const Row& row, std::size_t at, std::size_t& value) {
  value = static_cast<std::size_t>(row.integer(at));
}
inline void take(const Row& row, std::size_t at, double& value) {
  value = row.real(at);
}
inline void take(const Row& row, std::size_t at, std::optional<Date>& value) {
  value = row.date(at);
}
template <class E>
requires std::is_enum_v<E>
void take(const Row& row, std::size_t at, E& value) {
  const auto found = parse_word<E>(row.text(at));
  if (!found) throw Error(ErrorCode::damaged, "A row holds a word that is in no table.");
  value = *found;
}
template <class T>
void take(const Row& row, std::size_t at, T& value) {
  const std::string text = row.text(at);
  if (text.empty())
    value = T{};
  else
    value = from_json_text<T>(text);
}

// Reads a T whose columns begin at `at`, which is moved behind them.
template <class T>
void read_struct(const Row& row, std::size_t& at, T& value) {
  each_field(value, [&](const char*, auto& member) {
    using M = std::remove_reference_t<decltype(member)>;
    if constexpr (Fielded<M>)
      read_struct(row, at, member);
    else
      take(row, at++, member);
  });
}

template <class T>
T read_struct(const Row& row, std::size_t at = 0) {
  T value;
  read_struct(row, at, value);
  return value;
}

}  // namespace lacuna::kb
