#include "server/auth/cookies.h"

#include <array>

#include "kb/base/error.h"

namespace lacuna::server {
namespace {

struct Row {
  Cookie cookie;
  std::string_view https;
  std::string_view http;
  std::string_view attributes;
};

// None has a Domain and all have Path=/: that is what the __Host- prefix demands.
constexpr std::array<Row, 4> kRows = {{
    {Cookie::session, "__Host-s", "lacuna_session", ""},
    {Cookie::visit, "__Host-v", "lacuna_visit", ""},
    {Cookie::language, "__Host-l", "lacuna_language", "; Max-Age=31536000"},
    {Cookie::flash, "__Host-f", "lacuna_flash", "; Max-Age=60"},
}};

const Row& row_of(Cookie cookie) {
  for (const Row& row : kRows)
    if (row.cookie == cookie) return row;
  throw Error(ErrorCode::internal, "a cookie without a row");
}

}  // namespace

std::string_view cookie_name(Cookie cookie, const Request& request) {
  return request.https ? row_of(cookie).https : row_of(cookie).http;
}

std::string_view cookie_value(Cookie cookie, const Request& request) {
  return request.cookie(cookie_name(cookie, request));
}

std::string cookie_line(Cookie cookie, std::string_view value, const Request& request) {
  std::string line(cookie_name(cookie, request));
  line.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Lax");
  if (request.https) line.append("; Secure");
  return line.append(value.empty() ? "; Max-Age=0" : row_of(cookie).attributes);
}

}  // namespace lacuna::server
