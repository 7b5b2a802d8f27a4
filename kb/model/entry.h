// A record of one of the kinds in the table of kinds (kb/model/entry_kinds.h): services, flows,
// meetings, good practices, concordance rows... Its fields are rows of that table, so that storing,
// forms, pages, exports and history need no code of their own for a new kind. What a kind means
// beyond its fields is in kb/rules. Open data.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kb/model/record.h"

namespace lacuna::kb {

using FieldValues = std::map<std::string, std::vector<std::string>>;  // field -> values as text

struct Entry : Record {
  std::string kind;    // word of the table of kinds: "service"
  std::string number;  // visible: "SV-12"; never reused
  std::string title;
  std::string state;   // of the kind's life cycle; empty: it has none
  std::string within;  // id of the entry it is a part of; empty: stands by itself
  FieldValues values;  // a field without a value has no row
};

// The first value of a field, or "".
inline std::string_view value_of(const Entry& entry, std::string_view field) {
  const auto found = entry.values.find(std::string(field));
  return found == entry.values.end() || found->second.empty() ? std::string_view()
                                                              : found->second.front();
}

inline const std::vector<std::string>& values_of(const Entry& entry, std::string_view field) {
  static const std::vector<std::string> none;
  const auto found = entry.values.find(std::string(field));
  return found == entry.values.end() ? none : found->second;
}

}  // namespace lacuna::kb
