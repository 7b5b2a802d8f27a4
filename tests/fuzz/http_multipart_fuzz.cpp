// libFuzzer: the first line is the boundary, the rest a body; what is accepted is no longer than it
// was.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "kb/base/text.h"
#include "server/http/multipart.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna::server;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = input.find('\n');
  if (line == std::string_view::npos) return 0;
  const auto form = decode_multipart(input.substr(line + 1), input.substr(0, line));
  if (!form) return 0;
  if (form->fields.size() + form->uploads.size() > kMostParts) std::abort();
  std::size_t bytes = 0;
  for (const Field& field : form->fields) {
    if (lacuna::find_invalid_utf8(field.value)) std::abort();
    bytes += field.name.size() + field.value.size();
  }
  for (const Upload& upload : form->uploads) bytes += upload.bytes.size() + upload.filename.size();
  if (bytes > size) std::abort();
  return 0;
}
