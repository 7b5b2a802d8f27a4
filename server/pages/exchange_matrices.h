// Matrices of bodies and of concordance: who gives what to whom, who owes what, how far an EU act
// is taken over. One thread a request.
#pragma once

#include "server/pages/matrix_query.h"

namespace lacuna::server {

FilledMatrix body_by_body(Context& context, const MatrixQuery& query);
FilledMatrix body_by_duty(Context& context, const MatrixQuery& query);
FilledMatrix table_by_degree(Context& context, const MatrixQuery& query);

}  // namespace lacuna::server
