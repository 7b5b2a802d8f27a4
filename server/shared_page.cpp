#include "server/shared_page.h"

#include <functional>

#include "kb/base/date.h"
#include "server/auth/cookies.h"
#include "server/view/language.h"
#include "server/view/messages.h"

namespace lacuna::server {

std::optional<std::string> shared_page_key(const Request& request) {
  if (request.method == Method::post) return std::nullopt;
  // A session that has ended still makes its reader one of a kind: nothing is looked up to tell.
  if (!cookie_value(Cookie::session, request).empty() ||
      !cookie_value(Cookie::flash, request).empty())
    return std::nullopt;
  if (is_language(request.query_value("lang"))) return std::nullopt;  // sets a cookie
  std::string key = choose_language(request, cookie_value(Cookie::language, request), "");
  key.append(request.wants_json ? " json " : " html ").append(request.https ? "s " : "- ");
  key.append(to_iso(today())).append(" ").append(request.header("host")).append(" ");
  key.append(request.target);
  for (const Field& field : request.query)
    key.append("\n").append(field.name).append("=").append(field.value);
  return key;
}

bool is_shared_page(const Response& response, std::string_view csrf) {
  return response.status == 200 && response.model && response.headers.empty() &&
         response.caching == Caching::none && response.body.find(csrf) == std::string::npos;
}

std::shared_ptr<const Response> shared_page(Response response) {
  response.model.reset();
  response.template_name.clear();
  response.caching = Caching::own;
  response.headers.push_back(
      {"ETag", "\"" + std::to_string(std::hash<std::string>{}(response.body)) + "\""});
  return std::make_shared<const Response>(std::move(response));
}

std::shared_ptr<const Response> as_asked(std::shared_ptr<const Response> page,
                                         const Request& request) {
  const std::string_view known = request.header("if-none-match");
  if (known.empty() || known.find(page->headers.back().value) == std::string_view::npos)
    return page;
  Response same;
  same.status = 304;
  same.caching = page->caching;
  same.headers = page->headers;
  return std::make_shared<const Response>(std::move(same));
}

}  // namespace lacuna::server
