// Whatever the bytes are, reading Akoma Ntoso, building its tree and giving it addresses never
// crashes and never repeats an address.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <unordered_set>

#include "indexer/read/xml/akn.h"
#include "indexer/structure/eid.h"
#include "indexer/structure/marked_up.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna::indexer;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  is_akn(bytes);
  const Reading reading = read_akn(bytes, "fuzz.xml");
  if (reading.status != ReadStatus::read) return 0;
  MarkedUp tree = marked_up(reading.document);
  assign_eids(tree.provisions);
  std::unordered_set<std::string_view> eids;
  for (std::size_t i = 0; i < tree.provisions.size(); ++i) {
    if (!eids.insert(tree.provisions[i].eid).second) std::abort();
    if (tree.provisions[i].parent >= static_cast<int>(i)) std::abort();
  }
  return 0;
}
