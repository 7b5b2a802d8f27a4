#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/base/text.h"
#include "kb/store/gap_store.h"
#include "kb/store/link_store.h"
#include "server/forms/model.h"
#include "server/pages/choices.h"
#include "server/pages/discussion.h"
#include "server/pages/gap_parts.h"
#include "server/pages/gaps.h"
#include "server/pages/linked.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

Json form_values(const kb::Gap& gap) {
  return {{"title", gap.title},
          {"who", gap.statement.who},
          {"where", gap.statement.where},
          {"right", gap.statement.right},
          {"cause", gap.statement.cause},
          {"standard", gap.statement.standard},
          {"requirement", gap.statement.requirement},
          {"provision", ""},
          {"verb", "causes"},
          {"rationale", ""},
          {"exact", ""},
          {"prefix", ""},
          {"suffix", ""},
          {"start", ""},
          {"end", ""},
          {"primary_type", gap.primary_type},
          {"types", gap.types},
          {"levels", gap.levels},
          {"groups", gap.groups},
          {"sectors", gap.sectors},
          {"territories", joined(gap.territories)},
          {"jurisdiction", gap.jurisdiction},
          {"language", gap.language},
          {"no_norm_exists", gap.no_norm_exists ? "1" : ""},
          {"no_norm_scope", gap.no_norm_scope},
          {"ngo_dependent", gap.ngo_dependent ? "1" : ""},
          {"scope_note", gap.scope_note},
          {"review_by", gap.review_by ? to_iso(*gap.review_by) : ""},
          {"funded_until", gap.funded_until ? to_iso(*gap.funded_until) : ""},
          {"visibility", word(gap.visibility)},
          {"shared_with", gap.shared_with},
          {"version", std::to_string(gap.version)}};
}

Json form_choices(Context& context, const kb::Gap& gap, kb::LinkVerb verb) {
  Json verbs = Json::array();
  for (kb::LinkVerb one : {kb::LinkVerb::causes, kb::LinkVerb::partially_covers,
                           kb::LinkVerb::should_cover, kb::LinkVerb::is_void_for})
    verbs.push_back({{"value", word(one)},
                     {"label", context.messages.text(kb::rule_of(one).forward)},
                     {"selected", one == verb}});
  const std::vector<std::string> primary = gap.primary_type.empty()
                                               ? std::vector<std::string>{}
                                               : std::vector<std::string>{gap.primary_type};
  return {{"verb", verbs},
          {"primary_type", concept_choices(context, "gap_type", primary)},
          {"types", concept_choices(context, "gap_type", gap.types)},
          {"levels", concept_choices(context, "level", gap.levels)},
          {"groups", concept_choices(context, "group", gap.groups)},
          {"sectors", concept_choices(context, "sector", gap.sectors)},
          {"jurisdiction", jurisdiction_choices(context, gap.jurisdiction)},
          {"language", language_choices(context, gap.language)},
          {"visibility", visibility_choices(context, gap.visibility)},
          {"shared_with", organisation_choices(context, gap.shared_with)}};
}

