#include "indexer/read/markdown.h"

#include <memory>
#include <vector>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include "indexer/read/front_matter.h"
#include "indexer/read/pieces.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

struct NodeFree {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct ParserFree {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct IterFree {
  void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
};
using Iter = std::unique_ptr<cmark_iter, IterFree>;

std::unique_ptr<cmark_node, NodeFree> parse(std::string_view text) {
  cmark_gfm_core_extensions_ensure_registered();
  const int options = CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8;
  const std::unique_ptr<cmark_parser, ParserFree> parser(cmark_parser_new(options));
  if (cmark_syntax_extension* table = cmark_find_syntax_extension("table"))
    cmark_parser_attach_syntax_extension(parser.get(), table);
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return std::unique_ptr<cmark_node, NodeFree>(cmark_parser_finish(parser.get()));
}

std::string_view literal(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text ? std::string_view(text) : std::string_view();
}

// The words of raw HTML: "<br>" and comments have none.
std::string without_tags(std::string_view html) {
  std::string text;
  bool tag = false;
  for (char c : html) {
    if (c == '<') tag = true;
    if (!tag) text += c;
    if (c == '>') tag = false;
  }
  return text;
}

// The words of a block that holds words: a soft line break is a blank, a hard one a line's end.
std::string words_of(cmark_node* block) {
  std::string text;
  const Iter iter(cmark_iter_new(block));
  for (cmark_event_type event; (event = cmark_iter_next(iter.get())) != CMARK_EVENT_DONE;) {
    cmark_node* node = cmark_iter_get_node(iter.get());
    if (event == CMARK_EVENT_EXIT) {
      if (std::string_view(cmark_node_get_type_string(node)) == "table_cell" &&
          cmark_node_next(node) != nullptr)
        text += " | ";
      continue;
    }
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
        text += literal(node);
        break;
      case CMARK_NODE_HTML_INLINE:
        text += without_tags(literal(node));
        break;
      case CMARK_NODE_SOFTBREAK:
        text += ' ';
        break;
      case CMARK_NODE_LINEBREAK:
        text += '\n';
        break;
      case CMARK_NODE_FOOTNOTE_REFERENCE:
        text += '[' + std::string(literal(node)) + ']';
        break;
      default:
        break;
    }
  }
  return text;
}

std::string mark_of(cmark_node* item, int index) {
  cmark_node* list = cmark_node_parent(item);
  if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST) return "-";
  const char* close = cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM ? ")" : ".";
  return std::to_string(cmark_node_get_list_start(list) + index) + close;
}

class PieceReader {
 public:
  PieceReader(cmark_node* document, int first_line) : first_line_(first_line) {
    const Iter iter(cmark_iter_new(document));
    for (cmark_event_type event; (event = cmark_iter_next(iter.get())) != CMARK_EVENT_DONE;) {
      cmark_node* node = cmark_iter_get_node(iter.get());
      if (event == CMARK_EVENT_ENTER)
        enter(node, iter.get());
      else
        leave(node);
    }
  }

  std::vector<Piece> take() { return std::move(pieces_); }

 private:
  void enter(cmark_node* node, cmark_iter* iter) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_HEADING: {
        Piece piece = make(Piece::Kind::heading, node);
        piece.rank = cmark_node_get_heading_level(node);
        finish(std::move(piece), node, iter);
        return;
      }
      case CMARK_NODE_LIST:
        counts_.push_back(0);
        return;
      case CMARK_NODE_ITEM:
        item_mark_ = mark_of(node, counts_.empty() ? 0 : counts_.back()++);
        item_open_ = true;
        return;
      case CMARK_NODE_PARAGRAPH:
        finish(make(Piece::Kind::paragraph, node), node, iter);
        return;
      case CMARK_NODE_CODE_BLOCK:
        add(make(Piece::Kind::paragraph, node), std::string(literal(node)));
        return;
      case CMARK_NODE_HTML_BLOCK:
        add(make(Piece::Kind::paragraph, node), without_tags(literal(node)));
        return;
      default: {
        const std::string_view type = cmark_node_get_type_string(node);
        if (type == "table_row" || type == "table_header")
          finish(make(Piece::Kind::paragraph, node), node, iter);
      }
    }
  }

  void leave(cmark_node* node) {
    if (cmark_node_get_type(node) == CMARK_NODE_LIST) {
      counts_.pop_back();
      item_open_ = false;
    }
  }

  Piece make(Piece::Kind kind, cmark_node* node) const {
    Piece piece;
    piece.kind = kind;
    piece.line = first_line_ + cmark_node_get_start_line(node);
    piece.depth = static_cast<int>(counts_.size());
    return piece;
  }

  void finish(Piece piece, cmark_node* node, cmark_iter* iter) {
    add(std::move(piece), words_of(node));
    cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
  }

  void add(Piece piece, std::string text) {
    piece.text = std::string(trim(text));
    if (piece.text.empty()) return;
    if (piece.kind == Piece::Kind::paragraph && !counts_.empty()) {
      piece.kind = item_open_ ? Piece::Kind::item : Piece::Kind::more;
      piece.mark = item_mark_;
      item_open_ = false;
    }
    pieces_.push_back(std::move(piece));
  }

  int first_line_;
  std::vector<Piece> pieces_;
  std::vector<int> counts_;  // items so far, one an open list
  std::string item_mark_;
  bool item_open_ = false;  // the item's first block is still to come
};

}  // namespace

Document read_markdown(std::string_view utf8) {
  Document document;
  document.reader = "markdown 1";
  document.media_type = "text/markdown";
  const FrontMatter head = read_front_matter(utf8);
  document.metadata = head.values;
  const auto tree = parse(utf8.substr(head.end));
  const std::vector<Piece> pieces = PieceReader(tree.get(), head.lines).take();
  apply(head.values, document.identity);
  fill(document, pieces);
  return document;
}

}  // namespace lacuna::indexer
