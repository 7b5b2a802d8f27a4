// Evidence for or against a gap. One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response evidence_show(Context& context, const Request& request);
Response evidence_new(Context& context, const Request& request);  // of the gap in the address
Response evidence_create(Context& context, const Request& request);
Response evidence_edit(Context& context, const Request& request);
Response evidence_change(Context& context, const Request& request);

}  // namespace lacuna::server
