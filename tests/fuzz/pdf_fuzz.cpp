// Whatever words stand wherever on however large pages, their layout is found without a crash and
// in linear time. (poppler itself is fuzzed by its own project and runs in a child with limits.)
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "indexer/read/pdf/pdf.h"
#include "indexer/read/pdf/tesseract.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna::indexer;
  pdf::page_of_tsv({reinterpret_cast<const char*>(data), size}, 200);
  // A word is 8 bytes of place and look, then its letters up to a zero byte; size 0 ends the page.
  std::vector<pdf::Page> pages(1);
  pages.back().width = 612;
  pages.back().height = 792;
  for (std::size_t at = 0; at + 8 <= size;) {
    const std::uint8_t* head = data + at;
    at += 8;
    if (head[4] == 0) {
      pages.push_back({612, 792, {}});
      continue;
    }
    pdf::Word word;
    word.x0 = head[0] * 2.4;
    word.y0 = head[1] * 3.1;
    word.x1 = word.x0 + head[2];
    word.y1 = word.y0 + head[3] / 4.0;
    word.size = head[4] / 4.0;
    word.bold = head[5] & 1;
    word.space_after = head[5] & 2;
    while (at < size && data[at] != 0) word.text += static_cast<char>(data[at++]);
    ++at;
    pages.back().words.push_back(std::move(word));
  }
  pieces_of(std::move(pages));
  return 0;
}
