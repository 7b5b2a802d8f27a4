#include "indexer/structure/apart.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace lacuna::indexer {

namespace {

struct Part {
  std::string_view name;
  std::string kb::Provision::*words;
};
constexpr std::array kParts = {
    Part{"heading", &kb::Provision::heading}, Part{"text", &kb::Provision::text},
    Part{"quotation", &kb::Provision::quotation}, Part{"wrapup", &kb::Provision::wrapup}};

constexpr std::size_t kContext = 24;  // bytes before a link that tell it from its like

class Attacher {
 public:
  Attacher(const Document& document, Structured& out) : out_(out) {
    for (const Block& block : document.blocks) budget_ += 8 * block.text.size() + 1000;
    for (const Block& block : document.blocks) {
      if (stands_apart(block)) {
        attach(block);
        continue;
      }
      stand_at(block);
      for (const BlockLink& link : block.links) place(block, link);
    }
  }

 private:
  // The units that words of this block may belong to: the one open before it, and those that begin
  // in it.
  void stand_at(const Block& block) {
    const auto& units = out_.provisions;
    const int last_line =
        block.line + static_cast<int>(std::count(block.text.begin(), block.text.end(), '\n'));
    while (next_ < units.size() && units[next_].line < block.line) ++next_;
    first_ = next_ == 0 ? 0 : next_ - 1;
    while (next_ < units.size() && units[next_].line <= last_line) ++next_;
  }

  int last_unit() const { return static_cast<int>(next_) - 1; }

  void attach(const Block& block) {
    switch (block.role) {
      case BlockRole::note:
        out_.notes.push_back({block.text, last_unit(), block.change});
        break;
      case BlockRole::comment: {
        const Remark remark = block.remark.value_or(Remark{});
        out_.comments.push_back({unit_with(remark.quote), block.text, remark});
        break;
      }
      default:
        if (next_ == 0) {
          out_.notes.push_back({block.text, -1, {}});
          break;
        }
        std::string& notes = out_.provisions[next_ - 1].footnote;
        if (!notes.empty()) notes += '\n';
        notes += block.text;
    }
  }

  bool spend(std::size_t bytes) {
    if (bytes > budget_) return false;
    budget_ -= bytes;
    return true;
  }

  int unit_with(std::string_view quote) {
    if (quote.empty()) return last_unit();
    for (std::size_t i = next_; i-- > first_;) {
      const kb::Provision& unit = out_.provisions[i];
      for (const Part& part : kParts)
        if (spend((unit.*part.words).size()) && (unit.*part.words).find(quote) != std::string::npos)
          return static_cast<int>(i);
    }
    return last_unit();
  }

  void place(const Block& block, const BlockLink& link) {
    const std::size_t before = std::min(link.begin, kContext);
    const std::string_view words(block.text);
    if (place(words.substr(link.begin - before, link.end - link.begin + before), before, link))
      return;
    place(words.substr(link.begin, link.end - link.begin), 0,
          link);  // its unit's number was before
  }

  // Links come in reading order: each is looked for behind the one before it.
  bool place(std::string_view needle, std::size_t context, const BlockLink& link) {
    for (std::size_t i = std::max(first_, linked_unit_); i < next_; ++i)
      for (std::size_t p = i == linked_unit_ ? linked_part_ : 0; p < kParts.size(); ++p) {
        const std::string& words = out_.provisions[i].*kParts[p].words;
        const bool same = i == linked_unit_ && p == linked_part_;
        const std::size_t from = same ? linked_to_ - std::min(linked_to_, context) : 0;
        if (from > words.size() || !spend(words.size() - from)) continue;
        const std::size_t at = words.find(needle, from);
        if (at == std::string::npos) continue;
        const std::size_t end = at + needle.size();
        out_.links.push_back(
            {static_cast<int>(i), std::string(kParts[p].name), at + context, end, link.target});
        linked_unit_ = i;
        linked_part_ = p;
        linked_to_ = end;
        return true;
      }
    return false;
  }

  Structured& out_;
  std::size_t budget_ = 0;  // bytes that may be searched: linear, whatever the file repeats
  std::size_t first_ = 0;   // units [first_, next_) may hold the block's words
  std::size_t next_ = 0;
  std::size_t linked_unit_ = 0;  // where the last link was found, and its end
  std::size_t linked_part_ = 0;
  std::size_t linked_to_ = 0;
};

}  // namespace

bool stands_apart(const Block& block) {
  return block.role == BlockRole::note || block.role == BlockRole::footnote ||
         block.role == BlockRole::comment;
}

void attach_apart(const Document& document, Structured& out) {
  const bool any =
      std::any_of(document.blocks.begin(), document.blocks.end(),
                  [](const Block& block) { return stands_apart(block) || !block.links.empty(); });
  if (any) Attacher(document, out);
}

}  // namespace lacuna::indexer
