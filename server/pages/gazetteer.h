// A place or a body on a page of its own: what it is called since when, what belongs to it, and all
// that names it. One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response territory_show(Context& context, const Request& request);
Response body_show(Context& context, const Request& request);

}  // namespace lacuna::server
