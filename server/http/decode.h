// The small grammars of HTTP that carry people's words: paths, queries, urlencoded bodies, cookies,
// header parameters. Each is linear in its input and answers nullopt for what it refuses: no parser
// guesses. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/request.h"

namespace lacuna::server {

constexpr std::size_t kMostFields = 1000;  // of a query, a form, a cookie header

// RFC 3986 path to text. Only the canonical form: begins with '/', every %XX well-formed, no empty
// segment, no "." or "..", no encoded slash, no control byte, UTF-8. A trailing slash is another
// path than without it and is kept.
std::optional<std::string> decode_path(std::string_view path);

// WHATWG application/x-www-form-urlencoded: '+' is a space, a stray '%' stands for itself. nullopt:
// not UTF-8, a NUL, or too many fields.
std::optional<Fields> decode_urlencoded(std::string_view text);

// RFC 6265 Cookie header; pairs that are none are left out, a name said twice counts once (the
// first). nullopt: too many.
std::optional<Fields> decode_cookies(std::string_view header);

// "form-data; name=\"a\"; filename=\"b\"": the value in lower case, then its parameters (names in
// lower case, quoted values unquoted).
struct HeaderValue {
  std::string value;
  Fields parameters;
};
std::optional<HeaderValue> decode_header_value(std::string_view header);

std::string lower_ascii(std::string_view text);

}  // namespace lacuna::server
