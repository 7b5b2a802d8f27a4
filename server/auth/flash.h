// One sentence for the next page, after a redirect: "Your comment is kept." Kept in a cookie of the
// reader's own browser for a minute. Any thread.
#pragma once

#include <string>
#include <string_view>

#include "server/http/request.h"
#include "server/http/response.h"

namespace lacuna::server {

void set_flash(Response& response, const Request& request, std::string_view message_id);

// The message id, empty when there is none; the page that shows it deletes the cookie.
std::string flash_of(const Request& request);
std::string clear_flash_cookie(const Request& request);

}  // namespace lacuna::server
