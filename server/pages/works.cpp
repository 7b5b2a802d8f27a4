#include "server/pages/works.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "indexer/cite/format.h"
#include "kb/base/error.h"
#include "kb/base/text.h"
#include "kb/export/akn.h"
#include "kb/rules/anchor_rules.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/annotation_store.h"
#include "kb/store/citation_store.h"
#include "kb/store/gap_store.h"
#include "server/forms/model.h"
#include "server/pages/act_rows.h"
#include "server/pages/asked.h"
#include "server/pages/follow_target.h"
#include "server/pages/law_day.h"
#include "server/pages/parts.h"
#include "server/pages/reading.h"
#include "server/pages/rechecks.h"
#include "server/pages/versions.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kWorksPage = 50;

std::string language_of(const kb::Work& work) {
  return work.jurisdiction == "ro" || work.jurisdiction == "md" ? "ro" : "en";
}

Json option(std::string_view value, const std::string& label, std::string_view chosen) {
  return {{"value", value}, {"label", label}, {"selected", value == chosen}};
}

kb::ProvisionRef whole_of(const kb::Work& work) {
  kb::ProvisionRef ref;
  ref.work = work.key;
  return ref;
}

Json work_row(Context& context, const kb::WorkRow& row, const std::optional<Date>& day) {
  const kb::Work work = on_day(row.work, day);
  const std::size_t gaps =
      row.current ? kb::gaps_of_work(context.store, context.viewer, work.key).size() : 0;
  std::size_t comments = 0;
  if (row.current)
    for (const auto& [eid, count] : kb::annotation_counts(context.store, context.viewer, work.key))
      comments += count;
  const auto old =
      day && row.current ? text_on(context, work.key, row.current->language, *day) : std::nullopt;
  return {{"title", work_title(work)},
          {"subject", work_subject(work, context.messages)},
          {"subject_from", word(work.subject_from)},
          {"href", law_url_on(whole_of(work), old ? day : std::nullopt)},
          {"not_law", day ? not_law_on(work, *day, context.messages) : ""},
          {"text_of_day", day && row.current ? (old ? text_label(*old, context.messages)
                                                    : context.messages.text("no text of that day"))
                                             : ""},
          {"lang", row.current ? row.current->language : language_of(work)},
          {"force", day ? std::string_view() : word(work.force)},
          {"doubts", work_doubts(work, row.current ? &*row.current : nullptr)},
          {"in_force_text", day_text(work.in_force_from, context.messages)},
          {"loaded", row.current.has_value()},
          {"articles", row.current ? row.current->counts.articles : 0},
          {"versions", row.expressions},
          {"gaps", gaps},
          {"gaps_href", gaps == 0 ? "" : with_query(gaps_url(), {{"work", work.key}})},
          {"comments", comments},
          {"comments_href", comments == 0 ? "" : law_url(work.key)}};
}

Response unknown_act(Context& context, const kb::KnownWork& known) {
  const kb::Work& work = known.work;
  const std::string language = language_of(work);
  const auto citing = kb::cited_by(context.store, work.key, "", {.limit = kb::kLargestPage});
  Json by_act = Json::array();
  for (const kb::CitedBy& row : citing.items) {
    kb::ProvisionRef from;
    from.work = row.work;
    from.eid = row.citation.source_eid;
    if (by_act.empty() || by_act.back()["href"] != law_url(row.work))
      by_act.push_back({{"title", row.title},
                        {"href", law_url(row.work)},
                        {"mentions", 0},
                        {"items", Json::array()}});
    by_act.back()["mentions"] = by_act.back()["mentions"].get<int>() + 1;
    by_act.back()["items"].push_back(
        {{"text", indexer::cite_unit(language, from)}, {"href", law_url(to_string(from))}});
  }
  const std::string portal = safe_external_url(work.source_url);
  return page(
      "work_unknown",
      {{"title", work_title(work)},
       {"breadcrumb", works_breadcrumb(context)},
       {"doubts", work_doubts(work, nullptr)},
       {"follow", follow_button(context, kb::FollowKind::act, work.key, law_url(work.key))},
       {"has_actions", context.signed_in.has_value()},
       {"work", work_model(context, work, language)},
       {"official", portal.empty() ? Json(false) : Json{{"href", portal}, {"label", work.source}}},
       {"cited_by", by_act},
       {"cited", citing.total},
       {"cited_text",
        format_number(static_cast<long>(citing.total), context.messages.language())}});
}

kb::Act act_of(Context& context, const Asked& asked) {
  if (!asked.expression) throw no_such_act();
  auto act = kb::find_act(context.store, asked.expression->key);
  if (!act) throw no_such_act();
  return std::move(*act);
}

}  // namespace

