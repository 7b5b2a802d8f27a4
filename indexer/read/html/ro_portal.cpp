#include "indexer/read/html/ro_portal.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "indexer/read/html/words.h"
#include "kb/base/text.h"

namespace lacuna::indexer::html {

using kb::Level;

namespace {

struct UnitRow {
  std::string_view name;
  Level level;
};
constexpr UnitRow kUnits[] = {
    {"S_CRT", Level::book},        {"S_PRT", Level::part},        {"S_TTL", Level::title},
    {"S_CAP", Level::chapter},     {"S_SCAP", Level::subchapter}, {"S_SEC", Level::section},
    {"S_SSEC", Level::subsection}, {"S_ART", Level::article},     {"S_ALN", Level::paragraph},
    {"S_LIT", Level::point},       {"S_PCT", Level::point},       {"S_LIN", Level::indent},
    {"S_ANX", Level::annex},
};

// Elements of the head, which say what the act is.
constexpr std::string_view kHead[] = {"S_DEN", "S_HDR", "S_EMT", "S_PUB"};

std::string_view unit_class(const Tree& tree, int node) {
  const std::string_view classes = tree.attribute(node, "class");
  return classes.starts_with("S_") ? classes.substr(0, classes.find(' ')) : std::string_view();
}

const UnitRow* unit_of(std::string_view name) {
  const auto* row = std::find_if(std::begin(kUnits), std::end(kUnits),
                                 [&](const UnitRow& unit) { return unit.name == name; });
  return row == std::end(kUnits) ? nullptr : row;
}

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

// "(la 09-11-2020, Litera b) din … a fost modificată de …)".
bool is_note(const Tree& tree, int node, std::string_view text) {
  if (!text.starts_with('(') || !text.ends_with(')')) return false;
  const std::string_view style = tree.attribute(node, "style");
  return style.find("blue") != style.npos || text.starts_with("(la ");
}

bool says_repealed(std::string_view text) {
  return text.size() < 30 && lower(text).starts_with("abrogat");
}

class Reader {
 public:
  explicit Reader(const Tree& tree, Document& document) : tree_(tree), document_(document) {
    rules_.link_of = [](const Tree& page, int node) -> std::string_view {
      if (page.is(node, "a")) return page.attribute(node, "href");
      return page.has_class(node, "S_LGI") ? "#" : std::string_view();
    };
  }

  void read(int root) {
    for (int i = root + 1; i < tree_[root].end;) i = step(i);
  }

 private:
  struct Open {
    Level level;
    int until;
    std::size_t block;
    bool bare = false;  // a paragraph without a number
    bool has_words = false;
  };

  int step(int i) {
    leave(i);
    const Node& node = tree_[i];
    if (node.name.empty()) return run(i);
    if (is_hidden(tree_, i) || (node.name == "ul" && tree_.has_class(i, "nav"))) return node.end;
    const std::string_view name = unit_class(tree_, i);
    if (name.empty() || name == "S_LGI") return run(i);
    if (name.ends_with("_SHORT")) return node.end;
    if (std::find(std::begin(kHead), std::end(kHead), name) != std::end(kHead)) {
      head(name, i);
      return node.end;
    }
    if (const UnitRow* row = unit_of(name)) return unit(*row, i);
    // "S_TTL_TTL" is the label of a title, "S_TTL" the title.
    if (ends_with_any(name, {"_TTL", "_DEN"}) && unit_of(name.substr(0, name.size() - 4))) {
      label(name.ends_with("_TTL"), i);
      return node.end;
    }
    if (name == "S_NTA") {
      note(i);
      return node.end;
    }
    if (name == "S_PAR") return paragraph(i);
    return run(i);
  }

  void leave(int node) {
    for (std::size_t k = 0; k < open_.size(); ++k)
      if (open_[k].until <= node) {
        open_.resize(k);
        return;
      }
  }

  Block& open(Level level, int node, int until) {
    Block block;
    block.role = BlockRole::unit;
    block.level = level;
    block.depth = static_cast<int>(open_.size());
    block.line = tree_[node].line;
    open_.push_back({level, until, document_.blocks.size()});
    document_.blocks.push_back(std::move(block));
    return document_.blocks.back();
  }

  int unit(const UnitRow& row, int i) {
    const bool nested = std::any_of(open_.begin(), open_.end(),
                                    [](const Open& unit) { return unit.level == Level::article; });
    const int end = tree_[i].end;
    if (row.level == Level::article && nested) {  // an article of the act that this one changes
      add(BlockRole::quotation, words_of(tree_, i, end, rules_), i);
      return end;
    }
    if (row.level == Level::paragraph) close_bare();
    if (row.level < Level::article || row.level == Level::annex || row.level == Level::article) {
      if (row.level == Level::article) articles_ = true;
      if (row.level == Level::annex) annexes_ = true;
      drop_outside();
    }
    open(row.level, i, end).wid = tree_.id(i);
    return i + 1;
  }

  // The preamble or the conclusions end where a unit of the act begins.
  void drop_outside() {
    if (!open_.empty() &&
        (open_.front().level == Level::preamble || open_.front().level == Level::conclusions))
      open_.clear();
  }

  void close_bare() {
    while (!open_.empty() && open_.back().bare) open_.pop_back();
  }

  void label(bool is_number, int i) {
    if (open_.empty()) return;
    const Words words = words_of(tree_, i, tree_[i].end, rules_);
    Block& block = document_.blocks[open_.back().block];
    (is_number ? block.num : block.heading) = words.text;
  }

