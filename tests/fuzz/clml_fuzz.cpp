// Whatever the bytes are, reading CLML, building its tree and giving it addresses never crashes and
// never repeats an address.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/read/xml/clml.h"
#include "tests/fuzz/marked_up_tree.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna::indexer;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  lacuna::fuzz::check_tree(read_clml(bytes, "fuzz.xml"));
  return 0;
}
