// The search page. One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response search_show(Context& context, const Request& request);

}  // namespace lacuna::server
