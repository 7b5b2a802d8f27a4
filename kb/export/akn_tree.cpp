#include "kb/export/akn_tree.h"

#include "kb/export/akn_meta.h"
#include "kb/export/akn_xml.h"

namespace lacuna::kb::akn {

namespace {

// The standard's element for a level; null when it has none and an hcontainer says the name.
const char* element_of(Level level) {
  if (is_division(level)) return word(level).data();
  switch (level) {
    case Level::article:
    case Level::paragraph:
    case Level::subparagraph:
    case Level::alinea:
    case Level::point:
    case Level::indent:
    case Level::clause:
    case Level::subclause:
    case Level::rule:
    case Level::division:
      return word(level).data();
    default:
      return nullptr;
  }
}

bool is_preliminary(Level level) {
  return level == Level::recital || level == Level::citation;
}

}  // namespace

Tree::Tree(const Act& act, const Words& words, const Periods* periods)
    : act_(act), words_(words), periods_(periods), slots_(act.provisions.size()) {}

void Tree::write_all(const Parts& parts) {
  parts_ = parts;
  choose_parts();
  for (std::size_t i = 0; i < act_.provisions.size(); ++i) place(i);
  finish(0, act_.provisions.size());
}

void Tree::write_one(pugi::xml_node holder, std::size_t index) {
  const Level level = at(index).level;
  if (level == Level::preamble) {
    add_part(index, holder.append_child("preamble"));
  } else if (is_preliminary(level)) {
    add_item(index, holder, word(level).data());
  } else if (level == Level::conclusions) {
    pugi::xml_node container = holder.append_child("container");
    set(container, "name", word(level));
    add_part(index, container);
  } else if (holds_recitals(index)) {
    add_recitals(index, holder);
  } else {
    add_unit(index, holder);
  }
  // Parents stand before their children, so what is below stands behind, without a gap.
  std::size_t end = index + 1;
  for (; end < act_.provisions.size(); ++end) {
    const int parent = at(end).parent;
    if (parent < static_cast<int>(index) || !slots_[static_cast<std::size_t>(parent)].node) break;
    place(end);
  }
  finish(index, end);
}

bool Tree::has_children(std::size_t index) const {
  return index + 1 < act_.provisions.size() && at(index + 1).parent == static_cast<int>(index);
}

bool Tree::holds_recitals(std::size_t index) const {
  return has_children(index) && at(index + 1).level == Level::recital;
}

Tree::Part Tree::usual_part(Level level) {
  switch (level) {
    case Level::preamble:
    case Level::recital:
    case Level::citation:
      return Part::preamble;
    case Level::conclusions:
      return Part::conclusions;
    case Level::annex:
    case Level::schedule:
      return Part::attachments;
    default:
      return Part::body;
  }
}

// A unit that stands in another order than the standard's (signatures before the last article, an
// annex before them) goes into the body under its name, so that the order stays the text's.
void Tree::choose_parts() {
  parts_of_.assign(slots_.size(), Part::body);
  bool opening = true;
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    if (at(i).parent >= 0) continue;
    parts_of_[i] = usual_part(at(i).level);
    opening = opening && parts_of_[i] == Part::preamble;
    if (!opening && parts_of_[i] == Part::preamble) parts_of_[i] = Part::body;
    // Beside a preamble that is a unit itself nothing else stands in its element.
    if (at(i).level == Level::preamble) opening = false;
  }
  Part next = Part::attachments;
  for (std::size_t i = slots_.size(); i-- > 0;) {
    if (at(i).parent >= 0) continue;
    const bool second = parts_of_[i] == Part::conclusions && next == Part::conclusions;
    if (parts_of_[i] > next || second) parts_of_[i] = Part::body;
    next = parts_of_[i];
  }
}

void Tree::place(std::size_t index) {
  const Provision& unit = at(index);
  if (unit.parent >= 0) return place_below(index, slots_[static_cast<std::size_t>(unit.parent)]);
  switch (parts_of_[index]) {
    case Part::preamble:
      if (unit.level == Level::preamble) return add_part(index, parts_.preamble);
      return add_item(index, group(parts_.preamble, unit.level), word(unit.level).data());
    case Part::conclusions:
      return add_part(index, parts_.conclusions);
    case Part::attachments:
      return add_attachment(index);
    case Part::body:
      return add_unit(index, parts_.body);
  }
}

void Tree::place_below(std::size_t index, Slot& parent) {
  const Provision& unit = at(index);
  const std::string_view element = parent.node.name();
  const bool is_preamble = element == "preamble";
  switch (parent.shape) {
    case Shape::group:
      return add_item(index, parent.node, word(unit.level).data());
    case Shape::item:
      if (!parent.list) {
        parent.list = parent.node.append_child("blockList");
        set(parent.list, "eId", unit.eid + "__list");
      }
      return add_item(index, parent.list, "item");
    case Shape::blocks:
      if (is_preliminary(unit.level) && is_preamble)
        return add_item(index, group(parent.node, unit.level), word(unit.level).data());
      if (is_preamble && holds_recitals(index)) return add_recitals(index, parent.node);
      if (is_preamble || element == "conclusions" || element == "container") {
        pugi::xml_node list = parent.node.last_child();
        if (std::string_view(list.name()) != "blockList") {
          list = parent.node.append_child("blockList");
          set(list, "eId", unit.eid + "__list");
        }
        return add_item(index, list, "item");
      }
      return add_unit(index, parent.node);
    case Shape::hierarchy:
      return add_unit(index, parent.node);
  }
}

