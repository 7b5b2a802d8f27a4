#include "indexer/read/xml/akn_walk.h"

#include <set>
#include <string>

#include "indexer/document/printed_label.h"
#include "indexer/read/xml/akn_elements.h"
#include "indexer/read/xml/akn_notes.h"
#include "indexer/read/xml/akn_text.h"
#include "indexer/read/xml/akn_validity.h"
#include "indexer/read/xml/tree_walk.h"
#include "indexer/read/xml/unit_writer.h"
#include "kb/base/text.h"

namespace lacuna::indexer::akn {

namespace {

pugi::xml_node first_element(pugi::xml_node node) {
  for (const pugi::xml_node child : node.children())
    if (is_element(child)) return child;
  return {};
}

pugi::xml_node child_of_kind(pugi::xml_node node, Kind kind) {
  for (const pugi::xml_node child : node.children())
    if (is_element(child) && element(local_name(child)).kind == kind) return child;
  return {};
}

pugi::xml_node document_below(pugi::xml_node node) {
  return child_of_kind(node, Kind::document);
}

class Walker {
 public:
  Walker(const XmlFile& file, pugi::xml_node main, const std::vector<pugi::xml_node>& titles,
         const std::string& language, std::vector<Block>& blocks)
      : main_(main), validity_(main), out_(file, dialect(), language, blocks), notes_(main, out_) {
    for (const pugi::xml_node title : titles) left_out_.insert(title.hash_value());
  }

  bool enter(pugi::xml_node node) {
    if (!is_element(node)) return out_.enter_words(node);
    if (left_out_.contains(node.hash_value())) return false;
    const Element& what = element(local_name(node));
    switch (what.kind) {
      case Kind::inline_:
      case Kind::line_break:
      case Kind::raised:
      case Kind::quoted_inline:
      case Kind::cell:
      case Kind::skipped:
        return out_.enter_words(node);
      case Kind::deleted:
        out_.beside(BlockRole::note, node, {"[del: " + plain_text(node) + "]", {}});
        return false;
      case Kind::note:
        return notes_.take(node);
      case Kind::note_ref:
        return notes_.take_referenced(node);
      case Kind::quoted:
        return quoted(node);
      case Kind::block:
        return is_editorial(node) ? notes_.take(node) : out_.enter_words(node);
      case Kind::num:
        return labelled(node, &Block::num);
      case Kind::heading:
      case Kind::from:
        return labelled(node, &Block::heading);
      case Kind::crossheading:
        return crossheading(node);
      case Kind::wrapper:
        return wrapper(node);
      case Kind::unit:
        return unit(node, what.level);
      case Kind::named_unit:
        return named_unit(node);
      case Kind::front:
        return front(node);
      case Kind::back:
        return back(node);
      case Kind::recitals:
        return recitals(node);
      case Kind::document:
        out_.flush();
        if (node == main_) in_main_ = true;
        return opened(node, what.kind);
      case Kind::annexed:
        return annexed(node, kb::Level::annex);
    }
    return true;
  }

  void leave(pugi::xml_node node) {
    if (open_.empty() || open_.back().node != node) return out_.leave_words(node);
    const Open open = open_.back();
    open_.pop_back();
    out_.flush();
    out_.set_depth(open.depth);
    if (open.kind == Kind::annexed) --annexes_;
  }

  void finish() {
    out_.flush();
    out_.drop_empty_parts();
  }

 private:
  // What an element that was entered changes until it is left.
  struct Open {
    pugi::xml_node node;
    Kind kind;
    int depth;  // of the unit that was open before
  };

  bool opened(pugi::xml_node node, Kind kind) {
    open_.push_back({node, kind, out_.depth()});
    return true;
  }

  Block& push(pugi::xml_node node, kb::Level level, int depth) {
    Block& unit = out_.push(node, level, depth);
    unit.wid = wid_of(node);
    validity_.put_on(node, unit);
    return unit;
  }

  Block& descend(pugi::xml_node node, kb::Level level) {
    const int depth = out_.depth() + 1;
    out_.set_depth(depth);
    return push(node, level, depth);
  }

