#include "indexer/read/xml/uslm_walk.h"

#include <utility>

#include "indexer/read/xml/tree_walk.h"
#include "indexer/read/xml/unit_writer.h"
#include "indexer/read/xml/uslm_elements.h"

namespace lacuna::indexer::uslm {

namespace {

using kb::Level;

class Walker {
 public:
  Walker(const XmlFile& file, const std::string& language, std::vector<Block>& blocks)
      : out_(file, dialect(), language, blocks) {}

  bool enter(pugi::xml_node node) {
    if (!is_element(node)) return out_.enter_words(node);
    const Element& what = element(node);
    switch (what.kind) {
      case Kind::words:
        return out_.enter_words(node);
      case Kind::unit:
        return unit(node, what.level);
      case Kind::front:
        return front(node);
      case Kind::back:
        return out_.depth() < 0 ? open(node, Level::conclusions) : out_.enter_words(node);
      case Kind::num:
        return label(node, &Block::num);
      case Kind::heading:
        return label(node, &Block::heading);
      case Kind::quoted:
        out_.line_end();
        out_.beside(BlockRole::quotation, node, words_of(node, dialect()));
        notes_below(node);
        return false;
      case Kind::note:
      case Kind::footnote:
        return note(node, what.kind);
      case Kind::skipped:
        return false;
    }
    return true;
  }

  void leave(pugi::xml_node node) {
    if (open_.empty() || open_.back() != node) return out_.leave_words(node);
    open_.pop_back();
    out_.close();
  }

  void finish() {
    out_.flush();
    out_.drop_empty_parts();
  }

 private:
  bool open(pugi::xml_node node, Level level) {
    Block& unit = out_.open(node, level);
    unit.wid = attribute_of(node, "identifier");
    if (unit.wid.empty()) unit.wid = attribute_of(node, "id");
    unit.from = parse_iso_date(attribute_of(node, "startPeriod"));
    unit.to = parse_iso_date(attribute_of(node, "endPeriod"));
    if (attribute_of(node, "status") == "repealed") unit.state = kb::ProvisionState::repealed;
    open_.push_back(node);
    return true;
  }

  // The metadata's dc:title is no title of a code, nor has a unit without anything of its own.
  bool unit(pugi::xml_node node, Level level) {
    if (local_name(node) == "title" && !child_of(node, "num") && !child_of(node, "heading"))
      return out_.enter_words(node);
    return open(node, level);
  }

  // Everything before the norms is one preamble.
  bool front(pugi::xml_node node) {
    if (out_.depth() >= 0) return out_.enter_words(node);
    const Block* last = out_.top_unit();
    if (!last || last->level != Level::preamble) return open(node, Level::preamble);
    out_.flush();
    out_.set_depth(0);
    open_.push_back(node);
    return true;
  }

  bool label(pugi::xml_node node, std::string Block::*field) {
    if (open_.empty() || open_.back() != node.parent()) return out_.enter_words(node);
    out_.flush();
    Block& unit = out_.unit();
    const FlowedWords words = line_of(node, dialect());
    std::string& value = unit.*field;
    if (!value.empty() && !words.text.empty()) value += '\n';
    if (field == &Block::heading)
      for (const BlockLink& link : words.links)
        unit.links.push_back({link.begin + value.size(), link.end + value.size(), link.target});
    value += words.text;
    notes_below(node);
    out_.put_beside();
    return false;
  }

  bool note(pugi::xml_node node, Kind kind) {
    const bool at_foot = kind == Kind::footnote || attribute_of(node, "type") == "footnote";
    out_.beside(at_foot ? BlockRole::footnote : BlockRole::note, node, words_of(node, dialect()));
    return false;
  }

  void notes_below(pugi::xml_node top) {
    struct Visitor {
      Walker& walker;
      bool enter(pugi::xml_node node) {
        if (!is_element(node)) return false;
        const Kind kind = element(node).kind;
        return kind == Kind::note || kind == Kind::footnote ? walker.note(node, kind)
                                                            : kind != Kind::skipped;
      }
      void leave(pugi::xml_node) {}
    } visitor{*this};
    visit(top, visitor);
  }

  UnitWriter out_;
  std::vector<pugi::xml_node> open_;
};

}  // namespace

void walk(const XmlFile& file, const std::string& language, std::vector<Block>& blocks) {
  Walker walker(file, language, blocks);
  visit(file.root(), walker);
  walker.finish();
}

}  // namespace lacuna::indexer::uslm
