// How a norm relates to others, over several acts: the chains of relations with their weakest link
// (kb/rules/norm_rules.h), and relating two norms. One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response norm_list(Context& context, const Request& request);  // ?from=<reference>
Response norm_link_new(Context& context, const Request& request);
Response norm_link_create(Context& context, const Request& request);

}  // namespace lacuna::server
