#include "kb/rules/reanchor_rules.h"

#include <algorithm>

#include "kb/base/text.h"
#include "kb/rules/act_diff.h"
#include "kb/rules/anchor_rules.h"

namespace lacuna::kb {
namespace {

// Fewer words than these say too little alone: the words around them must have stayed, too.
constexpr int kTelling = 5;

int words_in(std::string_view text) {
  int words = 0;
  bool inside = false;
  for (char c : text) {
    const bool space = static_cast<unsigned char>(c) <= ' ';
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

std::size_t places_in(std::string_view text, std::string_view words) {
  std::size_t places = 0;
  for (std::size_t at = text.find(words); at != std::string_view::npos;
       at = text.find(words, at + 1))
    ++places;
  return places;
}

// The last, or first, two words of a context; all of it when it is shorter.
std::string_view near_end(std::string_view context) {
  std::size_t at = context.size();
  for (int words = 0; at > 0; --at)
    if (context[at - 1] == ' ' && at < context.size() && ++words == 2) break;
  return context.substr(at);
}
std::string_view near_begin(std::string_view context) {
  std::size_t at = 0;
  for (int words = 0; at < context.size(); ++at)
    if (context[at] == ' ' && at > 0 && ++words == 2) break;
  return context.substr(0, at);
}

// Whether a side of the quote is as it was, two words of it or the edge of the text.
bool stands_alike(std::string_view text, std::size_t begin, std::size_t end, const Quote& quote) {
  const std::string_view ahead = text.substr(0, begin), behind = text.substr(end);
  const bool same_ahead =
      quote.prefix.empty() ? ahead.empty() : ahead.ends_with(near_end(quote.prefix));
  const bool same_behind =
      quote.suffix.empty() ? behind.empty() : behind.starts_with(near_begin(quote.suffix));
  return same_ahead || same_behind;
}

// The quote in a text that may have changed around it; nullopt when it is not sure to be the same.
std::optional<Quote> same_quote(const Quote& quote, std::string_view before,
                                std::string_view after) {
  const std::size_t was = places_in(before, quote.exact), is = places_in(after, quote.exact);
  if (is == 0) return std::nullopt;
  if (was <= 1 && is == 1) {
    const std::size_t at = after.find(quote.exact);
    if (words_in(quote.exact) < kTelling &&
        !stands_alike(after, at, at + quote.exact.size(), quote))
      return std::nullopt;
    const std::size_t start = count_characters(after.substr(0, at));
    return make_quote(after, start, start + count_characters(quote.exact));
  }
  // Of several places, in either text, the words around it must say which.
  std::optional<std::size_t> found;
  for (std::size_t at = after.find(quote.exact); at != std::string_view::npos;
       at = after.find(quote.exact, at + 1)) {
    if (!after.substr(0, at).ends_with(quote.prefix) ||
        !after.substr(at + quote.exact.size()).starts_with(quote.suffix))
      continue;
    if (found) return std::nullopt;
    found = at;
  }
  if (!found) return std::nullopt;
  const std::size_t start = count_characters(after.substr(0, *found));
  return make_quote(after, start, start + count_characters(quote.exact));
}

bool ends_sentence(std::string_view text, std::size_t at) {
  return at + 1 < text.size() &&
         (text[at] == '.' || text[at] == ';' || text[at] == '!' || text[at] == '?') &&
         text[at + 1] == ' ';
}

// The words around a quote as far as they are of its own sentence.
Quote in_its_sentence(Quote quote) {
  for (std::size_t at = quote.prefix.size(); at-- > 0;)
    if (ends_sentence(quote.prefix, at)) {
      quote.prefix.erase(0, at + 2);
      break;
    }
  for (std::size_t at = 0; at < quote.suffix.size(); ++at)
    if (ends_sentence(quote.suffix, at)) {
      quote.suffix.erase(at + 1);
      break;
    }
  return quote;
}

bool has_words(const Provision& unit) {
  return !unit.heading.empty() || !unit.text.empty() || !unit.wrapup.empty() ||
         !unit.quotation.empty();
}

}  // namespace

Reanchoring::Side::Side(const std::vector<Provision>& all)
    : units(all), contents(content_hashes(all)) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    by_eid.emplace(units[i].eid, i);
    by_content[contents[i]].push_back(i);
  }
}

const Provision* Reanchoring::Side::find(std::string_view eid) const {
  const auto found = by_eid.find(eid);
  return found == by_eid.end() ? nullptr : &units[found->second];
}

const std::string& Reanchoring::Side::content(const Provision& unit) const {
  return contents[static_cast<std::size_t>(&unit - units.data())];
}

Reanchoring::Reanchoring(const std::vector<Provision>& before, const std::vector<Provision>& after)
    : before_(before), after_(after) {}

Reanchored Reanchoring::place(const Standing& standing) const {
  if (standing.eid.empty()) return {AnchorState::exact, {}, std::nullopt};
  const Provision* was = before_.find(standing.eid);
  const Provision* is = after_.find(standing.eid);
  if (!was) {
    // It never stood in the earlier text: the later one's unit is a candidate at best.
    if (is) return {AnchorState::changed, standing.eid, std::nullopt};
    return {};
  }
  return standing.quote ? place_quote(*was, is, *standing.quote) : place_unit(*was, is);
}

Reanchored Reanchoring::place_unit(const Provision& was, const Provision* is) const {
  if (is && before_.content(was) == after_.content(*is))
    return {AnchorState::exact, is->eid, std::nullopt};
  if (const Provision* there = moved_unit(was))
    return {AnchorState::moved, there->eid, std::nullopt};
  return not_the_same(was, is);
}

Reanchored Reanchoring::place_quote(const Provision& was, const Provision* is,
                                    const Quote& quote) const {
  const std::string before = anchor_text(was);
  if (is)
    if (auto same = same_quote(quote, before, anchor_text(*is)))
      return {AnchorState::exact, is->eid, std::move(same)};
  if (const Provision* there = moved_unit(was))
    if (auto same = same_quote(quote, before, anchor_text(*there)))
      return {AnchorState::moved, there->eid, std::move(same)};
  if (auto moved = moved_quote(was, quote)) return std::move(*moved);
  Reanchored other = not_the_same(was, is);
  if (other.state == AnchorState::changed) other.quote = anchor(quote, anchor_text(*is)).proposal;
  return other;
}

// Of two units with the same words, before or after, nobody can say which became which.
const Provision* Reanchoring::moved_unit(const Provision& was) const {
  const std::string& content = before_.content(was);
  const auto olds = before_.by_content.find(content);
  const auto news = after_.by_content.find(content);
  if (news == after_.by_content.end() || olds->second.size() != 1 || news->second.size() != 1)
    return nullptr;
  const Provision& there = after_.units[news->second.front()];
  const auto first = static_cast<std::size_t>(&was - before_.units.data());
  const bool wordless =
      !has_words(was) && (first + 1 == before_.units.size() ||
                          before_.units[first + 1].parent != static_cast<int>(first));
  return wordless || there.eid == was.eid ? nullptr : &there;
}

// A sentence that went into another unit: its words stood in one place before, stand in one place
// now, with the words around them, and that place did not have them.
std::optional<Reanchored> Reanchoring::moved_quote(const Provision& was,
                                                   const Quote& as_made) const {
  const Quote quote = in_its_sentence(as_made);
  if (words_in(quote.prefix) + words_in(quote.exact) + words_in(quote.suffix) < kTelling)
    return std::nullopt;
  for (const Provision& unit : before_.units)
    if (&unit != &was && places_in(anchor_text(unit), quote.exact) > 0) return std::nullopt;
  const Provision* there = nullptr;
  for (const Provision& unit : after_.units) {
    const std::size_t places = places_in(anchor_text(unit), quote.exact);
    if (places == 0 || unit.eid == was.eid) continue;
    if (there || places > 1) return std::nullopt;
    there = &unit;
  }
  if (!there) return std::nullopt;
  const std::string text = anchor_text(*there);
  const std::size_t at = text.find(quote.exact);
  if (!std::string_view(text).substr(0, at).ends_with(quote.prefix) ||
      !std::string_view(text).substr(at + quote.exact.size()).starts_with(quote.suffix))
    return std::nullopt;
  const std::size_t start = count_characters(std::string_view(text).substr(0, at));
  return Reanchored{AnchorState::moved, there->eid,
                    make_quote(text, start, start + count_characters(quote.exact))};
}

Reanchored Reanchoring::not_the_same(const Provision& was, const Provision* is) const {
  const auto gone = [](const Provision& unit) { return unit.state == ProvisionState::repealed; };
  if (!is || (gone(*is) && !gone(was))) return {};
  return {AnchorState::changed, is->eid, std::nullopt};
}

}  // namespace lacuna::kb
