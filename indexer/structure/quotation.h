// Where words quoted into another act end. They begin after "cu următorul cuprins:" and go on, with
// or without quotation marks, up to the next instruction to amend that continues an open sequence
// ("2. La articolul …"), or else to the closing mark, or to the end. Linear: each search is
// bounded, and one that fails is not repeated. Pure; one object, one thread.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "indexer/structure/marks.h"
#include "indexer/structure/quotes.h"
#include "indexer/structure/sequence.h"

namespace lacuna::indexer {

class QuotationEnds {
 public:
  QuotationEnds(const Tradition& tradition, std::string_view text, std::size_t begin,
                std::size_t end, std::span<const TakenNote> notes, const Quotes& quotes);

  // The offset after a quotation that begins at `begin`, with these sequences open.
  std::size_t end_of(std::size_t begin, std::span<const OpenUnit> open);

 private:
  void collect();
  bool at_sentence_begin(std::size_t at) const;
  bool begins_instruction(const Mark& mark) const;

  const Tradition& tradition_;
  std::string_view text_;
  std::size_t begin_;
  std::size_t end_;
  std::span<const TakenNote> notes_;
  const Quotes& quotes_;
  bool collected_ = false;
  std::vector<Mark> instructions_;  // marks before words that amend, in reading order
};

}  // namespace lacuna::indexer
