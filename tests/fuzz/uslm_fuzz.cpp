// Whatever the bytes are, reading USLM, building its tree and giving it addresses never crashes and
// never repeats an address.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/read/xml/uslm.h"
#include "tests/fuzz/marked_up_tree.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna::indexer;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  lacuna::fuzz::check_tree(read_uslm(bytes, "fuzz.xml"));
  return 0;
}
