// What the words of a unit in their order are written with (word_order.h): a mark a word, a few
// bytes of its term's hash, and signs between the words. Internal to those who read or write them;
// any thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace lacuna::indexer {

// Signs between the words; a hash is never one of them.
enum Sign : std::uint64_t { kApart, kAlso, kHeading, kHeadingEnds, kSigns };

// How many bytes of a hash are kept, the fewest that do.
inline constexpr std::array<std::size_t, 4> kMarkWidths = {2, 3, 4, 8};

// Set in the first byte beside the width where a place holds several stems.
inline constexpr unsigned char kHasAlso = 0x80;

inline std::uint64_t hash_of(std::string_view term) {
  std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a, its bits then stirred into the low ones
  for (const char c : term) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3;
  }
  hash ^= hash >> 32;
  hash *= 0xd6e8feb86659fd93;
  return (hash ^ (hash >> 32)) | (std::uint64_t{1} << 63);  // above all signs
}

inline std::uint64_t cut(std::uint64_t mark, std::size_t width) {
  if (mark < kSigns) return mark;
  const auto kept = width == 8 ? mark : mark & ((std::uint64_t{1} << (8 * width)) - 1);
  return kept < kSigns ? kept + kSigns : kept;
}

// 0: nothing that was written here.
inline std::size_t width_of(std::string_view order) {
  if (order.empty()) return 0;
  const auto width =
      static_cast<std::size_t>(static_cast<unsigned char>(order.front()) & ~kHasAlso);
  return std::find(kMarkWidths.begin(), kMarkWidths.end(), width) == kMarkWidths.end() ? 0 : width;
}

// `each(mark)` for every word and sign, in their order.
template <class Each>
void each_mark(std::string_view order, Each each) {
  const auto width = width_of(order);
  if (width == 0) return;
  for (std::size_t at = 1; at + width <= order.size(); at += width) {
    std::uint64_t mark = 0;
    std::memcpy(&mark, order.data() + at, width);  // little endian, as it was written here
    each(mark);
  }
}

}  // namespace lacuna::indexer
