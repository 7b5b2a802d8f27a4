// Vocabularies and their concepts. One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response concept_list(Context& context, const Request& request);
Response concept_show(Context& context, const Request& request);

}  // namespace lacuna::server