// The preamble, the conclusions: a part of the document that is a unit of ours as well.
void Tree::add_part(std::size_t index, pugi::xml_node part) {
  slots_[index] = {part, Shape::blocks, {}};
  add_marks(part, at(index));
  words_.add_label_blocks(part, at(index));
  words_.add(part, at(index));
}

void Tree::add_item(std::size_t index, pugi::xml_node holder, const char* name) {
  pugi::xml_node node = holder.append_child(name);
  slots_[index] = {node, Shape::item, {}};
  add_label(node, at(index));
  words_.add(node, at(index));
  if (!node.child("p") && !node.child("table")) node.append_child("p");
}

void Tree::add_recitals(std::size_t index, pugi::xml_node holder) {
  pugi::xml_node node = holder.append_child("recitals");
  slots_[index] = {node, Shape::group, {}};
  add_label(node, at(index));
}

void Tree::add_unit(std::size_t index, pugi::xml_node holder) {
  const Provision& unit = at(index);
  const char* name = element_of(unit.level);
  pugi::xml_node node = holder.append_child(name ? name : "hcontainer");
  if (!name) set(node, "name", word(unit.level));
  slots_[index] = {node, Shape::hierarchy, {}};
  add_label(node, unit);
  if (!words_.has_any(unit)) return;
  const bool is_leaf = !has_children(index) && unit.wrapup.empty();
  pugi::xml_node words = node.append_child(is_leaf ? "content" : "intro");
  set(words, "eId", unit.eid + (is_leaf ? "__content" : "__intro"));
  words_.add(words, unit);
}

void Tree::add_attachment(std::size_t index) {
  const Provision& unit = at(index);
  pugi::xml_node attachment = parts_.attachments.append_child("attachment");
  add_label(attachment, unit);
  pugi::xml_node document = attachment.append_child("doc");
  set(document, "name", word(unit.level));
  write_meta(document, act_, {unit.eid, {}});
  pugi::xml_node body = document.append_child("mainBody");
  slots_[index] = {body, Shape::blocks, {}};
  words_.add(body, unit);
}

// The <recitals> or <citations> that the next one of them joins.
pugi::xml_node Tree::group(pugi::xml_node holder, Level level) {
  const char* name = level == Level::recital ? "recitals" : "citations";
  if (std::string_view(holder.last_child().name()) == name) return holder.last_child();
  pugi::xml_node added = holder.append_child(name);
  set(added, "eId",
      std::string(level == Level::recital ? "recs" : "cits") + '_' + std::to_string(++groups_));
  return added;
}

void Tree::add_label(pugi::xml_node node, const Provision& unit) {
  add_marks(node, unit);
  if (!unit.num_raw.empty()) node.append_child("num").text().set(xml_text(unit.num_raw).c_str());
  words_.add_heading(node, unit);
}

// Attributes: ids, language, validity, state.
void Tree::add_marks(pugi::xml_node node, const Provision& unit) {
  set(node, "eId", unit.eid);
  if (!unit.wid.empty() && unit.wid != unit.eid && unit.wid.find_first_of(" \t\n") == unit.wid.npos)
    set(node, "wId", unit.wid);
  // The language, where it is not that of the unit around it.
  const std::string around =
      unit.parent < 0 ? std::string() : at(static_cast<std::size_t>(unit.parent)).language;
  const std::string& tag = unit.language.empty() ? act_.expression.language : unit.language;
  if (unit.language != around && !tag.empty()) set(node, "xml:lang", tag);
  if (periods_)
    if (const std::string period = periods_->of(unit); !period.empty()) set(node, "period", period);
  if (unit.state == ProvisionState::repealed) set(node, "status", "removed");
  if (unit.state == ProvisionState::suspended) set(node, "status", "temporarilyRemoved");
  if (unit.basic) set(node, "refersTo", kBasicUnit);
}

// What follows the children, once they all stand.
void Tree::finish(std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i) {
    const Provision& unit = at(i);
    Slot& slot = slots_[i];
    if (!unit.wrapup.empty() && slot.shape == Shape::hierarchy) {
      pugi::xml_node after = slot.node.append_child("wrapUp");
      set(after, "eId", unit.eid + "__wrapup");
      words_.add_wrapup(after, unit);
    } else if (!unit.wrapup.empty() && slot.shape != Shape::group) {  // <recitals> hold no words
      words_.add_wrapup(slot.node, unit);
    }
    if (slot.shape == Shape::blocks && !slot.node.first_child()) slot.node.append_child("p");
  }
}

}  // namespace lacuna::kb::akn
