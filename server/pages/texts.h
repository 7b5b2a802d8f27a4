// Texts that wait for a person, and what a person decides: accept a reading report, take a text
// back. One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response text_list(Context& context, const Request& request);      // held ones
Response text_accept(Context& context, const Request& request);    // field `key`: the expression
Response text_withdraw(Context& context, const Request& request);  // fields `key`, `reason`

}  // namespace lacuna::server
