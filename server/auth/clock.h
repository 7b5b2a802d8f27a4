// Arithmetic of instants ("2026-11-22T06:00:00Z", which sort as text). Pure; any thread.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace lacuna::server {

// The instant `span` earlier (later when it is negative). Throws Error{internal} for text that is
// no instant.
std::string instant_before(std::string_view instant, std::chrono::seconds span);

}  // namespace lacuna::server
