#include "indexer/read/xml/akn_walk.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>

#include "indexer/read/xml/akn_elements.h"
#include "indexer/read/xml/akn_text.h"
#include "kb/base/text.h"

namespace lacuna::indexer::akn {

namespace {

bool is_element(pugi::xml_node node) {
  return node.type() == pugi::node_element;
}

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

std::string wid_of(pugi::xml_node node) {
  for (const std::string_view name : {"eId", "id", "GUID"})
    if (const std::string_view value = attribute_of(node, name); !value.empty())
      return std::string(value);
  return {};
}

// "ANNEX II List of bodies": what an annex calls itself, in the languages of the traditions.
bool is_annex_word(std::string_view word) {
  static constexpr std::string_view kWords[] = {
      "annex",   "annexe",  "anexa",      "anexă",  "anexo",   "allegato",  "appendix", "schedule",
      "anlage",  "anhang",  "liite",      "bilaga", "bilag",   "załącznik", "příloha",  "melléklet",
      "bijlage", "додаток", "приложение", "lisa",   "priloga", "παράρτημα", "prilog",   "príloha"};
  const std::string low = lower(word);
  return std::find(std::begin(kWords), std::end(kWords), low) != std::end(kWords);
}

// "II", "3", "A": digits, a Roman number or one capital.
bool is_annex_number(std::string_view text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ':')) text.remove_suffix(1);
  const auto only = [&](std::string_view characters) {
    return !text.empty() && text.find_first_not_of(characters) == text.npos;
  };
  return only("0123456789") || only("IVXLC") ||
         (text.size() == 1 && std::isupper(static_cast<unsigned char>(text[0])));
}

// The length of "ANNEX II", "ANEXA nr. 1" at the beginning; 0 when there is none.
std::size_t annex_label(std::string_view words) {
  const auto word_end = [&](std::size_t from) {
    return std::min(words.find(' ', from), words.size());
  };
  std::size_t end = word_end(0);
  if (end == words.size() || !is_annex_word(words.substr(0, end))) return 0;
  std::size_t next = word_end(end + 1);
  const std::string sign = lower(words.substr(end + 1, next - end - 1));
  if ((sign == "nr." || sign == "no." || sign == "nr" || sign == "n°" || sign == "№") &&
      next < words.size()) {
    end = next;
    next = word_end(end + 1);
  }
  return is_annex_number(words.substr(end + 1, next - end - 1)) ? next : 0;
}

class Walker {
 public:
  Walker(const XmlFile& file, pugi::xml_node main, const std::vector<pugi::xml_node>& titles,
         std::vector<Block>& blocks)
      : file_(file), main_(main), blocks_(blocks) {
    for (const pugi::xml_node title : titles) left_out_.insert(title.hash_value());
    collect_notes(main);
  }

  void run(pugi::xml_node root) {
    pugi::xml_node node = root;
    while (node) {
      const bool down = enter(node);
      if (down && node.first_child()) {
        node = node.first_child();
        continue;
      }
      if (down) leave(node);
      while (node && node != root && !node.next_sibling()) {
        node = node.parent();
        leave(node);
      }
      if (!node || node == root) break;
      node = node.next_sibling();
    }
    flush();
    drop_empty();
  }

 private:
  // What an element that was entered changes until it is left.
  struct Open {
    pugi::xml_node node;
    Kind kind;
    int depth;  // of the unit that was open before
  };

