// OpenDocument text (ISO 26300, ODF 1.0 to 1.3), packed (.odt, .ott) or flat (.fodt), as pieces:
// list and heading numbers resolved, tracked changes in their accepted view, annotations and notes
// at their paragraphs (odt_body.h). Headers and footers are left out. Damaged, encrypted and empty
// files get one message. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "indexer/document/piece.h"

namespace lacuna::indexer {

// By its first part or the extension; looks at the first bytes only.
bool is_odt(std::string_view bytes, const std::string& path);
bool is_flat_odt(std::string_view bytes);

PieceReading read_odt(std::string_view bytes, const std::string& path,
                      const ReadOptions& options = {});
PieceReading read_flat_odt(std::string_view bytes, const std::string& path,
                           const ReadOptions& options = {});

}  // namespace lacuna::indexer
