#include "server/pages/norms.h"

#include <map>

#include <nlohmann/json.hpp>

#include "indexer/cite/cite.h"
#include "kb/base/error.h"
#include "kb/rules/norm_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/link_store.h"
#include "server/forms/forms.h"
#include "server/forms/model.h"
#include "server/pages/choices.h"
#include "server/pages/discussion.h"
#include "server/pages/linked.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

constexpr const char* kStrengths[] = {"not said", "weak", "medium", "strong"};

std::string asked_norm(Context& context, const Request& request) {
  const TypedProvision typed = typed_provision(context, std::string(request.query_value("from")));
  if (!typed.failure.empty())
    throw Error(ErrorCode::not_found, "There is no such provision here.",
                std::string(typed.failure));
  kb::ProvisionRef ref = *kb::parse_ref(typed.ref);
  ref.date.reset();
  return to_string(ref);
}

// {label, act, href} of a norm as people cite it.
Json norm_model(Context& context, const std::string& norm) {
  const About about = about_node(context, {kb::NodeKind::provision, norm});
  return {{"label", about.label}, {"act", about.act}, {"href", about.href}, {"reference", norm}};
}

Json path_model(Context& context, const kb::NormPath& path,
                const std::map<std::string, kb::Link>& links) {
  const Messages& messages = context.messages;
  Json steps = Json::array();
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    const kb::NormStep& step = path.steps[i];
    steps.push_back({{"norm", norm_model(context, step.to)},
                     {"relation", messages.label("norm_relation", word(step.relation))},
                     {"strength", messages.text(kStrengths[step.strength])},
                     {"weakest", path.steps.size() > 1 && i == path.weakest},
                     {"rationale", links.at(step.link).rationale},
                     {"doubts", record_doubts(links.at(step.link))}});
  }
  return {{"norm", norm_model(context, path.steps.back().to)},
          {"relation", path.relation ? messages.label("norm_relation", word(*path.relation))
                                     : messages.text("nothing follows")},
          {"direct", path.steps.size() == 1},
          {"follows", path.relation.has_value()},
          {"strength", messages.text(kStrengths[path.strength()])},
          {"steps", steps}};
}

Json link_values() {
  return {{"provision", ""},        {"verb", ""},    {"rationale", ""}, {"strength", ""},
          {"visibility", "public"}, {"version", "1"}};
}

Response link_page(Context& context, const std::string& norm, const Json& form, int status) {
  Json verbs = Json::array();
  const std::string chosen = form["values"].value("verb", "");
  for (const kb::VerbRule& rule : kb::verb_rules())
    if (rule.from == kb::NodeKind::provision && rule.to == kb::NodeKind::provision)
      verbs.push_back({{"value", word(rule.verb)},
                       {"label", context.messages.text(rule.forward)},
                       {"selected", chosen == word(rule.verb)}});
  const About about = about_node(context, {kb::NodeKind::provision, norm});
  const auto seen = parse_word<kb::Visibility>(form["values"].value("visibility", ""));
  return page(
      "link_edit",
      {{"title", context.messages.text("Relate to another norm")},
       {"breadcrumb", Json::array()},
       {"action", norms_new_url(norm)},
       {"cancel_href", norms_url(norm)},
       {"form", form},
       {"choices",
        {{"verb", verbs},
         {"strength", number_choices(1, 3, 0)},
         {"visibility", visibility_choices(context, seen.value_or(kb::Visibility::public_))}}},
       {"record",
        {{"kind_label", context.messages.text("Provision")},
         {"title", about.label + ", " + about.act},
         {"href", about.href}}}},
      status);
}

}  // namespace

Response norm_list(Context& context, const Request& request) {
  const std::string norm = asked_norm(context, request);
  const auto all = kb::norm_links(context.store, context.viewer, norm, kb::kLongestPath);
  std::map<std::string, kb::Link> links;
  for (const kb::Link& link : all) links.emplace(link.id, link);
  Json paths = Json::array();
  for (const kb::NormPath& path : kb::norm_paths(all, norm))
    paths.push_back(path_model(context, path, links));
  const Json model = norm_model(context, norm);
  return page("norm_list",
              {{"title", context.messages.text("Related norms")},
               {"breadcrumb", Json::array()},
               {"norm", model},
               {"paths", paths},
               {"graph_href", graph_url("provision:" + norm)},
               {"new_href",
                context.viewer.role >= kb::Role::member ? norms_new_url(norm) : std::string()}});
}

Response norm_link_new(Context& context, const Request& request) {
  return link_page(context, asked_norm(context, request), empty_form_model(link_values()), 200);
}

Response norm_link_create(Context& context, const Request& request) {
  const std::string norm = asked_norm(context, request);
  FormReader form(request);
  kb::Link link;
  link.from = {kb::NodeKind::provision, norm};
  link.to.kind = kb::NodeKind::provision;
  link.to.key = read_provision(form, context, "provision", Need::required).value_or("");
  if (const auto verb = form.word<kb::LinkVerb>("verb", Need::required)) link.verb = *verb;
  link.rationale = form.lines("rationale", Need::required, 2000);
  link.strength = form.number("strength", 1, 3, 0);
  read_visibility(form, context, link);
  if (!form.errors().empty())
    return link_page(context, norm, form_model(form, context.messages, link_values()), 422);
  kb::create_link(context.store, link, context.viewer);
  return redirect(norms_url(norm));
}

}  // namespace lacuna::server
