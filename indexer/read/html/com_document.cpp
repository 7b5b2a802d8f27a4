#include "indexer/read/html/com_document.h"

#include <algorithm>
#include <unordered_set>

#include "indexer/read/html/eurlex_classes.h"
#include "indexer/read/html/eurlex_lists.h"
#include "indexer/read/html/union_act.h"
#include "indexer/read/html/union_number.h"
#include "indexer/read/html/words.h"
#include "kb/base/text.h"

namespace lacuna::indexer::html {

using kb::Level;

namespace {

enum class Style {
  other,
  left_out,    // logo, markings
  cover_type,  // "Proposal for a", "COUNCIL DECISION"
  cover_title,
  reference,   // "COM(2025) 43 final"
  memorandum,  // "EXPLANATORY MEMORANDUM"
  heading,     // ranks 1 to 4
  act_type,
  act_title,
  institution,
  recital,
  formula,
  article,
  division,
  annex,
  paragraph,
  point,  // ranks 1 and up
  quoted,
  done,
};

struct StyleRow {
  std::string_view name;  // ending in '*': a digit follows, the rank
  Style style;
};
constexpr StyleRow kStyles[] = {
    {"Logo", Style::left_out},
    {"Emission", Style::left_out},
    {"cpMarking", Style::left_out},
    {"Rfrenceinterinstitutionnelle", Style::left_out},
    {"Rfrenceinstitutionnelle", Style::reference},
    {"Statut", Style::cover_type},
    {"Statut_cp", Style::cover_type},
    {"Typedudocument_cp", Style::cover_type},
    {"Titreobjet_cp", Style::cover_title},
    {"Exposdesmotifstitre", Style::memorandum},
    {"ManualHeading*", Style::heading},
    {"Heading*", Style::heading},
    {"Typedudocument", Style::act_type},
    {"Titreobjet", Style::act_title},
    {"Institutionquiagit", Style::institution},
    {"ManualConsidrant", Style::recital},
    {"Considrant", Style::recital},
    {"Formuledadoption", Style::formula},
    {"Titrearticle", Style::article},
    {"ChapterTitle", Style::division},
    {"SectionTitle", Style::division},
    {"PartTitle", Style::division},
    {"TitleTitle", Style::division},
    {"Annexetitre", Style::annex},
    {"AnnexTitle", Style::annex},
    {"ManualNumPar*", Style::paragraph},
    {"NumPar*", Style::paragraph},
    {"Point*", Style::point},
    {"Tiret*", Style::point},
    {"Bullet*", Style::point},
    {"QuotedText", Style::quoted},
    {"QuotedNumPar", Style::quoted},
    {"Fait", Style::done},
    {"Institutionquisigne", Style::done},
    {"Personnequisigne", Style::done},
};

struct Styled {
  Style style = Style::other;
  int rank = 0;
};

Styled style_of(const Tree& tree, int node) {
  const std::string_view classes = tree.attribute(node, "class");
  for (std::string_view name : split(classes, ' ')) {
    for (const StyleRow& row : kStyles) {
      if (!row.name.ends_with('*')) {
        if (name == row.name) return {row.style, 0};
        continue;
      }
      const std::string_view stem = row.name.substr(0, row.name.size() - 1);
      if (!name.starts_with(stem) || name.size() > stem.size() + 1) continue;
      const char digit = name.size() > stem.size() ? name.back() : '0';
      if (digit >= '0' && digit <= '9') return {row.style, digit - '0'};
    }
  }
  return {};
}

class Reader {
 public:
  Reader(const Tree& tree, Document& document)
      : tree_(tree), document_(document), act_(document.blocks) {
    rules_.raised = Raised::character;
    rules_.inline_of = [](const Tree& page, int node) {
      if (page.is(node, "a") && is_reference_to_note(page, node)) return Inline::footnote;
      // Word's tab between a label and its words.
      if (page.has_class(node, "tab")) return Inline::nothing;
      return usual_inline(page, node);
    };
  }

  void read(int root) {
    for (int i = root + 1; i < tree_[root].end;) {
      if (is_hidden(tree_, i) || tree_.id(i) == "footnotes") {
        i = tree_[i].end;
        continue;
      }
      if (tree_.is(i, "table")) {
        for (const std::string& row : rows_of(tree_, i, rules_)) {
          Words words;
          words.text = row;
          act_.line(words, tree_[i].line);
        }
        i = tree_[i].end;
        continue;
      }
      const auto paragraph = paragraph_at(tree_, i);
      if (!paragraph) {
        ++i;
        continue;
      }
      read_paragraph(*paragraph);
      i = paragraph->end;
    }
  }

