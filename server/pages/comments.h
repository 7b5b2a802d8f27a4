// Comments and replies, with and without an account, and the queue of those that wait for a
// moderator. One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response comment_form(Context& context, const Request& request);
Response comment_post(Context& context, const Request& request);
Response comment_show(Context& context, const Request& request);
Response comment_state(Context& context, const Request& request);  // resolved, open again ...
Response moderation_list(Context& context, const Request& request);
Response moderation_decide(Context& context, const Request& request);

}  // namespace lacuna::server
