#include "server/view/markdown.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <nlohmann/json.hpp>

#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using nlohmann::json;

constexpr int kDeepest = 6;  // what templates style; deeper quotes and lists look like this depth

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

// A strike-through is an extension's node, which has a name and no public number.
bool is_strike(cmark_node* node) {
  return std::string_view(cmark_node_get_type_string(node)) == "strikethrough";
}

std::string_view literal(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text ? std::string_view(text) : std::string_view();
}

// The tree as flat blocks, walked by cmark's iterator: no recursion, whatever the nesting.
class Flattener {
 public:
  json run(cmark_node* document) {
    const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(document));
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get()))
      visit(cmark_iter_get_node(iterator.get()), event == CMARK_EVENT_ENTER ? 1 : -1);
    close_block();
    return std::move(blocks_);
  }

 private:
  void visit(cmark_node* node, int step) {
    const cmark_node_type type = cmark_node_get_type(node);
    const bool enter = step > 0;
    if (type == CMARK_NODE_BLOCK_QUOTE) {
      quotes_ += step;
    } else if (type == CMARK_NODE_LIST) {
      if (enter)
        lists_.push_back({cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
                          cmark_node_get_list_start(node)});
      else
        lists_.pop_back();
    } else if (type == CMARK_NODE_ITEM) {
      if (enter) item_begins_ = true;
      if (!enter) lists_.back().number += 1;
    } else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
      if (enter) open_block(node, type);
    } else if (type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK) {
      open_block(node, type);
      add_text(literal(node));
      close_block();
    } else if (type == CMARK_NODE_THEMATIC_BREAK) {
      open_block(node, type);
      close_block();
    } else {
      visit_inline(node, type, step);
    }
  }

  void visit_inline(cmark_node* node, cmark_node_type type, int step) {
    if (type == CMARK_NODE_STRONG) strong_ += step;
    if (type == CMARK_NODE_EMPH) emphasis_ += step;
    if (is_strike(node)) strike_ += step;
    if (type == CMARK_NODE_LINK)
      href_ = step > 0 ? safe_external_url(cmark_node_get_url(node)) : std::string();
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_HTML_INLINE) add_text(literal(node));
    if (type == CMARK_NODE_SOFTBREAK) add_text(" ");
    if (type == CMARK_NODE_CODE) {
      code_ = true;
      add_text(literal(node));
      code_ = false;
    }
    if (type == CMARK_NODE_LINEBREAK) {
      add_text("");
      block_["inlines"].back()["line_break"] = true;
    }
  }

  void open_block(cmark_node* node, cmark_node_type type) {
    close_block();
    const bool item = !lists_.empty() && item_begins_ && type != CMARK_NODE_THEMATIC_BREAK;
    const bool heading = type == CMARK_NODE_HEADING && !item;
    const bool code = type == CMARK_NODE_CODE_BLOCK && !item;
    const bool rule = type == CMARK_NODE_THEMATIC_BREAK;
    const bool quote = quotes_ > 0 && !item && !heading && !code && !rule;
    block_ = {{"item", item},
              {"heading", heading},
              {"code", code},
              {"rule", rule},
              {"quote", quote},
              {"paragraph", !item && !heading && !code && !rule && !quote},
              {"ordered", item && lists_.back().ordered},
              {"number", item ? lists_.back().number : 0},
              {"level", heading ? cmark_node_get_heading_level(node) : 0},
              {"depth", std::min(kDeepest, quotes_ + static_cast<int>(lists_.size()))},
              {"inlines", json::array()}};
    item_begins_ = false;
    open_ = true;
  }

  void close_block() {
    if (open_) blocks_.push_back(std::move(block_));
    block_ = json();
    open_ = false;
  }

  void add_text(std::string_view text) {
    if (!open_) return;
    block_["inlines"].push_back({{"text", text},
                                 {"strong", strong_ > 0},
                                 {"emphasis", emphasis_ > 0},
                                 {"strike", strike_ > 0},
                                 {"code", code_},
                                 {"href", href_},
                                 {"line_break", false}});
  }

  struct List {
    bool ordered;
    int number;
  };
  json blocks_ = json::array();
  json block_;
  bool open_ = false;
  bool item_begins_ = false;
  bool code_ = false;
  int quotes_ = 0, strong_ = 0, emphasis_ = 0, strike_ = 0;
  std::string href_;
  std::vector<List> lists_;
};

}  // namespace

json markdown_model(std::string_view markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
  for (const char* name : {"strikethrough", "autolink"})
    if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
      cmark_parser_attach_syntax_extension(parser.get(), extension);
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  const std::unique_ptr<cmark_node, FreeNode> document(cmark_parser_finish(parser.get()));
  return Flattener().run(document.get());
}

}  // namespace lacuna::server
