#include "server/auth/csrf.h"

#include <sodium.h>

#include "kb/base/id.h"
#include "server/auth/cookies.h"

namespace lacuna::server {
namespace {

constexpr std::size_t kTokenLength = 64;  // hex of 32 bytes

// The cookie itself never stands in a page; what stands there cannot lead back to it.
std::string token_of_visit(std::string_view visit) {
  return sha256("lacuna form token of visit " + std::string(visit));
}

bool is_visit(std::string_view value) {
  return value.size() == kTokenLength &&
         value.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

// Our own page asked, or nobody's page did (an address typed, a program). A browser that does not
// say so by Sec-Fetch-Site sends Origin with every unsafe request.
bool from_our_site(const Request& request) {
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty()) return site == "same-origin" || site == "none";
  const std::string_view origin = request.header("origin");
  if (origin.empty()) return true;  // no browser: the token decides
  const std::string scheme = request.https ? "https://" : "http://";
  return origin == scheme + std::string(request.header("host"));
}

}  // namespace

CsrfToken csrf_token(const Request& request, const SignedIn* signed_in) {
  if (signed_in != nullptr) return {signed_in->csrf, ""};
  const std::string_view visit = cookie_value(Cookie::visit, request);
  if (is_visit(visit)) return {token_of_visit(visit), ""};
  const std::string fresh = random_token();
  return {token_of_visit(fresh), cookie_line(Cookie::visit, fresh, request)};
}

CsrfVerdict check_csrf(const Request& request, const SignedIn* signed_in) {
  if (!from_our_site(request)) return CsrfVerdict::cross_site;
  std::string expected;
  if (signed_in != nullptr) {
    expected = signed_in->csrf;
  } else {
    const std::string_view visit = cookie_value(Cookie::visit, request);
    if (!is_visit(visit)) return CsrfVerdict::no_token;
    expected = token_of_visit(visit);
  }
  const std::string_view header = request.header("x-csrf-token");
  const std::string_view sent = header.empty() ? request.form_value("csrf") : header;
  if (sent.empty() || expected.empty()) return CsrfVerdict::no_token;
  return same(sent, expected) ? CsrfVerdict::fine : CsrfVerdict::wrong_token;
}

}  // namespace lacuna::server
