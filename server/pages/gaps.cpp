#include "server/pages/gaps.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/rules/gap_rules.h"
#include "kb/rules/score_rules.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/account_store.h"
#include "kb/store/chain.h"
#include "kb/store/gap_store.h"
#include "kb/store/known.h"
#include "server/forms/forms.h"
#include "server/pages/chain_timeline.h"
#include "server/pages/choices.h"
#include "server/pages/discussion.h"
#include "server/pages/entry_view.h"
#include "server/pages/follow_target.h"
#include "server/pages/gap_assess.h"
#include "server/pages/gap_parts.h"
#include "server/pages/gap_standing.h"
#include "server/pages/linked.h"
#include "server/pages/parts.h"
#include "server/pages/rechecks.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

// One sentence in one language: its connecting words are the gap's, not the page's.
Json statement_model(const kb::Gap& gap) {
  const kb::GapStatement& statement = gap.statement;
  const Messages& words = messages_for(gap.language);
  return {{"lang", words.language()},
          {"cannot", words.text("cannot")},
          {"because", words.text("because")},
          {"although", words.text("although")},
          {"requires", words.text("requires")},
          {"who", statement.who},
          {"where", statement.where},
          {"right", statement.right},
          {"cause", statement.cause},
          {"standard", statement.standard},
          {"requirement", statement.requirement}};
}

// The six lamps in words: what is there, how much of it, and what is missing.
Json lamps_model(const kb::GapChain& chain, const Messages& messages) {
  const kb::Lamps& lamps = chain.lamps;
  Json rows = Json::array();
  const auto add = [&](const char* key, bool lit, bool weak, std::string note, const char* href) {
    rows.push_back({{"key", key},
                    {"state", lit    ? "met"
                              : weak ? "weak"
                                     : "missing"},
                    {"mark", lit    ? "met"
                             : weak ? "recheck"
                                    : "unexamined"},
                    {"note", std::move(note)},
                    {"href", href}});
  };
  const auto standards = std::count_if(
      chain.provisions.begin(), chain.provisions.end(),
      [](const kb::ChainProvision& one) { return one.link.verb == kb::LinkVerb::should_cover; });
  const long provisions = static_cast<long>(chain.provisions.size()) - standards;
  const auto counted = [&](const char* one, const char* other, long count) {
    return count == 0 ? std::string() : messages.plural(one, other, count);
  };
  const bool weak_evidence = !lamps.evidence && !chain.evidence.empty();
  add("provision", lamps.provision, false,
      provisions == 0 && chain.gap.no_norm_exists
          ? messages.text("none exists (signed)")
          : counted("{count} provision", "{count} provisions", provisions),
      "#provisions");
  add("standard", lamps.standard, false,
      counted("{count} provision", "{count} provisions", standards), "#standards");
  add("service", lamps.right, false, "", "#groups");
  const std::string grade =
      chain.evidence.empty() ? std::string() : std::string(word(chain.evidence.front().grade));
  add("evidence", lamps.evidence, weak_evidence,
      grade.empty()   ? ""
      : weak_evidence ? messages.text("grade {grade} only", {{"grade", grade}})
                      : messages.text("best grade {grade}", {{"grade", grade}}),
      "#evidence");
  add("ask", lamps.ask, false,
      counted("{count} ask", "{count} asks", static_cast<long>(chain.asks.size())), "#asks");
  add("outcome", lamps.outcome, false, "", "#outcome");
  return rows;
}

Json life_cycle_model(const kb::Gap& gap, const Messages& messages) {
  using enum kb::GapState;
  Json rows = Json::array();
  const kb::GapState line[] = {observed,  triaged,       under_analysis, validated,
                               addressed, partly_closed, closed};
  const auto at = std::find(std::begin(line), std::end(line), gap.state);
  for (auto it = std::begin(line); it != std::end(line); ++it)
    rows.push_back({{"label", messages.label("gap_state", word(*it))},
                    {"passed", at != std::end(line) && it < at},
                    {"now", it == at}});
  if (at == std::end(line))
    rows.push_back({{"label", messages.label("gap_state", word(gap.state))},
                    {"passed", false},
                    {"now", true}});
  return rows;
}

bool needs_reason(kb::GapState to) {
  return to == kb::GapState::rejected || to == kb::GapState::superseded ||
         to == kb::GapState::reopened;
}

Json next_model(Context& context, const kb::Gap& gap) {
  const std::vector<kb::GapState> states = kb::next_states(gap.state);
  if (states.empty() || context.viewer.role < kb::Role::member) return false;
  const kb::GapContent content = kb::gap_content(context.store, gap);
  const Date now = today();
  Json actions = Json::array(), missing = Json::array();
  for (kb::GapState to : states) {
    const bool forward = to == states.front();
    const auto failures = kb::gap_step_failures(content, to, now, needs_reason(to) ? "reason" : "",
                                                context.viewer, now);
    if (forward)
      for (const kb::Guard& guard : failures)
        missing.push_back(context.messages.text(guard.failure) + " " +
                          context.messages.text(guard.remedy));
    if (!failures.empty()) continue;
    actions.push_back({{"action", gap_url(gap.id) + "/move"},
                       {"version", gap.version},
                       {"to", word(to)},
                       {"label", context.messages.label("gap_step", word(to))},
                       {"reason", needs_reason(to)},
                       {"style", forward            ? ""
                                 : needs_reason(to) ? "warning"
                                                    : "secondary"}});
  }
  return {{"label", context.messages.label("gap_step", word(states.front()))},
          {"who", states.front() == kb::GapState::validated
                      ? context.messages.text("an expert of another organisation than the author's")
                      : ""},
          {"lacking", !missing.empty()},
          {"missing", missing},
          {"actions", actions}};
}

