#include "indexer/read/xml/formex_walk.h"

#include <utility>

#include "indexer/document/printed_label.h"
#include "indexer/read/xml/formex_elements.h"
#include "indexer/read/xml/tree_walk.h"
#include "indexer/read/xml/unit_writer.h"
#include "kb/base/text.h"

namespace lacuna::indexer::formex {

namespace {

using kb::Level;

Kind kind_around(pugi::xml_node node) {
  return kind_of(node.parent());
}

// Whether a number at the head of an annex's group is one of a point ("1.", "2.3", "(a)") and not
// of a part ("A.", "II").
bool is_point_number(std::string_view num) {
  while (num.starts_with('(')) num.remove_prefix(1);
  return !num.empty() && ((num[0] >= '0' && num[0] <= '9') || (num[0] >= 'a' && num[0] <= 'z'));
}

class Walker {
 public:
  Walker(const XmlFile& file, pugi::xml_node title, const std::string& language,
         Numbering& numbering, std::vector<Block>& blocks)
      : out_(file, dialect(), language, blocks), title_(title), numbering_(numbering) {}

  bool enter(pugi::xml_node node) {
    if (!is_element(node)) return out_.enter_words(node);
    if (node == title_) {
      footnotes_below(node);
      return false;
    }
    if (local_name(node) == "TBL") ++tables_;
    const Kind kind = kind_of(node);
    // In a table nothing is a unit.
    if (tables_ > 0 && kind != Kind::quoted && kind != Kind::footnote && kind != Kind::note)
      return out_.enter_words(node);
    switch (kind) {
      case Kind::words:
        return out_.enter_words(node);
      case Kind::wrapper:
        out_.flush();
        return true;
      case Kind::title:
        return title(node);
      case Kind::front:
        return front(node);
      case Kind::back:
        return back(node);
      case Kind::citation:
        return open(node, Level::citation);
      case Kind::recital:
        return open(node, Level::recital);
      case Kind::division:
        return open(node, Level::division);
      case Kind::article:
        return open(node, Level::article);
      case Kind::paragraph:
        return open(node, Level::paragraph);
      case Kind::annex:
        return open(node, Level::annex);
      case Kind::lines:
        return lines(node);
      case Kind::item:
        return item(node);
      case Kind::numbered:
        return numbered(node);
      case Kind::num:
        return label(node, &Block::num);
      case Kind::heading:
        return label(node, &Block::heading);
      case Kind::quoted:
        out_.beside(BlockRole::quotation, node, words_of(node, dialect()));
        footnotes_below(node);
        return false;
      case Kind::footnote:
        return footnote(node);
      case Kind::note:
        out_.beside(BlockRole::note, node, words_of(node, dialect()));
        footnotes_below(node);
        return false;
      case Kind::skipped:
        return false;
    }
    return true;
  }

  void leave(pugi::xml_node node) {
    if (!open_.empty() && open_.back() == node) {
      open_.pop_back();
      return out_.close();
    }
    switch (kind_of(node)) {
      case Kind::wrapper:
      case Kind::front:
      case Kind::back:
        if (tables_ == 0) return out_.flush();
        break;
      default:
        break;
    }
    out_.leave_words(node);
    if (local_name(node) == "TBL") --tables_;
  }

  void finish() {
    out_.flush();
    out_.drop_empty_parts();
  }

 private:
  bool open(pugi::xml_node node, Level level) {
    Block& unit = out_.open(node, level);
    unit.wid = attribute_of(node, "IDENTIFIER");
    open_.push_back(node);
    return true;
  }

  // An annex's own preamble is the annex's words.
  bool front(pugi::xml_node node) {
    if (out_.depth() < 0) return open(node, Level::preamble);
    out_.flush();
    return true;
  }

  bool back(pugi::xml_node node) {
    if (out_.depth() < 0) return open(node, Level::conclusions);
    out_.flush();
    return true;
  }

  bool lines(pugi::xml_node node) {
    const Kind around = kind_around(node);
    if (around == Kind::paragraph) return open(node, Level::subparagraph);
    if (around == Kind::article || local_name(node.parent()) == "SUBDIV")
      return open(node, Level::paragraph);
    return out_.enter_words(node);
  }

  bool item(pugi::xml_node node) {
    open(node, Level::point);
    if (!find_num(node)) out_.unit().num = printed_mark(attribute_of(node.parent(), "TYPE"));
    return true;
  }

  static pugi::xml_node find_num(pugi::xml_node item) {
    for (const pugi::xml_node child : item.children())
      if (kind_of(child) == Kind::numbered) return child_of(child, "NO.P");
    return {};
  }

  // The number of an item or recital is that unit's; elsewhere it begins a point of its own.
  bool numbered(pugi::xml_node node) {
    const Kind around = kind_around(node);
    if ((around == Kind::item || around == Kind::recital) && !child_before(node))
      return out_.enter_words(node);
    return open(node, Level::point);
  }

