#include "server/pages/evidence.h"

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/rules/evidence_rules.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/account_store.h"
#include "kb/store/evidence_store.h"
#include "kb/store/gap_store.h"
#include "server/forms/model.h"
#include "server/pages/choices.h"
#include "server/pages/entry_view.h"
#include "server/pages/gap_parts.h"
#include "server/pages/linked.h"
#include "server/pages/parts.h"
#include "server/pages/rechecks.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

kb::Evidence get_evidence(Context& context, const Request& request) {
  auto evidence = kb::find_evidence(context.store, context.viewer, request.param("id"));
  if (!evidence)
    throw Error(ErrorCode::not_found, "There is no such evidence here.",
                "It may have been withdrawn, or it is not yours to see.");
  return std::move(*evidence);
}

Json form_values(const kb::Evidence& evidence) {
  return {{"title", evidence.title},
          {"type", evidence.type},
          {"direction", word(evidence.direction)},
          {"grade", word(evidence.grade)},
          {"observed_on", evidence.observed_on ? to_iso(*evidence.observed_on) : ""},
          {"practice", evidence.practice ? "1" : ""},
          {"summary", evidence.summary},
          {"source", evidence.source},
          {"source_url", evidence.source_url},
          {"source_organisation", evidence.source_organisation},
          {"event", evidence.event},
          {"provision", evidence.provision},
          {"territory", evidence.territory},
          {"group", evidence.group},
          {"sample_size", evidence.sample_size == 0 ? "" : std::to_string(evidence.sample_size)},
          {"consent_basis", evidence.consent_basis},
          {"privacy_reason", ""},
          {"visibility", word(evidence.visibility)},
          {"shared_with", evidence.shared_with},
          {"version", std::to_string(evidence.version)}};
}

// Gives the reason why what looks like personal data is none; it is kept in the history.
std::string read_evidence(FormReader& form, Context& context, kb::Evidence& evidence) {
  evidence.title = form.line("title", Need::required, 200);
  evidence.type = form.one_of("type", notations_of(context, "evidence_type"), Need::required);
  if (const auto direction = form.word<kb::Direction>("direction", Need::required))
    evidence.direction = *direction;
  if (const auto grade = form.word<kb::Grade>("grade", Need::required)) evidence.grade = *grade;
  evidence.observed_on = form.date("observed_on", Need::required);
  evidence.practice = form.box("practice") == FormReader::Box::ticked;
  evidence.summary = form.lines("summary", Need::required, 5000);
  evidence.source = form.line("source", Need::required, 300);
  evidence.source_url = form.line("source_url", Need::optional, 500);
  if (!evidence.source_url.empty() && safe_external_url(evidence.source_url).empty())
    form.add_error("source_url", "The address begins with http:// or https://.");
  evidence.source_organisation = form.line("source_organisation", Need::optional, 200);
  evidence.event = form.line("event", Need::optional, 200);
  evidence.provision = read_provision(form, context, "provision", Need::optional).value_or("");
  evidence.territory = form.line("territory", Need::optional, 100);
  evidence.group = form.one_of("group", notations_of(context, "group"), Need::optional);
  evidence.sample_size = form.number("sample_size", 1, 10'000'000, 0);
  evidence.consent_basis = form.line("consent_basis", Need::optional, 300);
  read_visibility(form, context, evidence);
  const std::string privacy_reason = form.line("privacy_reason", Need::optional, 300);
  if (const auto failure = kb::evidence_privacy_failure(evidence);
      !failure.empty() && privacy_reason.empty())
    form.add_error("privacy_reason", failure);
  return privacy_reason;
}

Json choices_model(Context& context, const kb::Evidence& evidence) {
  const auto one = [](const std::string& text) {
    return text.empty() ? std::vector<std::string>{} : std::vector<std::string>{text};
  };
  return {
      {"type", concept_choices(context, "evidence_type", one(evidence.type))},
      {"group", concept_choices(context, "group", one(evidence.group))},
      {"direction",
       options(words_of<kb::Direction>(), word(evidence.direction), "direction", context.messages)},
      {"grade", options(words_of<kb::Grade>(), word(evidence.grade), "grade", context.messages)},
      {"visibility", visibility_choices(context, evidence.visibility)},
      {"shared_with", organisation_choices(context, evidence.shared_with)}};
}

enum class Editing { new_evidence, old_evidence };

Response edit_page(Context& context, Editing editing, const kb::Gap& gap,
                   const kb::Evidence& evidence, const Json& form, const Json& conflict,
                   int status) {
  const bool is_new = editing == Editing::new_evidence;
  return page(
      "evidence_edit",
      {{"title", context.messages.text(is_new ? "Add evidence" : "Change evidence")},
       {"breadcrumb", gap_breadcrumb(context, gap)},
       {"action", is_new ? gap_url(gap.id) + "/evidence" : evidence_url(evidence.id) + "/edit"},
       {"cancel_href", is_new ? gap_url(gap.id) : evidence_url(evidence.id)},
       {"form", with_field_names(form, context.messages)},
       {"choices", choices_model(context, evidence)},
       {"conflict", conflict},
       {"gap", gap_link(gap)}},
      status);
}