Json evidence_rows(Context& context, const std::vector<kb::Evidence>& evidence) {
  const ConceptLabels labels(context);
  Json rows = Json::array();
  for (const kb::Evidence& item : evidence)
    rows.push_back({{"id", item.id},
                    {"href", evidence_url(item.id)},
                    {"title", item.title},
                    {"type", labels.of("evidence_type", item.type)},
                    {"grade", word(item.grade)},
                    {"direction", word(item.direction)},
                    {"observed_text", day_text(item.observed_on, context.messages)},
                    {"source", item.source},
                    {"source_href", safe_external_url(item.source_url)},
                    {"summary", item.summary},
                    {"doubts", record_doubts(item)}});
  return rows;
}

Json ask_rows(Context& context, const std::vector<kb::ChainAsk>& asks) {
  Json rows = Json::array();
  for (const kb::ChainAsk& row : asks)
    rows.push_back({{"number", row.ask.number},
                    {"href", ask_url(row.ask.id)},
                    {"title", row.ask.title},
                    {"addressee", agent_name(context, row.ask.addressee)},
                    {"type", word(row.ask.type)},
                    {"state", word(row.ask.state)},
                    {"paper", row.paper ? Json{{"title", row.paper->title},
                                               {"href", position_url(row.paper->id)}}
                                        : Json(false)},
                    {"verb", context.messages.text(kb::rule_of(row.link.verb).forward)},
                    {"doubts", record_doubts(row.ask)}});
  return rows;
}

Json position_rows(const std::vector<kb::ChainAsk>& asks) {
  Json rows = Json::array();
  std::vector<std::string> seen;
  for (const kb::ChainAsk& row : asks) {
    if (!row.paper || std::find(seen.begin(), seen.end(), row.paper->id) != seen.end()) continue;
    seen.push_back(row.paper->id);
    rows.push_back({{"title", row.paper->title},
                    {"href", position_url(row.paper->id)},
                    {"state", word(row.paper->state)},
                    {"doubts", record_doubts(*row.paper)}});
  }
  return rows;
}

Json facts_model(Context& context, const kb::Gap& gap) {
  const ConceptLabels labels(context);
  const Messages& messages = context.messages;
  Json facts = Json::array();
  const auto add = [&](const char* label, const std::string& value, const std::string& href = "") {
    if (!value.empty())
      facts.push_back({{"label", messages.text(label)}, {"value", value}, {"href", href}});
  };
  const auto add_concepts = [&](const char* label, const char* scheme,
                                const std::vector<std::string>& notations) {
    for (const std::string& notation : notations)
      add(label, labels.of(scheme, notation), concept_url(scheme, notation));
  };
  if (!gap.primary_type.empty()) add_concepts("Type", "gap_type", {gap.primary_type});
  add_concepts("Also", "gap_type", gap.types);
  add_concepts("Level", "level", gap.levels);
  add_concepts("Group", "group", gap.groups);
  add_concepts("Sector", "sector", gap.sectors);
  const Gazetteer gazetteer(context);
  for (const std::string& place : gap.territories)
    add("Territory", gazetteer.place(place), territory_url(place));
  if (!gap.jurisdiction.empty()) add("Country", messages.label("jurisdiction", gap.jurisdiction));
  if (gap.ngo_dependent) add("Depends on", messages.text("a non-governmental organisation"));
  add("Temporal scope of the standard", gap.scope_note);
  const auto owner = kb::find_organisation(context.store, gap.owner);
  add("Recorded by", owner ? owner->name : "");
  add("Who may see it", messages.label("visibility", word(gap.visibility)));
  add("Recorded on", format_instant_day(gap.created_on, messages.language()));
  add("Changed on", format_instant_day(gap.changed_on, messages.language()));
  add("Funded until", day_text(gap.funded_until, messages));
  add("Review by", day_text(gap.review_by, messages));
  for (Json& fact : standing_facts(context, gap)) facts.push_back(std::move(fact));
  return facts;
}

Json no_norm_model(Context& context, const kb::Gap& gap) {
  if (!gap.no_norm_exists) return false;
  return {{"scope", gap.no_norm_scope},
          {"on_text", day_text(gap.no_norm_on, context.messages)},
          {"by", kb::display_name(context.store, gap.no_norm_by)}};
}

}  // namespace

