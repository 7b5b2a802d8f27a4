// multipart/form-data (RFC 7578): our own parser, linear, bounded, fuzzed; the library's is never
// called (CVE-2025-9648). Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "server/http/request.h"

namespace lacuna::server {

constexpr std::size_t kMostParts = 1000;
constexpr std::size_t kLongestPartHead = 4096;  // bytes of a part's headers

struct Multipart {
  Fields fields;
  std::vector<Upload> uploads;  // parts with a filename; a form's empty file field is left out
};

// `boundary` as Content-Type says it. nullopt: not in this format, cut off, over a limit, or a text
// field that is not UTF-8. Parts of another kind than form-data are refused.
std::optional<Multipart> decode_multipart(std::string_view body, std::string_view boundary);

}  // namespace lacuna::server
