// libFuzzer: any body is a list of UTF-8 fields without NUL, or refused.
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
  const auto fields = decode_urlencoded(input);
  if (!fields) return 0;
  if (fields->size() > kMostFields) std::abort();
  for (const Field& field : *fields)
    for (std::string_view text : {std::string_view(field.name), std::string_view(field.value)})
      if (lacuna::find_invalid_utf8(text) || text.find('\0') != std::string_view::npos ||
          text.size() > size)
        std::abort();
  return 0;
}
