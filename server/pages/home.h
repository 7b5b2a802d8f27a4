// Home, about, and the address that a watchdog asks. One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response home_show(Context& context, const Request& request);
Response about_show(Context& context, const Request& request);
Response health(Context& context, const Request& request);  // "ok", without data

}  // namespace lacuna::server
