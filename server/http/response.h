// What a handler returns. Either bytes, or a page: a template's name and the model it prints, which
// is also the page's JSON twin; server/app renders it. Values.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "kb/base/error.h"
#include "server/http/request.h"

namespace lacuna::server {

// How long others may keep it. Pages are for the person who asked; `own` may be kept by who asked
// alone, and asked for again; `forever` is for addresses that carry their content's hash.
enum class Caching { none, own, revalidate, forever };

struct Response {
  int status = 200;
  std::string type = "text/plain; charset=utf-8";
  std::string body;
  Fields headers;  // besides Content-Type, Content-Length and the security headers
  Caching caching = Caching::none;
  std::string template_name;                    // "gap_show"; empty: body is the answer
  std::shared_ptr<const nlohmann::json> model;  // of a page
};

// A page: ui/templates/<template_name>.html printed with the model; the model is the JSON twin.
Response page(std::string_view template_name, nlohmann::json model, int status = 200);

// 303 to a path of this site, as urls.h makes it: the answer to every successful POST.
Response redirect(std::string_view path);

Response json(const nlohmann::json& value, int status = 200);
Response text(std::string_view body, int status = 200);

// A file for the reader to keep: Content-Disposition attachment, sandboxed.
Response download(std::string bytes, std::string_view type, std::string_view filename);

// application/problem+json (RFC 9457): type, title, status, code, detail, hint.
Response problem(ErrorCode code, std::string_view detail, std::string_view hint);

// `value; attributes`, see server/auth/cookies.h for the names.
void set_cookie(Response& response, std::string_view cookie);

// The whole answer as it goes out: status line, headers (the security headers on every one), body.
enum class Body { send, leave_out };  // leave out for HEAD
enum class Connection { keep_alive, close };
enum class Transport { http, https };  // https adds HSTS
std::string serialise(const Response& response, Body body, Connection connection,
                      Transport transport);

}  // namespace lacuna::server
