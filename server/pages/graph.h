// What is joined with a gap, a provision, an act, a body, a place or a record, one or two steps
// away: nodes and edges for the script that draws them, and the same as a table. One thread a
// request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response graph_show(Context& context, const Request& request);  // ?of=&depth=&kind=&sort=

}  // namespace lacuna::server
