#include "server/pages/legal_events.h"

#include <set>

#include <nlohmann/json.hpp>

#include "indexer/cite/format.h"
#include "kb/store/act_store.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

constexpr long kSuspendedDays = 45;

}  // namespace

kb::Work act_by_number(Context& context, const std::string& key) {
  kb::Work work;
  if (const auto known = kb::find_known_work(context.store, key)) work = known->work;
  work.key = key;
  work.subject.clear();
  return work;
}

Json event_model(Context& context, const kb::LegalEvent& event, const std::string& language) {
  const auto acting = kb::parse_ref(event.acting);
  if (!acting)
    return {
        {"text", event.note_raw}, {"what", event.note_raw}, {"wording", event.text}, {"href", ""}};
  const Messages& messages = context.messages;
  const std::string day =
      event.effective_on ? format_date(*event.effective_on, messages.language()) + ": " : "";
  const std::string act = indexer::cite_in(language, *acting, act_by_number(context, acting->work));
  const std::string what = messages.label("event_kind", word(event.kind)) + " " +
                           messages.text("by {act}", {{"act", act}});
  return {{"text", day + what},
          {"what", what},
          {"wording", event.text},
          {"href", law_url(event.acting)}};
}

std::string suspension_text(const kb::LegalEvent& event, const kb::Work& work,
                            const Messages& messages) {
  if (event.kind != kb::EventKind::declared_unconstitutional || work.jurisdiction != "ro" ||
      !event.effective_on)
    return "";
  const Date until = plus_days(*event.effective_on, kSuspendedDays);
  const std::string day = format_date(until, messages.language());
  return today() <= until
             ? messages.text(
                   "Suspended until {day}, 45 days from the publication of the decision; then "
                   "without effect, unless it was brought in line with the Constitution.",
                   {{"day", day}})
             : messages.text(
                   "It was suspended until {day}, 45 days from the publication of the decision; "
                   "since then it is without effect, unless it was brought in line with the "
                   "Constitution.",
                   {{"day", day}});
}

std::string key_of(const kb::LegalEvent& event) {
  const std::string by = event.acting.empty() ? event.note_raw : event.acting;
  return std::string(word(event.kind)) + "|" + by + "|" + event.affected_eid;
}

std::vector<kb::LegalEvent> events_on(Context& context, const kb::Expression& expression) {
  std::vector<kb::LegalEvent> events;
  std::set<std::string> seen;
  const auto add = [&](kb::LegalEvent& event) {
    if (seen.insert(key_of(event)).second) events.push_back(std::move(event));
  };
  for (kb::LegalEvent& event : kb::events_of(context.store, expression.key, ""))
    if (event.affected_work.empty() || event.affected_work == expression.work) add(event);
  for (kb::LegalEvent& event : kb::changes_by_others(context.store, expression.work)) add(event);
  return events;
}

std::vector<kb::LegalEvent> later_than(const std::vector<kb::LegalEvent>& events,
                                       const std::optional<Date>& date) {
  std::vector<kb::LegalEvent> later;
  for (const kb::LegalEvent& event : events)
    if (date && event.effective_on && *event.effective_on > *date) later.push_back(event);
  return later;
}

}  // namespace lacuna::server
