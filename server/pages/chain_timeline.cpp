#include "server/pages/chain_timeline.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "kb/json/json.h"
#include "kb/model/entry_kinds.h"
#include "kb/store/entry_store.h"
#include "kb/store/history.h"
#include "server/pages/gap_parts.h"
#include "server/pages/parts.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

struct Moment {
  std::string on;  // ISO day
  std::string_view stage;
  std::string text;
  std::string href;
  Json doubts = Json::array();
};

std::string day_of(std::string_view instant) {
  return std::string(instant.substr(0, 10));
}

void add_provisions(Context& context, const kb::GapChain& chain, std::vector<Moment>& moments) {
  for (const kb::ChainProvision& one : chain.provisions) {
    const kb::Work& work = one.work.work;
    const auto from = work.in_force_from ? work.in_force_from : work.date_document;
    if (!from) continue;
    const bool standard = one.link.verb == kb::LinkVerb::should_cover;
    const std::string reference = to_string(one.ref);
    moments.push_back({to_iso(*from), standard ? "standard" : "provision",
                       cited(context, reference), law_url(reference), work_doubts(work, nullptr)});
  }
}

void add_evidence(const kb::GapChain& chain, std::vector<Moment>& moments) {
  for (const kb::Evidence& one : chain.evidence)
    moments.push_back({one.observed_on ? to_iso(*one.observed_on) : day_of(one.created_on),
                       "evidence", one.title, evidence_url(one.id), record_doubts(one)});
}

// The steps of its life cycle, as its history keeps them; its first day in any case.
void add_gap(Context& context, const kb::Gap& gap, std::vector<Moment>& moments) {
  const Messages& messages = context.messages;
  moments.push_back({day_of(gap.created_on), "gap", messages.text("The gap is recorded"),
                     gap_url(gap.id), gap_doubts(gap)});
  for (const kb::Change& change : kb::history_of(context.store, context.viewer, "gap", gap.id)) {
    if (change.action != "moved") continue;
    const auto after = kb::from_json_text<kb::Gap>(change.after);
    const bool outcome =
        after.state == kb::GapState::partly_closed || after.state == kb::GapState::closed;
    moments.push_back({outcome && after.closed_on ? to_iso(*after.closed_on) : day_of(change.on),
                       outcome ? "outcome" : "gap", messages.label("gap_state", word(after.state)),
                       gap_url(gap.id)});
  }
}

void add_asks(Context& context, const kb::GapChain& chain, std::vector<Moment>& moments) {
  const Messages& messages = context.messages;
  for (const kb::ChainAsk& one : chain.asks) {
    const kb::Ask& ask = one.ask;
    moments.push_back(
        {day_of(ask.created_on), "ask", ask.title, ask_url(ask.id), record_doubts(ask)});
    if (ask.submitted_on)
      moments.push_back({to_iso(*ask.submitted_on), "ask",
                         messages.label("ask_state", "submitted") + ": " + ask.title,
                         ask_url(ask.id), record_doubts(ask)});
    for (const kb::Change& change : kb::history_of(context.store, context.viewer, "ask", ask.id)) {
      if (change.action != "moved") continue;
      const auto after = kb::from_json_text<kb::Ask>(change.after);
      moments.push_back({day_of(change.on), "outcome",
                         messages.label("ask_state", word(after.state)) + ": " + ask.title,
                         ask_url(ask.id), record_doubts(ask)});
    }
  }
}

// The day of a record that names the gap, and the stage it belongs to.
struct DayField {
  std::string_view kind;
  std::string_view field;
  std::string_view stage;
};
constexpr DayField kDays[] = {
    {"service", "starts", "service"},    {"practice", "since", "service"},
    {"grant", "starts", "service"},      {"silence", "examined_on", "provision"},
    {"statement", "on", "outcome"},      {"reform", "starts", "outcome"},
    {"context_event", "on", "outcome"},  {"news", "on", "outcome"},
    {"transfer", "", "outcome"},         {"difficulty", "", "evidence"},
    {"feedback_signal", "", "evidence"}, {"amendment", "", "ask"},
    {"exchange_flow", "", "service"},    {"measure", "", "outcome"},
};

void add_entries(Context& context, const kb::Gap& gap, std::vector<Moment>& moments) {
  for (const kb::Entry& entry : kb::entries_naming(context.store, context.viewer, gap.id))
    for (const DayField& row : kDays) {
      if (row.kind != entry.kind) continue;
      const std::string_view named = kb::value_of(entry, row.field);
      const auto day = parse_iso_date(named);
      const kb::EntryKind* kind = kb::find_entry_kind(entry.kind);
      moments.push_back({day ? to_iso(*day) : day_of(entry.created_on), row.stage,
                         context.messages.text(std::string(kind->name)) + ": " + entry.title,
                         entry_url(entry.id), record_doubts(entry)});
    }
}

}  // namespace

nlohmann::json chain_timeline(Context& context, const kb::GapChain& chain) {
  std::vector<Moment> moments;
  add_provisions(context, chain, moments);
  add_evidence(chain, moments);
  add_gap(context, chain.gap, moments);
  add_asks(context, chain, moments);
  add_entries(context, chain.gap, moments);
  std::stable_sort(moments.begin(), moments.end(),
                   [](const Moment& a, const Moment& b) { return a.on < b.on; });
  Json rows = Json::array();
  for (Moment& one : moments)
    rows.push_back({{"on", one.on},
                    {"on_text", day_text(parse_iso_date(one.on), context.messages)},
                    {"stage", one.stage},
                    {"text", one.text},
                    {"href", one.href},
                    {"doubts", std::move(one.doubts)}});
  return rows;
}

}  // namespace lacuna::server
