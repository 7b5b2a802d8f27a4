#include "indexer/index/word_order.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "indexer/index/order_marks.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kPlacesApart = 100;

bool tells_apart(const std::vector<std::uint64_t>& hashes, std::size_t width) {
  thread_local std::vector<std::uint64_t> kept;
  kept.clear();
  for (const auto hash : hashes) kept.push_back(cut(hash, width));
  std::sort(kept.begin(), kept.end());
  return std::adjacent_find(kept.begin(), kept.end()) == kept.end();
}

using Places = std::vector<std::size_t>;

// Where the words of each step stand, rising.
std::vector<Places> places_of(std::string_view order, const Together& together) {
  std::vector<Places> places(together.steps.size());
  const auto width = width_of(order);
  if (width == 0) return places;
  std::vector<std::pair<std::uint64_t, std::size_t>> wanted;  // a hash, whose step
  for (std::size_t step = 0; step < together.steps.size(); ++step)
    for (const auto& term : together.steps[step])
      wanted.emplace_back(cut(hash_of(term), width), step);
  std::size_t place = 0;
  bool also = false, counts = together.where == Together::Where::anywhere;
  each_mark(order, [&](std::uint64_t mark) {
    switch (mark) {
      case kApart:
        place += kPlacesApart;
        return;
      case kAlso:
        also = true;
        return;
      case kHeading:
        counts = true;
        return;
      case kHeadingEnds:
        counts = together.where == Together::Where::anywhere;
        return;
      default:
        break;
    }
    if (!also) ++place;
    also = false;
    if (!counts) return;
    for (const auto& [hash, step] : wanted)
      if (hash == mark && (places[step].empty() || places[step].back() != place))
        places[step].push_back(place);
  });
  return places;
}

bool in_order(const std::vector<Places>& places) {
  return std::any_of(places.front().begin(), places.front().end(), [&](std::size_t first) {
    for (std::size_t step = 1; step < places.size(); ++step)
      if (!std::binary_search(places[step].begin(), places[step].end(), first + step)) return false;
    return true;
  });
}

// A step and how often it is asked for: `pact NEAR pact` wants two places.
struct Wish {
  const Places* places = nullptr;
  std::size_t times = 0;
};

bool near(const std::vector<Places>& places, std::size_t window) {
  std::vector<Wish> wishes;
  for (const auto& of_step : places) {
    const auto same = std::find_if(wishes.begin(), wishes.end(),
                                   [&](const Wish& wish) { return *wish.places == of_step; });
    if (same == wishes.end())
      wishes.push_back({&of_step, 1});
    else
      ++same->times;
  }
  // A window begins at a place of one of them.
  for (const auto& from : wishes)
    for (const auto first : *from.places)
      if (std::all_of(wishes.begin(), wishes.end(), [&](const Wish& wish) {
            const auto begin = std::lower_bound(wish.places->begin(), wish.places->end(), first);
            const auto end = std::lower_bound(begin, wish.places->end(), first + window);
            return static_cast<std::size_t>(end - begin) >= wish.times;
          }))
        return true;
  return false;
}

// A phrase of one stem a word as the bytes it is kept as.
std::string bytes_of(const Together& together, std::size_t width) {
  std::string bytes;
  for (const auto& step : together.steps) {
    const auto kept = cut(hash_of(step.front()), width);
    bytes.append(reinterpret_cast<const char*>(&kept), width);
  }
  return bytes;
}

constexpr std::size_t kBlock = 64;  // bytes
constexpr std::size_t kBegins = 4;  // of a phrase: two words have at least so many

// Does a phrase that begins with these four bytes begin in this block? Written so that a compiler
// makes it sixteen places at a time: annexes have a hundred thousand words.
bool may_begin_in(const char* block, const char* begins) {
  unsigned char any = 0;
  for (std::size_t i = 0; i < kBlock; ++i)
    any |= static_cast<unsigned char>((block[i] == begins[0]) & (block[i + 1] == begins[1]) &
                                      (block[i + 2] == begins[2]) & (block[i + 3] == begins[3]));
  return any != 0;
}

// The first place that does not begin before this byte.
std::size_t place_from(std::size_t byte, std::size_t width) {
  return 1 + (byte - 1 + width - 1) / width * width;
}

// Does the phrase stand in it? For orders with one stem a place: then its words are side by side.
bool holds(std::string_view order, std::string_view phrase, std::size_t width) {
  std::size_t block = 1;
  for (; block + kBlock + kBegins <= order.size(); block += kBlock) {
    if (!may_begin_in(order.data() + block, phrase.data())) continue;
    for (auto at = place_from(block, width); at < block + kBlock; at += width)
      if (order.substr(at).starts_with(phrase)) return true;
  }
  for (auto at = place_from(block, width); at + phrase.size() <= order.size(); at += width)
    if (order.substr(at).starts_with(phrase)) return true;
  return false;
}

}  // namespace

void WordOrder::word(std::string_view term) {
  marks_.push_back(hash_of(term));
}

void WordOrder::also(std::string_view term) {
  marks_.insert(marks_.end(), {kAlso, hash_of(term)});
}

void WordOrder::apart() {
  if (!marks_.empty() && marks_.back() != kApart) marks_.push_back(kApart);
}

void WordOrder::begin_heading() {
  marks_.push_back(kHeading);
}

void WordOrder::end_heading() {
  marks_.push_back(kHeadingEnds);
}

std::string WordOrder::bytes() {
  hashes_.clear();
  for (const auto mark : marks_)
    if (mark >= kSigns) hashes_.push_back(mark);
  if (hashes_.empty()) return {};
  std::sort(hashes_.begin(), hashes_.end());
  hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
  const auto width = *std::find_if(kMarkWidths.begin(), kMarkWidths.end() - 1,
                                   [&](std::size_t tried) { return tells_apart(hashes_, tried); });
  std::string bytes(1 + marks_.size() * width, '\0');
  const bool also = std::find(marks_.begin(), marks_.end(), kAlso) != marks_.end();
  bytes[0] = static_cast<char>(width | (also ? kHasAlso : 0u));
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    const auto kept = cut(marks_[i], width);
    std::memcpy(bytes.data() + 1 + i * width, &kept, width);
  }
  return bytes;
}

TogetherCheck::TogetherCheck(Together together) : together_(std::move(together)) {
  static_assert(kWidths == kMarkWidths.size());
  one_stem_each_ = std::all_of(together_.steps.begin(), together_.steps.end(),
                               [](const auto& step) { return step.size() == 1; });
  if (one_stem_each_ && together_.shape == Together::Shape::in_order)
    for (std::size_t i = 0; i < kWidths; ++i) phrases_[i] = bytes_of(together_, kMarkWidths[i]);
}

bool TogetherCheck::stands_in(std::string_view order) const {
  if (order.empty()) return false;
  if (const auto width = width_of(order);
      !phrases_.front().empty() && width > 0 &&
      (static_cast<unsigned char>(order.front()) & kHasAlso) == 0) {
    const auto number =
        std::find(kMarkWidths.begin(), kMarkWidths.end(), width) - kMarkWidths.begin();
    if (!holds(order, phrases_[static_cast<std::size_t>(number)], width)) return false;
    if (together_.where == Together::Where::anywhere) return true;
  }
  const auto places = places_of(order, together_);
  if (places.empty() || std::any_of(places.begin(), places.end(),
                                    [](const Places& of_step) { return of_step.empty(); }))
    return false;
  return together_.shape == Together::Shape::in_order ? in_order(places)
                                                      : near(places, together_.window);
}

}  // namespace lacuna::indexer
