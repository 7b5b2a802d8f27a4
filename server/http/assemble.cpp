#include "server/http/assemble.h"

#include "server/http/address.h"
#include "server/http/decode.h"
#include "server/http/multipart.h"

namespace lacuna::server {
namespace {

constexpr std::string_view kTwin = ".json";

Assembled refuse(int status, std::string reason) {
  Assembled assembled;
  assembled.rejection = Rejection{status, std::move(reason)};
  return assembled;
}

// A header said twice counts as one list (RFC 9110, 5.3).
Fields fold_headers(const RawHead& head) {
  Fields headers;
  for (const RawHeader& raw : head.headers) {
    const std::string name = lower_ascii(raw.name);
    Field* known = nullptr;
    for (Field& field : headers)
      if (field.name == name) known = &field;
    if (known == nullptr)
      headers.push_back({name, std::string(raw.value)});
    else
      known->value.append(name == "cookie" ? "; " : ", ").append(raw.value);
  }
  return headers;
}

// Names the twin by its ending, or asks for JSON and does not ask for HTML.
void choose_representation(Request& request) {
  if (request.path.ends_with(kTwin)) {
    request.path.resize(request.path.size() - kTwin.size());
    request.wants_json = true;
    if (request.path == "/index") request.path = "/";
    return;
  }
  const std::string accept = lower_ascii(request.header("accept"));
  request.wants_json = accept.find("application/json") != std::string::npos &&
                       accept.find("text/html") == std::string::npos;
}

std::optional<Rejection> read_form(Request& request, std::string_view body) {
  const std::string_view type = request.header("content-type");
  if (body.empty() && type.empty()) return std::nullopt;
  const auto parsed = decode_header_value(type);
  if (!parsed) return Rejection{400, "the Content-Type is not well-formed"};
  if (parsed->value == "application/x-www-form-urlencoded") {
    auto form = decode_urlencoded(body);
    if (!form) return Rejection{400, "the form is not UTF-8 text, or has too many fields"};
    request.form = std::move(*form);
    return std::nullopt;
  }
  if (parsed->value != "multipart/form-data")
    return Rejection{415, "forms are sent urlencoded or as multipart/form-data"};
  const std::string* boundary = find_field(parsed->parameters, "boundary");
  auto form = boundary ? decode_multipart(body, *boundary) : std::nullopt;
  if (!form) return Rejection{400, "the multipart form is not well-formed"};
  request.form = std::move(form->fields);
  request.uploads = std::move(form->uploads);
  return std::nullopt;
}

}  // namespace

Assembled assemble(const RawHead& head, std::string_view body, std::string_view peer,
                   const HttpOptions& options) {
  const auto method = parse_word<Method>(head.method);
  if (!method) return refuse(501, "GET, HEAD and POST are understood");
  Assembled assembled;
  Request& request = assembled.request;
  request.method = *method;

  auto path = decode_path(head.target);
  auto query = decode_urlencoded(head.query);
  if (!path || !query) return refuse(400, "the address is not in its canonical form");
  request.path = std::move(*path);
  request.query = std::move(*query);
  request.target = std::string(head.target);
  if (!head.query.empty()) request.target.append("?").append(head.query);

  request.headers = fold_headers(head);
  auto cookies = decode_cookies(request.header("cookie"));
  if (!cookies) return refuse(400, "too many cookies");
  request.cookies = std::move(*cookies);

  request.client = client_key(peer, request.header("x-forwarded-for"), options.trusted_proxies);
  request.https = options.https || (is_trusted(peer, options.trusted_proxies) &&
                                    request.header("x-forwarded-proto") == "https");
  choose_representation(request);
  if (request.method == Method::post) assembled.rejection = read_form(request, body);
  return assembled;
}

}  // namespace lacuna::server
