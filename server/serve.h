// The web server as one call: starts, says so, answers until SIGTERM or SIGINT, finishes what is
// under way, returns. From the main thread, before it starts others.
#pragma once

#include <functional>
#include <string>

#include "indexer/pipeline.h"
#include "kb/base/data_directory.h"
#include "kb/base/settings.h"

namespace lacuna::server {

// `read` reads what people upload. `ready` gets the address that is listened on: "127.0.0.1:8080".
// Throws Error: bad_usage, unavailable (the port is taken), locked, damaged.
void serve_until_stopped(const DataDirectory& directory, const Settings& settings,
                         const indexer::DocumentReader& read,
                         const std::function<void(const std::string& address)>& ready);

}  // namespace lacuna::server
