// From an address to its row in the site map. Immutable after construction; any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/routes.h"

namespace lacuna::server {

// The values of {names} when `path` fits the pattern.
std::optional<Fields> match_pattern(std::string_view pattern, std::string_view path);

struct Match {
  const Route* route = nullptr;  // nullptr: no address, or not with this method
  Fields params;
  std::string allow;  // "GET, HEAD, POST": the methods of this address; empty: no such address
};

// A literal segment wins over {name}, {name} over {name...}. HEAD is answered by the GET row.
Match find_route(std::span<const Route> routes, Method method, std::string_view path);

// What is wrong with a table: patterns that cannot match, names or addresses said twice, an unsafe
// method without a token. Empty for ours: a test says so.
std::vector<std::string> faults_of(std::span<const Route> routes);

}  // namespace lacuna::server