  // Enters a node; false when its children are not to be visited.
  bool enter(pugi::xml_node node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      text_.append(node.value());
      return false;
    }
    if (!is_element(node)) return false;
    if (left_out_.contains(node.hash_value())) return false;
    const Element& what = element(local_name(node));
    switch (what.kind) {
      case Kind::skipped:
        return false;
      case Kind::inline_:
        return true;
      case Kind::line_break:
        cells_ > 0 ? text_.append(" ") : text_.break_with('\n');
        return true;
      case Kind::raised:
        text_.append_raised(plain_text(node));
        return false;
      case Kind::quoted_inline:
        text_.quote_mark(attribute_of(node, "startQuote"));
        return opened(node, what.kind);
      case Kind::deleted:
        note("[del: " + plain_text(node) + "]", node);
        return false;
      case Kind::note:
        return noted(node);
      case Kind::note_ref:
        referenced(node);
        return false;
      case Kind::quoted:
        later_.push_back(block(BlockRole::quotation, node, quotation_of(node)));
        return false;
      case Kind::cell:
        text_.break_with('\t');
        ++cells_;
        return opened(node, what.kind);
      case Kind::block:
        if (is_editorial(node)) return noted(node);
        line_end();
        return opened(node, what.kind);
      case Kind::num:
        return labelled(node, &Block::num);
      case Kind::heading:
      case Kind::from:
        return labelled(node, &Block::heading);
      case Kind::crossheading:
        flush();
        push_unit(node, kb::Level::division, depth_ + 1);
        labelled_block(node, &Block::heading, blocks_.size() - 1);
        return false;
      case Kind::wrapper:
        return wrapper(node);
      case Kind::unit:
        return unit(node, what.level);
      case Kind::named_unit:
        return named_unit(node, what.level);
      case Kind::front:
        return front(node);
      case Kind::back:
        return back(node);
      case Kind::recitals:
        return recitals(node);
      case Kind::document:
        flush();
        if (node == main_) in_main_ = true;
        return opened(node, what.kind);
      case Kind::annexed:
        return annexed(node, kb::Level::annex);
    }
    return true;
  }

  void leave(pugi::xml_node node) {
    if (open_.empty() || open_.back().node != node) return;
    const Open open = open_.back();
    open_.pop_back();
    switch (open.kind) {
      case Kind::quoted_inline:
        text_.quote_mark(attribute_of(node, "endQuote"));
        return;
      case Kind::cell:
        --cells_;
        return;
      case Kind::block:
        line_end();
        return;
      default:
        flush();
        depth_ = open.depth;
        if (open.kind == Kind::annexed) --annexes_;
    }
  }

  bool opened(pugi::xml_node node, Kind kind) {
    open_.push_back({node, kind, depth_});
    return true;
  }

  void push_unit(pugi::xml_node node, kb::Level level, int depth) {
    Block unit;
    unit.role = BlockRole::unit;
    unit.depth = depth;
    unit.level = level;
    unit.line = file_.line_of(node);
    unit.wid = wid_of(node);
    blocks_.push_back(std::move(unit));
    units_.resize(static_cast<std::size_t>(depth) + 1);
    units_[static_cast<std::size_t>(depth)] = blocks_.size() - 1;
    implicit_ = false;
  }

  bool unit(pugi::xml_node node, kb::Level level) {
    flush();
    if (is_editorial(node)) return noted(node);
    const pugi::xml_node num = child_of_kind(node, Kind::num);
    const pugi::xml_node heading = child_of_kind(node, Kind::heading);
    const bool bare = !num && !heading;
    const std::string_view name = local_name(node);
    if (bare && name == "tblock") return wrapper(node);
    if (bare && (name == "proviso" || first_of_list(node))) return wrapper(node);
    opened(node, Kind::unit);
    push_unit(node, level, ++depth_);
    return true;
  }

  // The subparagraph that opens a list speaks for the list, which has become the unit.
  bool first_of_list(pugi::xml_node node) const {
    return local_name(node) == "subparagraph" && local_name(node.parent()) == "list" &&
           first_element(node.parent()) == node;
  }

  bool named_unit(pugi::xml_node node, kb::Level otherwise) {
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
    return heading ? unit(node, kb::Level::division) : wrapper(node, otherwise);
  }

  bool wrapper(pugi::xml_node node, kb::Level = kb::Level::division) {
    flush();
    if (local_name(node) == "list" && local_name(first_element(node)) == "subparagraph" &&
        !child_of_kind(first_element(node), Kind::num)) {
      opened(node, Kind::unit);
      push_unit(node, kb::Level::subparagraph, ++depth_);
      return true;
    }
    return opened(node, Kind::wrapper);
  }

  // Words before the norms: one preamble for the whole file; in an annex they are the annex's own.
  bool front(pugi::xml_node node) {
    flush();
    opened(node, Kind::front);
    if (annexes_ > 0 || depth_ >= 0) return true;
    if (front_ == kNone || front_ != last_top_unit()) {
      // What stands before the main act of a collection is no preamble of its.
      push_unit(node, in_main_ ? kb::Level::preamble : kb::Level::division, 0);
      front_ = blocks_.size() - 1;
    }
    depth_ = 0;
    return true;
  }

  bool back(pugi::xml_node node) {
    flush();
    opened(node, Kind::back);
    if (annexes_ > 0 || depth_ >= 0) return true;
    push_unit(node, kb::Level::conclusions, 0);
    depth_ = 0;
    return true;
  }

  bool recitals(pugi::xml_node node) {
    flush();
    opened(node, Kind::recitals);
    pugi::xml_node words = child_of_kind(node, Kind::heading);
    for (const pugi::xml_node child : node.children())
      if (!words && local_name(child) == "intro") words = child;
    if (!words) return true;
    push_unit(node, kb::Level::division, ++depth_);
    blocks_.back().heading = plain_text(words);
    left_out_.insert(words.hash_value());
    return true;
  }

  // A document attached to another: an annex with the inner title as its heading.
  bool annexed(pugi::xml_node node, kb::Level level) {
    flush();
    const pugi::xml_node inner = document_below(node);
    if (local_name(node) == "component" && !inner) return false;  // a reference to a component
    if (inner == main_ && inner) return opened(node, Kind::wrapper);
    opened(node, Kind::annexed);
    ++annexes_;
    const Element* named = inner ? named_level(attribute_of(inner, "name")) : nullptr;
    push_unit(node, named && named->kind == Kind::annexed ? named->level : level, ++depth_);
    if (child_of_kind(node, Kind::num)) return true;
    const pugi::xml_node heading = child_of_kind(node, Kind::heading);
    const bool named_so = named || !inner;  // the name is a kind, not a title
    name_annex(heading ? heading : title_of(inner),
               named_so ? std::string() : std::string(attribute_of(inner, "name")), blocks_.back());
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
      words = plain_text(title);
      left_out_.insert(title.hash_value());
    }
    std::replace(words.begin(), words.end(), '\n', ' ');
    const std::size_t label = annex_label(words);
    annex.num = words.substr(0, label);
    annex.heading = std::string(trim(std::string_view(words).substr(label)));
  }

  // num and heading belong to the unit that is being opened; elsewhere they are words.
  bool labelled(pugi::xml_node node, std::string Block::*field) {
    const bool of_unit = !open_.empty() && open_.back().node == node.parent() &&
                         (open_.back().kind == Kind::unit || open_.back().kind == Kind::annexed) &&
                         depth_ >= 0;
    if (!of_unit) {
      line_end();
      return opened(node, Kind::block);
    }
    flush();
    labelled_block(node, field, units_[static_cast<std::size_t>(depth_)]);
    return false;
  }

  void labelled_block(pugi::xml_node node, std::string Block::*field, std::size_t at) {
    std::string& value = blocks_[at].*field;
    std::string words = plain_text(node);
    std::replace(words.begin(), words.end(), '\n', ' ');
    if (!value.empty() && !words.empty()) value += '\n';
    value += words;
    notes_below(node);
    put_later();
  }

  bool noted(pugi::xml_node node) {
    note(plain_text(node), node);
    return false;
  }

  void referenced(pugi::xml_node node) {
    std::string_view href = attribute_of(node, "href");
    if (href.starts_with('#')) href.remove_prefix(1);
    const auto found = notes_.find(std::string(href));
    if (found != notes_.end()) note(found->second, node);
  }

  void note(std::string words, pugi::xml_node node) {
    if (!words.empty()) later_.push_back(block(BlockRole::note, node, std::move(words)));
  }

  void notes_below(pugi::xml_node top) {
    for (pugi::xml_node node = top.first_child(); node;) {
      const Kind kind = is_element(node) ? element(local_name(node)).kind : Kind::inline_;
      if (kind == Kind::note) noted(node);
      if (kind == Kind::note_ref) referenced(node);
      if (node.first_child() && kind != Kind::note) {
        node = node.first_child();
        continue;
      }
      while (node && node != top && !node.next_sibling()) node = node.parent();
      node = !node || node == top ? pugi::xml_node{} : node.next_sibling();
    }
  }

  // The notes kept in the metadata, by id, for the references in the text.
  void collect_notes(pugi::xml_node document) {
    for (const pugi::xml_node meta : document.children()) {
      if (local_name(meta) != "meta") continue;
      for (const pugi::xml_node list : meta.children()) {
        if (local_name(list) != "notes") continue;
        for (const pugi::xml_node node : list.children())
          if (is_element(node)) notes_[wid_of(node)] = plain_text(node);
      }
    }
  }

  std::string quotation_of(pugi::xml_node node) const {
    return std::string(attribute_of(node, "startQuote")) + plain_text(node) +
           std::string(attribute_of(node, "endQuote"));
  }

  Block block(BlockRole role, pugi::xml_node node, std::string words) const {
    Block out;
    out.role = role;
    out.depth = depth_;
    out.line = file_.line_of(node);
    out.text = std::move(words);
    return out;
  }

  void line_end() {
    if (cells_ > 0)
      text_.append(" ");
    else
      flush();
  }

  // Words outside any unit get one: an unnumbered paragraph of the body.
  void need_unit() {
    if (depth_ >= 0 || implicit_) return;
    push_unit({}, kb::Level::paragraph, 0);
    blocks_.back().line = 0;
    implicit_ = true;
  }

  void flush() {
    const std::string words = text_.take();
    if (!words.empty()) {
      need_unit();
      Block text;
      text.role = BlockRole::text;
      text.depth = std::max(depth_, 0);
      text.text = words;
      blocks_.push_back(std::move(text));
    }
    put_later();
  }

  void put_later() {
    for (Block& later : later_) {
      if (later.role == BlockRole::quotation) need_unit();
      later.depth = std::max(depth_, 0);
      blocks_.push_back(std::move(later));
    }
    later_.clear();
  }

  std::size_t last_top_unit() const { return units_.empty() ? kNone : units_[0]; }

  // A preface that held only the title leaves no preamble behind, nor an empty part of a debate a
  // division.
  void drop_empty() {
    for (std::size_t at = blocks_.size(); at-- > 0;) {
      const Block& unit = blocks_[at];
      const bool front_or_back = unit.level == kb::Level::preamble ||
                                 unit.level == kb::Level::conclusions ||
                                 unit.level == kb::Level::division;
      if (unit.role != BlockRole::unit || !front_or_back || !unit.heading.empty() ||
          !unit.num.empty())
        continue;
      const bool bare = at + 1 == blocks_.size() || (blocks_[at + 1].role == BlockRole::unit &&
                                                     blocks_[at + 1].depth <= unit.depth);
      if (bare) blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  const XmlFile& file_;
  const pugi::xml_node main_;
  std::vector<Block>& blocks_;
  std::set<std::size_t> left_out_;
  std::map<std::string, std::string> notes_;
  std::vector<Open> open_;
  std::vector<std::size_t> units_;  // by depth: the block of the unit opened last
  std::vector<Block> later_;        // notes and quotations, behind the line they stand in
  RunningText text_;
  std::size_t front_ = kNone;
  int depth_ = -1;  // of the open unit
  int cells_ = 0;
  int annexes_ = 0;
  bool in_main_ = false;
  bool implicit_ = false;
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
          std::vector<Block>& blocks) {
  Walker(file, main, titles, blocks).run(file.root());
}

}  // namespace lacuna::indexer::akn
