// The gap register as a sheet (domain.md 3.6, X6).
#include <nlohmann/json.hpp>

#include "kb/rules/score_rules.h"
#include "kb/store/evidence_store.h"
#include "kb/store/link_store.h"
#include "kb/store/position_store.h"
#include "server/pages/entry_view.h"
#include "server/pages/exports.h"
#include "server/pages/gap_filter.h"
#include "server/pages/gap_parts.h"
#include "server/pages/parts.h"
#include "server/pages/sheets.h"

namespace lacuna::server {
namespace {

constexpr std::size_t kMostAsks = 100;

std::string add(std::string text, const std::string& more) {
  if (more.empty()) return text;
  return text.empty() ? more : text + "; " + more;
}

struct GapProvisions {
  std::string lacking;
  std::string standard;
};

GapProvisions provisions_of(Context& context, SheetDraft& draft, const kb::Gap& gap) {
  GapProvisions said;
  for (const kb::Link& link :
       kb::links_of(context.store, context.viewer, {kb::NodeKind::gap, gap.id})) {
    if (link.from.kind != kb::NodeKind::provision) continue;
    draft.uses(link);
    const std::string cited = draft.provision(link.from.key);
    if (link.verb == kb::LinkVerb::should_cover)
      said.standard = add(said.standard, cited);
    else
      said.lacking = add(
          said.lacking, cited + " (" + context.messages.text(kb::rule_of(link.verb).forward) + ")");
  }
  if (gap.no_norm_exists)
    said.lacking =
        add(said.lacking, context.messages.text("no provision found (signed)") +
                              (gap.no_norm_on ? " " + to_iso(*gap.no_norm_on) : "") +
                              (gap.no_norm_scope.empty() ? "" : ": " + gap.no_norm_scope));
  if (said.standard.empty()) said.standard = gap.statement.standard;
  return said;
}

std::vector<std::string> row_of(Context& context, SheetDraft& draft, const Gazetteer& gazetteer,
                                const kb::Gap& gap) {
  const ConceptLabels labels(context);
  const auto list = [&](std::string_view scheme, const std::vector<std::string>& notations) {
    return joined_labels(labels.list_of(scheme, notations));
  };
  draft.uses(gap);
  std::string places, asks, addressees;
  for (const std::string& key : gap.territories) places = add(places, gazetteer.place(key));
  const auto evidence = kb::evidence_of_gap(context.store, context.viewer, gap.id);
  for (const kb::Evidence& item : evidence) draft.uses(item);
  kb::AskFilter filter;
  filter.gap = gap.id;
  for (const kb::Ask& ask :
       kb::list_asks(context.store, context.viewer, filter, {"", kMostAsks}).items) {
    draft.uses(ask);
    asks = add(asks, ask.number + " " + ask.title);
    addressees = add(addressees, agent_name(context, ask.addressee));
  }
  const GapProvisions provisions = provisions_of(context, draft, gap);
  const kb::Priority priority = kb::priority_of(gap.scores);
  const Messages& messages = context.messages;
  return {gap.number,
          gap.title,
          statement_text(gap),
          gap.primary_type.empty() ? "" : labels.of("gap_type", gap.primary_type),
          list("level", gap.levels),
          places,
          list("sector", gap.sectors),
          list("group", gap.groups),
          provisions.lacking,
          provisions.standard,
          factor_text(gap, &kb::GapScore::severity),
          priority.scored ? std::to_string(priority.value) : "",
          priority.scored
              ? messages.label("band", word(priority.band)) +
                    (priority.reach_unknown ? ", " + messages.text("reach unknown") : "")
              : "",
          evidence.empty() ? messages.text("no evidence yet")
                           : std::string(word(evidence.front().grade)),
          asks,
          addressees,
          messages.label("gap_state", word(gap.state)),
          gap.illustrative ? messages.text("illustrative") : ""};
}

}  // namespace

kb::Sheet gap_sheet(Context& context, const Request& request) {
  using enum kb::ColumnType;
  SheetDraft draft(context, "lacuna-gaps", context.messages.text("Gap register"));
  draft.column("Number", 9);
  draft.column("Title", 36);
  draft.column("Statement", 60);
  for (const char* heading : {"Type", "Level", "Territory", "Sector", "Group"})
    draft.column(heading, 18);
  draft.column("Provision", 44);
  draft.column("Standard", 36);
  draft.column("Severity (1 to 5)", 10, number);
  draft.column("Priority (0 to 100)", 10, number);
  for (const char* heading : {"Band", "Evidence grade"}) draft.column(heading, 12);
  draft.column("Ask", 44);
  draft.column("Addressee", 28);
  draft.column("State", 14);
  draft.column("Mark", 12);
  const Gazetteer gazetteer(context);
  for (const kb::Gap& gap : all_gaps(context, gap_filter(context, request, today())))
    draft.row(row_of(context, draft, gazetteer, gap));
  draft.note(context.messages.text(
      "The evidence grade stands beside the priority and is never multiplied into it."));
  return draft.finish(gap_filter_words(context, request));
}

}  // namespace lacuna::server