Json facts_model(Context& context, const kb::Evidence& evidence) {
  const ConceptLabels labels(context);
  Json facts = Json::array();
  const auto add = [&](const char* label, const std::string& value, const std::string& href = "") {
    if (!value.empty())
      facts.push_back({{"label", context.messages.text(label)}, {"value", value}, {"href", href}});
  };
  add("Source", evidence.source, safe_external_url(evidence.source_url));
  add("Who observed it", evidence.source_organisation);
  add("Which event it observes", evidence.event);
  add("Provision", cited(context, evidence.provision),
      evidence.provision.empty() ? "" : law_url(evidence.provision));
  if (!evidence.territory.empty())
    add("Territory", Gazetteer(context).place(evidence.territory),
        territory_url(evidence.territory));
  if (!evidence.group.empty())
    add("Group", labels.of("group", evidence.group), concept_url("group", evidence.group));
  if (evidence.sample_size > 0)
    add("Number of people or cases", std::to_string(evidence.sample_size));
  add("On what consent it rests", evidence.consent_basis);
  return facts;
}

}  // namespace

Response evidence_show(Context& context, const Request& request) {
  const kb::Evidence evidence = get_evidence(context, request);
  const kb::Gap gap = get_gap(context, evidence.gap);
  const auto owner = kb::find_organisation(context.store, evidence.owner);
  const bool may_edit = kb::may_change(context.viewer, evidence);
  return page(
      "evidence_show",
      {{"title", evidence.title},
       {"breadcrumb", gap_breadcrumb(context, gap)},
       {"doubts", record_doubts(evidence)},
       {"gap", gap_link(gap)},
       {"grade", word(evidence.grade)},
       {"type", ConceptLabels(context).of("evidence_type", evidence.type)},
       {"direction", word(evidence.direction)},
       {"practice", evidence.practice},
       {"observed_text", day_text(evidence.observed_on, context.messages)},
       {"summary", evidence.summary},
       {"visibility", word(evidence.visibility)},
       {"owner", owner ? owner->name : ""},
       {"facts", facts_model(context, evidence)},
       {"rechecks", rechecks_model(context, kb::RecheckKind::evidence, evidence.id)},
       {"edit_href", may_edit ? evidence_url(evidence.id) + "/edit" : ""},
       {"history_href",
        context.viewer.role >= kb::Role::member ? history_url("evidence", evidence.id) : ""}});
}

Response evidence_new(Context& context, const Request& request) {
  const kb::Gap gap = get_gap(context, request.param("id"));
  kb::Evidence evidence;
  evidence.visibility = gap.visibility;
  evidence.shared_with = gap.shared_with;
  return edit_page(context, Editing::new_evidence, gap, evidence,
                   empty_form_model(form_values(evidence)), false, 200);
}

Response evidence_create(Context& context, const Request& request) {
  const kb::Gap gap = get_gap(context, request.param("id"));
  FormReader form(request);
  kb::Evidence evidence;
  evidence.gap = gap.id;
  const std::string privacy_reason = read_evidence(form, context, evidence);
  if (!form.errors().empty())
    return edit_page(context, Editing::new_evidence, gap, evidence,
                     form_model(form, context.messages, form_values(evidence)), false, 422);
  kb::create_evidence(context.store, evidence, context.viewer, privacy_reason);
  return redirect(gap_url(gap.id) + "#evidence");
}

Response evidence_edit(Context& context, const Request& request) {
  const kb::Evidence evidence = get_evidence(context, request);
  require_change(context, evidence);
  return edit_page(context, Editing::old_evidence, get_gap(context, evidence.gap), evidence,
                   empty_form_model(form_values(evidence)), false, 200);
}

Response evidence_change(Context& context, const Request& request) {
  const kb::Evidence stored = get_evidence(context, request);
  const kb::Gap gap = get_gap(context, stored.gap);
  FormReader form(request);
  kb::Evidence evidence = stored;
  const std::string privacy_reason = read_evidence(form, context, evidence);
  evidence.version = form.version();
  if (!form.errors().empty())
    return edit_page(context, Editing::old_evidence, gap, evidence,
                     form_model(form, context.messages, form_values(evidence)), false, 422);
  if (evidence.version != stored.version) {
    Json again = form_model(form, context.messages, form_values(evidence));
    again["values"]["version"] = std::to_string(stored.version);
    return edit_page(
        context, Editing::old_evidence, gap, evidence, again,
        differences(form_values(stored), form_values(evidence), "evidence_field", context.messages),
        412);
  }
  kb::change_evidence(context.store, evidence, context.viewer, privacy_reason);
  return redirect(evidence_url(evidence.id));
}

}  // namespace lacuna::server
