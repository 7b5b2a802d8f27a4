// Matrices that count gaps: sectors and rights by group, topics by place, provisions by service.
// One thread a request.
#pragma once

#include "server/pages/matrix_query.h"

namespace lacuna::server {

FilledMatrix sector_by_group(Context& context, const MatrixQuery& query);
FilledMatrix type_by_level(Context& context, const MatrixQuery& query);
FilledMatrix right_by_group(Context& context, const MatrixQuery& query);
FilledMatrix provision_by_service(Context& context, const MatrixQuery& query);
// What the law says beside what practice shows.
FilledMatrix topic_by_place(Context& context, const MatrixQuery& query);

}  // namespace lacuna::server
