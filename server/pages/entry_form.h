// Forms of entries, made from the table of kinds. One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response entry_new(Context& context, const Request& request);
Response entry_create(Context& context, const Request& request);
Response entry_edit(Context& context, const Request& request);
Response entry_change(Context& context, const Request& request);

}  // namespace lacuna::server
