// libFuzzer: whatever bytes a child sends, they are a Reading that could have been sent, or
// refused; and what is taken is no larger than what came.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/document/codec.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna::indexer;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto reading = reading_from(bytes, "file")) {
    const std::string once = to_bytes(*reading);
    const auto again = reading_from(once, "file");
    if (!again || to_bytes(*again) != once) std::abort();
  }
  if (const auto question = question_from(bytes))
    if (const auto* request = std::get_if<ReadRequest>(&*question))
      if (request->bytes.size() + request->path.size() > size) std::abort();
  return 0;
}
