#include "server/pages/rechecks.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/base/text.h"
#include "kb/rules/anchor_rules.h"
#include "kb/store/act_store.h"
#include "server/auth/flash.h"
#include "server/forms/model.h"
#include "server/pages/asked.h"
#include "server/pages/parts.h"
#include "server/pages/recheck_parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kListed = 100;  // on one page; the rest comes up as these are decided

kb::RecheckRow get_recheck(Context& context, const Request& request) {
  auto row = kb::find_recheck(context.store, context.viewer, request.param("id"));
  if (!row)
    throw Error(ErrorCode::not_found, "There is no such record here.",
                "It may have been withdrawn, or it is not yours to see.");
  return std::move(*row);
}

// Act by act, and in it place by place: one difference, and all that rests on it.
Json groups_of(Context& context, const std::vector<kb::RecheckRow>& rows) {
  RecheckPrinter printer(context);
  Json acts = Json::array();
  std::string act_key, place_key;
  for (const kb::RecheckRow& row : rows) {
    const kb::Recheck& recheck = row.recheck;
    if (const std::string key = recheck.work + recheck.from_expression + recheck.to_expression;
        key != act_key) {
      act_key = key;
      place_key.clear();
      const auto work = kb::find_work(context.store, recheck.work);
      const kb::Expression* from = printer.text(recheck.from_expression);
      const kb::Expression* to = printer.text(recheck.to_expression);
      acts.push_back(
          {{"title", work ? work_title(*work) : recheck.work},
           {"subject", work ? work->subject : ""},
           {"href", law_url(recheck.work)},
           {"lang", to ? to->language : "ro"},
           {"from_label", from ? text_label(*from, context.messages) : ""},
           {"to_label", to ? text_label(*to, context.messages) : ""},
           {"compare_href",
            from && to ? diff_url(recheck.work, text_name(*from), text_name(*to)) : std::string()},
           {"places", Json::array()}});
    }
    if (recheck.from_eid + recheck.to_eid != place_key || acts.back()["places"].empty()) {
      place_key = recheck.from_eid + recheck.to_eid;
      Json head = printer.row(row);
      acts.back()["places"].push_back({{"unit", head["unit"]},
                                       {"unit_href", head["unit_href"]},
                                       {"anchor", head["anchor"]},
                                       {"lines", printer.lines(recheck)},
                                       {"records", Json::array()}});
    }
    acts.back()["places"].back()["records"].push_back(printer.row(row));
  }
  return acts;
}

const Json kStart = {{"decision", "confirmed"}, {"reason", ""}, {"place", ""}, {"exact", ""}};

std::string edit_href(const kb::Recheck& recheck) {
  switch (recheck.kind) {
    case kb::RecheckKind::gap:
    case kb::RecheckKind::ask:
    case kb::RecheckKind::paper:
    case kb::RecheckKind::evidence:
      return record_url(recheck) + "/edit";
    default:
      return "";
  }
}

Response recheck_page(Context& context, const kb::RecheckRow& row, Json form, int status) {
  RecheckPrinter printer(context);
  const kb::Recheck& recheck = row.recheck;
  const auto work = kb::find_work(context.store, recheck.work);
  const kb::Expression* from = printer.text(recheck.from_expression);
  const kb::Expression* to = printer.text(recheck.to_expression);
  Json decisions = Json::array();
  for (const kb::RecheckState state :
       {kb::RecheckState::confirmed, kb::RecheckState::amended, kb::RecheckState::closed})
    decisions.push_back(
        {{"value", word(state)}, {"checked", form["values"]["decision"] == word(state)}});
  const bool placed =
      recheck.kind == kb::RecheckKind::annotation || recheck.kind == kb::RecheckKind::evidence;
  return page(
      "recheck_show",
      {{"title", context.messages.text("Does it still hold?")},
       {"breadcrumb",
        Json::array({{{"label", context.messages.text("To re-check")}, {"href", rechecks_url()}}})},
       {"record", printer.row(row)},
       {"act",
        {{"title", work ? work_title(*work) : recheck.work}, {"href", law_url(recheck.work)}}},
       {"from_label", from ? text_label(*from, context.messages) : ""},
       {"to_label", to ? text_label(*to, context.messages) : ""},
       {"lines", printer.lines(recheck)},
       {"decisions", decisions},
       {"place_field", placed || !recheck.link.empty()},
       {"exact_field", recheck.kind == kb::RecheckKind::annotation},
       {"edit_href", edit_href(recheck)},
       {"form", std::move(form)}},
      status);
}

