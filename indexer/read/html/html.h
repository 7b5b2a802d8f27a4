// HTML and XHTML: one tree of the page (tree.h), then the first convention of a table that knows
// it. A page that is neither law nor paper is skipped with the reason. Bytes in UTF-8, in the
// encoding that the page declares, or in one that can be told. Linear in the page; pure; any
// thread.
#pragma once

#include <string>
#include <string_view>

#include "indexer/document/piece.h"

namespace lacuna::indexer {

// Blocks where the publisher marks what is what, else pieces.
PieceReading read_html(std::string_view bytes, const std::string& path, const ReadOptions& options);

}  // namespace lacuna::indexer
