// What a reader of running text makes of a file before it is known whether the file is an act or a
// paper: headings, paragraphs and list items in reading order, with what stands apart from them.
// Word processors, PDF and Markdown all give pieces; one place (indexer/read/pieces.h) decides what
// they are. Open data; no threading rule.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/document/document.h"
#include "indexer/document/reading.h"

namespace lacuna::indexer {

struct Piece {
  enum class Kind {
    heading,
    paragraph,
    item,      // of a list, its first block
    more,      // a further block of the open item
    note,      // apart: a tracked change, at the piece before it
    footnote,  // apart: its mark first
    comment,   // apart: a reviewer's remark
  };
  Kind kind = Kind::paragraph;
  int rank = 0;   // of a heading, 1 outermost
  int depth = 0;  // of an item: 1 in an outermost list
  int line = 0;
  std::string mark;              // as printed or counted: "1.", "-", "Art. 5"; empty: none
  std::string text;              // without the mark
  std::vector<BlockLink> links;  // into `text`
  std::optional<NotedChange> change;
  std::optional<Remark> remark;
  bool is_title = false;  // set as the title of the whole: the heading, or a line styled so
};

// Whether the piece stands apart from the running text, at the piece before it.
inline bool is_apart(const Piece& piece) {
  return piece.kind == Piece::Kind::note || piece.kind == Piece::Kind::footnote ||
         piece.kind == Piece::Kind::comment;
}

// A reading whose document has no blocks yet: `pieces` are to become them. Where the format itself
// says what its units are, the blocks are there and the pieces are none.
struct PieceReading {
  Reading reading;
  std::vector<Piece> pieces;
};

}  // namespace lacuna::indexer
