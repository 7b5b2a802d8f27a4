// Matrices of services: by place with what was assessed of them, how thinly places are covered, and
// what only non-governmental organisations give. One thread a request.
#pragma once

#include "server/pages/matrix_query.h"

namespace lacuna::server {

FilledMatrix service_by_place(Context& context, const MatrixQuery& query);
// The same scores by dimension: availability apart from accessibility.
FilledMatrix service_by_dimension(Context& context, const MatrixQuery& query);
FilledMatrix place_by_sector(Context& context, const MatrixQuery& query);
FilledMatrix ngo_by_group(Context& context, const MatrixQuery& query);

}  // namespace lacuna::server