  void note(int i) {
    Words words = words_of(tree_, i, tree_[i].end, rules_);
    if (!words.text.empty()) add(BlockRole::note, words, i);
  }

  int paragraph(int i) {
    const int end = tree_[i].end;
    const Words words = words_of(tree_, i, end, rules_);
    if (is_note(tree_, i, words.text)) {
      add(BlockRole::note, words, i);
      return end;
    }
    begins_line_ = true;
    if (!holds_units(i)) {
      text(words, i);
      return end;
    }
    return i + 1;
  }

  bool holds_units(int node) const {
    for (int i = node + 1; i < tree_[node].end; ++i)
      if (unit_of(unit_class(tree_, i)) || unit_class(tree_, i) == "S_PAR" ||
          unit_class(tree_, i) == "S_NTA")
        return true;
    return false;
  }

  // Words beside units: up to the next element that is a unit, a note or a part of one.
  int run(int i) {
    if (!tree_[i].name.empty() && holds_parts(i)) return i + 1;
    const int parent = tree_[i].parent;
    const int last = parent == kNoNode ? tree_.size() : tree_[parent].end;
    int end = i;
    while (end < last && !is_part(end) && (tree_[end].name.empty() || !holds_parts(end))) {
      // Blocks are lines of their own.
      if (end > i && tree_[end].is_block) break;
      end = tree_[end].end;
      if (tree_[end - 1].is_block) break;
    }
    end = std::max(end, i + 1);
    if (tree_.is(i, "table")) {
      for (const std::string& row : rows_of(tree_, i, rules_)) {
        Words words;
        words.text = row;
        text(words, i);
      }
      return tree_[i].end;
    }
    text(words_of(tree_, i, end, rules_), i);
    return end;
  }

  bool is_part(int node) const {
    const std::string_view name = unit_class(tree_, node);
    return !name.empty() && name != "S_LGI";
  }
  bool holds_parts(int node) const {
    for (int i = node + 1; i < tree_[node].end; ++i)
      if (is_part(i)) return true;
    return false;
  }

  void text(const Words& words, int i) {
    if (words.text.empty()) return;
    place(i);
    if (says_repealed(words.text) && !open_.back().has_words)
      document_.blocks[open_.back().block].state = kb::ProvisionState::repealed;
    open_.back().has_words = true;
    add(BlockRole::text, words, i);
    begins_line_ = false;
  }

  // Where words belong: an article's lines without a number are paragraphs of their own.
  void place(int i) {
    if (open_.empty()) {
      open(articles_ && !annexes_ ? Level::conclusions : Level::preamble, i, tree_.size() + 1);
      return;
    }
    const Level level = open_.back().level;
    const bool bare_goes_on = open_.back().bare && !begins_line_;
    if (bare_goes_on || (level != Level::article && !open_.back().bare)) return;
    close_bare();
    const int until = open_.back().until;
    open(Level::paragraph, i, until);
    open_.back().bare = true;
  }

  void add(BlockRole role, const Words& words, int node) {
    Block block;
    block.role = role;
    block.depth = open_.empty() ? 0 : static_cast<int>(open_.size()) - 1;
    block.line = tree_[node].line;
    block.text = words.text;
    block.links = words.links;
    document_.blocks.push_back(std::move(block));
  }

  void head(std::string_view name, int i) {
    Identity& identity = document_.identity;
    if (name == "S_DEN" && identity.title.empty()) identity.title = text_of(tree_, i);
    if (name == "S_HDR" && identity.subject.empty()) identity.subject = text_of(tree_, i);
    if (name != "S_EMT" && name != "S_PUB") return;
    for (int part = i + 1; part < tree_[i].end; ++part) {
      if (tree_.has_class(part, "S_EMT_BDY")) identity.issuer = text_of(tree_, part);
      if (tree_.has_class(part, "S_PUB_BDY")) document_.metadata["gazette"] = text_of(tree_, part);
    }
  }

  const Tree& tree_;
  Document& document_;
  WordRules rules_;
  std::vector<Open> open_;
  bool articles_ = false;
  bool annexes_ = false;
  bool begins_line_ = true;
};

int root_of(const Tree& tree) {
  for (std::string_view id : {"div_Formaconsolidata", "div_Formabaza", "document_info"})
    if (const int node = tree.with_id(id); node != kNoNode) return node;
  const int body = tree.first("body");
  return body == kNoNode ? 0 : body;
}

// The number that the portal gives the page: in its own links, else in the file's name.
void add_portal_alias(const Tree& tree, Identity& identity) {
  for (int i = 0; i < tree.size(); ++i) {
    if (!tree.is(i, "link") || tree.attribute(i, "rel") != "canonical") continue;
    identity.aliases.emplace_back(tree.attribute(i, "href"));
  }
}

}  // namespace

bool is_ro_portal(const Tree& tree) {
  for (int i = 0; i < tree.size(); ++i) {
    const std::string_view name = unit_class(tree, i);
    if (name == "S_DEN" || name.starts_with("S_ART") || name.starts_with("S_ALN")) return true;
  }
  return false;
}

Document read_ro_portal(const Tree& tree, const std::string&) {
  Document document;
  document.reader = "ro_portal_html 1";
  document.identity.jurisdiction = "ro";
  document.identity.language = "ro";
  add_portal_alias(tree, document.identity);
  Reader(tree, document).read(root_of(tree));
  return document;
}

}  // namespace lacuna::indexer::html
