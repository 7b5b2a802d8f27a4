// What is the same for every office file once its pieces are read: lines are numbered, too much
// text and none at all are refused. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/document/piece.h"

namespace lacuna::indexer {

constexpr std::size_t kMostOfficeText = 20u << 20;  // bytes (security.md, section 4)

// `read` has reader, media type, metadata and diagnostics.
PieceReading finished(Document document, std::vector<Piece> pieces, const std::string& path);

PieceReading failed_pieces(Diagnostic reason);

}  // namespace lacuna::indexer
