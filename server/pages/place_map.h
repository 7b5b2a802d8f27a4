// The map of places: one tile a county or raion, drawn by ourselves as a grid that keeps neighbours
// near each other, with counts; the same as a table. One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response map_show(Context& context, const Request& request);

}  // namespace lacuna::server
