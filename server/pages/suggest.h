// What may be meant while somebody types, as OpenSearch suggestions (JSON: what was typed, the
// completions, what each is, its address), and the description by which a browser knows the search.
// Both are the same for everybody: nothing that is hidden from anyone is in them. One thread a
// request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response suggest_show(Context& context, const Request& request);
Response opensearch_show(Context& context, const Request& request);

}  // namespace lacuna::server
