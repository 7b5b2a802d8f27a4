#include "server/pages/situation.h"

#include "kb/model/entry_kinds.h"
#include "kb/rules/territory_rules.h"
#include "kb/store/entry_store.h"
#include "kb/store/gap_store.h"
#include "server/pages/parts.h"

namespace lacuna::server {
namespace {

// What a situation speaks of, in this order.
constexpr std::string_view kKinds[] = {"service", "service_point", "practice",
                                       "grant",   "difficulty",    "solution",
                                       "measure", "network",       "consultation"};

// What ended before the day or began after it is no part of the situation.
bool holds_on(const kb::Entry& entry, const Date& day) {
  const auto starts = kb::date_of(entry, "starts"), ends = kb::date_of(entry, "ends");
  return (!starts || *starts <= day) && (!ends || day <= *ends);
}

}  // namespace

std::string situation_text(Context& context, const Gazetteer& gazetteer, const std::string& place,
                           const Date& day) {
  const Messages& messages = context.messages;
  const auto inside = kb::within(gazetteer.territories(), place, day);
  const std::vector<std::string> places(inside.begin(), inside.end());
  std::string text =
      messages.text("{place} on {day}, drafted from what is recorded here.",
                    {{"place", gazetteer.place(place)}, {"day", day_text(day, messages)}}) +
      "\n";
  const auto heading = [&](std::string_view words, std::size_t count) {
    text += "\n" + messages.text(words) + " (" + std::to_string(count) + ")\n";
  };
  kb::GapFilter gaps;
  gaps.territories = places;
  const auto found =
      kb::list_gaps(context.store, context.viewer, gaps, {.limit = kb::kLargestPage});
  heading("Gaps", found.total);
  for (const kb::Gap& gap : found.items)
    text += "- " + gap.number + " " + gap.title + ": " +
            messages.label("gap_state", word(gap.state)) + "\n";
  for (std::string_view kind : kKinds) {
    kb::EntryFilter filter;
    filter.kind = kind;
    filter.terms.push_back({"", places});
    auto entries = kb::all_entries(context.store, context.viewer, filter);
    std::erase_if(entries, [&](const kb::Entry& entry) { return !holds_on(entry, day); });
    if (entries.empty()) continue;
    heading(get_entry_kind(kind).plural, entries.size());
    for (const kb::Entry& entry : entries) text += "- " + entry.number + " " + entry.title + "\n";
  }
  return text;
}

}  // namespace lacuna::server
