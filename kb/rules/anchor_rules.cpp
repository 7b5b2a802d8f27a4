#include "kb/rules/anchor_rules.h"

#include <algorithm>
#include <memory>
#include <vector>

#include <edlib.h>

#include "kb/base/id.h"
#include "kb/base/text.h"

namespace lacuna::kb {
namespace {

constexpr std::size_t kContext = 32;  // characters kept before and behind a quote

// Half of the quote may differ in a proposal; with less in common it is another text.
constexpr std::size_t kLikeness = 2;

struct Span {
  std::size_t begin;  // bytes
  std::size_t end;
};

std::vector<Span> places_of(std::string_view text, std::string_view words) {
  std::vector<Span> places;
  if (words.empty()) return places;
  for (std::size_t at = text.find(words); at != std::string_view::npos;
       at = text.find(words, at + 1))
    places.push_back({at, at + words.size()});
  return places;
}

bool has_context(std::string_view text, const Span& place, std::string_view prefix,
                 std::string_view suffix) {
  return text.substr(0, place.begin).ends_with(prefix) &&
         text.substr(place.end).starts_with(suffix);
}

std::size_t snap_back(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) --at;
  return at;
}

std::size_t characters_before(std::string_view text, std::size_t byte) {
  return count_characters(text.substr(0, byte));
}

Quote quote_of(std::string_view text, const Span& span) {
  const std::size_t start = characters_before(text, span.begin);
  const std::size_t end = start + count_characters(text.substr(span.begin, span.end - span.begin));
  return make_quote(text, start, end).value_or(Quote{});
}

Anchored at_place(std::string_view text, const Span& place, AnchorState state) {
  Anchored anchored;
  anchored.state = state;
  anchored.start = characters_before(text, place.begin);
  anchored.end =
      anchored.start + count_characters(text.substr(place.begin, place.end - place.begin));
  return anchored;
}

// edlib aligns bytes; its ends are snapped to characters. Of several places equally like the words
// that of the most similar length.
std::optional<Span> most_like(std::string_view text, std::string_view words) {
  if (text.empty() || words.empty()) return std::nullopt;
  const int allowed = static_cast<int>(words.size() / kLikeness);
  const EdlibAlignConfig config =
      edlibNewAlignConfig(allowed, EDLIB_MODE_HW, EDLIB_TASK_LOC, nullptr, 0);
  EdlibAlignResult result = edlibAlign(words.data(), static_cast<int>(words.size()), text.data(),
                                       static_cast<int>(text.size()), config);
  std::optional<Span> found;
  const auto difference = [&](const Span& span) {
    const std::size_t size = span.end - span.begin;
    return size > words.size() ? size - words.size() : words.size() - size;
  };
  if (result.status == EDLIB_STATUS_OK && result.editDistance >= 0 && result.startLocations)
    for (int i = 0; i < result.numLocations; ++i) {
      Span span{snap_back(text, static_cast<std::size_t>(result.startLocations[i])),
                static_cast<std::size_t>(result.endLocations[i]) + 1};
      while (span.end < text.size() && (static_cast<unsigned char>(text[span.end]) & 0xc0) == 0x80)
        ++span.end;
      if (span.begin < span.end && (!found || difference(span) < difference(*found))) found = span;
    }
  edlibFreeAlignResult(result);
  return found;
}

}  // namespace

Anchored anchor(const Quote& quote, std::string_view text) {
  const std::vector<Span> places = places_of(text, quote.exact);
  if (places.empty()) {
    Anchored anchored;
    if (quote.exact.empty()) return anchored;
    if (const auto like = most_like(text, quote.exact)) {
      anchored.state = AnchorState::changed;
      anchored.proposal = quote_of(text, *like);
    }
    return anchored;
  }
  const std::size_t old_begin = byte_offset(text, quote.start);
  const auto stays = std::ranges::find(places, old_begin, &Span::begin);
  std::vector<Span> alike;
  for (const Span& place : places)
    if (has_context(text, place, quote.prefix, quote.suffix)) alike.push_back(place);

  if (stays != places.end() &&
      (places.size() == 1 || has_context(text, *stays, quote.prefix, quote.suffix)))
    return at_place(text, *stays, AnchorState::exact);
  if (alike.size() == 1) return at_place(text, alike.front(), AnchorState::moved);
  if (places.size() == 1) return at_place(text, places.front(), AnchorState::moved);

  // Several places and nothing tells which: the nearest is shown, a person decides.
  const Span nearest = *std::ranges::min_element(places, {}, [&](const Span& place) {
    return place.begin > old_begin ? place.begin - old_begin : old_begin - place.begin;
  });
  Anchored anchored;
  anchored.state = AnchorState::changed;
  anchored.proposal = quote_of(text, nearest);
  return anchored;
}

std::optional<Quote> make_quote(std::string_view text, std::size_t start, std::size_t end) {
  if (start >= end || end > count_characters(text)) return std::nullopt;
  const std::size_t begin = byte_offset(text, start);
  const std::size_t stop = byte_offset(text, end);
  const std::size_t before = byte_offset(text, start > kContext ? start - kContext : 0);
  const std::size_t behind = byte_offset(text, end + kContext);
  Quote quote;
  quote.exact = text.substr(begin, stop - begin);
  quote.prefix = text.substr(before, begin - before);
  quote.suffix = text.substr(stop, behind - stop);
  quote.start = start;
  quote.end = end;
  return quote;
}

std::optional<Quote> find_quote(std::string_view text, std::string_view exact,
                                std::string_view prefix, std::string_view suffix) {
  const std::vector<Span> places = places_of(text, exact);
  if (places.empty()) return std::nullopt;
  for (const Span& place : places)
    if (has_context(text, place, prefix, suffix)) return quote_of(text, place);
  return quote_of(text, places.front());
}

std::string anchor_text(const Provision& provision) {
  if (provision.wrapup.empty()) return provision.text;
  return provision.text + "\n" + provision.wrapup;
}

std::string anchor_hash(const Provision& provision) {
  return sha256(anchor_text(provision));
}

}  // namespace lacuna::kb
