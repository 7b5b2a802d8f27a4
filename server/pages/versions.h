// An act in time: its texts, two of them compared, what became of one provision.
#pragma once

#include "server/http/response.h"
#include "server/pages/asked.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response law_versions(Context& context, const Request& request);
Response law_diff(Context& context, const Request& request);
Response law_timeline(Context& context, const Request& request);

// Says that no text of the day is known and lists those that are; status 404.
Response no_text_of_that_day(Context& context, const Asked& asked);

}  // namespace lacuna::server
