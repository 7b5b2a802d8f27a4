#include "indexer/index/word_pairs.h"

#include <algorithm>

#include "indexer/index/order_marks.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kWordsOfBlock = 48;

// What is the same of a word in whatever width its unit keeps it.
std::uint64_t short_mark(std::uint64_t mark) {
  return cut(mark, kMarkWidths.front());
}

std::uint64_t pair_of(std::uint64_t first, std::uint64_t second) {
  return (first << 16 | second) * 0x9e3779b97f4a7c15;  // Fibonacci hashing
}

// The block of a pair by its upper bits, and the bit of the block by those below.
struct Place {
  Place(std::uint64_t pair, std::size_t blocks)
      : block((pair >> 32) * blocks >> 32),
        word(pair >> 30 & 3),
        bit(std::uint64_t{1} << (pair >> 24 & 63)) {}
  std::size_t block, word;
  std::uint64_t bit;
};

}  // namespace

std::vector<PairBlock> pairs_of(std::string_view order) {
  if (width_of(order) == 0) return {};
  std::vector<PairBlock> blocks(1 + order.size() / width_of(order) / kWordsOfBlock);
  std::vector<std::uint64_t> before, here;  // the stems of two places
  bool also = false;
  each_mark(order, [&](std::uint64_t mark) {
    if (mark == kApart) before.clear(), here.clear();
    if (mark == kAlso) also = true;
    if (mark < kSigns) return;
    if (!also) {
      before.swap(here);
      here.clear();
    }
    also = false;
    here.push_back(short_mark(mark));
    for (const auto first : before) {
      const Place place(pair_of(first, here.back()), blocks.size());
      blocks[place.block][place.word] |= place.bit;
    }
  });
  return blocks;
}

PairsAsked::PairsAsked(const Together& together) {
  if (together.shape != Together::Shape::in_order) return;
  for (std::size_t step = 1; step < together.steps.size(); ++step) {
    auto& any = asked_.emplace_back();
    for (const auto& first : together.steps[step - 1])
      for (const auto& second : together.steps[step])
        any.push_back(pair_of(short_mark(hash_of(first)), short_mark(hash_of(second))));
  }
}

bool PairsAsked::may_stand_in(std::span<const PairBlock> unit) const {
  return std::all_of(asked_.begin(), asked_.end(), [unit](const auto& any) {
    return !unit.empty() && std::any_of(any.begin(), any.end(), [unit](std::uint64_t pair) {
      const Place place(pair, unit.size());
      return (unit[place.block][place.word] & place.bit) != 0;
    });
  });
}

void PairsAsked::expect(std::span<const PairBlock> unit) const {
  if (unit.empty()) return;
  for (const auto& any : asked_) __builtin_prefetch(&unit[Place(any.front(), unit.size()).block]);
}

}  // namespace lacuna::indexer
