#include "indexer/read/xml/unit_writer.h"

#include <algorithm>
#include <utility>

#include "indexer/read/xml/codes.h"
#include "indexer/read/xml/tree_walk.h"

namespace lacuna::indexer {

namespace {

bool is_punctuation(std::string_view text) {
  return text.size() <= 2 && text.find_first_not_of(";.,:)") == text.npos;
}

}  // namespace

bool UnitWriter::enter_words(pugi::xml_node node) {
  if (is_words(node)) text_.append(node.value());
  if (!is_element(node)) return false;
  switch (dialect_.flow(node)) {
    case Flow::skipped:
    case Flow::apart:
      return false;
    case Flow::raised:
      text_.append_raised(words_of(node, dialect_).text);
      return false;
    case Flow::line_break:
      cells_ > 0 ? text_.append(" ") : text_.break_with('\n');
      break;
    case Flow::cell:
      text_.break_with('\t');
      ++cells_;
      break;
    case Flow::block:
      line_end();
      if (cells_ == 0) line_language_ = language_of(node);
      break;
    case Flow::inline_:
    case Flow::spaced:
      break;
  }
  if (const std::string target = dialect_.link(node); !target.empty()) text_.open_link(target);
  text_.quote_mark(dialect_.before(node));
  return true;
}

void UnitWriter::leave_words(pugi::xml_node node) {
  text_.quote_mark(dialect_.after(node));
  if (!dialect_.link(node).empty()) text_.close_link();
  switch (dialect_.flow(node)) {
    case Flow::cell:
      --cells_;
      return;
    case Flow::spaced:
      text_.append(" ");
      return;
    case Flow::block:
      line_end();
      return;
    default:
      return;
  }
}

void UnitWriter::line_end() {
  if (cells_ > 0)
    text_.append(" ");
  else if (!text_.empty())
    flush();
}

void UnitWriter::flush() {
  FlowedWords words = text_.take();
  Block* quotation = nullptr;
  for (Block& block : beside_)
    if (block.role == BlockRole::quotation) quotation = &block;
  if (quotation && is_punctuation(words.text)) {
    quotation->text += words.text;  // what closes a quotation is no line of its own
  } else if (!words.text.empty()) {
    need_unit();
    Block line;
    line.role = BlockRole::text;
    line.depth = std::max(depth_, 0);
    line.text = std::move(words.text);
    line.links = std::move(words.links);
    line.language = std::exchange(line_language_, {});
    blocks_.push_back(std::move(line));
  }
  put_beside();
}

Block& UnitWriter::open(pugi::xml_node node, kb::Level level) {
  flush();
  ++depth_;
  return push(node, level, depth_);
}

void UnitWriter::close() {
  flush();
  --depth_;
}

Block& UnitWriter::push(pugi::xml_node node, kb::Level level, int depth) {
  Block unit;
  unit.role = BlockRole::unit;
  unit.depth = depth;
  unit.level = level;
  unit.line = node ? file_.line_of(node) : 0;
  if (!attribute_of(node, "lang").empty())
    unit.language = language_of(node);
  else if (depth > 0 && units_.size() >= static_cast<std::size_t>(depth))
    unit.language = blocks_[units_[static_cast<std::size_t>(depth) - 1]].language;
  blocks_.push_back(std::move(unit));
  units_.resize(static_cast<std::size_t>(depth) + 1);
  units_[static_cast<std::size_t>(depth)] = blocks_.size() - 1;
  implicit_ = false;
  return blocks_.back();
}

void UnitWriter::beside(BlockRole role, pugi::xml_node node, FlowedWords words) {
  if (words.text.empty()) return;
  Block block;
  block.role = role;
  block.line = node ? file_.line_of(node) : 0;
  block.text = std::move(words.text);
  block.links = std::move(words.links);
  beside_.push_back(std::move(block));
}

void UnitWriter::put_beside() {
  for (Block& block : beside_) {
    if (block.role != BlockRole::note) need_unit();
    block.depth = std::max(depth_, 0);
    blocks_.push_back(std::move(block));
  }
  beside_.clear();
}

void UnitWriter::drop_empty_parts() {
  std::vector<Block> kept;  // last block first
  for (std::size_t at = blocks_.size(); at-- > 0;) {
    Block& unit = blocks_[at];
    const bool is_part = unit.level == kb::Level::preamble ||
                         unit.level == kb::Level::conclusions || unit.level == kb::Level::division;
    const bool is_bare =
        kept.empty() || (kept.back().role == BlockRole::unit && kept.back().depth <= unit.depth);
    if (unit.role == BlockRole::unit && is_part && is_bare && unit.heading.empty() &&
        unit.num.empty())
      continue;
    kept.push_back(std::move(unit));
  }
  std::reverse(kept.begin(), kept.end());
  blocks_ = std::move(kept);
  units_.clear();
}

// Words outside any unit get one: an unnumbered paragraph of the body.
void UnitWriter::need_unit() {
  if (depth_ >= 0 || implicit_) return;
  push({}, kb::Level::paragraph, 0);
  implicit_ = true;
}

std::string UnitWriter::language_of(pugi::xml_node node) const {
  const std::string tag = language_tag(attribute_of(node, "lang"));
  const bool same = tag == language_ || (!language_.empty() && tag.starts_with(language_ + '-'));
  return same ? std::string() : tag;
}

}  // namespace lacuna::indexer
