// Which language a page is printed in: ?lang= (which is remembered in a cookie), else the cookie,
// else the account's, else what the browser asks for, else the first. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "server/http/request.h"

namespace lacuna::server {

// `remembered`: the cookie's value; `account`: the account's language; both may be empty.
std::string choose_language(const Request& request, std::string_view remembered,
                            std::string_view account);

// The known language that an Accept-Language header prefers; empty: none of ours.
std::string accepted_language(std::string_view header);

}  // namespace lacuna::server
