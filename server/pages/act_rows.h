// A text as rows of a reading page: divisions and articles in reading order, cut into parts that
// load fast. Pure.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "kb/model/provision.h"

namespace lacuna::server {

// One row: a division's heading, or an article (or whatever stands in its place: preamble, recital,
// annex without articles, section of a paper) with the units in it.
struct ActRow {
  std::size_t at;                  // index of its provision
  int depth;                       // of divisions above it
  bool division;                   // heading only
  std::vector<std::size_t> units;  // of an article: itself and its descendants, in reading order
};
std::vector<ActRow> rows_of(const kb::Act& act);

// Parts of at most about `most` articles, broken where divisions begin: half-open ranges of rows. A
// short act is one part.
struct ActPart {
  std::size_t begin;
  std::size_t end;
};
std::vector<ActPart> parts_of(const std::vector<ActRow>& rows, std::size_t most = 40);

// Index of the provision with this eId; provisions.size() when there is none.
std::size_t index_of(const kb::Act& act, std::string_view eid);

// Index of the row that holds a provision; rows.size() when none does.
std::size_t row_of(const std::vector<ActRow>& rows, const kb::Act& act, std::size_t provision);

}  // namespace lacuna::server
