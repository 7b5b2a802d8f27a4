#include "indexer/read/html/eurlex_act.h"

#include <unordered_set>

#include "indexer/read/html/eurlex_classes.h"
#include "indexer/read/html/eurlex_lists.h"
#include "indexer/read/html/eurlex_marks.h"
#include "indexer/read/html/union_act.h"
#include "indexer/read/html/words.h"
#include "kb/base/text.h"

namespace lacuna::indexer::html {

using kb::Level;

namespace {

enum class Stage { title, preamble, enacting, conclusions, annex };

class Reader {
 public:
  Reader(const Tree& tree, Document& document)
      : tree_(tree), document_(document), act_(document.blocks) {
    rules_.raised = Raised::character;
    rules_.inline_of = [this](const Tree& page, int node) { return inline_of(page, node); };
    marked_citations_ = tree.with_id("cit_1") != kNoNode;
  }

  void read(int root) {
    const int end = tree_[root].end;
    for (int i = root + 1; i < end;) i = step(i);
  }

 private:
  // Reads what begins at this node and returns the next one to look at.
  int step(int i) {
    act_.leave(i);
    if (quote_end_ != 0 && i >= quote_end_) quote_end_ = 0;
    const Node& node = tree_[i];
    if (!node.name.empty()) {
      if (is_hidden(tree_, i) || node.name == "head") return node.end;
      const EurlexRole role = eurlex_role(tree_, i);
      if (role == EurlexRole::final && stage_ == Stage::enacting) conclude(i);
      if (node.name == "table") {
        if (is_chrome(i)) return node.end;
        if (!is_list(tree_, i)) {
          rows(i);
          return node.end;
        }
      }
      if (const auto entry = list_entry(tree_, i, rules_)) return open_entry(*entry, i);
    }
    const auto paragraph = paragraph_at(tree_, i);
    if (!paragraph) return i + 1;
    read_paragraph(*paragraph);
    return paragraph->end;
  }

  Inline inline_of(const Tree& page, int node) {
    if (page.is(node, "a")) {
      if (is_reference_to_note(page, node)) return Inline::footnote;
      if (is_mark_link(page, node)) {
        inline_marks_.push_back(node);
        return Inline::nothing;
      }
    }
    if (page.has_class(node, "oj-super") || page.has_class(node, "super") ||
        page.has_class(node, "superscript"))
      return Inline::raised;
    return usual_inline(page, node);
  }

  bool is_chrome(int table) const {
    for (int i = table + 1; i < tree_[table].end; ++i) {
      if (!tree_.is(i, "p")) continue;
      const EurlexRole role = eurlex_role(tree_, i);
      if (role == EurlexRole::chrome) return true;
      if (role == EurlexRole::mark && stage_ == Stage::title) return true;
    }
    return false;
  }

  Words words(const Paragraph& paragraph) {
    Words found = words_of(tree_, paragraph.begin, paragraph.end, rules_);
    // "►M3 words ◄": where the mark's words begin and end is no word.
    if (!inline_marks_.empty()) erase(found, "►");
    erase(found, "◄");
    return tail(std::move(found), 0);
  }

  void read_paragraph(const Paragraph& paragraph) {
    EurlexRole role = EurlexRole::text;
    for (int node = paragraph.holder; node != kNoNode && role == EurlexRole::text;
         node = tree_[node].parent) {
      role = eurlex_role(tree_, node);
      if (tree_.is(node, "p") || tree_.is(node, "td")) break;
    }
    if (role == EurlexRole::final) role = EurlexRole::text;
    if (role == EurlexRole::chrome) return;
    if (role == EurlexRole::mark) return read_mark(paragraph.begin, paragraph.end);
    inline_marks_.clear();
    const Words found = words(paragraph);
    if (found.text.empty()) {
      for (const int node : inline_marks_) act_.mark(version_mark(tree_, node));
      return;
    }
    const int line = tree_[paragraph.begin].line;
    if (role == EurlexRole::note) {
      if (!told_.contains(paragraph.holder)) act_.footnote(found, line);
      return;
    }
    if (quoting(found, role)) return quote(found, line);
    read_words(role, found, paragraph.holder, line);
    footnotes(found, line);
    for (const int node : inline_marks_)
      if (const auto mark = version_mark(tree_, node)) act_.note(*mark);
  }

