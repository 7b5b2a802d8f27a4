#include "server/pages/gap_assess.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/rules/score_rules.h"
#include "kb/store/account_store.h"
#include "kb/store/entry_store.h"
#include "kb/store/gap_store.h"
#include "server/forms/forms.h"
#include "server/forms/model.h"
#include "server/pages/choices.h"
#include "server/pages/gap_parts.h"
#include "server/pages/parts.h"
#include "server/pages/table.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

// The factors of a score as forms and tables know them.
struct Factor {
  const char* name;
  const char* label;
  int kb::GapScore::*value;
};
constexpr Factor kFactors[] = {
    {"severity", "Severity", &kb::GapScore::severity},
    {"reach", "Reach", &kb::GapScore::reach},
    {"legal_force", "Legal force of the standard", &kb::GapScore::legal_force},
    {"urgency", "Urgency", &kb::GapScore::urgency},
    {"feasibility", "Feasibility", &kb::GapScore::feasibility},
};

std::string priority_text(const kb::Priority& priority, const Messages& messages) {
  if (!priority.scored) return messages.text("not assessed");
  std::string text =
      std::to_string(priority.value) + ", " + messages.label("band", word(priority.band));
  if (priority.reach_unknown) text += "; " + messages.text("reach unknown");
  return text;
}

kb::GapScore own_score(const kb::Gap& gap, const kb::Viewer& viewer) {
  for (const kb::GapScore& score : gap.scores)
    if (score.scorer == viewer.account) return score;
  return {};
}

Json form_values(const kb::GapScore& score, int version) {
  Json values = {{"argument", score.argument}, {"version", std::to_string(version)}};
  for (const Factor& factor : kFactors) {
    const int value = score.*factor.value;
    values[factor.name] = value == 0 ? std::string() : std::to_string(value);
  }
  return values;
}

Response score_page(Context& context, const kb::Gap& gap, const kb::GapScore& score,
                    const Json& form, int status) {
  Json choices = Json::object();
  for (const Factor& factor : kFactors)
    choices[factor.name] = number_choices(1, 5, score.*factor.value);
  return page("gap_score",
              {{"title", context.messages.text("Assess a gap")},
               {"breadcrumb", gap_breadcrumb(context, gap)},
               {"action", gap_url(gap.id) + "/score"},
               {"cancel_href", gap_url(gap.id)},
               {"form", form},
               {"choices", choices},
               {"gap", gap_link(gap)}},
              status);
}

}  // namespace

nlohmann::json score_model(Context& context, const kb::Gap& gap) {
  if (gap.scores.empty()) return false;
  const Messages& messages = context.messages;
  Table table{"scores", messages.text("How assessed"), messages.text("Factor"), {}, {}, ""};
  for (const kb::GapScore& score : gap.scores)
    table.columns.push_back({kb::display_name(context.store, score.scorer) + ", " +
                                 format_instant_day(score.on, messages.language()),
                             "",
                             {}});
  const auto row = [&](const char* label, const auto& text_of) {
    TableRow made{{messages.text(label), "", {}}, {}};
    for (const kb::GapScore& score : gap.scores) made.cells.push_back({text_of(score), "", {}});
    table.rows.push_back(std::move(made));
  };
  for (const Factor& factor : kFactors)
    row(factor.label, [&](const kb::GapScore& score) {
      const int value = score.*factor.value;
      return value == 0 ? messages.text("unknown") : std::to_string(value);
    });
  row("Priority",
      [&](const kb::GapScore& score) { return priority_text(kb::priority_of(score), messages); });
  row("Argument", [](const kb::GapScore& score) { return score.argument; });
  if (gap.scores.size() > 1)
    table.note =
        messages.text("Mean of {n} assessments: {priority}.",
                      {{"n", std::to_string(gap.scores.size())},
                       {"priority", priority_text(kb::priority_of(gap.scores), messages)}}) +
        " ";
  table.note += messages.text(
      "Weights, version {weights}. The grade of the evidence stands beside the score and is never "
      "multiplied in.",
      {{"weights", gap.scores.back().weights}});
  return table_model(table);
}

nlohmann::json statements_model(Context& context, std::string_view id) {
  std::vector<kb::Entry> statements = kb::entries_naming(context.store, context.viewer, id);
  std::erase_if(statements, [](const kb::Entry& entry) { return entry.kind != "statement"; });
  std::stable_sort(statements.begin(), statements.end(),
                   [](const kb::Entry& a, const kb::Entry& b) {
                     return kb::value_of(a, "on") > kb::value_of(b, "on");
                   });
  Json rows = Json::array();
  for (const kb::Entry& statement : statements)
    rows.push_back({{"who", agent_name(context, std::string(kb::value_of(statement, "by")))},
                    {"on_text", day_text(kb::date_of(statement, "on"), context.messages)},
                    {"text", kb::value_of(statement, "text")},
                    {"number", statement.number},
                    {"href", entry_url(statement.id)},
                    {"doubts", record_doubts(statement)}});
  return rows;
}

Response gap_score(Context& context, const Request& request) {
  const kb::Gap gap = get_gap(context, request.param("id"));
  const kb::GapScore score = own_score(gap, context.viewer);
  return score_page(context, gap, score, empty_form_model(form_values(score, gap.version)), 200);
}

Response gap_score_save(Context& context, const Request& request) {
  const kb::Gap gap = get_gap(context, request.param("id"));
  FormReader form(request);
  kb::GapScore score;
  for (const Factor& factor : kFactors) score.*factor.value = form.number(factor.name, 1, 5, 0);
  score.argument = form.lines("argument", Need::required, 2000);
  const int version = form.version();
  if (const std::string_view problem = kb::score_problem(score); !problem.empty())
    form.add_error("severity", problem);
  if (!form.errors().empty())
    return score_page(context, gap, score,
                      form_model(form, context.messages, form_values(score, gap.version)), 422);
  kb::score_gap(context.store, gap.id, version, std::move(score), context.viewer);
  return redirect(gap_url(gap.id));
}

Response gap_merge(Context& context, const Request& request) {
  const kb::Gap gap = get_gap(context, request.param("id"));
  FormReader form(request);
  const std::string into = form.line("into", Need::required, 40);
  const std::string reason = form.line("reason", Need::required, 500);
  const int version = form.version();
  if (!form.errors().empty())
    throw Error(ErrorCode::bad_input, "The form was incomplete.", "Go back and try again.");
  const kb::Gap stays = get_gap(context, into);
  kb::merge_gap(context.store, gap.id, version, stays.id, context.viewer, reason);
  return redirect(gap_url(stays.id));
}

}  // namespace lacuna::server
