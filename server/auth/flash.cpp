#include "server/auth/flash.h"

#include "server/auth/cookies.h"
#include "server/http/decode.h"

namespace lacuna::server {
namespace {

constexpr std::size_t kLongest = 200;  // bytes

}  // namespace

void set_flash(Response& response, const Request& request, std::string_view message_id) {
  constexpr char digits[] = "0123456789abcdef";
  std::string value;
  for (char c : message_id.substr(0, kLongest)) {
    const auto byte = static_cast<unsigned char>(c);
    value.append({'%', digits[byte >> 4], digits[byte & 15]});
  }
  set_cookie(response, cookie_line(Cookie::flash, value, request));
}

std::string flash_of(const Request& request) {
  const auto decoded = decode_urlencoded(cookie_value(Cookie::flash, request));
  return decoded && decoded->size() == 1 ? decoded->front().name.substr(0, kLongest)
                                         : std::string();
}

std::string clear_flash_cookie(const Request& request) {
  return cookie_line(Cookie::flash, "", request);
}

}  // namespace lacuna::server
