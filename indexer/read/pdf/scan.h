// A PDF of pictures, read by optical recognition (tesseract.h): marked as such in its metadata and
// with a warning, for letters may be wrong. Bounded in pages and time. Recognition starts another
// program, so it is a step of its own outside the child that reads strangers' bytes; only the
// drawing of the pages touches them. One call, one thread.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/document/piece.h"

namespace lacuna::indexer {

struct ScanLimits {
  int pages = 100;
  std::chrono::seconds page{60};
  std::chrono::seconds all{600};
};

// Page `index` (from 0) as a PGM file of kScanDpi; nullopt behind the last page, empty when it
// could not be drawn: then those behind it are not tried.
using DrawPage = std::function<std::optional<std::string>(int index)>;
constexpr int kScanDpi = 200;

// Draws with poppler, which reads strangers' bytes: for a child process with limits.
std::optional<std::string> draw_page(std::string_view bytes, int index);

// `skipped`, as is_scan() knows it, where tesseract is not installed.
PieceReading read_scan(const DrawPage& draw, const std::string& path, const ReadOptions& options,
                       const ScanLimits& limits = {});

}  // namespace lacuna::indexer