Response work_list(Context& context, const Request& request) {
  kb::WorkFilter filter;
  filter.words = request.query_value("q");
  filter.jurisdiction = request.query_value("country");
  filter.type = request.query_value("type");
  filter.force = parse_word<kb::Force>(request.query_value("force"));
  filter.kind = kb::DocumentKind::act;  // papers stand among the positions
  const std::string_view text = request.query_value("text");
  using enum kb::WorkFilter::Shown;
  filter.shown = text == "loaded" ? loaded : text == "missing" ? known : all;
  const auto works = kb::list_works(context.store, filter, page_request(request, kWorksPage));
  const Messages& messages = context.messages;
  const auto day = law_day(request);

  Json rows = Json::array(), countries = Json::array(), types = Json::array(),
       forces = Json::array();
  for (const kb::WorkRow& row : works.items) rows.push_back(work_row(context, row, day));
  std::vector<std::string> seen_countries, seen_types;
  for (const kb::WorkFacet& facet : kb::work_facets(context.store)) {
    if (std::find(seen_countries.begin(), seen_countries.end(), facet.jurisdiction) ==
        seen_countries.end()) {
      seen_countries.push_back(facet.jurisdiction);
      countries.push_back(option(facet.jurisdiction,
                                 messages.label("jurisdiction", facet.jurisdiction),
                                 filter.jurisdiction));
    }
    if (std::find(seen_types.begin(), seen_types.end(), facet.type) == seen_types.end()) {
      seen_types.push_back(facet.type);
      types.push_back(option(facet.type, messages.label("work_type", facet.type), filter.type));
    }
  }
  for (const auto& row : all_of<kb::Force>())
    forces.push_back(
        option(row.word, messages.label("force", row.word), request.query_value("force")));
  return page("works_list",
              {{"title", messages.text("Acts")},
               {"total", works.total},
               {"filter",
                {{"q", filter.words},
                 {"on", law_day_model(day, messages)},
                 {"jurisdictions", countries},
                 {"types", types},
                 {"forces", forces},
                 {"texts",
                  {option("loaded", messages.text("text loaded"), text),
                   option("missing", messages.text("text not loaded"), text)}}}},
               {"works", rows},
               {"pager", cursor_pager(request, works.next, works.total, kWorksPage)}});
}

Response law_show(Context& context, const Request& request) {
  Asked asked = asked_of(context, request);
  if (const auto day = parse_iso_date(request.query_value("as_on"))) {
    asked.ref.date = day;
    return redirect(law_url(to_string(asked.ref)));
  }
  if (!asked.known.loaded && !asked.expression) return unknown_act(context, asked.known);
  if (!asked.expression) return no_text_of_that_day(context, asked);
  const kb::Act act = act_of(context, asked);
  kb::ProvisionRef ref = asked.ref;
  ref.work = act.work.key;
  ref.sentence = 0;
  ref.range_end.clear();
  if (!ref.eid.empty() && index_of(act, ref.eid) >= act.provisions.size()) {
    const auto found = kb::find_provision(context.store, ref, act.expression.language);
    if (!found)
      throw Error(ErrorCode::not_found, "This version of the act has no such provision.",
                  "Its contents list what it has.");
    ref.eid = found->provision.eid;
  }
  return page("act_show", reading_page(context, ref, act, asked.text));
}

Response law_report(Context& context, const Request& request) {
  const Asked asked = asked_of(context, request);
  if (!asked.expression) throw no_such_act();
  const kb::Expression& expression = *asked.expression;
  Json warnings = Json::array();
  for (const std::string& warning : expression.warnings) warnings.push_back(warning);
  return page("act_report", {{"title", context.messages.text("Reading report")},
                             {"breadcrumb", works_breadcrumb(context)},
                             {"doubts", work_doubts(asked.known.work, &expression)},
                             {"work",
                              {{"title", work_title(asked.known.work)},
                               {"href", text_url(expression)},
                               {"lang", expression.language}}},
                             {"key", expression.key},
                             {"articles", expression.counts.articles},
                             {"provisions", expression.counts.provisions},
                             {"citations", expression.counts.citations},
                             {"events", expression.counts.events},
                             {"warnings", warnings},
                             {"reanchored", reanchored_model(context, expression)}});
}

Response law_akn(Context& context, const Request& request) {
  const Asked asked = asked_of(context, request);
  const kb::Act act = act_of(context, asked);
  std::string name = act.expression.work;
  std::replace(name.begin(), name.end(), '/', '-');
  return download(kb::write_akn(act), "application/akn+xml", name + ".akn.xml");
}

}  // namespace lacuna::server
