// Services as 5W rows, in: a file is read, compared with what is here, and shown; nothing is saved
// before an editor accepts what was shown. The same file again changes nothing. One thread a
// request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response service_import_form(Context& context, const Request& request);
Response service_import_post(Context& context, const Request& request);

}  // namespace lacuna::server
