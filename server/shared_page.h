// Which answers are the same for all who ask, so that one of them may be kept for the others: whole
// pages (and their JSON twins) that somebody without session, flash message and form gets. Nothing
// made for an account is ever shared: who has a session is not looked up and not kept. Pure; any
// thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/request.h"
#include "server/http/response.h"

namespace lacuna::server {

// Everything that an anonymous page depends on besides the database: address and query as sent,
// representation, language, host, scheme, day. nullopt: this reader's answers are not shared.
std::optional<std::string> shared_page_key(const Request& request);

// Whether this answer to such a request is: a page that was found, without cookies, with no form
// (`csrf` is the token that one would carry).
bool is_shared_page(const Response& response, std::string_view csrf);

// The page as it is kept: an ETag of its words, to be asked for again before it is shown.
std::shared_ptr<const Response> shared_page(Response response);

// The page, or 304 without it for a reader who has it.
std::shared_ptr<const Response> as_asked(std::shared_ptr<const Response> page,
                                         const Request& request);

}  // namespace lacuna::server
