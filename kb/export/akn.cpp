#include "kb/export/akn.h"

#include <map>
#include <sstream>
#include <vector>

#include <pugixml.hpp>

#include "kb/base/error.h"
#include "kb/base/text.h"
#include "kb/export/akn_meta.h"
#include "kb/export/akn_periods.h"

namespace lacuna::kb {

namespace {

using akn::xml_text;

constexpr const char* kNamespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

// The standard's element for a level; null when it has none and an hcontainer says the name.
const char* element_of(Level level) {
  switch (level) {
    case Level::book:
    case Level::part:
    case Level::title:
    case Level::chapter:
    case Level::subchapter:
    case Level::section:
    case Level::subsection:
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

// Where the words and the children of a unit go.
enum class Shape {
  hierarchy,  // intro, children, wrapUp; or content
  item,       // recital, citation, item: blocks, children as a list
  blocks,     // preamble, conclusions, mainBody: blocks and children side by side
  group,      // recitals, citations: children only
};

struct Slot {
  pugi::xml_node node;
  Shape shape = Shape::hierarchy;
  pugi::xml_node list;  // of an item's children
};

class Writer {
 public:
  explicit Writer(const Act& act) : act_(act), periods_(act), slots_(act.provisions.size()) {
    for (const LegalEvent& event : act.events)
      if (!event.note_raw.empty()) notes_[event.noted_at_eid].push_back(&event.note_raw);
  }

  std::string whole() {
    pugi::xml_node act = root().append_child("act");
    act.append_attribute("name") = act_.work.type.empty() ? "act" : act_.work.type.c_str();
    act.append_attribute("contains") =
        act_.expression.date == act_.work.date_document ? "originalVersion" : "singleVersion";
    akn::write_meta(act, act_, {});
    write_preface(act);
    preamble_ = act.append_child("preamble");
    body_ = act.append_child("body");
    conclusions_ = act.append_child("conclusions");
    attachments_ = act.append_child("attachments");
    for (std::size_t i = 0; i < act_.provisions.size(); ++i) place(i);
    finish(0, act_.provisions.size());
    if (!body_.first_child()) {
      pugi::xml_node empty = body_.append_child("hcontainer");
      set_id(empty, "hcontainer_1");
      empty.append_attribute("name") = "text";
      empty.append_child("content").append_attribute("eId") = "hcontainer_1__content";
      empty.first_child().append_child("p");
    }
    for (const pugi::xml_node& part : {preamble_, conclusions_, attachments_})
      if (!part.first_child()) act.remove_child(part);
    return saved();
  }

  std::string portion(std::string_view eid) {
    is_whole_ = false;
    std::size_t first = 0;
    while (first < act_.provisions.size() && act_.provisions[first].eid != eid) ++first;
    if (first == act_.provisions.size())
      throw Error(ErrorCode::not_found, "this act has no unit " + std::string(eid),
                  "look at its contents for the units it has");
    pugi::xml_node document = root().append_child("portion");
    document.append_attribute("includedIn") = (akn::expression_iri(act_) + "/!main").c_str();
    akn::write_meta(document, act_, {"main", eid});
    pugi::xml_node holder = document.append_child("portionBody");
    const Level level = act_.provisions[first].level;
    if (level == Level::preamble) {
      slots_[first] = {holder.append_child("preamble"), Shape::blocks, {}};
      add_words(slots_[first].node, act_.provisions[first]);
    } else if (level == Level::recital || level == Level::citation) {
      add_item(first, holder, word(level).data());
    } else if (level == Level::conclusions) {
      pugi::xml_node container = holder.append_child("container");
      container.append_attribute("name") = "conclusions";
      slots_[first] = {container, Shape::blocks, {}};
      add_words(container, act_.provisions[first]);
    } else if (holds_recitals(first)) {
      add_recitals(first, holder);
    } else {
      add_unit(first, holder);
    }
    std::size_t end = first + 1;
    while (end < act_.provisions.size() && below(end, first)) place(end++);
    finish(first, end);
    return saved();
  }

 private:
  const Provision& at(std::size_t index) const { return act_.provisions[index]; }

  // Whether a unit stands below another: its parent does, and parents stand before their children.
  bool below(std::size_t index, std::size_t ancestor) const {
    const int parent = at(index).parent;
    return parent >= 0 && static_cast<std::size_t>(parent) >= ancestor &&
           slots_[static_cast<std::size_t>(parent)].node;
  }

  pugi::xml_node root() {
    pugi::xml_node akoma_ntoso = document_.append_child("akomaNtoso");
    akoma_ntoso.append_attribute("xmlns") = kNamespace;
    return akoma_ntoso;
  }

  std::string saved() const {
    std::ostringstream out;
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    document_.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    out << '\n';
    return out.str();
  }

  void write_preface(pugi::xml_node act) {
    if (act_.expression.title.empty() && act_.work.title.empty()) return;
    const std::string& title =
        act_.expression.title.empty() ? act_.work.title : act_.expression.title;
    pugi::xml_node line = act.append_child("preface").append_child("p");
    line.append_child("docTitle").text().set(xml_text(title).c_str());
  }

  void set_id(pugi::xml_node node, const std::string& eid) {
    node.append_attribute("eId") = eid.c_str();
  }

  void place(std::size_t index) {
    const Provision& unit = at(index);
    if (unit.parent >= 0) return place_below(index, slots_[static_cast<std::size_t>(unit.parent)]);
    switch (unit.level) {
      case Level::preamble:
        slots_[index] = {preamble_, Shape::blocks, {}};
        return add_words(preamble_, unit);
      case Level::conclusions:
        slots_[index] = {conclusions_, Shape::blocks, {}};
        return add_words(conclusions_, unit);
      case Level::recital:
      case Level::citation:
        return add_item(index, group(preamble_, unit.level), word(unit.level).data());
      case Level::annex:
      case Level::schedule:
        return add_attachment(index);
      default:
        return add_unit(index, body_);
    }
  }

  void place_below(std::size_t index, Slot& parent) {
    const Provision& unit = at(index);
    const bool preliminary = unit.level == Level::recital || unit.level == Level::citation;
    const std::string_view element = parent.node.name();
    const bool is_preamble = element == "preamble";
    switch (parent.shape) {
      case Shape::group:
        return add_item(index, parent.node, word(unit.level).data());
      case Shape::item:
        if (!parent.list) {
          parent.list = parent.node.append_child("blockList");
          set_id(parent.list, at(index).eid + "__list");
        }
        return add_item(index, parent.list, "item");
      case Shape::blocks:
        if (preliminary && is_preamble)
          return add_item(index, group(parent.node, unit.level), word(unit.level).data());
        if (is_preamble && holds_recitals(index)) return add_recitals(index, parent.node);
        if (is_preamble || element == "conclusions" || element == "container") {
          pugi::xml_node list = parent.node.last_child();
          if (std::string_view(list.name()) != "blockList") {
            list = parent.node.append_child("blockList");
            set_id(list, unit.eid + "__list");
          }
          return add_item(index, list, "item");
        }
        return add_unit(index, parent.node);
      case Shape::hierarchy:
        return add_unit(index, parent.node);
    }
  }

  bool holds_recitals(std::size_t index) const {
    return index + 1 < act_.provisions.size() && at(index + 1).parent == static_cast<int>(index) &&
           at(index + 1).level == Level::recital;
  }

  // The <recitals> or <citations> that the next one of them joins.
  pugi::xml_node group(pugi::xml_node holder, Level level) {
    const char* name = level == Level::recital ? "recitals" : "citations";
    if (std::string_view(holder.last_child().name()) == name) return holder.last_child();
    pugi::xml_node added = holder.append_child(name);
    set_id(added, std::string(level == Level::recital ? "recs" : "cits") + '_' +
                      std::to_string(++groups_));
    return added;
  }

  void add_recitals(std::size_t index, pugi::xml_node holder) {
    pugi::xml_node node = holder.append_child("recitals");
    slots_[index] = {node, Shape::group, {}};
    add_label(node, at(index));
  }

  void add_label(pugi::xml_node node, const Provision& unit) {
    set_id(node, unit.eid);
    if (!unit.wid.empty() && unit.wid != unit.eid &&
        unit.wid.find_first_of(" \t\n") == unit.wid.npos)
      node.append_attribute("wId") = xml_text(unit.wid).c_str();
    add_language(node, unit);
    if (const std::string period = periods_.of(unit); is_whole_ && !period.empty())
      node.append_attribute("period") = period.c_str();
    if (unit.state == ProvisionState::repealed) node.append_attribute("status") = "removed";
    if (!unit.num_raw.empty()) node.append_child("num").text().set(xml_text(unit.num_raw).c_str());
    if (unit.heading.empty()) return;
    const std::size_t end = unit.heading.find('\n');
    node.append_child("heading").text().set(xml_text(unit.heading.substr(0, end)).c_str());
    if (end != unit.heading.npos)
      node.append_child("subheading").text().set(xml_text(unit.heading.substr(end + 1)).c_str());
  }

  // Where the language is not that of the unit around it.
  void add_language(pugi::xml_node node, const Provision& unit) {
    const std::string around =
        unit.parent < 0 ? std::string() : at(static_cast<std::size_t>(unit.parent)).language;
    if (unit.language == around) return;
    const std::string& tag = unit.language.empty() ? act_.expression.language : unit.language;
    if (!tag.empty()) node.append_attribute("xml:lang") = tag.c_str();
  }

  void add_item(std::size_t index, pugi::xml_node holder, const char* name) {
    pugi::xml_node node = holder.append_child(name);
    slots_[index] = {node, Shape::item, {}};
    add_label(node, at(index));
    add_words(node, at(index));
    if (!node.child("p") && !node.child("table")) node.append_child("p");
  }

  void add_unit(std::size_t index, pugi::xml_node holder) {
    const Provision& unit = at(index);
    const char* name = element_of(unit.level);
    pugi::xml_node node = holder.append_child(name ? name : "hcontainer");
    if (!name) node.append_attribute("name") = word(unit.level).data();
    slots_[index] = {node, Shape::hierarchy, {}};
    add_label(node, unit);
    const bool has_children =
        index + 1 < act_.provisions.size() && at(index + 1).parent == static_cast<int>(index);
    if (unit.text.empty() && unit.quotation.empty() && unit.footnote.empty() &&
        !notes_.contains(unit.eid) && (has_children || unit.wrapup.empty()))
      return;
    pugi::xml_node words = node.append_child(has_children ? "intro" : "content");
    set_id(words, unit.eid + (has_children ? "__intro" : "__content"));
    add_words(words, unit);
    if (!has_children) add_lines(words, unit.wrapup);
  }

  void add_attachment(std::size_t index) {
    const Provision& unit = at(index);
    pugi::xml_node attachment = attachments_.append_child("attachment");
    add_label(attachment, unit);
    pugi::xml_node document = attachment.append_child("doc");
    document.append_attribute("name") = word(unit.level).data();
    akn::write_meta(document, act_, {unit.eid, {}});
    pugi::xml_node body = document.append_child("mainBody");
    slots_[index] = {body, Shape::blocks, {}};
    add_words(body, unit);
  }

  // Text, quotation and notes of a unit.
  void add_words(pugi::xml_node holder, const Provision& unit) {
    add_lines(holder, unit.text);
    if (!unit.quotation.empty()) {
      pugi::xml_node mod = holder.append_child("p").append_child("mod");
      set_id(mod, unit.eid + "__mod_1");
      pugi::xml_node quoted = mod.append_child("quotedStructure");
      set_id(quoted, unit.eid + "__mod_1__qstr_1");
      add_lines(quoted, unit.quotation);
    }
    add_footnotes(holder, unit);
    const auto notes = notes_.find(unit.eid);
    if (notes == notes_.end()) return;
    for (const std::string* note : notes->second) {
      pugi::xml_node remark = holder.append_child("p").append_child("remark");
      remark.append_attribute("status") = "editorial";
      remark.text().set(xml_text(*note).c_str());
    }
  }

  // At the end of the unit's own words: where in them the mark stood, nobody keeps.
  void add_footnotes(pugi::xml_node holder, const Provision& unit) {
    if (unit.footnote.empty()) return;
    for (const std::string_view line : split(unit.footnote, '\n')) {
      pugi::xml_node note = holder.append_child("p").append_child("authorialNote");
      note.append_attribute("placement") = "bottom";
      note.append_child("p").text().set(xml_text(line).c_str());
    }
  }

  // One <p> a line; lines of cells are rows.
  void add_lines(pugi::xml_node holder, const std::string& text) {
    if (text.empty()) return;
    pugi::xml_node table;
    for (const std::string_view line : split(text, '\n')) {
      if (line.find('\t') == line.npos) {
        table = {};
        holder.append_child("p").text().set(xml_text(line).c_str());
        continue;
      }
      if (!table) table = holder.append_child("table");
      pugi::xml_node row = table.append_child("tr");
      for (const std::string_view cell : split(line, '\t'))
        row.append_child("td").append_child("p").text().set(xml_text(cell).c_str());
    }
  }

  // What follows the children, once they all stand.
  void finish(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) {
      const Provision& unit = at(i);
      Slot& slot = slots_[i];
      if (unit.wrapup.empty() || !slot.node) continue;
      switch (slot.shape) {
        case Shape::hierarchy: {
          if (slot.node.child("content")) break;
          pugi::xml_node after = slot.node.append_child("wrapUp");
          set_id(after, unit.eid + "__wrapup");
          add_lines(after, unit.wrapup);
          break;
        }
        case Shape::item:
        case Shape::blocks:
          add_lines(slot.node, unit.wrapup);
          break;
        case Shape::group:
          break;  // <recitals> hold no words of their own
      }
    }
    for (std::size_t i = first; i < end; ++i)
      if (slots_[i].node && std::string_view(slots_[i].node.name()) == "mainBody" &&
          !slots_[i].node.first_child())
        slots_[i].node.append_child("p");
  }

  const Act& act_;
  const akn::Periods periods_;
  bool is_whole_ = true;  // a portion's metadata has no periods to point to
  pugi::xml_document document_;
  std::vector<Slot> slots_;
  std::map<std::string, std::vector<const std::string*>> notes_;
  pugi::xml_node preamble_, body_, conclusions_, attachments_;
  int groups_ = 0;
};

}  // namespace

std::string write_akn(const Act& act) {
  return Writer(act).whole();
}

std::string write_akn_portion(const Act& act, std::string_view eid) {
  return Writer(act).portion(eid);
}

}  // namespace lacuna::kb
