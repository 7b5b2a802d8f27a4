// A good practice given as the text of its page: what is read of it is shown first, with the words
// that no field takes; what is accepted becomes a draft with its actions and shares. One thread a
// request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response practice_import_form(Context& context, const Request& request);
Response practice_import_post(Context& context, const Request& request);

}  // namespace lacuna::server
