#include "server/http/response.h"

#include <array>
#include <cstdio>
#include <ctime>

#include <nlohmann/json.hpp>

namespace lacuna::server {
namespace {

struct StatusWord {
  int status;
  std::string_view word;
};

constexpr std::array<StatusWord, 26> kStatusWords = {{
    {200, "OK"},
    {204, "No Content"},
    {303, "See Other"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
    {507, "Insufficient Storage"},
}};

// On every response, errors included. Scripts and styles come from here alone, nothing is inline,
// nobody may frame us, and no other site learns where a reader came from.
constexpr std::string_view kSecurityHeaders =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n";

std::string_view status_word(int status) {
  for (const StatusWord& row : kStatusWords)
    if (row.status == status) return row.word;
  return "Status";
}

std::string_view caching_line(Caching caching) {
  switch (caching) {
    case Caching::none:
      return "Cache-Control: no-store\r\n";
    case Caching::own:
      return "Cache-Control: private, no-cache\r\n";
    case Caching::revalidate:
      return "Cache-Control: no-cache\r\n";
    case Caching::forever:
      return "Cache-Control: public, max-age=31536000, immutable\r\n";
  }
  return {};
}

std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  static constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                days.at(static_cast<std::size_t>(parts.tm_wday)), parts.tm_mday,
                months.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900,
                parts.tm_hour, parts.tm_min, parts.tm_sec);
  return text.data();
}

// A value with a line break would be a header of its own.
void append_header(std::string& out, std::string_view name, std::string_view value) {
  for (char c : value)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      throw Error(ErrorCode::internal, "a header value holds a control byte");
  out.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

Response page(std::string_view template_name, nlohmann::json model, int status) {
  Response response;
  response.status = status;
  response.type = "text/html; charset=utf-8";
  response.template_name = std::string(template_name);
  response.model = std::make_shared<const nlohmann::json>(std::move(model));
  return response;
}

Response redirect(std::string_view path) {
  Response response;
  response.status = 303;
  response.headers.push_back({"Location", std::string(path)});
  return response;
}

Response json(const nlohmann::json& value, int status) {
  Response response;
  response.status = status;
  response.type = "application/json";
  response.body = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return response;
}

Response text(std::string_view body, int status) {
  Response response;
  response.status = status;
  response.body = std::string(body);
  return response;
}

Response download(std::string bytes, std::string_view type, std::string_view filename) {
  Response response;
  response.type = std::string(type);
  response.body = std::move(bytes);
  std::string name;
  for (char c : filename) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '.' || c == '-' || c == '_';
    name.push_back(plain ? c : '_');
  }
  response.headers.push_back({"Content-Disposition", "attachment; filename=\"" + name + "\""});
  return response;
}

Response problem(ErrorCode code, std::string_view detail, std::string_view hint) {
  const ErrorKind& kind = kind_of(code);
  nlohmann::json body = {{"type", "about:blank"},
                         {"title", status_word(kind.http_status)},
                         {"status", kind.http_status},
                         {"code", kind.word},
                         {"detail", detail}};
  if (!hint.empty()) body["hint"] = hint;
  Response response = json(body, kind.http_status);
  response.type = "application/problem+json";
  return response;
}

void set_cookie(Response& response, std::string_view cookie) {
  response.headers.push_back({"Set-Cookie", std::string(cookie)});
}

std::string serialise(const Response& response, Body body, Connection connection,
                      Transport transport) {
  std::string out;
  out.reserve(1024 + (body == Body::send ? response.body.size() : 0));
  out.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  out.append(status_word(response.status)).append("\r\n");
  append_header(out, "Date", http_date());
  const bool has_content = response.status != 304 && response.status != 204;
  if (has_content) {
    append_header(out, "Content-Type", response.type);
    append_header(out, "Content-Length", std::to_string(response.body.size()));
  }
  for (const Field& header : response.headers) append_header(out, header.name, header.value);
  out.append(caching_line(response.caching));
  out.append(kSecurityHeaders);
  if (transport == Transport::https)
    append_header(out, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  append_header(out, "Connection", connection == Connection::close ? "close" : "keep-alive");
  out.append("\r\n");
  if (has_content && body == Body::send) out.append(response.body);
  return out;
}

}  // namespace lacuna::server
