// The daily list of what is missing, contradicts itself or is overdue in what people recorded
// (kb/store/curation_checks.h). One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response check_list(Context& context, const Request& request);

}  // namespace lacuna::server
