#include "indexer/read/xml/akn_own.h"

#include <string>
#include <utility>
#include <vector>

#include "indexer/read/xml/akn_elements.h"
#include "indexer/read/xml/akn_validity.h"
#include "indexer/read/xml/codes.h"
#include "indexer/read/xml/flow.h"
#include "indexer/read/xml/tree_walk.h"
#include "kb/base/text.h"

namespace lacuna::indexer::akn {

namespace {

// Words as they stand, with the links in them.
class Verbatim {
 public:
  explicit Verbatim(pugi::xml_node top) { visit(top, *this); }

  bool enter(pugi::xml_node node) {
    if (is_words(node)) words_.text += node.value();
    if (!is_element(node)) return false;
    const std::string_view name = local_name(node);
    if (name == "br") words_.text += '\n';
    if (name == "ref" || name == "rref")
      words_.links.push_back({words_.text.size(), 0,
                              std::string(attribute_of(node, name == "ref" ? "href" : "from"))});
    return true;
  }
  void leave(pugi::xml_node node) {
    const std::string_view name = local_name(node);
    if (name == "ref" || name == "rref") words_.links.back().end = words_.text.size();
  }

  FlowedWords take() { return std::move(words_); }

 private:
  FlowedWords words_;
};

FlowedWords verbatim(pugi::xml_node node) {
  return Verbatim(node).take();
}

// Lines of <p> and <tr>, joined by line ends.
class Lines {
 public:
  void add(FlowedWords line) {
    if (count_++ > 0) words_.text += '\n';
    append(std::move(line));
  }

  void add_row(pugi::xml_node row) {
    FlowedWords line;
    std::swap(line, words_);
    bool first = true;
    for (const pugi::xml_node cell : row.children()) {
      if (!is_element(cell)) continue;
      if (!first) words_.text += '\t';
      first = false;
      append(verbatim(cell));
    }
    std::swap(line, words_);
    add(std::move(line));
  }

  FlowedWords take() {
    count_ = 0;
    return std::exchange(words_, {});
  }

 private:
  void append(FlowedWords more) {
    const std::size_t shift = words_.text.size();
    words_.text += more.text;
    for (BlockLink& link : more.links)
      words_.links.push_back({link.begin + shift, link.end + shift, std::move(link.target)});
  }

  FlowedWords words_;
  int count_ = 0;
};

class OwnWalker {
 public:
  OwnWalker(const XmlFile& file, pugi::xml_node own, const std::string& language,
            std::vector<Block>& blocks)
      : file_(file), validity_(own), language_(language), blocks_(blocks) {}

  bool enter(pugi::xml_node node) {
    if (!is_element(node)) return false;
    const Element& what = element(local_name(node));
    if (what.kind == Kind::skipped) return false;
    if (is_unit(node, what)) return open(node, what);
    switch (what.kind) {
      case Kind::num:
        if (!open_.empty()) blocks_[open_.back().block].num = verbatim(node).text;
        return false;
      case Kind::heading:
        return add_heading(node);
      case Kind::quoted:
        quotation_ = node;
        return true;
      case Kind::note:
        add_note(node);
        return false;
      default:
        break;
    }
    const std::string_view name = local_name(node);
    Lines& lines = quotation_ ? quoted_ : words_;
    if (name == "block") return add_label_block(node);
    if (name == "tr") lines.add_row(node);
    if (name != "p") return name != "tr";
    if (holds_apart(node)) return true;
    if (local_name(node.first_child()) == "docTitle") return false;  // the identity's
    lines.add(verbatim(node));
    return false;
  }

  void leave(pugi::xml_node node) {
    if (quotation_ && node == quotation_) {
      quotation_ = {};
      put(BlockRole::quotation, quoted_.take());
    }
    if (open_.empty() || open_.back().node != node) return;
    flush();
    open_.pop_back();
  }

 private:
  struct Open {
    pugi::xml_node node;
    std::size_t block;
  };

  static bool is_unit(pugi::xml_node node, const Element& what) {
    const std::string_view eid = attribute_of(node, "eId");
    switch (what.kind) {
      case Kind::unit:
      case Kind::annexed:
      case Kind::front:
      case Kind::back:
        return !eid.empty();
      case Kind::named_unit:
        return !eid.empty() && named_level(attribute_of(node, "name"));
      case Kind::recitals:
        return !eid.empty() && !eid.starts_with("recs_");  // a mere group is counted
      default:
        return false;
    }
  }

  // A paragraph that is there for what stands in it apart from the sentence.
  static bool holds_apart(pugi::xml_node p) {
    const pugi::xml_node first = p.first_child();
    if (!is_element(first)) return false;
    return local_name(first) == "mod" || element(local_name(first)).kind == Kind::note;
  }

