// Whatever the bytes are, reading HTML, building its tree and giving it addresses never crashes,
// never repeats an address and never lets a link leave its words.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <unordered_set>

#include "indexer/read/html/html.h"
#include "indexer/structure/eid.h"
#include "indexer/structure/marked_up.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna::indexer;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const PieceReading read = read_html(bytes, "fuzz.html", {});
  if (read.reading.status != ReadStatus::read) return 0;
  for (const Block& block : read.reading.document.blocks)
    for (const BlockLink& link : block.links)
      if (link.begin >= link.end || link.end > block.text.size()) std::abort();
  for (const Piece& piece : read.pieces)
    for (const BlockLink& link : piece.links)
      if (link.begin >= link.end || link.end > piece.text.size()) std::abort();
  MarkedUp tree = marked_up(read.reading.document);
  assign_eids(tree.provisions);
  std::unordered_set<std::string_view> eids;
  for (std::size_t i = 0; i < tree.provisions.size(); ++i) {
    if (!eids.insert(tree.provisions[i].eid).second) std::abort();
    if (tree.provisions[i].parent >= static_cast<int>(i)) std::abort();
  }
  return 0;
}
