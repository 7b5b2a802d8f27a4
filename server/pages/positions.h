// Position papers and asks. One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response paper_list(Context& context, const Request& request);
Response paper_show(Context& context, const Request& request);
Response paper_new(Context& context, const Request& request);
Response paper_create(Context& context, const Request& request);
Response paper_edit(Context& context, const Request& request);
Response paper_change(Context& context, const Request& request);

Response ask_show(Context& context, const Request& request);
Response ask_new(Context& context, const Request& request);  // of the gap in the address
Response ask_create(Context& context, const Request& request);
Response ask_edit(Context& context, const Request& request);
Response ask_change(Context& context, const Request& request);
Response ask_move(Context& context, const Request& request);

}  // namespace lacuna::server
