// What became of one provision: its wordings and the events that changed it, latest first.
#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "indexer/cite/format.h"
#include "kb/rules/reanchor_rules.h"
#include "server/pages/diffs.h"
#include "server/pages/legal_events.h"
#include "server/pages/parts.h"
#include "server/pages/reading.h"
#include "server/pages/versions.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

// The provision in one text; an empty eId: it is not there.
struct Wording {
  kb::Expression text;
  std::vector<kb::Provision> units;  // of the whole text
  std::string eid;
};

struct Entry {
  std::optional<Date> date;
  int order = 0;  // of one day: the wording above the events that made it
  Json model;
};

// From the newest text that has it back to the oldest, under the number it had there.
std::vector<Wording> wordings_of(Context& context, const Asked& asked) {
  std::vector<Wording> wordings;
  std::string eid = asked.ref.eid;
  bool found = false;
  for (const kb::Expression& text : texts_of(context, asked.ref.work, asked.expression->language)) {
    Wording wording{text, kb::find_provisions(context.store, text.key, {}), {}};
    const auto there = std::ranges::find(wording.units, eid, &kb::Provision::eid);
    if (!found) {
      found = there != wording.units.end();
      if (found) wording.eid = eid;
    } else if (!wordings.back().eid.empty()) {
      wording.eid = kb::Reanchoring(wordings.back().units, wording.units)
                        .place({wordings.back().eid, std::nullopt})
                        .eid;
    }
    wordings.push_back(std::move(wording));
  }
  if (!found)
    throw Error(ErrorCode::not_found, "No text of this act has such a provision.",
                "Its contents list what it has.");
  return wordings;
}

std::string hash_of(const Wording& wording) {
  const auto units = subtree_of(wording.units, wording.eid);
  return units.empty() ? std::string() : kb::content_hashes(units).front();
}

std::string cite(const Wording& wording) {
  kb::ProvisionRef ref;
  ref.eid = wording.eid;
  return indexer::cite_unit(wording.text.language, ref);
}

// Whether it happened to the unit or to something in it.
bool is_of(const kb::LegalEvent& event, const std::string& eid) {
  return !eid.empty() && (event.affected_eid == eid || event.affected_eid.starts_with(eid + "__"));
}

class Timeline {
 public:
  Timeline(Context& context, const Asked& asked)
      : context_(context), work_(asked.known.work), wordings_(wordings_of(context, asked)) {
    for (std::size_t i = 0; i < wordings_.size(); ++i) {
      add_wording(i);
      add_events(wordings_[i]);
    }
    // Undated ones at the end, a wording above what made it.
    std::ranges::stable_sort(entries_, [](const Entry& a, const Entry& b) {
      if (a.date != b.date) return b.date < a.date;
      return a.order < b.order;
    });
  }

  Json entries() const {
    Json rows = Json::array();
    for (const Entry& entry : entries_) rows.push_back(entry.model);
    return rows;
  }

  // The newest text that has it.
  const Wording& newest() const {
    return *std::ranges::find_if(wordings_, [](const Wording& one) { return !one.eid.empty(); });
  }

 private:
  void add(const std::optional<Date>& date, int order, std::string head, std::string href,
           std::string kind) {
    const std::string day = day_text(date, context_.messages);
    entries_.push_back({date,
                        order,
                        {{"kind", std::move(kind)},
                         {"dated", date ? to_iso(*date) : ""},
                         {"date_text", day.empty() ? context_.messages.text("undated") : day},
                         {"head", std::move(head)},
                         {"href", std::move(href)},
                         {"note", ""},
                         {"wording", ""},
                         {"suspension", ""},
                         {"lines", Json::array()}}});
  }

  void add_wording(std::size_t at) {
    const Messages& messages = context_.messages;
    const Wording& now = wordings_[at];
    const Wording* before = at + 1 < wordings_.size() ? &wordings_[at + 1] : nullptr;
    const bool was = before != nullptr && !before->eid.empty();
    if (now.eid.empty()) {
      if (was)
        add(now.text.date, 0, messages.text("No longer in the text"), text_url(now.text), "gone");
      return;
    }
    const bool moved = was && before->eid != now.eid;
    if (was && !moved && hash_of(now) == hash_of(*before)) return;
    std::string head = messages.text("First wording that is known");
    if (was) head = messages.text("New wording");
    if (before != nullptr && !was) head = messages.text("Not in the text before");
    if (moved) head = messages.text("Moved here; it was {unit}", {{"unit", cite(*before)}});
    add(now.text.date, 0, head, text_url(now.text, now.eid), "wording");
    entries_.back().model["lines"] =
        before == nullptr ? unit_diff_model(now.units, now.eid, now.units, now.eid)
                          : unit_diff_model(before->units, before->eid, now.units, now.eid);
  }

  // Notes stand in every later text, too: each event once.
  void add_events(const Wording& wording) {
    for (const kb::LegalEvent& event : events_on(context_, wording.text)) {
      if (!is_of(event, wording.eid) || !seen_.insert(key_of(event)).second) continue;
      const Json told = event_model(context_, event, wording.text.language);
      add(event.effective_on, 1, told["what"].get<std::string>(), told["href"].get<std::string>(),
          "event");
      Json& model = entries_.back().model;
      model["note"] = event.note_raw == told["what"].get<std::string>() ? "" : event.note_raw;
      model["wording"] = event.text;
      model["suspension"] = suspension_text(event, work_, context_.messages);
    }
  }

  Context& context_;
  const kb::Work& work_;
  std::vector<Wording> wordings_;
  std::vector<Entry> entries_;
  std::set<std::string> seen_;
};

}  // namespace

Response law_timeline(Context& context, const Request& request) {
  const Asked asked = asked_of(context, request);
  if (!asked.expression || asked.ref.eid.empty()) throw no_such_act();
  const Timeline timeline(context, asked);
  const Wording& newest = timeline.newest();
  const kb::Work& work = asked.known.work;
  const std::string unit = cite(newest);
  Json pending = Json::array();
  for (const kb::LegalEvent& event : later_than(events_on(context, newest.text), newest.text.date))
    if (is_of(event, newest.eid))
      pending.push_back(event_model(context, event, newest.text.language));
  return page("provision_timeline",
              {{"title", context.messages.text("{unit}: its history", {{"unit", unit}})},
               {"breadcrumb", works_breadcrumb(context)},
               {"work",
                {{"title", work_title(work)},
                 {"subject", work.subject},
                 {"href", law_url(work.key)},
                 {"lang", newest.text.language}}},
               {"unit", unit},
               {"href", text_url(newest.text, newest.eid)},
               {"doubts", work_doubts(work, &newest.text)},
               {"pending", pending},
               {"entries", timeline.entries()}});
}

}  // namespace lacuna::server
