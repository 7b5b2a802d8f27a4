#include "indexer/read/html/page.h"

#include "indexer/read/html/content.h"
#include "kb/base/text.h"

namespace lacuna::indexer::html {

namespace {

// The heading of the highest rank that the content begins with; pages put menus' headings before
// it, which are no content.
void mark_title(std::vector<Piece>& pieces) {
  for (Piece& piece : pieces)
    if (piece.kind == Piece::Kind::heading && piece.rank == 1) {
      piece.is_title = true;
      return;
    }
}

}  // namespace

std::vector<Piece> read_page(const Tree& tree, Document& document) {
  document.reader = "html 1";
  const std::string_view language = tree.language();
  document.identity.language = lower(language.substr(0, language.find_first_of("-_")));
  std::vector<Piece> pieces = pieces_of(tree, content_root(tree), {});
  mark_title(pieces);
  return pieces;
}

}  // namespace lacuna::indexer::html
