#include "indexer/structure/unit_tree.h"

#include <algorithm>
#include <utility>

namespace lacuna::indexer {

namespace {

constexpr int kNone = UnitNode::kNone;

// The strings of a unit that may hold links, and what they are called in a PublisherLink.
struct PartRow {
  LinkedWords UnitNode::*words;
  std::string kb::Provision::*field;
  const char* name;
};
constexpr PartRow kParts[] = {
    {&UnitNode::heading, &kb::Provision::heading, "heading"},
    {&UnitNode::text, &kb::Provision::text, "text"},
    {&UnitNode::quotation, &kb::Provision::quotation, "quotation"},
    {&UnitNode::wrapup, &kb::Provision::wrapup, "wrapup"},
    {&UnitNode::footnote, &kb::Provision::footnote, "footnote"},
};

}  // namespace

void LinkedWords::add_line(const LinkedWords& more) {
  if (more.text.empty()) return;
  if (!text.empty()) text += '\n';
  const std::size_t shift = text.size();
  text += more.text;
  for (BlockLink link : more.links) {
    if (link.begin >= link.end || link.end > more.text.size()) continue;
    link.begin += shift;
    link.end += shift;
    links.push_back(std::move(link));
  }
}

UnitTree::UnitTree(const Document& document) {
  std::vector<int> open;  // by depth
  for (const Block& block : document.blocks) {
    const auto depth = static_cast<std::size_t>(std::max(block.depth, 0));
    if (block.role == BlockRole::unit) {
      add(block, depth, open);
      continue;
    }
    const bool stands_apart = block.role == BlockRole::note || block.role == BlockRole::comment;
    if (open.empty() && !stands_apart) {  // words before any unit
      Block preamble;
      preamble.role = BlockRole::unit;
      preamble.level = kb::Level::preamble;
      preamble.line = block.line;
      add(preamble, 0, open);
    }
    attach(block, open.empty() ? kNone : open[std::min(depth, open.size() - 1)]);
  }
}

void UnitTree::add(const Block& block, std::size_t depth, std::vector<int>& open) {
  open.resize(std::min(open.size(), depth));
  UnitNode node;
  node.parent = open.empty() ? kNone : open.back();
  node.unit.level = block.level;
  node.unit.basic = block.basic;
  node.unit.num_raw = block.num;
  node.unit.wid = block.wid;
  node.unit.eid = block.eid;
  node.unit.line = block.line;
  node.unit.state = block.state;
  node.unit.valid_from = block.from;
  node.unit.valid_to = block.to;
  node.unit.extent = block.extent;
  node.unit.language = block.language;
  node.heading.add_line({block.heading, block.links});
  const int index = static_cast<int>(nodes_.size());
  const int parent = node.parent;
  nodes_.push_back(std::move(node));
  children_of(parent).push_back(index);
  while (open.size() <= depth) open.push_back(index);
}

void UnitTree::attach(const Block& block, int owner) {
  const LinkedWords words{block.text, block.links};
  switch (block.role) {
    case BlockRole::note:
      notes_.push_back({block.text, owner, block.change});
      return;
    case BlockRole::comment:
      comments_.push_back({owner, block.text, block.remark.value_or(Remark{})});
      return;
    case BlockRole::quotation:
      at(owner).quotation.add_line(words);
      return;
    case BlockRole::footnote:
      at(owner).footnote.add_line(words);
      return;
    default: {
      UnitNode& node = at(owner);
      (node.children.empty() ? node.text : node.wrapup).add_line(words);
      // One language a unit: the first line that has another than the document's says it.
      if (node.unit.language.empty()) node.unit.language = block.language;
    }
  }
}

void UnitTree::merge(int from, int into, Side side) {
  UnitNode& source = at(from);
  UnitNode& target = at(into);
  source.merged_into = into;
  if (side == Side::before) {
    target.text.add_line(source.text);
    LinkedWords after = std::move(source.wrapup);
    after.add_line(target.wrapup);
    target.wrapup = std::move(after);
  } else {
    LinkedWords between = std::move(source.text);
    between.add_line(source.wrapup);
    between.add_line(target.wrapup);
    target.wrapup = std::move(between);
  }
  target.quotation.add_line(source.quotation);
  target.footnote.add_line(source.footnote);
  if (target.unit.wid.empty()) target.unit.wid = source.unit.wid;
  if (target.unit.language.empty()) target.unit.language = source.unit.language;
  if (!target.unit.valid_from) target.unit.valid_from = source.unit.valid_from;
  if (!target.unit.valid_to) target.unit.valid_to = source.unit.valid_to;
  if (target.unit.extent.empty()) target.unit.extent = source.unit.extent;
}

MarkedUp UnitTree::take() {
  MarkedUp out;
  std::vector<int> place(nodes_.size(), kNone);
  const auto place_of = [&](int index) {
    return index == kNone ? kNone : place[static_cast<std::size_t>(index)];
  };
  // Reading order: children may have moved up, but never out of order.
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    UnitNode& node = nodes_[i];
    if (node.merged_into != kNone) {
      place[i] = place_of(node.merged_into);
      continue;
    }
    node.unit.parent = place_of(node.parent);
    place[i] = static_cast<int>(out.provisions.size());
    take_links(node, place[i], out.links);
    out.provisions.push_back(std::move(node.unit));
  }
  for (Note& note : notes_) note.provision = place_of(note.provision);
  for (FileComment& comment : comments_) comment.provision = place_of(comment.provision);
  out.notes = std::move(notes_);
  out.comments = std::move(comments_);
  nodes_.clear();
  top_.clear();
  return out;
}

void UnitTree::take_links(UnitNode& node, int provision, std::vector<PublisherLink>& links) {
  for (const PartRow& row : kParts) {
    LinkedWords& words = node.*row.words;
    node.unit.*row.field = std::move(words.text);
    for (BlockLink& link : words.links)
      links.push_back({provision, row.name, link.begin, link.end, std::move(link.target)});
  }
}

}  // namespace lacuna::indexer
