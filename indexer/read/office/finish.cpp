#include "indexer/read/office/finish.h"

#include <algorithm>
#include <utility>

namespace lacuna::indexer {

PieceReading finished(Document document, std::vector<Piece> pieces, const std::string& path) {
  std::size_t bytes = 0;
  // What stands apart has the line of the words before it.
  int last = 1, next = 1;
  for (Piece& piece : pieces) {
    bytes += piece.text.size() + piece.mark.size();
    if (is_apart(piece)) {
      piece.line = last;
      continue;
    }
    piece.line = next;
    last = next + static_cast<int>(std::count(piece.text.begin(), piece.text.end(), '\n'));
    next = last + 1;
  }
  PieceReading read;
  if (bytes > kMostOfficeText) {
    read.reading =
        failed(path, "The document has more than " + std::to_string(kMostOfficeText >> 20) +
                         " MB of text; no law has. Split it.");
    return read;
  }
  if (next == 1) {
    read.reading = skipped(path, "The document holds no text; it may be all pictures.");
    return read;
  }
  read.reading.document = std::move(document);
  read.pieces = std::move(pieces);
  return read;
}

PieceReading failed_pieces(Diagnostic reason) {
  PieceReading read;
  read.reading = failed(std::move(reason));
  return read;
}

}  // namespace lacuna::indexer
