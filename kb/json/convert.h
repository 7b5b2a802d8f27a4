// How values of the model become JSON and back: for the sources of kb/json alone, each of which
// instantiates the pairs of one part of the model.
#pragma once

#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/json/fields.h"
#include "kb/json/json.h"

namespace lacuna::kb::convert {

using Json = nlohmann::json;

// ---- writing

inline Json write(const std::string& value) {
  return value;
}
inline Json write(bool value) {
  return value;
}
inline Json write(int value) {
  return value;
}
inline Json write(std::size_t value) {
  return value;
}
inline Json write(double value) {
  return value;
}
inline Json write(const Date& value) {
  return to_iso(value);
}
inline Json write(const ProvisionRef& value) {
  return to_string(value);
}
template <class E>
requires std::is_enum_v<E> Json write(E value) {
  return std::string(word(value));
}
template <class T>
Json write(const std::optional<T>& value);
template <class T>
Json write(const std::vector<T>& values);
template <class T>
Json write(const std::map<std::string, T>& values);

template <Fielded T>
requires(!Is<T, ProvisionRef>) Json write(const T& value) {
  Json json = Json::object();
  each_field(value, [&](const char* name, const auto& member) { json[name] = write(member); });
  return json;
}
template <class T>
Json write(const std::optional<T>& value) {
  return value ? write(*value) : Json(nullptr);
}
template <class T>
Json write(const std::vector<T>& values) {
  Json json = Json::array();
  for (const T& value : values) json.push_back(write(value));
  return json;
}
template <class T>
Json write(const std::map<std::string, T>& values) {
  Json json = Json::object();
  for (const auto& [key, value] : values) json[key] = write(value);
  return json;
}

// ---- reading; `at` is the path for messages: "gap.statement.who"

[[noreturn]] inline void refuse(const std::string& at, const std::string& what) {
  throw Error(ErrorCode::bad_input, (at.empty() ? std::string("JSON") : at) + ": " + what);
}
inline std::string below(const std::string& at, const std::string& name) {
  return at.empty() ? name : at + "." + name;
}

inline void read(const Json& json, std::string& value, const std::string& at) {
  if (!json.is_string()) refuse(at, "a text is needed.");
  value = json.get_ref<const std::string&>();
}
inline void read(const Json& json, bool& value, const std::string& at) {
  if (!json.is_boolean()) refuse(at, "true or false is needed.");
  value = json.get<bool>();
}
template <class N>
void read_whole(const Json& json, N& value, const std::string& at) {
  if (!json.is_number_integer()) refuse(at, "a whole number is needed.");
  const bool fits = json.is_number_unsigned() ? std::in_range<N>(json.get<std::uint64_t>())
                                              : std::in_range<N>(json.get<std::int64_t>());
  if (!fits) refuse(at, "the number is out of range.");
  value = json.get<N>();
}
inline void read(const Json& json, int& value, const std::string& at) {
  read_whole(json, value, at);
}
inline void read(const Json& json, std::size_t& value, const std::string& at) {
  read_whole(json, value, at);
}
inline void read(const Json& json, double& value, const std::string& at) {
  if (!json.is_number()) refuse(at, "a number is needed.");
  value = json.get<double>();
}
inline void read(const Json& json, Date& value, const std::string& at) {
  const auto date =
      json.is_string() ? parse_iso_date(json.get_ref<const std::string&>()) : std::nullopt;
  if (!date) refuse(at, "a date such as \"2026-11-22\" is needed.");
  value = *date;
}
// A work that nobody could name ("?" or nothing) is a target too, though no address.
inline std::optional<ProvisionRef> read_ref(const std::string& text) {
  if (text.empty()) return ProvisionRef{};
  const bool unknown = text.front() == '?';
  if (!unknown && text.front() != '!') return parse_ref(text);
  auto ref = parse_ref("x" + text.substr(unknown ? 1 : 0));
  if (ref) ref->work = unknown ? "?" : "";
  return ref;
}
inline void read(const Json& json, ProvisionRef& value, const std::string& at) {
  const auto ref = json.is_string() ? read_ref(json.get_ref<const std::string&>()) : std::nullopt;
  if (!ref) refuse(at, "a canonical reference such as \"ro/lege/2006/122!art_2\" is needed.");
  value = *ref;
}
template <class E>
requires std::is_enum_v<E>
void read(const Json& json, E& value, const std::string& at) {
  const auto found =
      json.is_string() ? parse_word<E>(json.get_ref<const std::string&>()) : std::nullopt;
  if (!found) {
    std::string words;
    for (const auto& row : all_of<E>())
      words += (words.empty() ? "" : ", ") + std::string(row.word);
    refuse(at, "one of these words is needed: " + words + ".");
  }
  value = *found;
}
template <class T>
void read(const Json& json, std::optional<T>& value, const std::string& at);
template <class T>
void read(const Json& json, std::vector<T>& values, const std::string& at);
template <class T>
void read(const Json& json, std::map<std::string, T>& values, const std::string& at);

template <Fielded T>
requires(!Is<T, ProvisionRef>) void read(const Json& json, T& value, const std::string& at) {
  if (!json.is_object()) refuse(at, "an object is needed.");
  std::set<std::string> known;
  each_field(value, [&](const char* name, auto& member) {
    known.insert(name);
    if (const auto found = json.find(name); found != json.end())
      read(*found, member, below(at, name));
  });
  for (const auto& item : json.items())
    if (!known.contains(item.key())) refuse(below(at, item.key()), "there is no such field.");
}
template <class T>
void read(const Json& json, std::optional<T>& value, const std::string& at) {
  value.reset();
  if (json.is_null()) return;
  read(json, value.emplace(), at);
}
template <class T>
void read(const Json& json, std::vector<T>& values, const std::string& at) {
  if (!json.is_array()) refuse(at, "a list is needed.");
  values.clear();
  for (const Json& item : json) {
    const std::string place = at + "[" + std::to_string(values.size()) + "]";
    read(item, values.emplace_back(), place);
  }
}
template <class T>
void read(const Json& json, std::map<std::string, T>& values, const std::string& at) {
  if (!json.is_object()) refuse(at, "an object is needed.");
  values.clear();
  for (const auto& item : json.items())
    read(item.value(), values[item.key()], below(at, item.key()));
}

}  // namespace lacuna::kb::convert

namespace lacuna::kb {

template <class T>
nlohmann::json to_json(const T& value) {
  return convert::write(value);
}
template <class T>
T from_json(const nlohmann::json& json, std::string_view where) {
  T value{};
  convert::read(json, value, std::string(where));
  return value;
}
template <class T>
std::string to_json_text(const T& value) {
  return convert::write(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}
template <class T>
T from_json_text(std::string_view text, std::string_view where) {
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  if (json.is_discarded()) convert::refuse(std::string(where), "this is not well-formed JSON.");
  return from_json<T>(json, where);
}

}  // namespace lacuna::kb

// One pair, made here for every user.
#define LACUNA_JSON_PAIR(...)                                                           \
  template nlohmann::json to_json(const __VA_ARGS__&);                                  \
  template __VA_ARGS__ from_json<__VA_ARGS__>(const nlohmann::json&, std::string_view); \
  template std::string to_json_text(const __VA_ARGS__&);                                \
  template __VA_ARGS__ from_json_text<__VA_ARGS__>(std::string_view, std::string_view)
