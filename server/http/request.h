// A request as a handler sees it: framed, validated, decoded; nothing of the HTTP library. Open
// data, made by one thread and read by one worker.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/base/names.h"

namespace lacuna::server {

enum class Method { get, head, post };
constexpr auto names(Method) {
  return name_table<Method>({{Method::get, "GET"}, {Method::head, "HEAD"}, {Method::post, "POST"}});
}

struct Field {
  std::string name;
  std::string value;

  bool operator==(const Field&) const = default;
};
using Fields = std::vector<Field>;  // as sent, in order; a name may stand several times

// First value of a name; nullptr when it was not sent.
const std::string* find_field(const Fields& fields, std::string_view name);

struct Upload {
  std::string field;
  std::string filename;  // the client's; never used as a path
  std::string type;      // as declared; never believed
  std::string bytes;
};

struct Request {
  Method method = Method::get;
  std::string path;         // decoded, canonical, begins with '/'; without the twin's ".json"
  bool wants_json = false;  // ".json" or Accept: application/json
  std::string target;       // path and query as sent, for links back to here
  Fields query;
  Fields headers;  // names in lower case
  Fields cookies;
  Fields form;  // of a urlencoded or multipart body
  std::vector<Upload> uploads;
  Fields params;  // {names} of the route's pattern
  std::string
      client;  // key for throttling (an address, or a /64 of IPv6): never logged, never stored
  bool https = false;  // as the trusted proxy says, or the setting server.https

  // Empty when absent; "" and absent are the same for a page.
  std::string_view param(std::string_view name) const;
  std::string_view query_value(std::string_view name) const;
  std::vector<std::string_view> query_values(std::string_view name) const;
  std::string_view header(std::string_view lower_case_name) const;
  std::string_view cookie(std::string_view name) const;
  std::string_view form_value(std::string_view name) const;
};

}  // namespace lacuna::server
