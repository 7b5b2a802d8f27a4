// Whatever an OpenDocument file holds, packed or flat, reading it and building its tree never
// crashes and never repeats an address.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/read/office/odt.h"
#include "indexer/read/pieces.h"
#include "indexer/structure/checks.h"
#include "indexer/structure/structure.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna::indexer;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Reading reading = assembled(bytes.starts_with("PK") ? read_odt(bytes, "fuzz.odt")
                                                            : read_flat_odt(bytes, "fuzz.fodt"));
  if (reading.status == ReadStatus::read && !has_unique_eids(structure(reading.document)))
    std::abort();
  return 0;
}
