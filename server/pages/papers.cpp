#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/base/text.h"
#include "kb/rules/position_rules.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/account_store.h"
#include "kb/store/act_store.h"
#include "kb/store/annotation_store.h"
#include "kb/store/entry_store.h"
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

constexpr std::size_t kPapersPage = 25;

kb::PositionPaper get_paper(Context& context, const Request& request) {
  auto paper = kb::find_paper(context.store, context.viewer, request.param("id"));
  if (!paper)
    throw Error(ErrorCode::not_found, "There is no such paper here.",
                "It may have been withdrawn, or it is not yours to see.");
  return std::move(*paper);
}

Json breadcrumb(Context& context) {
  return Json::array({{{"label", context.messages.text("Positions")}, {"href", positions_url()}}});
}

std::vector<kb::Ask> asks_of(Context& context, const std::string& paper) {
  kb::AskFilter filter;
  filter.paper = paper;
  return kb::list_asks(context.store, context.viewer, filter, {.limit = kb::kLargestPage}).items;
}

// Gaps that an ask would close.
Json gaps_of(Context& context, const kb::Ask& ask) {
  Json rows = Json::array();
  for (const kb::Link& link :
       kb::links_of(context.store, context.viewer, {kb::NodeKind::ask, ask.id})) {
    if (link.to.kind != kb::NodeKind::gap) continue;
    if (const auto gap = kb::find_gap(context.store, context.viewer, link.to.key))
      rows.push_back(gap_link(*gap));
  }
  return rows;
}

Json ask_row(Context& context, const kb::Ask& ask) {
  const Json gaps = gaps_of(context, ask);
  return {{"number", ask.number},
          {"title", ask.title},
          {"href", ask_url(ask.id)},
          {"state", word(ask.state)},
          {"type", word(ask.type)},
          {"addressee", agent_name(context, ask.addressee)},
          {"doubts", record_doubts(ask)},
          {"gaps", gaps},
          {"gap", gaps.empty() ? Json(false) : gaps.front()}};
}

Json paper_row(Context& context, const kb::PositionPaper& paper) {
  const std::vector<kb::Ask> asks = asks_of(context, paper.id);
  std::vector<std::string> gaps;
  for (const kb::Ask& ask : asks)
    for (const Json& gap : gaps_of(context, ask)) {
      std::string href = gap["href"].get<std::string>();
      if (std::find(gaps.begin(), gaps.end(), href) == gaps.end()) gaps.push_back(std::move(href));
    }
  return {{"number", paper.number},
          {"title", paper.title},
          {"href", position_url(paper.id)},
          {"lang", paper.language},
          {"state", word(paper.state)},
          {"doubts", record_doubts(paper)},
          {"addressees", joined(agent_names(context, paper.addressees))},
          {"dated_text", day_text(paper.dated, context.messages)},
          {"key_message", paper.key_message},
          {"asks", asks.size()},
          {"gaps", gaps.size()}};
}

Json life_cycle_model(const kb::PositionPaper& paper, const Messages& messages) {
  using enum kb::PaperState;
  Json rows = Json::array();
  const kb::PaperState line[] = {outline,       drafting, member_review, revision,
                                 sign_off_open, adopted,  published,     submitted};
  const auto at = std::find(std::begin(line), std::end(line), paper.state);
  for (auto it = std::begin(line); it != std::end(line); ++it)
    rows.push_back({{"label", messages.label("paper_state", word(*it))},
                    {"passed", at != std::end(line) && it < at},
                    {"now", it == at}});
  if (at == std::end(line))
    rows.push_back({{"label", messages.label("paper_state", word(paper.state))},
                    {"passed", false},
                    {"now", true}});
  return rows;
}

// From sign-off on the text is frozen (kb/rules/position_rules.h).
bool is_frozen(kb::PaperState state) {
  return state >= kb::PaperState::sign_off_open && state != kb::PaperState::blocked;
}

