// Forms prove that they came from our own page: the session's token, or without an account one
// derived from a visit cookie, comes back as the hidden field `csrf` or the header X-CSRF-Token,
// and Sec-Fetch-Site (Origin where a browser does not send it) must say that our own page asked.
// Any thread.
#pragma once

#include <string>

#include "kb/base/names.h"
#include "server/auth/session.h"
#include "server/http/request.h"

namespace lacuna::server {

// The token that the forms of this answer carry.
struct CsrfToken {
  std::string token;
  std::string new_cookie;  // Set-Cookie value of a new visit; empty: the browser has one
};
CsrfToken csrf_token(const Request& request, const SignedIn* signed_in);

enum class CsrfVerdict { fine, cross_site, no_token, wrong_token };
constexpr auto names(CsrfVerdict) {
  return name_table<CsrfVerdict>({{CsrfVerdict::fine, "fine"},
                                  {CsrfVerdict::cross_site, "cross_site"},
                                  {CsrfVerdict::no_token, "no_token"},
                                  {CsrfVerdict::wrong_token, "wrong_token"}});
}
CsrfVerdict check_csrf(const Request& request, const SignedIn* signed_in);

}  // namespace lacuna::server
