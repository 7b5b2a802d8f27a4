// Names and attributes of our cookies, in one place. Behind https they carry the __Host- prefix and
// Secure; on plain http they have other names, so that one can never stand for the other. Any
// thread.
#pragma once

#include <string>
#include <string_view>

#include "kb/base/names.h"
#include "server/http/request.h"

namespace lacuna::server {

enum class Cookie {
  session,   // signed-in account: ends with the browser and on the server's limits
  visit,     // random, for the form token of people without account: ends with the browser
  language,  // chosen by ?lang=: one year
  flash,     // one message id for the next page
};

std::string_view cookie_name(Cookie cookie, const Request& request);
std::string_view cookie_value(Cookie cookie, const Request& request);  // empty: none

// A Set-Cookie value. An empty `value` deletes the cookie.
std::string cookie_line(Cookie cookie, std::string_view value, const Request& request);

}  // namespace lacuna::server
