// Services as 5W rows, who does what, where, when, for whom (domain.md 2.4), out and in: the table
// of columns is written once here. A service has a row for each of its points, or one row without a
// point; rows of one service say the same of the service. Values of several stand with "; " between
// them. Columns that are derived (names of bodies, places above) are for readers, and left alone
// when they come back. Pure; any thread.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kb/model/entry.h"
#include "kb/model/entry_kinds.h"

namespace lacuna::kb {

enum class FiveWPlace { service, point, derived };

struct FiveWColumn {
  std::string_view name;   // in the first line of the file
  std::string_view field;  // of the kind; "title", "visibility" and "number" of the record itself
  FiveWPlace place = FiveWPlace::service;
};
std::span<const FiveWColumn> five_w_columns();

struct FiveWService {
  Entry service;                   // id empty; visibility as given
  std::vector<Entry> points;       // within empty
  std::vector<std::string> given;  // fields that the file has columns for
  std::vector<std::string> given_of_points;
  std::string key;  // identifier in its source, else its number here
  int line = 0;     // of its first row
};

std::vector<std::vector<std::string>> five_w_rows(
    const Entry& service, const std::vector<Entry>& points,
    const std::function<std::string(std::string_view column)>& derived);

// What was typed as a value of a field that names something: its key; nullopt: there is none.
using FiveWNames =
    std::function<std::optional<std::string>(const EntryField& field, const std::string& typed)>;

struct FiveWRow {
  int line = 0;
  std::vector<std::string> cells;
};
// Why a row cannot be taken and what to do: message ids of ui/locales, with the values of their
// placeholders.
struct FiveWFault {
  int line = 0;
  std::string column;  // of the file; empty: the row as a whole
  std::string message;
  std::string hint;
  std::vector<std::pair<std::string, std::string>> values;  // placeholder -> value
};
struct FiveWReading {
  std::vector<FiveWService> services;
  std::vector<FiveWFault> faults;
};
// The first row is the heading; rows from one that begins with "#" are the colophon.
FiveWReading read_five_w(const std::vector<FiveWRow>& rows, const FiveWNames& names);

}  // namespace lacuna::kb
