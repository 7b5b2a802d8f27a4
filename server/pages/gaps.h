// The register of gaps, a gap with its chain, its form, its steps, the provisions linked to it. One
// thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response gap_list(Context& context, const Request& request);
Response gap_show(Context& context, const Request& request);
Response gap_new(Context& context, const Request& request);  // ?provision=<reference>
Response gap_create(Context& context, const Request& request);
Response gap_edit(Context& context, const Request& request);
Response gap_change(Context& context, const Request& request);
Response gap_withdraw(Context& context, const Request& request);
Response gap_move(Context& context, const Request& request);
Response gap_link_new(Context& context, const Request& request);
Response gap_link_create(Context& context, const Request& request);

}  // namespace lacuna::server