  void read_words(EurlexRole role, const Words& found, int holder, int line) {
    switch (role) {
      case EurlexRole::title:
        return title(found, holder, line);
      case EurlexRole::annex_title:
        return open_annex(found, holder, line);
      case EurlexRole::annex_heading:
        return act_.heading(found);
      case EurlexRole::article:
        stage_ = stage_ == Stage::annex ? Stage::annex : Stage::enacting;
        after_heading_ = true;
        return act_.article(found.text, line, article_id(holder));
      case EurlexRole::article_heading:
        return act_.heading(found);
      case EurlexRole::division: {
        if (stage_ != Stage::annex) stage_ = Stage::enacting;
        after_heading_ = true;
        const std::string_view id = tree_.id(tree_[holder].parent);
        return act_.division(division_level(found.text, id).value_or(Level::chapter), found.text,
                             line, std::string(id));
      }
      case EurlexRole::division_heading:
        return act_.heading(found);
      case EurlexRole::group:
        return group(found, line);
      case EurlexRole::signatory:
        if (stage_ == Stage::enacting) conclude_at(line);
        break;
      default:
        break;
    }
    after_heading_ = false;
    text(found, holder, line);
  }

  void title(const Words& found, int holder, int line) {
    if (stage_ == Stage::title) {
      add_title(found.text, document_.identity);
      return;
    }
    if (stage_ != Stage::annex || is_annex_label(found.text) ||
        tree_.id(tree_[holder].parent).starts_with("anx_")) {
      const bool same = stage_ == Stage::annex && after_heading_ && !is_annex_label(found.text);
      if (!same) return open_annex(found, holder, line);
    }
    act_.heading(found);
  }

  void open_annex(const Words& found, int holder, int line) {
    stage_ = Stage::annex;
    after_heading_ = true;
    act_.annex(found.text, line, std::string(tree_.id(tree_[holder].parent)));
  }

  // Headings of annexes: "SECTION A", and below it what it is about.
  void group(const Words& found, int line) {
    if (stage_ != Stage::annex) return text(found, kNoNode, line);
    const auto level = division_level(found.text, {});
    if (level || is_list_label(found.text)) {
      act_.division(level.value_or(Level::division), found.text, line, {});
    } else if (after_heading_ && !act_.has_heading()) {
      act_.heading(found);
    } else {
      act_.division(Level::division, {}, line, {});
      act_.heading(found);
    }
    after_heading_ = true;
  }

  void text(const Words& found, int holder, int line) {
    switch (stage_) {
      case Stage::title:
        stage_ = Stage::preamble;
        act_.preamble(line);
        [[fallthrough]];
      case Stage::preamble:
        return preamble_line(found, holder, line);
      case Stage::enacting:
        if (act_.innermost_end() == 0 && begins_closing(found.text)) conclude_at(line);
        break;
      default:
        break;
    }
    act_.line(found, line, paragraph_id(holder));
  }

  // Citations have ids of their own; in older saves they are the lines between the institution and
  // "Whereas:".
  void preamble_line(const Words& found, int holder, int line) {
    const bool in_recital = act_.innermost_end() != 0;
    const bool colon = found.text.ends_with(':');
    ++preamble_lines_;
    if (in_recital) return act_.line(found, line);
    if (marked_citations_) {
      if (tree_.id(tree_[holder].parent).starts_with("cit_")) return act_.citation(found, line);
    } else if (!colon && preamble_lines_ > 1 && !whereas_) {
      return act_.citation(found, line);
    } else if (!colon && whereas_) {
      act_.recital({}, line, 0);
      act_.line(found, line);
      return;
    }
    whereas_ = whereas_ || colon;
    act_.end_recital();
    act_.line(found, line);
  }