  bool unit(pugi::xml_node node, kb::Level level) {
    out_.flush();
    if (is_editorial(node)) return notes_.take(node);
    const bool bare = !child_of_kind(node, Kind::num) && !child_of_kind(node, Kind::heading);
    const std::string_view name = local_name(node);
    if (bare && (name == "tblock" || name == "proviso" || first_of_list(node)))
      return wrapper(node);
    opened(node, Kind::unit);
    descend(node, level);
    return true;
  }

  // The subparagraph that opens a list speaks for the list, which has become the unit.
  bool first_of_list(pugi::xml_node node) const {
    return local_name(node) == "subparagraph" && local_name(node.parent()) == "list" &&
           first_element(node.parent()) == node;
  }

  bool named_unit(pugi::xml_node node) {
    const pugi::xml_node num = child_of_kind(node, Kind::num);
    const pugi::xml_node heading = child_of_kind(node, Kind::heading);
    if (const Element* named = named_level(attribute_of(node, "name"))) {
      if (named->kind == Kind::front) return front(node);
      if (named->kind == Kind::back) return back(node);
      if (named->kind == Kind::annexed) return annexed(node, named->level);
      if (named->kind == Kind::wrapper) return wrapper(node);
      return unit(node, named->level);
    }
    if (num) return unit(node, kb::Level::paragraph);
    return heading ? unit(node, kb::Level::division) : wrapper(node);
  }

  bool wrapper(pugi::xml_node node) {
    out_.flush();
    opened(node, Kind::wrapper);
    if (local_name(node) == "list" && local_name(first_element(node)) == "subparagraph" &&
        !child_of_kind(first_element(node), Kind::num))
      descend(node, kb::Level::subparagraph);
    return true;
  }

  bool crossheading(pugi::xml_node node) {
    out_.flush();
    Block& division = push(node, kb::Level::division, out_.depth() + 1);
    label(node, division, &Block::heading);
    return false;
  }

  // Words before the norms: one preamble for the whole file; in an annex they are the annex's own.
  bool front(pugi::xml_node node) {
    out_.flush();
    opened(node, Kind::front);
    if (annexes_ > 0 || out_.depth() >= 0) return true;
    // What stands before the main act of a collection is no preamble of its.
    const kb::Level level = in_main_ ? kb::Level::preamble : kb::Level::division;
    const Block* last = out_.top_unit();
    if (!in_front_ || !last || last->level != level) push(node, level, 0);
    in_front_ = true;
    out_.set_depth(0);
    return true;
  }

  bool back(pugi::xml_node node) {
    out_.flush();
    opened(node, Kind::back);
    if (annexes_ > 0 || out_.depth() >= 0) return true;
    push(node, kb::Level::conclusions, 0);
    out_.set_depth(0);
    return true;
  }

  bool recitals(pugi::xml_node node) {
    out_.flush();
    opened(node, Kind::recitals);
    pugi::xml_node words = child_of_kind(node, Kind::heading);
    if (!words) words = child_of(node, "intro");
    if (!words) return true;
    label(words, descend(node, kb::Level::division), &Block::heading);
    left_out_.insert(words.hash_value());
    return true;
  }

  // A document attached to another: an annex with the inner title as its heading.
  bool annexed(pugi::xml_node node, kb::Level level) {
    out_.flush();
    const pugi::xml_node inner = document_below(node);
    if (local_name(node) == "component" && !inner) return false;  // a reference to a component
    if (inner == main_ && inner) return opened(node, Kind::wrapper);
    opened(node, Kind::annexed);
    ++annexes_;
    const Element* named = inner ? named_level(attribute_of(inner, "name")) : nullptr;
    Block& annex = descend(node, named && named->kind == Kind::annexed ? named->level : level);
    if (child_of_kind(node, Kind::num)) return true;
    const pugi::xml_node heading = child_of_kind(node, Kind::heading);
    const bool named_so = named || !inner;  // the name is a kind, not a title
    name_annex(heading ? heading : title_of(inner),
               named_so ? std::string() : std::string(attribute_of(inner, "name")), annex);
    return true;
  }

