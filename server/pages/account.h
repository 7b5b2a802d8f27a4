// Signing in and out, and one's own account. One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response sign_in_form(Context& context, const Request& request);
Response sign_in(Context& context, const Request& request);
Response sign_out(Context& context, const Request& request);
Response account_show(Context& context, const Request& request);
Response account_language(Context& context, const Request& request);
Response account_password(Context& context, const Request& request);

}  // namespace lacuna::server
