// The room of matrices: what each one is called, what its rows and columns are, how it is filled
// and which filters it takes, written once in a table; their list and their pages. One thread a
// request.
#pragma once

#include <span>
#include <string_view>

#include "server/http/response.h"
#include "server/pages/context.h"
#include "server/pages/matrix_query.h"

namespace lacuna::server {

struct MatrixKind {
  std::string_view name;     // in addresses: "sectors"
  std::string_view title;    // message
  std::string_view lead;     // message: what a reader sees in it
  std::string_view filters;  // names, blanks between: those of gap_filter.h, tier, place, dimension
  FilledMatrix (*fill)(Context& context, const MatrixQuery& query);
  std::string_view empty;  // message: what to do when it has no rows or no columns
};
std::span<const MatrixKind> matrix_kinds();
// Throws not_found.
const MatrixKind& get_matrix_kind(std::string_view name);

// The matrix as its address asks, sorted.
FilledMatrix filled_matrix(Context& context, const MatrixKind& kind, const Request& request);

Response matrix_list(Context& context, const Request& request);
Response matrix_show(Context& context, const Request& request);

}  // namespace lacuna::server
