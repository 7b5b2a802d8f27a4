#include "indexer/read/pieces.h"

#include <algorithm>
#include <utility>

#include "indexer/read/recognise.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

// The block of a piece that stands apart, at the unit of `depth`.
Block apart(const Piece& piece, int depth) {
  Block block;
  block.role = piece.kind == Piece::Kind::note       ? BlockRole::note
               : piece.kind == Piece::Kind::footnote ? BlockRole::footnote
                                                     : BlockRole::comment;
  block.depth = depth;
  block.line = piece.line;
  block.text = piece.mark.empty() ? piece.text : piece.mark + ' ' + piece.text;
  block.change = piece.change;
  block.remark = piece.remark;
  return block;
}

// "Ausfertigungsdatum" and below it ": 1992-06-26": a definition list, which CommonMark reads as
// one paragraph.
bool take_definition(const Piece& piece, Document& document) {
  const std::size_t colon = piece.text.find(" : ");
  if (colon == piece.text.npos || colon > 60) return false;
  const std::string key = piece.text.substr(0, colon);
  if (key.find_first_of(".;:,()") != key.npos) return false;
  document.metadata[lower(key)] = std::string(trim(piece.text.substr(colon + 3)));
  return true;
}

// Labels that papers use for their own headings.
bool is_label_of_act(const std::string& head) {
  return begins_with_unit(head) && !head.starts_with("section");
}

// The piece's first words with its mark, in lower case.
std::string head_of(const Piece& piece) {
  const std::string words = piece.text.substr(0, byte_offset(piece.text, 150));
  return lower(piece.mark.empty() ? words : piece.mark + ' ' + words);
}

// "POSTANOVLENIE" alone on its line, and below it number and date: titles of acts are often set so.
bool is_broken_title(const std::vector<Piece>& pieces, std::size_t at) {
  const std::string_view first = trim(pieces[at].text);
  if (first.size() > 60 || std::count(first.begin(), first.end(), ' ') > 2) return false;
  std::string title = head_of(pieces[at]);
  for (std::size_t i = at + 1; i < std::min(at + 4, pieces.size()); ++i)
    if (!is_apart(pieces[i])) title += ' ' + head_of(pieces[i]);
  // A heading "Legea" over any text is none; the number stands in the lines right below.
  return !is_title(head_of(pieces[at])) && is_title(title.substr(0, 160)) &&
         lower(first) != std::string(first);
}

bool is_act(const Document& document, const std::vector<Piece>& pieces) {
  const auto type = document.metadata.find("type");
  if (type != document.metadata.end() && (type->second == "act" || type->second == "paper"))
    return type->second == "act";
  int labels = 0, seen = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (is_apart(piece) || piece.kind == Piece::Kind::more) continue;
    if (piece.text.find(" | ") != piece.text.npos) continue;  // of a table: what it is about
    const std::string head = head_of(piece);
    // An item is no heading, but its mark may be the label: "Art. 5" is often a list number.
    if (piece.kind == Piece::Kind::item) {
      if (is_label_of_act(lower(piece.mark)) && ++labels >= 2) return true;
      continue;
    }
    if (piece.kind == Piece::Kind::heading && is_label_of_act(head)) return true;
    if (++seen <= 3 && is_title(head)) return true;
    if (seen <= 15 && is_broken_title(pieces, i)) return true;
    if (is_label_of_act(head) && ++labels >= 2) return true;
  }
  return false;
}

void shift(std::vector<BlockLink>& links, std::size_t bytes) {
  for (BlockLink& link : links) {
    link.begin += bytes;
    link.end += bytes;
  }
}

