// Who a request counts against: the peer's address, or behind a trusted proxy the last address of
// X-Forwarded-For that no trusted proxy has. An IPv6 client counts by its /64. Used for throttling
// alone: never logged, never stored. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lacuna::server {

// "10.0.0.1, 10.0.0.2" as the setting server.trusted_proxy says it.
std::vector<std::string> parse_trusted_proxies(std::string_view setting);

bool is_trusted(std::string_view peer, const std::vector<std::string>& trusted);

// `forwarded_for`: all X-Forwarded-For headers joined with ','.
std::string client_key(std::string_view peer, std::string_view forwarded_for,
                       const std::vector<std::string>& trusted);

}  // namespace lacuna::server
