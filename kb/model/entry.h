// A record of one of the kinds in the table of kinds (kb/model/entry_kinds.h): services, flows,
// meetings, good practices, concordance rows... Its fields are rows of that table, so that storing,
// forms, pages, exports and history need no code of their own for a new kind. What a kind means
// beyond its fields is in kb/rules. Open data.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/base/date.h"
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

// The first value of a field as a day, or as a whole number of at least 0; nullopt when it is none.
std::optional<Date> date_of(const Entry& entry, std::string_view field);
std::optional<long> number_of(const Entry& entry, std::string_view field);
std::optional<long> whole_number(std::string_view text);

// The 12 of "SV-12": visible numbers are counted, not spelled.
long count_in_number(std::string_view number);

}  // namespace lacuna::kb
