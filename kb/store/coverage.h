// Gaps counted by two axes at once, for the cells of matrices: one query a matrix, whatever the
// number of gaps. For viewers, threading and errors see store.h.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kb/base/date.h"
#include "kb/model/account.h"
#include "kb/rules/coverage_rules.h"
#include "kb/store/gap_store.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// How a gap comes to stand under a heading.
enum class GapAxisKind {
  term,      // its own sector, group, level, type or territory
  standard,  // a link of a standard to a provision that a heading stands for
  act,       // a link to a provision of an act: the act
  unit,      // a link to a provision of the act `of`: the provision
  service,   // services name it: their kind
  every,     // one heading, empty, over all
};

struct GapAxis {
  GapAxisKind kind = GapAxisKind::term;
  std::string field;  // of term: sector group level type territory
  std::string of;     // of unit: key of the act
  // of term: heading and the notation that stands under it, none: every notation is its own;
  // of standard: heading and canonical reference, its parts count too
  std::vector<std::pair<std::string, std::string>> places;
};

struct GapCell {
  std::string row;
  std::string column;
  std::string type;  // primary
  std::size_t gaps = 0;
  std::size_t open = 0;
};
// Gaps that count (coverage_rules.h) and fit the filter, by row, column and primary type.
std::vector<GapCell> gap_cells(Store& store, const Viewer& viewer, const GapFilter& filter,
                               const GapAxis& rows, const GapAxis& columns);

// The gaps of one cell, by priority; at most `limit`.
std::vector<Gap> gaps_of_cell(Store& store, const Viewer& viewer, const GapFilter& filter,
                              const GapAxis& rows, std::string_view row, const GapAxis& columns,
                              std::string_view column, std::size_t limit);

// Whether a gap that the viewer sees was written for the demo.
bool shows_illustrative_gaps(Store& store, const Viewer& viewer);

// The sectors of the gaps that entries of a kind name: (id of the entry, sector).
std::vector<std::pair<std::string, std::string>> sectors_by_gaps(Store& store, const Viewer& viewer,
                                                                 std::string_view kind);

// Of these references, those whose unit stands in a text that everyone may read; a whole act counts
// when any text of it is loaded.
std::set<std::string> loaded_references(Store& store, std::span<const std::string> references);

}  // namespace lacuna::kb
