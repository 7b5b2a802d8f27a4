#include "indexer/read/html/union_act.h"

#include <algorithm>
#include <utility>

#include "kb/base/text.h"

namespace lacuna::indexer::html {

using kb::Level;

namespace {

// Whether units of a level hold articles or the lines of an annex.
bool is_outer(Level level) {
  switch (level) {
    case Level::part:
    case Level::title:
    case Level::chapter:
    case Level::section:
    case Level::subsection:
    case Level::division:
    case Level::annex:
    case Level::article:
    case Level::preamble:
    case Level::conclusions:
      return true;
    default:
      return false;
  }
}

bool is_row_of_dashes(std::string_view text) {
  while (text.starts_with("—")) text.remove_prefix(std::string_view("—").size());
  return text.empty();
}

bool begins_lower(std::string_view text) {
  const CodePoint first = code_point_at(text, 0);
  std::string letter;
  append_utf8(letter, first.value);
  if (letter == lower(letter)) {
    // Letters alone have two cases.
    return first.value >= 'a' && (first.value <= 'z' || first.value >= 0xDF) &&
           first.value < 0x2000;
  }
  return false;
}

}  // namespace

Block& UnionAct::open(Level level, int line, int until) {
  if (!open_.empty()) open_.back().has_units = true;
  Block block;
  block.role = BlockRole::unit;
  block.level = level;
  block.depth = static_cast<int>(open_.size());
  block.line = line;
  Open unit;
  unit.level = level;
  unit.until = until;
  unit.block = blocks_.size();
  blocks_.push_back(std::move(block));
  open_.push_back(unit);
  note_mark(static_cast<int>(open_.size()) - 1);
  return blocks_[unit.block];
}

void UnionAct::close_to(std::size_t size) {
  open_.resize(std::min(open_.size(), size));
}

void UnionAct::close_inner() {
  while (!open_.empty() && !is_outer(open_.back().level)) open_.pop_back();
}

void UnionAct::leave(int node) {
  for (std::size_t i = 0; i < open_.size(); ++i)
    if (open_[i].until != 0 && open_[i].until <= node) return close_to(i);
}

void UnionAct::preamble(int line) {
  close_to(0);
  open(Level::preamble, line, 0);
}

void UnionAct::citation(const Words& words, int line) {
  close_to(1);
  open(Level::citation, line, 0);
  add(BlockRole::text, words, line);
  close_to(1);
}

void UnionAct::recital(std::string num, int line, int until) {
  close_to(1);
  Block& block = open(Level::recital, line, until);
  block.num = std::move(num);
}

void UnionAct::end_recital() {
  close_to(1);
}

void UnionAct::division(Level level, std::string num, int line, std::string wid) {
  // A division closes those of its own rank and below; an annex holds its own.
  std::size_t keep = 0;
  while (keep < open_.size() && (open_[keep].level == Level::annex ||
                                 (is_outer(open_[keep].level) && open_[keep].level < level &&
                                  open_[keep].level < Level::article)))
    ++keep;
  close_to(keep);
  Block& block = open(level, line, 0);
  block.num = std::move(num);
  block.wid = std::move(wid);
}

void UnionAct::memorandum(Level level, std::string num, int line, int rank) {
  std::size_t keep = 0;
  while (keep < open_.size() && open_[keep].level == level && open_[keep].rank < rank) ++keep;
  close_to(keep);
  Block& block = open(level, line, 0);
  block.num = std::move(num);
  open_.back().rank = rank;
}

void UnionAct::article(std::string num, int line, std::string wid) {
  std::size_t keep = 0;
  while (keep < open_.size() && is_outer(open_[keep].level) &&
         open_[keep].level != Level::article && open_[keep].level != Level::preamble &&
         open_[keep].level != Level::conclusions)
    ++keep;
  close_to(keep);
  article_ = num;
  Block& block = open(Level::article, line, 0);
  block.num = std::move(num);
  block.wid = std::move(wid);
}

void UnionAct::annex(std::string num, int line, std::string wid) {
  close_to(0);
  Block& block = open(Level::annex, line, 0);
  block.num = std::move(num);
  block.wid = std::move(wid);
}

void UnionAct::conclusions(int line) {
  const bool of_annex = !open_.empty() && open_.front().level == Level::annex;
  close_to(of_annex ? 1 : 0);
  open(Level::conclusions, line, 0);
}

void UnionAct::heading(const Words& words) {
  if (open_.empty()) return;
  std::string& heading = blocks_[open_.back().block].heading;
  if (!heading.empty()) heading += ' ';
  heading += words.text;
}

bool UnionAct::has_heading() const {
  return !open_.empty() && !blocks_[open_.back().block].heading.empty();
}

void UnionAct::line(const Words& words, int line, std::string wid) {
  if (words.text.empty() || open_.empty()) return;
  const bool in_article = in(Level::article);
  const bool in_cell = innermost_end() != 0;
  if (!in_cell && !in_article && !in(Level::annex))  // a list of a memorandum is over
    while (open_.size() > 1 && open_.back().level == Level::point) open_.pop_back();
  if (in_cell || (!in_article && !in(Level::annex))) return add(BlockRole::text, words, line);
  if (const auto number = leading_number(words.text)) {
    close_inner();
    Block& block = open(in_article ? Level::paragraph : Level::point, line, 0);
    block.num = std::string(number->num);
    block.wid = std::move(wid);
    open_.back().numbered = true;
    return add(BlockRole::text, tail(words, number->end), line);
  }
  if (in_article) return unnumbered(words, line);
  add(BlockRole::text, words, line);
}

// A list's entry has subparagraphs as a paragraph has.
void UnionAct::in_entry(const Words& words, int line) {
  std::size_t entry = open_.size() - 1;
  while (entry > 0 && open_[entry].level != Level::point && open_[entry].level != Level::recital)
    --entry;
  const bool goes_on =
      open_[entry].level != Level::point || !open_[entry].has_words || begins_lower(words.text);
  if (!goes_on) {
    close_to(entry + 1);
    open(Level::subparagraph, line, open_[entry].until);
  }
  add(BlockRole::text, words, line);
}

void UnionAct::unnumbered(const Words& words, int line) {
  while (open_.back().level == Level::point) open_.pop_back();
  const Open& last = open_.back();
  const bool goes_on = last.has_words && begins_lower(words.text);
  const bool awaits = !last.has_words && last.level != Level::article;
  if ((goes_on || awaits) && last.level != Level::article) return add(BlockRole::text, words, line);
  std::size_t paragraph = open_.size();
  for (std::size_t i = 0; i < open_.size(); ++i)
    if (open_[i].level == Level::paragraph) paragraph = i;
  const bool numbered = paragraph < open_.size() && open_[paragraph].numbered;
  close_to(numbered ? paragraph + 1 : paragraph);
  open(numbered ? Level::subparagraph : Level::paragraph, line, 0);
  add(BlockRole::text, words, line);
}

void UnionAct::point(std::string label, int line, int until, int rank) {
  while (!open_.empty() && open_.back().level == Level::point &&
         (rank > 0 ? open_.back().rank >= rank : open_.back().until == 0 && !open_.back().numbered))
    open_.pop_back();
  Block& block = open(Level::point, line, until);
  block.num = std::move(label);
  open_.back().rank = rank;
}

void UnionAct::line_of_point(const Words& words, int line) {
  if (!open_.empty()) add(BlockRole::text, words, line);
}

void UnionAct::quotation(const Words& words, int line) {
  if (!open_.empty()) add(BlockRole::quotation, words, line);
}

void UnionAct::footnote(const Words& words, int line) {
  if (!open_.empty()) add(BlockRole::footnote, words, line);
}

void UnionAct::add(BlockRole role, const Words& words, int line) {
  if (words.text.empty()) return;
  Open& unit = open_.back();
  const int depth = static_cast<int>(open_.size()) - 1;
  if (role == BlockRole::text) {
    note_mark(depth);
    unit.has_words = true;
    unit.colon = words.text.ends_with(':');
    // Consolidated texts print a row of dashes where words were deleted.
    if (mark_ && mark_->change.kind == kb::EventKind::repeals && is_row_of_dashes(words.text))
      blocks_[unit.block].state = kb::ProvisionState::repealed;
  }
  Block block;
  block.role = role;
  block.depth = depth;
  block.line = line;
  block.text = words.text;
  block.links = words.links;
  blocks_.push_back(std::move(block));
}

void UnionAct::mark(std::optional<VersionMark> mark) {
  mark_ = std::move(mark);
  noted_depth_ = -1;
}

void UnionAct::note(const VersionMark& mark) {
  if (open_.empty()) return;
  Block note;
  note.role = BlockRole::note;
  note.depth = static_cast<int>(open_.size()) - 1;
  note.text = mark.text;
  note.change = mark.change;
  blocks_.push_back(std::move(note));
}

// A mark holds for every unit up to the next one: it is noted at the outermost of them.
void UnionAct::note_mark(int depth) {
  if (!mark_ || (noted_depth_ >= 0 && depth > noted_depth_)) return;
  if (noted_depth_ == depth && blocks_.back().role != BlockRole::unit) return;
  noted_depth_ = depth;
  note(*mark_);
}

bool UnionAct::in(Level level) const {
  return std::any_of(open_.begin(), open_.end(),
                     [&](const Open& unit) { return unit.level == level; });
}

bool UnionAct::asks_for_quotation() const {
  return !open_.empty() && open_.back().has_words && open_.back().colon;
}

int UnionAct::innermost_end() const {
  for (std::size_t i = open_.size(); i-- > 0;)
    if (open_[i].until != 0) return open_[i].until;
  return 0;
}

}  // namespace lacuna::indexer::html