Json form_values(const kb::PositionPaper& paper) {
  return {{"title", paper.title},
          {"key_message", paper.key_message},
          {"addressees", joined(paper.addressees, "; ")},
          {"language", paper.language},
          {"body", paper.body},
          {"work", paper.work},
          {"dated", paper.dated ? to_iso(*paper.dated) : ""},
          {"state", word(paper.state)},
          {"visibility", word(paper.visibility)},
          {"shared_with", paper.shared_with},
          {"version", std::to_string(paper.version)}};
}

void read_paper(FormReader& form, Context& context, kb::PositionPaper& paper) {
  paper.title = form.line("title", Need::required, 200);
  paper.key_message = form.lines("key_message", Need::required, 1000);
  paper.addressees.clear();
  const std::string addressees = form.line("addressees", Need::optional, 1000);
  for (std::string_view part : split(addressees, ';'))
    if (!trim(part).empty()) paper.addressees.emplace_back(trim(part));
  paper.language = form.one_of("language", {"ro", "en", "ru", "uk"}, Need::required);
  if (!is_frozen(paper.state)) paper.body = form.lines("body", Need::optional, 100'000);
  paper.work = form.line("work", Need::optional, 200);
  if (!paper.work.empty() && !kb::find_work(context.store, paper.work))
    form.add_error("work", "No imported text here has this address.");
  paper.dated = form.date("dated", Need::optional);
  read_visibility(form, context, paper);
}

std::vector<std::string_view> states_from(kb::PaperState state) {
  std::vector<std::string_view> words{word(state)};
  for (kb::PaperState next : kb::next_states(state)) words.push_back(word(next));
  return words;
}

enum class Editing { new_paper, old_paper };

Response edit_page(Context& context, Editing editing, const kb::PositionPaper& paper,
                   kb::PaperState stored, const Json& form, const Json& conflict, int status) {
  const bool is_new = editing == Editing::new_paper;
  return page(
      "paper_edit",
      {{"title", context.messages.text(is_new ? "New position paper" : "Change a position paper")},
       {"breadcrumb", breadcrumb(context)},
       {"action", is_new ? positions_url() : position_url(paper.id) + "/edit"},
       {"cancel_href", is_new ? positions_url() : position_url(paper.id)},
       {"form", form},
       {"choices",
        {{"language", language_choices(context, paper.language)},
         {"state",
          options(states_from(stored), word(paper.state), "paper_state", context.messages)},
         {"visibility", visibility_choices(context, paper.visibility)},
         {"shared_with", organisation_choices(context, paper.shared_with)}}},
       {"conflict", conflict},
       {"frozen", is_frozen(stored)}},
      status);
}

}  // namespace

Response paper_list(Context& context, const Request& request) {
  kb::PaperFilter filter;
  filter.words = request.query_value("q");
  const auto papers =
      kb::list_papers(context.store, context.viewer, filter, page_request(request, kPapersPage));
  Json rows = Json::array(), asks = Json::array();
  for (const kb::PositionPaper& paper : papers.items) rows.push_back(paper_row(context, paper));
  for (const kb::Ask& ask :
       kb::list_asks(context.store, context.viewer, {}, {.limit = kPapersPage}).items)
    asks.push_back(ask_row(context, ask));
  return page(
      "paper_list",
      {{"title", context.messages.text("Positions")},
       {"total", papers.total},
       {"papers", rows},
       {"asks", asks},
       {"new_href", context.viewer.role >= kb::Role::member ? positions_url() + "/new" : ""},
       {"pager", cursor_pager(request, papers.next, papers.total, kPapersPage)}});
}

