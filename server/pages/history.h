// What changed in a record, when, by whom. One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response history_show(Context& context, const Request& request);

}  // namespace lacuna::server
