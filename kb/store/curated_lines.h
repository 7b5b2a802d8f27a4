// The whole curated base as lines of JSON, a table at a time, and back: what `lacuna kb export` and
// `kb import` move. THE TABLE OF THE TABLES stands in curated_lines.cpp, in the order in which
// lines go in; a test compares it with the schema, so that a new table is decided about.
//
// Kept: every record with its id, version, instants and withdrawal; organisations; the vocabularies
// and the register; decisions; numbers given; the history. Provisions are named by canonical
// references (domain.md 4.1), so that nothing needs the texts to be there: those come from their
// files by `lacuna import`, before or after. Not kept: accounts and sessions (an author is id, name
// and organisation alone), the e-mails of guests, the list of originals, and what is derived.
// For threading and errors see store.h.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "kb/store/store.h"

namespace lacuna::kb {

struct LeftOutTable {
  std::string_view table;
  std::string_view why;
};

// Names of the tables of lines, in the order in which they go in.
std::span<const std::string_view> curated_tables();

// The tables of the schema behind a table of lines; for the test of completeness.
std::span<const std::string_view> tables_behind(std::string_view table);
std::span<const LeftOutTable> tables_left_out();

// One compact JSON object a row, by id (history as it came). The caller holds a transaction when
// several tables have to agree.
void each_curated_line(Store& store, std::string_view table,
                       const std::function<void(const std::string&)>& use);

// Inside a transaction of the caller: a base without records, its vocabularies and register
// emptied; conflict when people's records are there already.
void begin_curated_lines(Store& store);

// One line into its table, without history; the index is told. bad_input when it is not what the
// table needs, with the field; conflict when another row has its id, number or name.
void take_curated_line(Store& store, std::string_view table, std::string_view line);

// What can be said only when all lines are in.
void end_curated_lines(Store& store);

}  // namespace lacuna::kb