Response paper_show(Context& context, const Request& request) {
  const kb::PositionPaper paper = get_paper(context, request);
  const kb::Node node{kb::NodeKind::paper, paper.id};
  const auto owner = kb::find_organisation(context.store, paper.owner);
  const auto work = paper.work.empty() ? std::nullopt : kb::find_work(context.store, paper.work);
  Json asks = Json::array();
  for (const kb::Ask& ask : asks_of(context, paper.id)) asks.push_back(ask_row(context, ask));
  const bool may_edit = kb::may_change(context.viewer, paper);
  return page(
      "paper_show",
      {{"title", paper.title},
       {"breadcrumb", breadcrumb(context)},
       {"number", paper.number},
       {"lang", paper.language},
       {"doubts", record_doubts(paper)},
       {"state", word(paper.state)},
       {"life_cycle", life_cycle_model(paper, context.messages)},
       {"key_message", paper.key_message},
       {"addressed", !paper.addressees.empty()},
       {"addressees", agent_names(context, paper.addressees)},
       {"dated_text", day_text(paper.dated, context.messages)},
       {"owner", owner ? owner->name : ""},
       {"visibility", word(paper.visibility)},
       {"blocks", markdown_model(paper.body)},
       {"work",
        work ? Json{{"title", work_title(*work)}, {"href", law_url(work->key)}} : Json(false)},
       {"asks", asks},
       {"provisions", linked_provisions(context, node)},
       {"rechecks", rechecks_model(context, kb::RecheckKind::paper, paper.id)},
       {"threads", threads_model(context, kb::threads_on(context.store, context.viewer, node))},
       {"comment_href", comment_url(node_text(node))},
       {"edit_href", may_edit ? position_url(paper.id) + "/edit" : ""},
       {"add_ask_href", ""},
       {"add_link_href", ""},
       {"history_href",
        context.viewer.role >= kb::Role::member ? history_url("paper", paper.id) : ""}});
}

namespace {

// The words of a text block with its references, to begin a paper with.
std::string block_text(Context& context, std::string_view number) {
  const auto block = kb::find_entry(context.store, context.viewer, number);
  if (!block || block->kind != "text_block") return {};
  std::string text(kb::value_of(*block, "text"));
  for (const std::string& reference : kb::values_of(*block, "references"))
    text += (&reference == &kb::values_of(*block, "references").front() ? "\n\n" : "\n") +
            ("[[" + reference + "]]");
  return text;
}

}  // namespace

Response paper_new(Context& context, const Request& request) {
  kb::PositionPaper paper;
  paper.language = context.messages.language();
  paper.key_message = block_text(context, request.query_value("block"));
  return edit_page(context, Editing::new_paper, paper, paper.state,
                   empty_form_model(form_values(paper)), false, 200);
}

Response paper_create(Context& context, const Request& request) {
  FormReader form(request);
  kb::PositionPaper paper;
  read_paper(form, context, paper);
  form.word("state", paper.state);
  if (!form.errors().empty())
    return edit_page(context, Editing::new_paper, paper, paper.state,
                     form_model(form, context.messages, form_values(paper)), false, 422);
  return redirect(position_url(kb::create_paper(context.store, paper, context.viewer).id));
}

Response paper_edit(Context& context, const Request& request) {
  const kb::PositionPaper paper = get_paper(context, request);
  require_change(context, paper);
  return edit_page(context, Editing::old_paper, paper, paper.state,
                   empty_form_model(form_values(paper)), false, 200);
}

Response paper_change(Context& context, const Request& request) {
  const kb::PositionPaper stored = get_paper(context, request);
  FormReader form(request);
  kb::PositionPaper paper = stored;
  read_paper(form, context, paper);
  paper.version = form.version();
  const kb::PaperState to = form.word("state", stored.state);
  paper.state = to;
  if (to != stored.state)
    for (const kb::Guard& guard : kb::paper_step_failures(stored, to))
      form.add_error("state", guard.failure);
  if (!form.errors().empty())
    return edit_page(context, Editing::old_paper, paper, stored.state,
                     form_model(form, context.messages, form_values(paper)), false, 422);
  if (paper.version != stored.version) {
    Json again = form_model(form, context.messages, form_values(paper));
    again["values"]["version"] = std::to_string(stored.version);
    return edit_page(
        context, Editing::old_paper, paper, stored.state, again,
        differences(form_values(stored), form_values(paper), "paper_field", context.messages), 412);
  }
  kb::Transaction transaction(context.store.database());
  kb::PositionPaper changed = kb::change_paper(context.store, paper, context.viewer);
  if (to != stored.state)
    changed = kb::move_paper(context.store, changed.id, changed.version, to, "", context.viewer);
  transaction.commit();
  return redirect(position_url(changed.id));
}

}  // namespace lacuna::server
