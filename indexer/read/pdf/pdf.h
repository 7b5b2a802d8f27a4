// PDF as pieces: what the boxes of its words say of columns, running heads, paragraphs, headings,
// tables and footnotes (columns.h, margins.h, paragraphs.h, footnotes.h). A file of pictures
// without text is `skipped` and says so; scan.h reads it by recognition. poppler reads strangers'
// bytes: call it in a child process with limits (security.md, section 0). One call, one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/document/piece.h"
#include "indexer/read/pdf/page.h"

namespace lacuna::indexer {

PieceReading read_pdf(std::string_view bytes, const std::string& path,
                      const ReadOptions& options = {});

// The pieces of pages whose words are known.
std::vector<Piece> pieces_of(std::vector<pdf::Page> pages);

// The answer to a scan that nothing recognises, and whether a reading is it.
Reading scan_refused(const std::string& path);
bool is_scan(const Reading& reading);

}  // namespace lacuna::indexer
