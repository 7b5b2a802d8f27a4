#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/rules/position_rules.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/account_store.h"
#include "kb/store/annotation_store.h"
#include "kb/store/gap_store.h"
#include "kb/store/link_store.h"
#include "kb/store/position_store.h"
#include "server/forms/model.h"
#include "server/pages/choices.h"
#include "server/pages/discussion.h"
#include "server/pages/gap_parts.h"
#include "server/pages/linked.h"
#include "server/pages/parts.h"
#include "server/pages/positions.h"
#include "server/pages/rechecks.h"
#include "server/view/markdown.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

kb::Ask get_ask(Context& context, const Request& request) {
  auto ask = kb::find_ask(context.store, context.viewer, request.param("id"));
  if (!ask)
    throw Error(ErrorCode::not_found, "There is no such ask here.",
                "It may have been withdrawn, or it is not yours to see.");
  return std::move(*ask);
}

Json form_values(const kb::Ask& ask) {
  return {{"title", ask.title},
          {"type", word(ask.type)},
          {"addressee", ask.addressee},
          {"text", ask.text},
          {"proposed_wording", ask.proposed_wording},
          {"deadline", ask.deadline ? to_iso(*ask.deadline) : ""},
          {"paper", ask.paper},
          {"provision", ""},
          {"rationale", ""},
          {"state", word(ask.state)},
          {"submitted_on", ask.submitted_on ? to_iso(*ask.submitted_on) : ""},
          {"submitted_channel", ask.submitted_channel},
          {"visibility", word(ask.visibility)},
          {"shared_with", ask.shared_with},
          {"version", std::to_string(ask.version)}};
}

std::vector<std::string> paper_ids(Context& context) {
  std::vector<std::string> ids;
  for (const kb::PositionPaper& paper :
       kb::list_papers(context.store, context.viewer, {}, {.limit = kb::kLargestPage}).items)
    ids.push_back(paper.id);
  return ids;
}

Json paper_choices(Context& context, const std::string& selected) {
  Json choices = Json::array();
  for (const kb::PositionPaper& paper :
       kb::list_papers(context.store, context.viewer, {}, {.limit = kb::kLargestPage}).items)
    choices.push_back({{"value", paper.id},
                       {"label", paper.number + " " + paper.title},
                       {"selected", paper.id == selected}});
  return choices;
}

