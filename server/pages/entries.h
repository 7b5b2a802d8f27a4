// Records of every kind: the list of kinds, lists with filters, one record with its parts, the
// steps of its life cycle. One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response record_kinds(Context& context, const Request& request);
Response entry_list(Context& context, const Request& request);
Response entry_show(Context& context, const Request& request);
Response entry_move(Context& context, const Request& request);
Response entry_withdraw(Context& context, const Request& request);

}  // namespace lacuna::server
