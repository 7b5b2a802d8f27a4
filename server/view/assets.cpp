#include "server/view/assets.h"

#include <array>
#include <map>

#include "kb/base/embedded.h"
#include "kb/base/id.h"

namespace lacuna::server {
namespace {

struct Asset {
  std::string_view bytes;
  std::string hash;  // first 16 hex digits
};

const std::map<std::string, Asset, std::less<>>& assets() {
  static const auto all = [] {
    std::map<std::string, Asset, std::less<>> map;
    for (const EmbeddedFile& file : static_files())
      map.emplace(file.name, Asset{file.bytes, sha256(file.bytes).substr(0, 16)});
    return map;
  }();
  return all;
}

struct Ending {
  std::string_view ending;
  std::string_view type;
};
constexpr std::array<Ending, 7> kTypes = {{{".css", "text/css; charset=utf-8"},
                                           {".js", "text/javascript; charset=utf-8"},
                                           {".svg", "image/svg+xml"},
                                           {".png", "image/png"},
                                           {".ico", "image/x-icon"},
                                           {".woff2", "font/woff2"},
                                           {".txt", "text/plain; charset=utf-8"}}};

std::string_view type_of(std::string_view name) {
  for (const Ending& row : kTypes)
    if (name.ends_with(row.ending)) return row.type;
  return "application/octet-stream";
}

}  // namespace

std::string asset_url(std::string_view name) {
  const auto found = assets().find(name);
  std::string url = "/static/" + std::string(name);
  return found == assets().end() ? url : url + "?v=" + found->second.hash;
}

std::optional<Response> asset_response(std::string_view name, const Request& request) {
  const auto found = assets().find(name);
  if (found == assets().end()) return std::nullopt;
  const Asset& asset = found->second;
  Response response;
  response.type = std::string(type_of(name));
  // Without the hash (fonts named by the style) the browser asks each time whether it is current.
  response.caching =
      request.query_value("v") == asset.hash ? Caching::forever : Caching::revalidate;
  const std::string tag = "\"" + asset.hash + "\"";
  response.headers.push_back({"ETag", tag});
  if (request.header("if-none-match").find(tag) != std::string_view::npos)
    response.status = 304;
  else
    response.body = std::string(asset.bytes);
  return response;
}

}  // namespace lacuna::server