void read_ask(FormReader& form, Context& context, kb::Ask& ask) {
  ask.title = form.line("title", Need::required, 300);
  if (const auto type = form.word<kb::AskType>("type", Need::required)) ask.type = *type;
  ask.addressee = form.line("addressee", Need::required, 200);
  ask.text = form.lines("text", Need::optional, 10'000);
  ask.proposed_wording = form.lines("proposed_wording", Need::optional, 10'000);
  ask.deadline = form.date("deadline", Need::optional);
  ask.paper = form.one_of("paper", paper_ids(context), Need::optional);
  ask.submitted_on = form.date("submitted_on", Need::optional);
  ask.submitted_channel = form.line("submitted_channel", Need::optional, 200);
  read_visibility(form, context, ask);
}

std::vector<std::string_view> states_from(kb::AskState state) {
  std::vector<std::string_view> words{word(state)};
  for (kb::AskState next : kb::next_states(state)) words.push_back(word(next));
  return words;
}

enum class Editing { new_ask, old_ask };

Response edit_page(Context& context, Editing editing, const kb::Gap* gap, const kb::Ask& ask,
                   kb::AskState stored, const Json& form, const Json& conflict, int status) {
  const bool is_new = editing == Editing::new_ask;
  const std::string back = is_new ? gap_url(gap->id) : ask_url(ask.id);
  return page(
      "ask_edit",
      {{"title", context.messages.text(is_new ? "Add an ask" : "Change an ask")},
       {"breadcrumb",
        Json::array({{{"label", context.messages.text("Positions")}, {"href", positions_url()}}})},
       {"action", is_new ? back + "/asks" : back + "/edit"},
       {"cancel_href", back},
       {"form", with_field_names(form, context.messages)},
       {"choices",
        {{"type", options(words_of<kb::AskType>(), word(ask.type), "ask_type", context.messages)},
         {"paper", paper_choices(context, ask.paper)},
         {"state", options(states_from(stored), word(ask.state), "ask_state", context.messages)},
         {"visibility", visibility_choices(context, ask.visibility)},
         {"shared_with", organisation_choices(context, ask.shared_with)}}},
       {"conflict", conflict},
       {"is_new", is_new},
       {"gap", gap == nullptr ? Json(false) : gap_link(*gap)}},
      status);
}

Json life_cycle_model(const kb::Ask& ask, const Messages& messages) {
  using enum kb::AskState;
  Json rows = Json::array();
  const kb::AskState line[] = {
      idea,     proposed, endorsed, submitted,   acknowledged, under_consideration,
      accepted, enacted,  in_force, implemented, verified};
  const auto at = std::find(std::begin(line), std::end(line), ask.state);
  for (auto it = std::begin(line); it != std::end(line); ++it)
    rows.push_back({{"label", messages.label("ask_state", word(*it))},
                    {"passed", at != std::end(line) && it < at},
                    {"now", it == at}});
  if (at == std::end(line))
    rows.push_back({{"label", messages.label("ask_state", word(ask.state))},
                    {"passed", false},
                    {"now", true}});
  return rows;
}

kb::AskMove move_to(const kb::Ask& ask, kb::AskState to) {
  kb::AskMove move;
  move.to = to;
  move.today = today();
  move.submitted_on = ask.submitted_on;
  move.submitted_channel = ask.submitted_channel;
  return move;
}

Json next_model(Context& context, const kb::Ask& ask) {
  const std::vector<kb::AskState> states = kb::next_states(ask.state);
  if (states.empty() || !kb::may_change(context.viewer, ask)) return false;
  Json actions = Json::array(), missing = Json::array();
  for (kb::AskState to : states) {
    const bool forward = to == states.front();
    kb::AskContent content;
    content.ask = ask;
    const auto failures = kb::ask_step_failures(content, to, today());
    if (forward)
      for (const kb::Guard& guard : failures)
        missing.push_back(context.messages.text(guard.failure) + " " +
                          context.messages.text(guard.remedy));
    if (failures.empty())
      actions.push_back({{"action", ask_url(ask.id) + "/move"},
                         {"version", ask.version},
                         {"to", word(to)},
                         {"label", context.messages.label("ask_state", word(to))},
                         {"reason", false},
                         {"style", forward ? "" : "secondary"}});
  }
  return {{"label", context.messages.label("ask_state", word(states.front()))},
          {"who", ""},
          {"lacking", !missing.empty()},
          {"missing", missing},
          {"actions", actions}};
}

}  // namespace

Response ask_show(Context& context, const Request& request) {
  const kb::Ask ask = get_ask(context, request);
  const kb::Node node{kb::NodeKind::ask, ask.id};
  const auto paper =
      ask.paper.empty() ? std::nullopt : kb::find_paper(context.store, context.viewer, ask.paper);
  const auto owner = kb::find_organisation(context.store, ask.owner);
  Json gaps = Json::array();
  for (const kb::Link& link : kb::links_of(context.store, context.viewer, node)) {
    if (link.to.kind != kb::NodeKind::gap) continue;
    if (const auto gap = kb::find_gap(context.store, context.viewer, link.to.key))
      gaps.push_back(gap_link(*gap));
  }
  const bool may_edit = kb::may_change(context.viewer, ask);
  return page(
      "ask_show",
      {{"title", ask.title},
       {"breadcrumb",
        Json::array({{{"label", context.messages.text("Positions")}, {"href", positions_url()}}})},
       {"number", ask.number},
       {"doubts", record_doubts(ask)},
       {"state", word(ask.state)},
       {"type", word(ask.type)},
       {"addressee", agent_name(context, ask.addressee)},
       {"life_cycle", life_cycle_model(ask, context.messages)},
       {"deadline_text", day_text(ask.deadline, context.messages)},
       {"submitted_text", day_text(ask.submitted_on, context.messages)},
       {"submitted_channel", ask.submitted_channel},
       {"visibility", word(ask.visibility)},
       {"owner", owner ? owner->name : ""},
       {"blocks", markdown_model(ask.text)},
       {"proposed_wording", ask.proposed_wording},
       {"lang", "ro"},
       {"paper", paper ? Json{{"number", paper->number},
                              {"title", paper->title},
                              {"href", position_url(paper->id)}}
                       : Json(false)},
       {"gaps", gaps},
       {"provisions", linked_provisions(context, node)},
       {"next", next_model(context, ask)},
       {"rechecks", rechecks_model(context, kb::RecheckKind::ask, ask.id)},
       {"threads", threads_model(context, kb::threads_on(context.store, context.viewer, node))},
       {"comment_href", comment_url(node_text(node))},
       {"edit_href", may_edit ? ask_url(ask.id) + "/edit" : ""},
       {"add_link_href", ""},
       {"history_href",
        context.viewer.role >= kb::Role::member ? history_url("ask", ask.id) : ""}});
}

Response ask_new(Context& context, const Request& request) {
  const kb::Gap gap = get_gap(context, request.param("id"));
  kb::Ask ask;
  ask.visibility = gap.visibility;
  ask.shared_with = gap.shared_with;
  return edit_page(context, Editing::new_ask, &gap, ask, ask.state,
                   empty_form_model(form_values(ask)), false, 200);
}

Response ask_create(Context& context, const Request& request) {
  const kb::Gap gap = get_gap(context, request.param("id"));
  FormReader form(request);
  kb::Ask ask;
  read_ask(form, context, ask);
  const auto provision = read_provision(form, context, "provision", Need::optional);
  const std::string rationale =
      form.lines("rationale", provision ? Need::required : Need::optional, 2000);
  form.word("state", ask.state);
  if (!form.errors().empty())
    return edit_page(context, Editing::new_ask, &gap, ask, ask.state,
                     form_model(form, context.messages, form_values(ask)), false, 422);
  kb::Transaction transaction(context.store.database());
  const kb::Ask saved = kb::create_ask(context.store, ask, context.viewer);
  const auto link = [&](kb::Node to, kb::LinkVerb verb, const std::string& why) {
    kb::Link made;
    made.from = {kb::NodeKind::ask, saved.id};
    made.to = std::move(to);
    made.verb = verb;
    made.rationale = why;
    made.visibility = ask.visibility;
    made.shared_with = ask.shared_with;
    kb::create_link(context.store, made, context.viewer);
  };
  link({kb::NodeKind::gap, gap.id}, kb::LinkVerb::addresses,
       rationale.empty() ? ask.title : rationale);
  if (provision)
    link({kb::NodeKind::provision, *provision}, kb::LinkVerb::proposes_change_to, rationale);
  transaction.commit();
  return redirect(gap_url(gap.id) + "#asks");
}

Response ask_edit(Context& context, const Request& request) {
  const kb::Ask ask = get_ask(context, request);
  require_change(context, ask);
  return edit_page(context, Editing::old_ask, nullptr, ask, ask.state,
                   empty_form_model(form_values(ask)), false, 200);
}

Response ask_change(Context& context, const Request& request) {
  const kb::Ask stored = get_ask(context, request);
  FormReader form(request);
  kb::Ask ask = stored;
  read_ask(form, context, ask);
  ask.version = form.version();
  const kb::AskState to = form.word("state", stored.state);
  if (to != stored.state) {
    kb::AskContent content;
    content.ask = ask;
    for (const kb::Guard& guard : kb::ask_step_failures(content, to, today()))
      form.add_error("state", guard.failure);
  }
  if (!form.errors().empty())
    return edit_page(context, Editing::old_ask, nullptr, ask, stored.state,
                     form_model(form, context.messages, form_values(ask)), false, 422);
  if (ask.version != stored.version) {
    Json again = form_model(form, context.messages, form_values(ask));
    again["values"]["version"] = std::to_string(stored.version);
    return edit_page(
        context, Editing::old_ask, nullptr, ask, stored.state, again,
        differences(form_values(stored), form_values(ask), "ask_field", context.messages), 412);
  }
  kb::Transaction transaction(context.store.database());
  const kb::Ask changed = kb::change_ask(context.store, ask, context.viewer);
  if (to != stored.state)
    kb::move_ask(context.store, changed.id, changed.version, move_to(ask, to), context.viewer);
  transaction.commit();
  return redirect(ask_url(changed.id));
}

Response ask_move(Context& context, const Request& request) {
  const kb::Ask ask = get_ask(context, request);
  FormReader form(request);
  const int version = form.version();
  const auto to = form.word<kb::AskState>("to", Need::required);
  if (!form.errors().empty())
    throw Error(ErrorCode::bad_input, "The form was incomplete.", "Go back and try again.");
  kb::move_ask(context.store, ask.id, version, move_to(ask, *to), context.viewer);
  return redirect(ask_url(ask.id));
}

}  // namespace lacuna::server
