// What a person follows: the list, the digest of what changed since, reviews of theirs that are
// overdue, and their secret address for readers of feeds. One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response follow_list(Context& context, const Request& request);
Response follow_create(Context& context, const Request& request);
Response follow_change(Context& context, const Request& request);  // its note
Response follow_remove(Context& context, const Request& request);

// A new secret address in place of the old one, on a page that shows it once.
Response feed_renew(Context& context, const Request& request);
Response feed_revoke(Context& context, const Request& request);

// For pages that greet: false, or {count, href} of what is the viewer's own and overdue.
nlohmann::json overdue_notice(Context& context);

}  // namespace lacuna::server
