// libFuzzer: a path that is accepted is canonical: encoding and decoding it gives it again, and it
// climbs nowhere.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "kb/base/text.h"
#include "server/http/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna::server;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto path = decode_path(input);
  if (!path) return 0;
  if (path->empty() || path->front() != '/' || lacuna::find_invalid_utf8(*path)) std::abort();
  if ((*path + "/").find("/../") != std::string::npos || path->find("//") != std::string::npos)
    std::abort();
  std::string encoded;
  for (char c : *path) {
    constexpr char digits[] = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    if (c == '/')
      encoded.push_back(c);
    else
      encoded.append({'%', digits[byte >> 4], digits[byte & 15]});
  }
  if (decode_path(encoded) != path) std::abort();
  return 0;
}
