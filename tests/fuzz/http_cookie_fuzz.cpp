// libFuzzer: any Cookie header and any header value with parameters is read or refused.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "server/http/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna::server;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (const auto cookies = decode_cookies(input))
    for (const Field& cookie : *cookies)
      if (cookie.name.empty() || cookie.name.find_first_of(" ;=\t") != std::string::npos)
        std::abort();
  if (const auto value = decode_header_value(input))
    for (const Field& parameter : value->parameters)
      if (parameter.name.empty() || parameter.value.size() > size) std::abort();
  return 0;
}
