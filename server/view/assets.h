// The files the browser gets (style, script, fonts, icon), embedded in the program. Their addresses
// carry the hash of their content, so they may be kept for ever. Immutable; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/http/request.h"
#include "server/http/response.h"

namespace lacuna::server {

// "/static/lacuna.css?v=1f3a..."; without the hash for a file that is not there (a build without
// npm).
std::string asset_url(std::string_view name);

// 200 with the file, 304 when the browser has it (If-None-Match), nullopt when there is none.
std::optional<Response> asset_response(std::string_view name, const Request& request);

}  // namespace lacuna::server
