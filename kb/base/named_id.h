// Ids that are computed and not stored: the same name gives the same id, on every machine. Pure;
// any thread.
#pragma once

#include <string>
#include <string_view>

namespace lacuna {

// UUID version 8 (RFC 9562, 5.8) of the first 122 free bits of the name's SHA-256, in lower-case
// hex with hyphens.
std::string named_id(std::string_view name);

}  // namespace lacuna