  static bool child_before(pugi::xml_node node) {
    for (pugi::xml_node other = node.previous_sibling(); other; other = other.previous_sibling())
      if (kind_of(other) == Kind::numbered) return true;
    return false;
  }

  bool label(pugi::xml_node node, std::string Block::*field) {
    if (out_.depth() < 0) return out_.enter_words(node);
    out_.flush();
    put_label(node, field);
    return false;
  }

  void put_label(pugi::xml_node node, std::string Block::*field) {
    Block& unit = out_.unit();
    FlowedWords words = line_of(node, dialect());
    std::string& value = unit.*field;
    if (!value.empty() && !words.text.empty()) value += ' ';
    if (field == &Block::heading) add_links(words, value.size(), unit);
    value += words.text;
    footnotes_below(node);
    out_.put_beside();
  }

  static void add_links(const FlowedWords& words, std::size_t shift, Block& unit) {
    for (const BlockLink& link : words.links)
      unit.links.push_back({link.begin + shift, link.end + shift, link.target});
  }

  // TITLE>(TI, STI) of a division or annex: "Chapter 1" and "General provisions", or both in TI, or
  // a heading alone.
  bool title(pugi::xml_node node) {
    const Kind around = kind_around(node);
    if ((around != Kind::division && around != Kind::annex) || out_.depth() < 0)
      return out_.enter_words(node);
    out_.flush();
    Block& unit = out_.unit();
    if (const pugi::xml_node np = find_first(child_of(node, "TI"), "NP")) {
      number_title(np, unit);
    } else {
      const FlowedWords words = line_of(child_of(node, "TI"), dialect());
      name(words, unit);
    }
    if (const FlowedWords more = line_of(child_of(node, "STI"), dialect()); !more.text.empty()) {
      if (!unit.heading.empty()) unit.heading += '\n';
      add_links(more, unit.heading.size(), unit);
      unit.heading += more.text;
    }
    footnotes_below(node);
    out_.put_beside();
    return false;
  }

  void name(const FlowedWords& words, Block& unit) {
    const bool is_annex = unit.level == Level::annex;
    const auto label = printed_label(words.text);
    if (label && (label->level == Level::annex) == is_annex) {
      unit.level = label->level;
      unit.num = words.text.substr(0, label->end);
    }
    const std::string_view rest = trim(std::string_view(words.text).substr(unit.num.size()));
    unit.heading = std::string(rest);
    const auto shift = static_cast<std::size_t>(rest.data() - words.text.data());
    for (const BlockLink& link : words.links)
      if (link.begin >= shift)
        unit.links.push_back({link.begin - shift, link.end - shift, link.target});
  }

  void number_title(pugi::xml_node np, Block& unit) {
    unit.num = line_of(child_of(np, "NO.P"), dialect()).text;
    const FlowedWords words = line_of(child_of(np, "TXT"), dialect());
    unit.heading = words.text;
    add_links(words, 0, unit);
    if (is_point_number(unit.num)) unit.level = Level::point;
  }

  // Its mark is counted, as the Journal prints it: Formex leaves it to the style sheet. A note that
  // only points to another prints nothing new.
  bool footnote(pugi::xml_node node) {
    FlowedWords words = words_of(node, dialect());
    if (words.text.empty() || !attribute_of(node, "NOTE.REF").empty()) return false;
    RunningText marked;
    const std::string_view own = attribute_of(node, "NUMBER.ORG");
    const std::string_view kind = attribute_of(node, "NUMBERING");
    if (!own.empty())
      marked.append("(" + std::string(own) + ") ");
    else if (kind == "STAR")
      marked.append("(*) ");
    else
      marked.append("(" + std::to_string(++numbering_.footnotes) + ") ");
    marked.append(words);
    out_.beside(BlockRole::footnote, node, marked.take());
    return false;
  }

  // Footnotes inside what is read in one piece.
  void footnotes_below(pugi::xml_node top) {
    struct Visitor {
      Walker& walker;
      bool enter(pugi::xml_node node) {
        if (!is_element(node)) return false;
        return kind_of(node) == Kind::footnote ? walker.footnote(node)
                                               : kind_of(node) != Kind::skipped;
      }
      void leave(pugi::xml_node) {}
    } visitor{*this};
    visit(top, visitor);
  }

  UnitWriter out_;
  const pugi::xml_node title_;
  Numbering& numbering_;
  std::vector<pugi::xml_node> open_;
  int tables_ = 0;
};

}  // namespace

void walk(const XmlFile& file, pugi::xml_node root, pugi::xml_node title,
          const std::string& language, Numbering& numbering, std::vector<Block>& blocks) {
  Walker walker(file, title, language, numbering, blocks);
  visit(root, walker);
  walker.finish();
}

}  // namespace lacuna::indexer::formex