 private:
  void read_paragraph(const Paragraph& paragraph) {
    Words words = words_of(tree_, paragraph.begin, paragraph.end, rules_);
    if (words.text.empty()) return;
    const int line = tree_[paragraph.begin].line;
    const std::vector<int> notes = std::move(words.footnotes);
    const std::string label = label_of(paragraph);
    if (!label.empty() && words.text.starts_with(label))
      words = tail(std::move(words), label.size());
    place(style_of(tree_, paragraph.holder), label, words, line);
    for (const int target : notes) {
      const int note = note_around(tree_, target);
      if (note != kNoNode && told_.insert(note).second)
        act_.footnote(words_of(tree_, note, tree_[note].end, rules_), line);
    }
  }

  std::string label_of(const Paragraph& paragraph) const {
    for (int i = paragraph.begin; i < paragraph.end; ++i)
      if (tree_.has_class(i, "num")) return text_of(tree_, i);
    return {};
  }

  void place(const Styled& styled, const std::string& label, const Words& words, int line) {
    Identity& identity = document_.identity;
    switch (styled.style) {
      case Style::left_out:
        return;
      case Style::reference:
        return apply_document_number(words.text, identity);
      case Style::cover_type:
      case Style::cover_title:
        if (!in_act_ && !in_memorandum_) add_title(words.text);
        return;
      case Style::memorandum:
        in_memorandum_ = true;
        return divide(Level::division, {}, words, line, 0);
      case Style::heading:
        return divide(Level::division, label, words, line, std::max(styled.rank, 1));
      case Style::act_type:
      case Style::act_title:
        if (in_act_ || !identity.title.empty()) return;
        return add_title(words.text);
      case Style::institution:
        in_act_ = true;
        act_.preamble(line);
        return act_.line(words, line);
      case Style::recital:
        recitals_ = true;
        act_.recital(label, line, 0);
        return act_.line(words, line);
      case Style::formula:
        act_.end_recital();
        return act_.line(words, line);
      case Style::article:
        return act_.article(words.text, line, {});
      case Style::division:
        return act_.division(division_level(words.text, {}).value_or(Level::chapter), words.text,
                             line, {});
      case Style::annex:
        return act_.annex(words.text, line, {});
      case Style::paragraph:
        return paragraph(label, words, line);
      case Style::point:
        act_.point(label.empty() ? "—" : label, line, 0, styled.rank + 1);
        return act_.line_of_point(words, line);
      case Style::quoted:
        return act_.quotation(words, line);
      case Style::done:
        if (!concluded_) act_.conclusions(line);
        concluded_ = true;
        return act_.line(words, line);
      case Style::other:
        return other(words, line);
    }
  }

  void paragraph(const std::string& label, Words words, int line) {
    if (!label.empty()) {
      words.text = label + ' ' + words.text;
      for (BlockLink& link : words.links) {
        link.begin += label.size() + 1;
        link.end += label.size() + 1;
      }
    }
    act_.line(words, line);
  }

  void other(const Words& words, int line) {
    const bool preamble = act_.innermost() == Level::preamble;
    if (preamble && !recitals_ && !words.text.ends_with(':')) return act_.citation(words, line);
    if (in_act_ && opens_quotation(words.text) && act_.asks_for_quotation() &&
        is_quoted(words.text))
      return act_.quotation(words, line);
    act_.line(words, line);
  }

  // The memorandum's headings, each inside those of a lower rank.
  void divide(Level level, const std::string& label, const Words& words, int line, int rank) {
    act_.memorandum(level, label, line, rank);
    act_.heading(words);
  }

  void add_title(std::string_view text) {
    std::string& title = document_.identity.title;
    if (!title.empty()) title += ' ';
    title += text;
  }

  const Tree& tree_;
  Document& document_;
  UnionAct act_;
  WordRules rules_;
  bool in_memorandum_ = false;
  bool in_act_ = false;
  bool recitals_ = false;
  bool concluded_ = false;
  std::unordered_set<int> told_;
};

}  // namespace

bool is_com_document(const Tree& tree) {
  for (int i = 0; i < tree.size(); ++i) {
    if (!tree.is(i, "p")) continue;
    const Style style = style_of(tree, i).style;
    if (style == Style::reference || style == Style::article || style == Style::memorandum)
      return true;
  }
  return false;
}

void read_com_document(const Tree& tree, int root, Document& document) {
  Reader(tree, document).read(root);
}

}  // namespace lacuna::indexer::html
