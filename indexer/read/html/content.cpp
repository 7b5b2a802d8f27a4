#include "indexer/read/html/content.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "kb/base/text.h"

namespace lacuna::indexer::html {

namespace {

template <std::size_t N>
bool is_one_of(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

constexpr std::string_view kElements[] = {"nav", "footer", "aside", "form", "dialog", "head"};
constexpr std::string_view kRoles[] = {"navigation",    "banner", "contentinfo", "search",
                                       "complementary", "dialog", "menu",        "menubar",
                                       "toolbar",       "alert",  "alertdialog"};
// Words that names of surrounding parts are made of.
constexpr std::string_view kNames[] = {
    "breadcrumb", "breadcrumbs", "cookie",    "cookies",     "cookiejs", "menu",    "nav",
    "navbar",     "navigation",  "sidebar",   "footer",      "share",    "sharing", "social",
    "skip",       "pagination",  "pager",     "banner",      "toolbar",  "related", "feedback",
    "toc",        "totop",       "backtotop", "anchorlinks", "noprint",  "hidden",  "advert",
    "consent",    "subscribe",   "newsletter"};

bool is_name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// "page_navigation", "cookie-banner": one of the words between the separators.
bool has_surrounding_name(std::string_view names) {
  for (std::size_t at = 0; at < names.size();) {
    std::size_t end = at;
    while (end < names.size() && is_name_letter(names[end])) ++end;
    if (end > at && is_one_of(kNames, lower(names.substr(at, end - at)))) return true;
    at = end + 1;
  }
  return false;
}

std::size_t text_size(const Tree& tree, int node) {
  std::size_t bytes = 0;
  for (int i = node; i < tree[node].end;) {
    if (i != node && !tree[i].name.empty() && is_surrounding(tree, i)) {
      i = tree[i].end;
      continue;
    }
    bytes += trim(tree[i].text).size();
    ++i;
  }
  return bytes;
}

bool is_content(const Tree& tree, int node) {
  static constexpr std::string_view kIds[] = {"content", "main-content", "maincontent", "main"};
  return tree.is(node, "main") || tree.attribute(node, "role") == "main" ||
         is_one_of(kIds, tree.id(node));
}

int heading_rank(const std::string& name) {
  const bool heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  return heading ? name[1] - '0' : 0;
}

// A list of nothing but links to places on this page.
bool is_contents_list(const Tree& tree, int list) {
  int links = 0;
  for (int i = list + 1; i < tree[list].end;) {
    if (tree.is(i, "a")) {
      if (!tree.attribute(i, "href").starts_with('#')) return false;
      ++links;
      i = tree[i].end;
      continue;
    }
    if (tree[i].name.empty() && !trim(tree[i].text).empty()) return false;
    ++i;
  }
  return links > 0;
}

std::string mark_of(const Tree& tree, int list, int index) {
  if (!tree.is(list, "ol")) return "-";
  const std::string_view type = tree.attribute(list, "type");
  if ((type == "a" || type == "A") && index < 26)
    return std::string(1, static_cast<char>(type.front() + index)) + ')';
  int start = 1;
  const std::string_view from = tree.attribute(list, "start");
  if (!from.empty() && from.size() < 5 && from.find_first_not_of("0123456789") == from.npos)
    start = std::stoi(std::string(from));
  return std::to_string(start + index) + '.';
}

// Tables that lay a page out hold paragraphs, lists or tables; those with data hold words.
bool is_layout(const Tree& tree, int table) {
  for (int i = table + 1; i < tree[table].end; ++i) {
    const std::string& name = tree[i].name;
    if (name == "table" || name == "ul" || name == "ol" || heading_rank(name) > 0) return true;
    if (name != "td" && name != "th") continue;
    int blocks = 0;
    for (int below = i + 1; below < tree[i].end; ++below) blocks += tree[below].is_block;
    if (blocks > 3 || text_size(tree, i) > 1500) return true;
  }
  return false;
}

class Reader {
 public:
  Reader(const Tree& tree, const WordRules& rules) : tree_(tree), rules_(rules) {}

  std::vector<Piece> read(int root) {
    for (int i = root + 1; i < tree_[root].end;) i = step(i);
    return std::move(pieces_);
  }

 private:
  struct List {
    int node;
    int items = 0;
  };

  int step(int i) {
    while (!lists_.empty() && tree_[lists_.back().node].end <= i) lists_.pop_back();
    const Node& node = tree_[i];
    if (!node.name.empty()) {
      if (is_surrounding(tree_, i)) return node.end;
      if (node.name == "ul" || node.name == "ol") {
        if (is_contents_list(tree_, i)) return node.end;
        lists_.push_back({i});
        return i + 1;
      }
      if (node.name == "li") {
        item_ = i;
        if (node.holds_blocks) return i + 1;
      }
      if (node.name == "table" && !is_layout(tree_, i)) {
        for (std::string& row : rows_of(tree_, i, rules_)) {
          Words words;
          words.text = std::move(row);
          add(std::move(words), i, 0);
        }
        return node.end;
      }
    }
    const auto paragraph = paragraph_at(tree_, i);
    if (!paragraph) return i + 1;
    const int holder = paragraph->holder;
    add(words_of(tree_, paragraph->begin, paragraph->end, rules_), i,
        holder == kNoNode ? 0 : heading_rank(tree_[holder].name));
    return paragraph->end;
  }

  void add(Words words, int node, int rank) {
    if (words.text.empty()) return;
    Piece piece;
    piece.line = tree_[node].line;
    piece.text = std::move(words.text);
    piece.links = std::move(words.links);
    piece.depth = static_cast<int>(lists_.size());
    if (rank > 0) {
      piece.kind = Piece::Kind::heading;
      piece.rank = rank;
    } else if (!lists_.empty()) {
      piece.kind = Piece::Kind::more;
      if (item_ != kNoNode) {
        piece.kind = Piece::Kind::item;
        piece.mark = mark_of(tree_, lists_.back().node, lists_.back().items++);
        item_ = kNoNode;
      }
    }
    pieces_.push_back(std::move(piece));
  }

  const Tree& tree_;
  const WordRules& rules_;
  std::vector<Piece> pieces_;
  std::vector<List> lists_;
  int item_ = kNoNode;  // a list item whose first words are still to come
};

}  // namespace

int content_root(const Tree& tree) {
  const int body = tree.first("body");
  int root = body == kNoNode ? 0 : body;
  // The innermost that still has most of the words: <main> often holds a second one.
  std::size_t size = 0;
  int articles = 0;
  int article = kNoNode;
  for (int i = 0; i < tree.size(); ++i) {
    if (tree.is(i, "article")) {
      ++articles;
      article = i;
    }
    if (tree[i].name.empty() || !is_content(tree, i)) continue;
    const std::size_t here = text_size(tree, i);
    if (here * 2 >= size && here > 0) {
      root = i;
      size = std::max(size, here);
    }
  }
  if (size == 0 && articles == 1 && text_size(tree, article) * 2 > text_size(tree, root))
    return article;
  return root;
}

bool is_surrounding(const Tree& tree, int node) {
  const std::string& name = tree[node].name;
  if (is_one_of(kElements, name)) return true;
  if (tree[node].attributes == 0)
    return name == "header" && tree.is(tree[node].parent, "body") &&
           tree.first("h1") > tree[node].end;
  if (is_hidden(tree, node) || is_one_of(kRoles, tree.attribute(node, "role"))) return true;
  if (name == "body" || name == "html" || name == "main" || name == "article") return false;
  return has_surrounding_name(tree.attribute(node, "class")) || has_surrounding_name(tree.id(node));
}

std::vector<Piece> pieces_of(const Tree& tree, int root, const WordRules& rules) {
  return Reader(tree, rules).read(root);
}

}  // namespace lacuna::indexer::html