// Reads everything a form says into `gap`; its identity, state and version stay.
void read_gap(FormReader& form, Context& context, kb::Gap& gap) {
  gap.title = form.line("title", Need::required, 200);
  gap.statement.who = form.line("who", Need::required, 300);
  gap.statement.where = form.line("where", Need::optional, 200);
  gap.statement.right = form.line("right", Need::required, 300);
  gap.statement.cause = form.line("cause", Need::optional, 500);
  gap.statement.standard = form.line("standard", Need::optional, 300);
  gap.statement.requirement = form.line("requirement", Need::optional, 500);
  gap.primary_type = form.one_of("primary_type", notations_of(context, "gap_type"), Need::required);
  gap.types = form.some_of("types", notations_of(context, "gap_type"));
  gap.levels = form.some_of("levels", notations_of(context, "level"));
  if (gap.levels.empty()) form.add_error("levels", "Choose at least one level.");
  gap.groups = form.some_of("groups", notations_of(context, "group"));
  gap.sectors = form.some_of("sectors", notations_of(context, "sector"));
  gap.territories.clear();
  const std::string territories = form.line("territories", Need::optional, 500);
  for (std::string_view part : split(territories, ','))
    if (!trim(part).empty()) gap.territories.emplace_back(trim(part));
  gap.jurisdiction = form.one_of("jurisdiction", {"ro", "md", "eu", "ua", "int"}, Need::optional);
  gap.language = form.one_of("language", {"ro", "en", "ru", "uk"}, Need::optional);
  if (gap.language.empty()) gap.language = context.messages.language();
  gap.ngo_dependent = form.box("ngo_dependent") == FormReader::Box::ticked;
  gap.scope_note = form.lines("scope_note", Need::optional, 1000);
  gap.review_by = form.date("review_by", Need::optional);
  gap.funded_until = form.date("funded_until", Need::optional);

  const bool no_norm = form.box("no_norm_exists") == FormReader::Box::ticked;
  gap.no_norm_scope = form.lines("no_norm_scope", no_norm ? Need::required : Need::optional, 2000);
  if (no_norm && !gap.no_norm_exists) {
    gap.no_norm_on = today();
    gap.no_norm_by = context.viewer.account;
  }
  if (!no_norm) {
    gap.no_norm_on.reset();
    gap.no_norm_by.clear();
  }
  gap.no_norm_exists = no_norm;
  read_visibility(form, context, gap);
}

// What a link of a new gap says, when the form names a provision.
struct NewLink {
  std::string provision;
  kb::LinkVerb verb = kb::LinkVerb::causes;
  std::string rationale;
  int strength = 0;
};

std::optional<NewLink> read_link(FormReader& form, Context& context, Need need) {
  const auto provision = read_provision(form, context, "provision", need);
  NewLink link;
  link.verb = form.word("verb", kb::LinkVerb::causes);
  link.rationale = form.lines("rationale", provision ? Need::required : Need::optional, 2000);
  if (!provision) return std::nullopt;
  link.provision = *provision;
  return link;
}

void save_link(Context& context, const NewLink& link, const kb::Gap& gap, const kb::Record& like) {
  kb::Link made;
  made.from = {kb::NodeKind::provision, link.provision};
  made.to = {kb::NodeKind::gap, gap.id};
  made.verb = link.verb;
  made.rationale = link.rationale;
  made.strength = link.strength;
  made.visibility = like.visibility;
  made.shared_with = like.shared_with;
  kb::create_link(context.store, made, context.viewer);
}

enum class Editing { new_gap, old_gap };

Response edit_page(Context& context, Editing editing, const kb::Gap& gap, const Json& form,
                   const Json& conflict, int status) {
  const bool is_new = editing == Editing::new_gap;
  const std::string provision = form["values"].value("provision", "");
  Json about = false;
  if (is_new && !provision.empty()) {
    const kb::Node node{kb::NodeKind::provision, provision};
    const About found = about_node(context, node);
    const std::string exact = form["values"].value("exact", "");
    about = {{"label", found.label},
             {"act", found.act},
             {"href", found.href},
             {"lang", found.lang},
             {"quote", exact.empty() ? shorten(found.text, 600) : exact}};
  }
  return page("gap_edit",
              {{"title", context.messages.text(is_new ? "Record a gap" : "Change a gap")},
               {"breadcrumb", is_new ? gaps_breadcrumb(context) : gap_breadcrumb(context, gap)},
               {"action", is_new ? gaps_url() : gap_url(gap.id) + "/edit"},
               {"cancel_href", is_new ? gaps_url() : gap_url(gap.id)},
               {"form", with_field_names(form, context.messages)},
               {"choices", form_choices(context, gap,
                                        parse_word<kb::LinkVerb>(form["values"].value("verb", ""))
                                            .value_or(kb::LinkVerb::causes))},
               {"conflict", conflict},
               {"is_new", is_new},
               {"about", about},
               {"may_share", context.viewer.in_coalition()}},
              status);
}

}  // namespace

Response gap_new(Context& context, const Request& request) {
  kb::Gap gap;
  gap.language = context.messages.language();
  Json values = form_values(gap);
  for (const char* name : {"provision", "exact", "prefix", "suffix", "start", "end"})
    values[name] = std::string(request.query_value(name));
  if (const auto ref = kb::parse_ref(values["provision"].get<std::string>())) {
    const std::string jurisdiction = ref->work.substr(0, ref->work.find('/'));
    values["jurisdiction"] = jurisdiction;
    gap.jurisdiction = jurisdiction;
  } else {
    values["provision"] = "";
  }
  return edit_page(context, Editing::new_gap, gap, empty_form_model(values), false, 200);
}