void make_act(const std::vector<Piece>& pieces, Document& document) {
  for (const Piece& piece : pieces) {
    if (is_apart(piece)) {
      document.blocks.push_back(apart(piece, 0));
      continue;
    }
    if (piece.kind == Piece::Kind::paragraph && take_definition(piece, document)) continue;
    Block block;
    block.role = piece.kind == Piece::Kind::heading ? BlockRole::heading : BlockRole::line;
    block.depth = piece.rank;
    block.line = piece.line;
    const bool marked = !piece.mark.empty() && piece.kind != Piece::Kind::more;
    block.text = marked ? piece.mark + ' ' + piece.text : piece.text;
    block.links = piece.links;
    if (marked) shift(block.links, piece.mark.size() + 1);
    document.blocks.push_back(std::move(block));
  }
}

class PaperMaker {
 public:
  explicit PaperMaker(Document& document) : document_(document) {}

  void add(const Piece& piece) {
    switch (piece.kind) {
      case Piece::Kind::heading:
        add_heading(piece);
        break;
      case Piece::Kind::paragraph:
        below_ = static_cast<int>(ranks_.size());
        unit(kb::Level::paragraph, below_, piece, piece.mark, "");
        words(below_, piece);
        introduces_ = true;
        break;
      case Piece::Kind::item: {
        // A list right after a paragraph is that paragraph's.
        const int top = static_cast<int>(ranks_.size()) + (introduces_ ? 1 : 0);
        below_ = top + piece.depth - 1;
        unit(kb::Level::point, below_, piece, piece.mark == "-" ? "" : piece.mark, "");
        words(below_, piece);
        break;
      }
      case Piece::Kind::more:
        words(below_, piece);
        break;
      default:
        document_.blocks.push_back(apart(piece, below_));
    }
  }

 private:
  void add_heading(const Piece& piece) {
    while (!ranks_.empty() && ranks_.back() >= piece.rank) ranks_.pop_back();
    below_ = static_cast<int>(ranks_.size());
    unit(kb::Level::division, below_, piece, piece.mark, piece.text);
    if (!piece.links.empty()) document_.blocks.back().links = piece.links;
    ranks_.push_back(piece.rank);
    introduces_ = false;
  }

  void unit(kb::Level level, int depth, const Piece& piece, std::string num, std::string heading) {
    Block block;
    block.role = BlockRole::unit;
    block.level = level;
    block.depth = depth;
    block.line = piece.line;
    block.num = std::move(num);
    block.heading = std::move(heading);
    document_.blocks.push_back(std::move(block));
  }

  void words(int depth, const Piece& piece) {
    Block block;
    block.role = BlockRole::text;
    block.depth = depth;
    block.line = piece.line;
    block.text = piece.text;
    block.links = piece.links;
    document_.blocks.push_back(std::move(block));
  }

  Document& document_;
  std::vector<int> ranks_;   // of the open headings
  int below_ = 0;            // depth of the unit that further words belong to
  bool introduces_ = false;  // the last block outside lists was a paragraph
};

// What is set as the title, else the first heading, else a first line as short as titles are.
std::string title_of(const std::vector<Piece>& pieces) {
  for (const Piece& piece : pieces)
    if (piece.is_title) return piece.text;
  for (const Piece& piece : pieces)
    if (piece.kind == Piece::Kind::heading) return piece.text;
  for (const Piece& piece : pieces)
    if (!is_apart(piece)) return shorten(piece.text, 200);
  return {};
}

}  // namespace

void fill(Document& document, const std::vector<Piece>& pieces) {
  if (is_act(document, pieces)) {
    make_act(pieces, document);
    return;
  }
  document.kind = kb::DocumentKind::paper;
  document.identity.type = "paper";
  PaperMaker maker(document);
  for (const Piece& piece : pieces) maker.add(piece);
  if (document.identity.title.empty()) document.identity.title = title_of(pieces);
}

Reading assembled(PieceReading read) {
  const bool finished = !read.reading.document.blocks.empty();
  if (read.reading.status == ReadStatus::read && !finished)
    fill(read.reading.document, read.pieces);
  return std::move(read.reading);
}

}  // namespace lacuna::indexer
