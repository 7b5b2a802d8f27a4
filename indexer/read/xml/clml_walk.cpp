#include "indexer/read/xml/clml_walk.h"

#include <algorithm>
#include <string>

#include "indexer/document/printed_label.h"
#include "indexer/read/xml/clml_elements.h"
#include "indexer/read/xml/clml_notes.h"
#include "indexer/read/xml/tree_walk.h"
#include "indexer/read/xml/unit_writer.h"
#include "kb/base/text.h"

namespace lacuna::indexer::clml {

namespace {

using kb::Level;

// What a European preamble cites, in its English (retained acts have no other) words.
bool is_citation(std::string_view words) {
  for (const std::string_view begin : {"Having regard", "Acting in accordance", "After "})
    if (words.starts_with(begin)) return true;
  return false;
}

int children_named(pugi::xml_node node, std::string_view name) {
  return static_cast<int>(std::count_if(node.begin(), node.end(), [&](const pugi::xml_node& child) {
    return local_name(child) == name;
  }));
}

class Walker {
 public:
  Walker(const XmlFile& file, const Described& described, std::vector<Block>& blocks)
      : described_(described),
        out_(file, dialect(), described.identity.language, blocks),
        notes_(file.root(), out_) {}

  bool enter(pugi::xml_node node) {
    if (!is_element(node)) return out_.enter_words(node);
    if (node == described_.title || node == described_.long_title) {
      notes_.take_below(node);
      return false;
    }
    if (local_name(node) == "Tabular") ++tables_;
    const Element& what = element(node);
    // In a table nothing is a unit.
    const bool is_unit = what.kind != Kind::words && what.kind != Kind::note_ref &&
                         what.kind != Kind::changed && what.kind != Kind::skipped;
    if (tables_ > 0 && is_unit) return out_.enter_words(node);
    switch (what.kind) {
      case Kind::words:
        return words(node);
      case Kind::wrapper:
      case Kind::p2group:
        out_.flush();
        return true;
      case Kind::p1group:
        return p1group(node);
      case Kind::prelims:  // an attached document's are the attachment's words
        return out_.depth() < 0 ? open(node, Level::preamble) : out_.enter_words(node);
      case Kind::closing:
        return out_.depth() < 0 ? open(node, Level::conclusions) : out_.enter_words(node);
      case Kind::apart_part:
        return apart_part(node);
      case Kind::container:
        return container(node, what.level);
      case Kind::schedule:
        return open(node, what.level);
      case Kind::p1:
        return p1(node);
      case Kind::inner:
        return inner(node);
      case Kind::list_item:
        return list_item(node);
      case Kind::label:
        return label(node);
      case Kind::amendment:
        out_.beside(BlockRole::quotation, node, words_of(node, dialect()));
        notes_.take_below(node);
        return false;
      case Kind::note_ref:
        notes_.take(node);
        return false;
      case Kind::changed:
        notes_.take(node);
        return out_.enter_words(node);
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
    const Kind kind = element(node).kind;
    if (tables_ == 0 && (kind == Kind::wrapper || kind == Kind::p1group || kind == Kind::p2group))
      return out_.flush();
    out_.leave_words(node);
    if (local_name(node) == "Tabular") --tables_;
  }

  void finish() {
    out_.flush();
    out_.drop_empty_parts();
  }

 private:
  bool open(pugi::xml_node node, Level level) {
    Block& unit = out_.open(node, level);
    unit.wid = attribute_of(node, "id");
    put_validity(node, unit);
    notes_.new_unit();
    open_.push_back(node);
    return true;
  }

  static void put_validity(pugi::xml_node node, Block& unit) {
    if (const auto date = parse_iso_date(attribute_of(node, "RestrictStartDate"))) unit.from = date;
    if (const auto date = parse_iso_date(attribute_of(node, "RestrictEndDate")))
      unit.to = plus_days(*date, -1);  // the day on which the next wording begins
    if (const std::string_view extent = attribute_of(node, "RestrictExtent"); !extent.empty())
      unit.extent = extent;
    const std::string_view status = attribute_of(node, "Status");
    if (status == "Repealed" || status == "Revoked") unit.state = kb::ProvisionState::repealed;
  }

  bool in_preamble() const { return !open_.empty() && element(open_.back()).kind == Kind::prelims; }

  bool words(pugi::xml_node node) {
    if (local_name(node) == "P" && local_name(node.parent()) == "EUPreamble" && in_preamble() &&
        is_citation(line_of(node, dialect()).text))
      return open(node, Level::citation);
    return out_.enter_words(node);
  }

  bool p1group(pugi::xml_node node) {
    out_.flush();
    // Several P1 under one title: the title is no one's heading.
    if (children_named(node, "P1") == 1 || !child_of(node, "Title")) return true;
    return open(node, Level::division);
  }

  bool container(pugi::xml_node node, Level level) {
    if (local_name(node.parent()) == "EUPreamble" && in_preamble())
      return open(node, Level::recital);
    return open(node, level);
  }

  bool apart_part(pugi::xml_node node) {
    if (out_.depth() >= 0) return out_.enter_words(node);
    open(node, Level::division);
    if (!child_of(node, "Title"))
      out_.unit().heading =
          local_name(node) == "EarlierOrders" ? "NOTE AS TO EARLIER ORDERS" : "EXPLANATORY NOTE";
    return true;
  }

  bool in_schedule() const {
    return std::any_of(open_.begin(), open_.end(),
                       [](pugi::xml_node node) { return element(node).kind == Kind::schedule; });
  }

  bool in_annex() const {
    return std::any_of(open_.begin(), open_.end(), [](pugi::xml_node node) {
      return element(node).level == Level::annex && element(node).kind == Kind::schedule;
    });
  }

  bool p1(pugi::xml_node node) {
    const bool scheduled = in_schedule();
    // A schedule is numbered in paragraphs; what is attached to a European act has articles again.
    const bool european = described_.unit == Level::article && in_annex();
    open(node, scheduled && !european ? Level::paragraph : described_.unit);
    Block& unit = out_.unit();
    unit.basic = !scheduled || european;
    const pugi::xml_node group = node.parent();
    if (element(group).kind != Kind::p1group) return true;
    const bool dated = unit.from || unit.to;
    Block around;
    put_validity(group, around);
    if (!dated) {
      unit.from = around.from;
      unit.to = around.to;
    }
    if (unit.extent.empty()) unit.extent = around.extent;
    if (around.state == kb::ProvisionState::repealed) unit.state = around.state;
    if (children_named(group, "P1") == 1) take_heading(child_of(group, "Title"));
    return true;
  }

  // "(1)", "(a)", "(i)": without a number it is a line.
  bool inner(pugi::xml_node node) {
    const bool european = described_.unit == Level::article && local_name(node) == "P2" &&
                          described_.identity.jurisdiction == "eu";
    const bool numbered = static_cast<bool>(child_of(node, "Pnumber"));
    open(node, !numbered ? Level::subparagraph : european ? Level::paragraph : Level::point);
    const pugi::xml_node group = node.parent();
    if (element(group).kind == Kind::p2group && node == first_of_kind(group, Kind::inner))
      take_heading(child_of(group, "Title"));
    return true;
  }

  static pugi::xml_node first_of_kind(pugi::xml_node node, Kind kind) {
    for (const pugi::xml_node child : node.children())
      if (is_element(child) && element(child).kind == kind) return child;
    return {};
  }

  bool list_item(pugi::xml_node node) {
    const pugi::xml_node list = node.parent();
    if (list != list_) {
      list_ = list;
      position_ = 0;
      for (pugi::xml_node item = node; item; item = item.previous_sibling())
        if (is_element(item)) ++position_;
    } else {
      ++position_;
    }
    open(node, Level::point);
    out_.unit().num = item_number(list, node, position_);
    return true;
  }

  // The number and title of the unit around; elsewhere they are words.
  bool label(pugi::xml_node node) {
    const std::string_view name = local_name(node);
    if (local_name(node.parent()) == "Schedules") return false;  // "SCHEDULES" above all of them
    pugi::xml_node owner = node.parent();
    if (local_name(owner) == "TitleBlock") owner = owner.parent();
    const Kind around = element(owner).kind;
    if (around == Kind::p2group ||
        (around == Kind::p1group && (open_.empty() || open_.back() != owner)))
      return false;  // its P1 has taken it
    if (open_.empty() || open_.back() != owner || around == Kind::prelims) {
      if (name == "Pnumber") return false;  // of a P1 that stands in no unit: in no sound file
      return out_.enter_words(node);
    }
    out_.flush();
    if (name == "Pnumber" || name == "Number")
      take_number(node);
    else
      take_heading(node);
    return false;
  }

  void take_number(pugi::xml_node node) {
    Block& unit = out_.unit();
    unit.num = line_of(node, dialect()).text;
    if (unit.level == Level::schedule)
      if (const auto label = printed_label(unit.num); label && label->level == Level::annex)
        unit.level = Level::annex;
    notes_.take_below(node);
    out_.put_beside();
  }

  void take_heading(pugi::xml_node node) {
    if (!node) return;
    Block& unit = out_.unit();
    const FlowedWords words = line_of(node, dialect());
    if (!unit.heading.empty() && !words.text.empty()) unit.heading += '\n';
    for (const BlockLink& link : words.links)
      unit.links.push_back(
          {link.begin + unit.heading.size(), link.end + unit.heading.size(), link.target});
    unit.heading += words.text;
    notes_.take_below(node);
    out_.put_beside();
  }

  const Described& described_;
  UnitWriter out_;
  Notes notes_;
  std::vector<pugi::xml_node> open_;
  pugi::xml_node list_;  // whose items are being counted
  int position_ = 0;
  int tables_ = 0;
};

}  // namespace

void walk(const XmlFile& file, const Described& described, std::vector<Block>& blocks) {
  Walker walker(file, described, blocks);
  visit(file.root(), walker);
  walker.finish();
}

}  // namespace lacuna::indexer::clml
