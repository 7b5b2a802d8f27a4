// Ids of curated rows and secret tokens. Both draw on the kernel's generator; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lacuna {

// A new id: UUID version 7 (RFC 9562) in lower-case hex with hyphens, so that ids sort by the time
// they were made.
std::string new_id();

// `bytes` random bytes in lower-case hex: session tokens, secret addresses.
std::string random_token(std::size_t bytes = 32);

// SHA-256 in lower-case hex: the name of a stored original, the stored form of a token.
std::string sha256(std::string_view bytes);

}  // namespace lacuna
