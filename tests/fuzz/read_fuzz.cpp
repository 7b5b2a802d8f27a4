// libFuzzer: the front door of the readers. The first byte picks a file name, the rest are its
// bytes: whichever reader takes them, its reading passes the checks of the sandbox, and its tree has
// addresses that are not repeated and parents before children.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <unordered_set>

#include "indexer/document/codec.h"
#include "indexer/read/read.h"
#include "indexer/structure/structure.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna::indexer;
  if (size == 0) return 0;
  constexpr const char* kNames[] = {"a.txt", "a.md", "a.xml", "a.html", "a", "a.pdf", "a.docx"};
  const std::string path = kNames[data[0] % std::size(kNames)];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Reading reading = read(bytes, path);
  const auto passed = reading_from(to_bytes(reading), path);
  if (!passed) std::abort();
  if (passed->status != ReadStatus::read) return 0;
  const Structured tree = structure(passed->document);
  std::unordered_set<std::string_view> eids;
  for (std::size_t i = 0; i < tree.provisions.size(); ++i) {
    if (!eids.insert(tree.provisions[i].eid).second) std::abort();
    if (tree.provisions[i].parent >= static_cast<int>(i)) std::abort();
  }
  return 0;
}
