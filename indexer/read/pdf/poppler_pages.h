// Pages of a PDF through poppler: words with boxes and fonts, and pictures of pages for the
// recognition of scans. Text that stands on its side (notes of the press in the margin) is left
// out, unless the whole page does. One call, one thread; poppler's messages are silenced for the
// process.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/pdf/page.h"

namespace lacuna::indexer::pdf {

struct PdfLimits {
  int pages = 2000;
  std::size_t text = 20u << 20;  // bytes
};

struct PdfPages {
  std::vector<Page> pages;
  std::string problem;  // why it cannot be read, in words for people; empty: it can
  int count = 0;        // of the file's pages
};

PdfPages poppler_pages(std::string_view bytes, const PdfLimits& limits = {});

// Page `index` (from 0) in grey as a PGM file (Netpbm, P5) of `dpi`; nullopt when it cannot be
// drawn.
std::optional<std::string> poppler_picture(std::string_view bytes, int index, int dpi);

}  // namespace lacuna::indexer::pdf
