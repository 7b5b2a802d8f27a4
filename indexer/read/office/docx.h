// DOCX (ECMA-376 / ISO 29500, transitional and strict) as pieces: list numbers resolved, tracked
// changes in their accepted view with the changes kept as notes, comments, footnotes and text boxes
// at their paragraphs (docx_body.h). Headers and footers are left out. Damaged, encrypted and empty
// files get one message. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "indexer/document/piece.h"

namespace lacuna::indexer {

// By the name of its first parts, or the extension; looks at the first bytes only.
bool is_docx(std::string_view bytes, const std::string& path);

PieceReading read_docx(std::string_view bytes, const std::string& path,
                       const ReadOptions& options = {});

}  // namespace lacuna::indexer
