// Whatever the bytes are, reading Formex, alone or as a package, building its tree and giving it
// addresses never crashes and never repeats an address.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/read/formex_package.h"
#include "tests/fuzz/marked_up_tree.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna::indexer;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  formex_parts_listed(bytes);
  lacuna::fuzz::check_tree(is_formex_package(bytes) ? read_formex_package(bytes, "fuzz.zip")
                                                    : read_formex(bytes, "fuzz.xml"));
  return 0;
}