  pugi::xml_node title_of(pugi::xml_node inner) const {
    pugi::xml_node title;
    for (const pugi::xml_node part : inner.children()) {
      if (title || element(local_name(part)).kind != Kind::front) continue;
      for (const char* name : {"docTitle", "shortTitle", "longTitle", "heading", "p"})
        if (!title) title = find_first(part, name);
    }
    return title;
  }

  // "ANNEX II Title", the annex's heading or its document's title: label and heading.
  void name_annex(pugi::xml_node title, std::string words, Block& annex) {
    if (title) {
      words = line_of(title, dialect()).text;
      left_out_.insert(title.hash_value());
      notes_.take_below(title);
    }
    const auto label = printed_label(words);
    const bool annexed =
        label && (label->level == kb::Level::annex || label->level == kb::Level::schedule);
    const std::size_t end = annexed ? label->end : 0;
    annex.num = words.substr(0, end);
    annex.heading = std::string(trim(std::string_view(words).substr(end)));
  }

  // num and heading belong to the unit that is being opened; elsewhere they are words.
  bool labelled(pugi::xml_node node, std::string Block::*field) {
    const bool of_unit = !open_.empty() && open_.back().node == node.parent() &&
                         (open_.back().kind == Kind::unit || open_.back().kind == Kind::annexed) &&
                         out_.depth() >= 0;
    if (!of_unit) {
      out_.line_end();
      return opened(node, Kind::block);
    }
    out_.flush();
    label(node, out_.unit(), field);
    return false;
  }

  void label(pugi::xml_node node, Block& unit, std::string Block::*field) {
    std::string& value = unit.*field;
    FlowedWords words = line_of(node, dialect());
    if (!value.empty() && !words.text.empty()) value += '\n';
    if (field == &Block::heading)
      for (BlockLink& link : words.links)
        unit.links.push_back(
            {link.begin + value.size(), link.end + value.size(), std::move(link.target)});
    value += words.text;
    notes_.take_below(node);
    out_.put_beside();
  }

  bool quoted(pugi::xml_node node) {
    RunningText text;
    text.append(attribute_of(node, "startQuote"));
    text.append(words_of(node, dialect()));
    FlowedWords words = text.take();
    words.text += attribute_of(node, "endQuote");
    out_.beside(BlockRole::quotation, node, std::move(words));
    notes_.take_below(node);
    return false;
  }

  const pugi::xml_node main_;
  const Validity validity_;
  UnitWriter out_;
  Notes notes_;
  std::set<std::size_t> left_out_;
  std::vector<Open> open_;
  int annexes_ = 0;
  bool in_main_ = false;
  bool in_front_ = false;
};

}  // namespace

pugi::xml_node outer_document(pugi::xml_node root) {
  return document_below(root);
}

pugi::xml_node main_document(pugi::xml_node root) {
  const pugi::xml_node outer = document_below(root);
  const std::string_view kind = local_name(outer);
  if (kind != "documentCollection" && kind != "officialGazette") return outer;
  pugi::xml_node found;
  for (pugi::xml_node node = root.first_child(); node;) {
    const std::string_view name = local_name(node);
    if (is_element(node) && (name == "act" || name == "bill")) {
      if (found) return outer;  // several acts: each is a component of the collection
      found = node;
    }
    const bool down = node.first_child() && name != "act" && name != "bill" && name != "meta";
    if (down) {
      node = node.first_child();
      continue;
    }
    while (node && node != root && !node.next_sibling()) node = node.parent();
    node = !node || node == root ? pugi::xml_node{} : node.next_sibling();
  }
  return found ? found : outer;
}

void walk(const XmlFile& file, pugi::xml_node main, const std::vector<pugi::xml_node>& titles,
          const std::string& language, std::vector<Block>& blocks) {
  Walker walker(file, main, titles, language, blocks);
  visit(file.root(), walker);
  walker.finish();
}

}  // namespace lacuna::indexer::akn