  int open_entry(const ListEntry& entry, int node) {
    const int line = tree_[node].line;
    if (stage_ == Stage::title) {
      stage_ = Stage::preamble;
      act_.preamble(line);
    }
    if (quote_end_ != 0 || opens_quotation(entry.label.text)) {
      if (quote_end_ == 0) begin_quotation();
      Words all = entry.label;
      const Words inside = words_of(tree_, entry.content, tree_[entry.content].end, rules_);
      all.text += ' ' + inside.text;
      quote(all, line);
      footnotes(inside, line);
      return tree_[node].end;
    }
    after_heading_ = false;
    const int end = tree_[node].end;
    if (stage_ == Stage::preamble && act_.innermost_end() == 0)
      act_.recital(entry.label.text, line, end);
    else
      act_.point(entry.label.text, line, end);
    return entry.content;
  }

  // The words of another act, after "… is replaced by the following:".
  bool quoting(const Words& found, EurlexRole role) {
    if (quote_end_ != 0) return true;
    if (stage_ != Stage::enacting && stage_ != Stage::annex) return false;
    if (!opens_quotation(found.text)) return false;
    if (role != EurlexRole::article && !(act_.asks_for_quotation() && is_quoted(found.text)))
      return false;
    begin_quotation();
    return true;
  }

  // A quotation goes no further than the list entry or article that it stands in.
  void begin_quotation() {
    quote_end_ = act_.innermost_end();
    if (quote_end_ == 0) quote_end_ = article_end_ != 0 ? article_end_ : tree_.size();
  }

  void quote(const Words& found, int line) {
    act_.quotation(found, line);
    if (closes_quotation(found.text)) quote_end_ = 0;
  }

  void rows(int table) {
    for (const std::string& row : rows_of(tree_, table, rules_)) {
      Words words;
      words.text = row;
      if (stage_ == Stage::title) continue;
      if (quote_end_ != 0)
        quote(words, tree_[table].line);
      else
        act_.line(words, tree_[table].line);
    }
  }

  void footnotes(const Words& found, int line) {
    for (const int target : found.footnotes) {
      const int note = note_around(tree_, target);
      if (note == kNoNode || !told_.insert(note).second) continue;
      act_.footnote(words_of(tree_, note, tree_[note].end, rules_), line);
    }
  }

  void read_mark(int begin, int end) {
    for (int i = begin; i < end; ++i)
      if (tree_.is(i, "a")) return act_.mark(version_mark(tree_, i));
  }

  void conclude(int node) { conclude_at(tree_[node].line); }
  void conclude_at(int line) {
    stage_ = Stage::conclusions;
    act_.conclusions(line);
  }

  std::string article_id(int holder) {
    article_end_ = 0;
    for (int node = tree_[holder].parent; node != kNoNode; node = tree_[node].parent)
      if (tree_.id(node).starts_with("art_")) {
        article_end_ = tree_[node].end;
        return std::string(tree_.id(node));
      }
    return std::string(tree_.id(holder));
  }

  std::string paragraph_id(int holder) const {
    if (holder == kNoNode || tree_[holder].parent == kNoNode) return {};
    const std::string_view id = tree_.id(tree_[holder].parent);
    return id.find_first_not_of("0123456789.") == id.npos ? std::string(id) : std::string();
  }

  const Tree& tree_;
  Document& document_;
  UnionAct act_;
  WordRules rules_;
  Stage stage_ = Stage::title;
  bool marked_citations_ = false;
  bool whereas_ = false;        // the line that begins the recitals has been read
  bool after_heading_ = false;  // the last line was a label or heading
  int preamble_lines_ = 0;
  int quote_end_ = 0;    // node where the open quotation ends at the latest; 0: none is open
  int article_end_ = 0;  // of the article's element; 0: the page does not nest its articles
  std::vector<int> inline_marks_;
  std::unordered_set<int> told_;  // notes that stand at their reference
};

}  // namespace

bool is_eurlex_act(const Tree& tree) {
  for (int i = 0; i < tree.size(); ++i) {
    if (!tree.is(i, "p")) continue;
    const EurlexRole role = eurlex_role(tree, i);
    if (role == EurlexRole::title || role == EurlexRole::article) return true;
  }
  return false;
}

void read_eurlex_act(const Tree& tree, int root, Document& document) {
  Reader(tree, document).read(root);
}

}  // namespace lacuna::indexer::html
