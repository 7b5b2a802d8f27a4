#include "indexer/read/html/declaration.h"

#include <utility>

#include "indexer/read/html/union_act.h"
#include "indexer/read/html/union_number.h"
#include "indexer/read/html/words.h"
#include "kb/base/text.h"

namespace lacuna::indexer::html {

using kb::Level;

namespace {

bool is_article(const Tree& tree, int node) {
  return tree.is(node, "article") && tree.has_attribute(node, "data-number");
}

bool is_heading(const Node& node) {
  return node.name.size() == 2 && node.name[0] == 'h' && node.name[1] >= '1' && node.name[1] <= '6';
}

class Reader {
 public:
  Reader(const Tree& tree, Document& document) : tree_(tree), document_(document) {}

  void read(int root) {
    for (int i = root + 1; i < tree_[root].end;) {
      if (is_article(tree_, i)) {
        open_article(i);
        ++i;
        continue;
      }
      if (tree_.is(i, "ol")) count_ = 0;
      const auto paragraph = paragraph_at(tree_, i);
      if (!paragraph) {
        ++i;
        continue;
      }
      add(*paragraph);
      i = paragraph->end;
    }
  }

 private:
  void unit(Level level, int depth, int node) {
    Block block;
    block.role = BlockRole::unit;
    block.level = level;
    block.depth = depth;
    block.line = tree_[node].line;
    document_.blocks.push_back(std::move(block));
  }

  void open_article(int node) {
    unit(Level::article, 0, node);
    Block& block = document_.blocks.back();
    block.wid = "article-" + std::string(tree_.attribute(node, "data-number"));
    end_ = tree_[node].end;
  }

  void add(const Paragraph& paragraph) {
    Words words = words_of(tree_, paragraph.begin, paragraph.end, {});
    if (words.text.empty()) return;
    const bool in_article = paragraph.begin < end_;
    if (paragraph.holder != kNoNode && is_heading(tree_[paragraph.holder])) {
      heading(words.text, in_article);
      return;
    }
    if (!in_article) {
      if (document_.blocks.empty()) unit(Level::preamble, 0, paragraph.begin);
      return text(words, 0, paragraph.begin);
    }
    unit(Level::paragraph, 1, paragraph.begin);
    const int item = tree_.around(paragraph.begin, "li");
    if (item != kNoNode && tree_.around(item, "ol") != kNoNode) {
      document_.blocks.back().num = std::to_string(++count_) + '.';
    } else if (const auto number = leading_number(words.text)) {
      document_.blocks.back().num = std::string(number->num);
      words = tail(std::move(words), number->end);
    }
    text(words, 1, paragraph.begin);
  }

  void heading(const std::string& words, bool in_article) {
    if (!in_article) {
      if (document_.identity.title.empty()) {
        document_.identity.title = words;
      } else {
        if (document_.blocks.empty()) unit(Level::preamble, 0, 0);
        document_.blocks.back().heading = words;
      }
      return;
    }
    Block& block = document_.blocks.back();
    if (block.num.empty())
      block.num = words;
    else
      block.heading = words;
  }

  void text(const Words& words, int depth, int node) {
    Block block;
    block.role = BlockRole::text;
    block.depth = depth;
    block.line = tree_[node].line;
    block.text = words.text;
    block.links = words.links;
    document_.blocks.push_back(std::move(block));
  }

  const Tree& tree_;
  Document& document_;
  int end_ = 0;    // of the open article
  int count_ = 0;  // of the open list's items
};

int articles_in(const Tree& tree) {
  int articles = 0;
  for (int i = 0; i < tree.size(); ++i) articles += is_article(tree, i);
  return articles;
}

}  // namespace

bool is_declaration(const Tree& tree) {
  return articles_in(tree) >= 2;
}

Document read_declaration(const Tree& tree, const std::string&) {
  Document document;
  document.reader = "declaration_html 1";
  Identity& identity = document.identity;
  identity.jurisdiction = "int";
  identity.type = "declaration";
  const std::string_view language = tree.language();
  identity.language = lower(language.substr(0, language.find('-')));
  const int html = tree.first("html");
  // The project that publishes the Universal Declaration's translations marks each with its code.
  if (html != kNoNode && tree.has_attribute(html, "data-iso6393") && articles_in(tree) == 30) {
    identity.year = 1948;
    identity.number = "udhr";
    identity.date_document = Date{1948, 12, 10};
    identity.aliases.emplace_back("udhr");
  }
  Reader(tree, document).read(tree.first("body"));
  return document;
}

}  // namespace lacuna::indexer::html