Response gap_create(Context& context, const Request& request) {
  FormReader form(request);
  kb::Gap gap;
  read_gap(form, context, gap);
  const auto link = read_link(form, context, Need::optional);
  for (const char* name : {"exact", "prefix", "suffix", "start", "end"})
    form.lines(name, Need::optional, 2000);
  if (!form.errors().empty())
    return edit_page(context, Editing::new_gap, gap,
                     form_model(form, context.messages, form_values(gap)), false, 422);
  kb::Transaction transaction(context.store.database());
  const kb::Gap saved = kb::create_gap(context.store, gap, context.viewer);
  if (link) save_link(context, *link, saved, gap);
  transaction.commit();
  return redirect(gap_url(saved.id));
}

Response gap_edit(Context& context, const Request& request) {
  const kb::Gap gap = get_gap(context, request.param("id"));
  require_change(context, gap);
  return edit_page(context, Editing::old_gap, gap, empty_form_model(form_values(gap)), false, 200);
}

Response gap_change(Context& context, const Request& request) {
  const kb::Gap stored = get_gap(context, request.param("id"));
  FormReader form(request);
  kb::Gap gap = stored;
  read_gap(form, context, gap);
  gap.version = form.version();
  for (const char* name : {"exact", "prefix", "suffix", "start", "end"})
    form.lines(name, Need::optional, 2000);
  if (!form.errors().empty())
    return edit_page(context, Editing::old_gap, gap,
                     form_model(form, context.messages, form_values(gap)), false, 422);
  if (gap.version != stored.version) {
    Json again = form_model(form, context.messages, form_values(gap));
    again["values"]["version"] = std::to_string(stored.version);
    return edit_page(
        context, Editing::old_gap, gap, again,
        differences(form_values(stored), form_values(gap), "gap_field", context.messages), 412);
  }
  kb::change_gap(context.store, gap, context.viewer);
  return redirect(gap_url(gap.id));
}

namespace {

Response link_page(Context& context, const kb::Gap& gap, const Json& form, int status) {
  const kb::LinkVerb verb =
      parse_word<kb::LinkVerb>(form["values"].value("verb", "")).value_or(kb::LinkVerb::causes);
  Json choices = form_choices(context, gap, verb);
  choices["strength"] = number_choices(1, 3, 0);
  return page("link_edit",
              {{"title", context.messages.text("Link a provision")},
               {"breadcrumb", gap_breadcrumb(context, gap)},
               {"action", gap_url(gap.id) + "/links"},
               {"cancel_href", gap_url(gap.id)},
               {"form", form},
               {"choices", choices},
               {"record",
                {{"kind_label", context.messages.label("kind", "gap")},
                 {"title", gap.number + " " + gap.title},
                 {"href", gap_url(gap.id)}}}},
              status);
}

Json link_values() {
  return {{"provision", ""}, {"verb", "causes"},       {"rationale", ""},
          {"strength", ""},  {"visibility", "public"}, {"shared_with", Json::array()},
          {"version", "1"}};
}

}  // namespace

Response gap_link_new(Context& context, const Request& request) {
  const kb::Gap gap = get_gap(context, request.param("id"));
  Json values = link_values();
  values["visibility"] = word(gap.visibility);
  return link_page(context, gap, empty_form_model(values), 200);
}

Response gap_link_create(Context& context, const Request& request) {
  const kb::Gap gap = get_gap(context, request.param("id"));
  FormReader form(request);
  auto link = read_link(form, context, Need::required);
  kb::Record like;
  like.visibility = form.word("visibility", gap.visibility);
  like.shared_with =
      like.visibility == kb::Visibility::restricted ? gap.shared_with : std::vector<std::string>{};
  const int strength = form.number("strength", 1, 3, 0);
  if (!form.errors().empty() || !link)
    return link_page(context, gap, form_model(form, context.messages, link_values()), 422);
  link->strength = strength;
  save_link(context, *link, gap, like);
  return redirect(gap_url(gap.id));
}

}  // namespace lacuna::server