// "art_5__para_1", or a reference as it stands in an address; in the new text.
std::string read_place(FormReader& form, Context& context, const kb::Recheck& recheck) {
  std::string place = form.line("place", Need::optional, 300);
  if (const std::size_t mark = place.find('!'); mark != std::string::npos) place.erase(0, mark + 1);
  if (!place.empty() && kb::find_provisions(context.store, recheck.to_expression, place).empty())
    form.add_error("place", "The new text has no such provision.");
  return place;
}

void check_words(FormReader& form, Context& context, const kb::Recheck& recheck,
                 const kb::RecheckDecision& decision) {
  if (decision.exact.empty()) return;
  if (decision.eid.empty()) {
    form.add_error("place", "Say in which provision these words stand.");
    return;
  }
  const auto units = kb::find_provisions(context.store, recheck.to_expression, decision.eid);
  if (!units.empty() && !kb::find_quote(kb::anchor_text(units.front()), decision.exact))
    form.add_error("exact", "The quoted words do not stand in this provision.");
}

}  // namespace

Response recheck_list(Context& context, const Request& request) {
  auto rows = kb::open_rechecks(context.store, context.viewer, request.query_value("work"));
  const std::size_t total = rows.size();
  if (rows.size() > kListed) rows.resize(kListed);
  return page("recheck_list",
              {{"title", context.messages.text("To re-check")},
               {"total", total},
               {"left", rows.size() < total ? Json(total - rows.size()) : Json(false)},
               {"acts", groups_of(context, rows)}});
}

Response recheck_show(Context& context, const Request& request) {
  return recheck_page(context, get_recheck(context, request), empty_form_model(kStart), 200);
}

Response recheck_decide(Context& context, const Request& request) {
  const kb::RecheckRow row = get_recheck(context, request);
  FormReader form(request);
  kb::RecheckDecision decision;
  const auto to = form.word<kb::RecheckState>("decision", Need::required);
  decision.to = to.value_or(kb::RecheckState::confirmed);
  decision.reason = form.lines("reason", Need::optional, 1000);
  if (decision.to != kb::RecheckState::confirmed && decision.reason.empty())
    form.add_error("reason", "Say why, in a few words.");
  if (decision.to == kb::RecheckState::amended) {
    decision.eid = read_place(form, context, row.recheck);
    decision.exact = form.line("exact", Need::optional, 2000);
    check_words(form, context, row.recheck, decision);
  }
  if (!form.errors().empty() && kb::may_decide(context.store, context.viewer, row.recheck))
    return recheck_page(context, row, form_model(form, context.messages, kStart), 422);
  kb::decide_recheck(context.store, row.recheck.id, decision, context.viewer);
  Response response = redirect(rechecks_url(row.recheck.work));
  set_flash(response, request, "Decided. Nothing else was changed by it.");
  return response;
}

Json rechecks_model(Context& context, kb::RecheckKind kind, std::string_view record) {
  RecheckPrinter printer(context);
  Json rows = Json::array();
  for (const kb::RecheckRow& row :
       kb::rechecks_of_record(context.store, context.viewer, kind, record)) {
    // That nothing happened needs no words.
    if (row.recheck.anchor == kb::AnchorState::exact) continue;
    Json model = printer.row(row);
    // Who decided, and how to, is for members.
    if (context.viewer.role < kb::Role::member)
      for (const char* name : {"href", "by", "reason"}) model[name] = "";
    rows.push_back(std::move(model));
  }
  return rows;
}

Json reanchored_model(Context& context, const kb::Expression& expression) {
  const auto rows = kb::rechecks_of_text(context.store, context.viewer, expression.key);
  if (rows.empty()) return false;
  RecheckPrinter printer(context);
  std::map<std::string_view, int> counts;
  for (const auto& state : all_of<kb::AnchorState>()) counts[state.word] = 0;
  Json records = Json::array();
  for (const kb::RecheckRow& row : rows) {
    ++counts[word(row.recheck.anchor)];
    records.push_back(printer.row(row));
  }
  return {{"total", rows.size()}, {"counts", counts}, {"records", records}};
}

}  // namespace lacuna::server
