// From a guarded head and its body to a Request: decodes the path, query, cookies and form. Pure;
// any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/http/guard.h"
#include "server/http/request.h"
#include "server/http/server.h"

namespace lacuna::server {

struct Assembled {
  std::optional<Rejection> rejection;
  Request request;
};

Assembled assemble(const RawHead& head, std::string_view body, std::string_view peer,
                   const HttpOptions& options);

}  // namespace lacuna::server