Response gap_show(Context& context, const Request& request) {
  const auto known = parse_iso_date(request.query_value("known"));
  const auto chain =
      known ? kb::chain_known(context.store, context.viewer, request.param("id"), *known)
            : kb::find_chain(context.store, context.viewer, request.param("id"), today());
  if (!chain)
    throw Error(ErrorCode::not_found, "There is no such gap here.",
                "It may have been withdrawn, or it is not yours to see.");
  const kb::Gap& gap = chain->gap;
  const Messages& messages = context.messages;
  const kb::Priority priority = kb::priority_of(gap.scores);
  // What was known is looked at, not changed.
  const bool may_edit = !known && kb::may_change(context.viewer, gap);
  const bool may_add = !known && context.viewer.role >= kb::Role::member;
  const bool may_judge = !known && context.viewer.role >= kb::Role::expert;
  Json provisions = Json::array(), standards = Json::array();
  for (const kb::ChainProvision& provision : chain->provisions)
    (provision.link.verb == kb::LinkVerb::should_cover ? standards : provisions)
        .push_back(linked_provision(context, provision));
  const std::string here = gap_url(gap.id);
  Json evidence = evidence_rows(context, chain->evidence);
  for (Json& row : signal_rows(context, gap)) evidence.push_back(std::move(row));
  const Json records = naming_rows(context, Gazetteer(context), {gap.id});
  return page(
      "gap_show",
      {{"title", gap.title},
       {"breadcrumb", gaps_breadcrumb(context)},
       {"number", gap.number},
       {"follow", follow_button(context, kb::FollowKind::gap, gap.id, here)},
       {"word", messages.text(gap_word(gap.primary_type))},
       {"known_text", day_text(known, messages)},
       {"now_href", gap_url(gap.id)},
       {"doubts", gap_doubts(gap)},
       {"statement", statement_model(gap)},
       {"statement_complete", kb::is_complete(gap.statement)},
       {"lamps", lamps_model(*chain, messages)},
       {"timeline", chain_timeline(context, *chain)},
       {"life_cycle", life_cycle_model(gap, messages)},
       {"state", word(gap.state)},
       {"state_reason", gap.state_reason},
       {"priority", priority.scored ? Json(priority.value) : Json("")},
       {"band", priority.scored ? word(priority.band) : std::string_view()},
       {"reach_unknown", priority.scored && priority.reach_unknown},
       {"scored_text",
        gap.scores.empty() ? "" : format_instant_day(gap.scores.back().on, messages.language())},
       {"next", known ? Json(false) : next_model(context, gap)},
       {"no_norm", no_norm_model(context, gap)},
       {"provisions", provisions},
       {"standards", standards},
       {"evidence", evidence},
       {"evidence_stale", chain->evidence_stale},
       {"asks", ask_rows(context, chain->asks)},
       {"positions", position_rows(chain->asks)},
       {"authority", statements_model(context, gap.id)},
       {"facts", facts_model(context, gap)},
       {"score", score_model(context, gap)},
       {"rechecks", rechecks_model(context, kb::RecheckKind::gap, gap.id)},
       {"threads", threads_model(context, chain->discussion)},
       {"comment_href", comment_url("gap:" + gap.id)},
       {"may_edit", may_edit},
       {"edit_href", may_edit ? gap_edit_url(gap.id) : ""},
       {"add_evidence_href", may_add ? here + "/evidence/new" : ""},
       {"add_ask_href", may_add ? here + "/asks/new" : ""},
       {"add_link_href", may_add ? here + "/links/new" : ""},
       {"history_href", may_add ? history_url("gap", gap.id) : ""},
       {"graph_href", graph_url("gap:" + gap.id)},
       {"records", records},
       {"has_records", !records.empty()},
       {"withdraw_action", may_edit ? here + "/withdraw" : ""},
       {"version", gap.version},
       {"assess_href", may_judge ? here + "/score" : ""},
       {"merge_action", may_judge ? here + "/merge" : ""}});
}

Response gap_move(Context& context, const Request& request) {
  FormReader form(request);
  const int version = form.version();
  const auto to = form.word<kb::GapState>("to", Need::required);
  kb::GapMove move;
  move.today = today();
  move.reason = form.lines("reason", Need::optional, 1000);
  if (!form.errors().empty())
    throw Error(ErrorCode::bad_input, "The form was incomplete.", "Go back and try again.");
  move.to = *to;
  if (move.to == kb::GapState::closed || move.to == kb::GapState::partly_closed)
    move.closed_on = move.today;
  const kb::Gap moved = kb::move_gap(context.store, get_gap(context, request.param("id")).id,
                                     version, move, context.viewer);
  return redirect(gap_url(moved.id));
}

Response gap_withdraw(Context& context, const Request& request) {
  const kb::Gap gap = get_gap(context, request.param("id"));
  require_change(context, gap);
  FormReader form(request);
  const int version = form.version();
  const std::string reason = form.lines("reason", Need::required, 1000);
  if (!form.errors().empty())
    throw Error(ErrorCode::bad_input, "A reason is needed.", "Go back and say why.");
  kb::withdraw_gap(context.store, gap.id, version, context.viewer, reason);
  return redirect(gaps_url());
}

}  // namespace lacuna::server