  bool open(pugi::xml_node node, const Element& what) {
    flush();
    Block unit;
    unit.role = BlockRole::unit;
    unit.depth = static_cast<int>(open_.size());
    unit.line = file_.line_of(node);
    unit.level = what.level;  // the structure stage knows it by the address
    unit.eid = attribute_of(node, "eId");
    unit.wid = attribute_of(node, "wId");
    unit.basic = attribute_of(node, "refersTo") == "#basicUnit";
    const std::string tag = language_tag(attribute_of(node, "lang"));
    if (!tag.empty())
      unit.language = tag == language_ ? std::string() : tag;
    else if (!open_.empty())
      unit.language = blocks_[open_.back().block].language;
    validity_.put_on(node, unit);
    open_.push_back({node, blocks_.size()});
    blocks_.push_back(std::move(unit));
    return true;
  }

  bool add_heading(pugi::xml_node node) {
    if (open_.empty()) return false;
    Block& unit = blocks_[open_.back().block];
    FlowedWords words = verbatim(node);
    if (!unit.heading.empty()) unit.heading += '\n';
    for (BlockLink& link : words.links)
      unit.links.push_back({link.begin + unit.heading.size(), link.end + unit.heading.size(),
                            std::move(link.target)});
    unit.heading += words.text;
    return false;
  }

  // Number and heading of a part that has no elements for them.
  bool add_label_block(pugi::xml_node node) {
    if (attribute_of(node, "name") == "heading") return add_heading(node);
    if (!open_.empty()) blocks_[open_.back().block].num = verbatim(node).text;
    return false;
  }

  void add_note(pugi::xml_node node) {
    const bool is_remark = local_name(node) == "remark";
    put(is_remark ? BlockRole::note : BlockRole::footnote, verbatim(node));
    const auto kind = parse_word<kb::EventKind>(attribute_of(node, "change"));
    if (!is_remark || !kind || blocks_.empty() || blocks_.back().role != BlockRole::note) return;
    blocks_.back().change = NotedChange{*kind, std::string(attribute_of(node, "acting")),
                                        parse_iso_date(attribute_of(node, "on"))};
  }

  void flush() { put(BlockRole::text, words_.take()); }

  void put(BlockRole role, FlowedWords words) {
    if (words.text.empty()) return;
    Block block;
    block.role = role;
    block.depth = open_.empty() ? 0 : static_cast<int>(open_.size()) - 1;
    block.text = std::move(words.text);
    block.links = std::move(words.links);
    blocks_.push_back(std::move(block));
  }

  const XmlFile& file_;
  const Validity validity_;
  const std::string language_;  // the document's
  std::vector<Block>& blocks_;
  std::vector<Open> open_;
  Lines words_, quoted_;
  pugi::xml_node quotation_;  // that is being read
};

std::string value_of(pugi::xml_node node, std::string_view name) {
  return std::string(attribute_of(child_of(node, name), "value"));
}

// Type and number as we wrote them; an IRI says them with the marks that it may hold.
void read_identity(pugi::xml_node own, Identity& identity) {
  const pugi::xml_node work =
      child_of(child_of(child_of(own, "meta"), "identification"), "FRBRWork");
  if (std::string country = value_of(work, "FRBRcountry"); !country.empty())
    identity.jurisdiction = std::move(country);
  identity.type = value_of(work, "FRBRsubtype");
  identity.number = value_of(work, "FRBRnumber");
  for (const pugi::xml_node alias : work.children("FRBRalias")) {
    if (attribute_of(alias, "name") != "work-key") continue;
    const std::string key(attribute_of(alias, "value"));
    const auto parts = split(key, '/');
    identity.year = parts.size() == 4 && parts[2].size() <= 4 &&
                            parts[2].find_first_not_of("0123456789") == std::string_view::npos
                        ? std::stoi(std::string(parts[2]))
                        : 0;
  }
  if (const pugi::xml_node title = find_first(child_of(own, "preface"), "docTitle"))
    identity.title = verbatim(title).text;
}

}  // namespace

bool is_own(pugi::xml_node document) {
  const pugi::xml_node meta = child_of(document, "meta");
  const pugi::xml_node file = child_of(child_of(meta, "identification"), "FRBRManifestation");
  if (attribute_of(child_of(file, "FRBRauthor"), "href") != "#lacuna") return false;
  for (const pugi::xml_node node : child_of(meta, "references").children())
    if (attribute_of(node, "eId") == "lacuna")
      return attribute_of(node, "href") == "/akn/ontology/organization/lacuna";
  return false;
}

void read_own(const XmlFile& file, pugi::xml_node own, Document& document) {
  read_identity(own, document.identity);
  if (local_name(own) == "doc") document.kind = kb::DocumentKind::paper;
  visit(own, OwnWalker(file, own, document.identity.language, document.blocks));
}

}  // namespace lacuna::indexer::akn
