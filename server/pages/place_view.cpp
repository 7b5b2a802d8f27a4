#include "server/pages/place_view.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/base/text.h"
#include "kb/rules/aaaq_rules.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/agent_store.h"
#include "kb/store/coverage.h"
#include "kb/store/entry_store.h"
#include "kb/store/gap_store.h"
#include "server/forms/forms.h"
#include "server/pages/gap_parts.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;
using kb::Entry;
using kb::value_of;
using kb::values_of;

constexpr long kEndsSoonDays = 90;

// Whether a record stands there, in what belongs to it or for all that it belongs to.
bool is_there(const Entry& entry, const PlaceDay& asked) {
  const auto& places = values_of(entry, "territories");
  return std::any_of(places.begin(), places.end(), [&](const std::string& one) {
    return asked.inside.contains(one) || asked.above.contains(one);
  });
}

std::vector<Entry> entries_there(Context& context, std::string_view kind, const PlaceDay& asked) {
  kb::EntryFilter filter;
  filter.kind = kind;
  std::vector<std::string> places(asked.inside.begin(), asked.inside.end());
  places.insert(places.end(), asked.above.begin(), asked.above.end());
  filter.terms.push_back({"territories", std::move(places)});
  std::vector<Entry> entries = kb::all_entries(context.store, context.viewer, filter);
  std::erase_if(entries, [&](const Entry& entry) { return !is_there(entry, asked); });
  return entries;
}

std::string concepts_text(Context& context, std::string_view scheme, const Entry& entry,
                          std::string_view field) {
  return joined_labels(ConceptLabels(context).list_of(scheme, values_of(entry, field)));
}

std::string when_text(const Entry& service, const Messages& messages) {
  std::vector<std::string> words;
  const auto begins = parse_iso_date(value_of(service, "starts"));
  const auto ends = parse_iso_date(value_of(service, "ends"));
  if (begins) words.push_back(messages.text("from {day}", {{"day", day_text(begins, messages)}}));
  if (ends) words.push_back(messages.text("until {day}", {{"day", day_text(ends, messages)}}));
  if (const auto status = value_of(service, "status"); !status.empty())
    words.push_back(messages.label("service_status", status));
  return joined(words);
}

// "verified today", or on which day.
std::string verified_text(const Entry& service, const Date& day, const Messages& messages) {
  const auto on = parse_iso_date(value_of(service, "verified_on"));
  if (!on) return messages.text("never verified");
  if (*on == day) return messages.text("verified today");
  return messages.text("verified on {day}", {{"day", day_text(on, messages)}});
}

// The level of what is recorded for a whole kind of places (vocabulary `level`).
std::string_view level_of(const kb::Territory& place) {
  if (place.kind == "country") return "CEN";
  if (place.kind == "region" || place.kind == "programme_region" || place.kind == "area")
    return "REG";
  if (place.kind == "locality") return "LOC";
  return "CTY";
}

bool is_local(const kb::Agent& body) {
  return body.type == "local_authority" || body.type == "prefecture";
}

bool acts_there(const kb::Agent& body, const PlaceDay& asked) {
  if (asked.inside.contains(body.territory) || asked.above.contains(body.territory)) return true;
  const std::string country = lower(asked.place.key.substr(0, asked.place.key.find('-')));
  return body.territory.empty() && is_local(body) && body.jurisdiction == country &&
         asked.place.kind != "country";
}

}  // namespace

nlohmann::json service_words(Context& context, const Gazetteer& gazetteer, const Entry& service,
                             const Date& day) {
  return {{"who", agent_name(context, std::string(value_of(service, "provider")))},
          {"what", concepts_text(context, "service", service, "service")},
          {"where", gazetteer.places(values_of(service, "territories"))},
          {"when", when_text(service, context.messages)},
          {"whom", concepts_text(context, "group", service, "groups")},
          {"verified_text", verified_text(service, day, context.messages)}};
}

nlohmann::json services_of_place(Context& context, const Gazetteer& gazetteer,
                                 const PlaceDay& asked) {
  Json rows = Json::array();
  for (const Entry& service : entries_there(context, "service", asked)) {
    Json row = service_words(context, gazetteer, service, asked.day);
    row.update({{"number", service.number},
                {"title", service.title},
                {"href", entry_url(service.id)},
                {"stale", kb::is_stale_service(service, asked.day)},
                {"verify_action",
                 kb::may_change(context.viewer, service) ? entry_url(service.id) + "/verify" : ""},
                {"version", service.version},
                {"doubts", record_doubts(service)}});
    rows.push_back(std::move(row));
  }
  return rows;
}

Table duties_of_place(Context& context, const PlaceDay& asked) {
  const Messages& messages = context.messages;
  Table table{
      "duties", messages.text("What the law asks of its bodies"), messages.text("Body"), {}, {},
      ""};
  for (const char* column : {"Kind", "Provision", "Sectors"})
    table.columns.push_back({messages.text(column), "", {}});
  std::vector<std::string> bodies, provisions;
  for (const kb::Agent& body : kb::agents(context.store))
    if (acts_there(body, asked)) bodies.push_back(body.key);
  if (bodies.empty()) return table;
  kb::EntryFilter filter;
  filter.kind = "competence";
  filter.terms.push_back({"agent", bodies});
  const std::vector<Entry> competences = kb::all_entries(context.store, context.viewer, filter);
  for (const Entry& one : competences) provisions.emplace_back(value_of(one, "provision"));
  const auto loaded = kb::loaded_references(context.store, provisions);
  for (const Entry& one : competences) {
    const auto begins = parse_iso_date(value_of(one, "from"));
    const auto ends = parse_iso_date(value_of(one, "to"));
    if ((begins && asked.day < *begins) || (ends && *ends < asked.day)) continue;
    const std::string body(value_of(one, "agent")), provision(value_of(one, "provision"));
    const std::string text = cited(context, provision);
    const bool here = loaded.contains(provision);
    table.rows.push_back(
        {{agent_name(context, body), agent_url(body), {}},
         {{messages.label("competence_duty", value_of(one, "duty")), entry_url(one.id), {}},
          {here ? text : messages.text("{provision}: no act loaded", {{"provision", text}}),
           law_url(provision), here ? CellMark::met : CellMark::unexamined},
          {concepts_text(context, "sector", one, "sectors"), "", {}}}});
  }
  return table;
}

Table grants_of_place(Context& context, const PlaceDay& asked) {
  const Messages& messages = context.messages;
  Table table{
      "grants", messages.text("Grants that end within 90 days"), messages.text("Grant"), {}, {},
      ""};
  for (const char* column : {"Grantee", "Ends", "Gaps"})
    table.columns.push_back({messages.text(column), "", {}});
  for (const Entry& grant : entries_there(context, "grant", asked)) {
    const auto ends = parse_iso_date(value_of(grant, "ends"));
    if (!ends || *ends < asked.day || plus_days(asked.day, kEndsSoonDays) < *ends) continue;
    const long days = days_since_epoch(*ends) - days_since_epoch(asked.day);
    std::vector<std::string> gaps;
    for (const std::string& id : values_of(grant, "gaps"))
      if (const auto gap = kb::find_gap(context.store, context.viewer, id))
        gaps.push_back(gap->number);
    table.rows.push_back({{grant.number + " " + grant.title, entry_url(grant.id), {}},
                          {{agent_name(context, std::string(value_of(grant, "grantee"))), "", {}},
                           {day_text(ends, messages) + " (" +
                                messages.plural("in {count} day", "in {count} days", days) + ")",
                            "", CellMark::recheck},
                           {joined(gaps), "", {}}}});
  }
  return table;
}

nlohmann::json gaps_of_level(Context& context, const PlaceDay& asked) {
  Json rows = Json::array();
  kb::GapFilter filter;
  filter.levels = {std::string(level_of(asked.place))};
  for (const std::string& place : asked.above)
    if (place != asked.place.key) filter.territories.push_back(place);
  if (filter.territories.empty()) return rows;
  for (const kb::Gap& gap :
       kb::list_gaps(context.store, context.viewer, filter, {.limit = kb::kLargestPage}).items)
    rows.push_back(gap_link(gap));
  return rows;
}

Response service_verify(Context& context, const Request& request) {
  Entry service = get_entry(context, request.param("id"));
  if (service.kind != "service")
    throw Error(ErrorCode::not_found, "There is no such service here.",
                "Look for it in the list of services.");
  FormReader form(request);
  service.version = form.version();
  if (!form.errors().empty())
    throw Error(ErrorCode::bad_input, "The form was incomplete.", "Go back and try again.");
  service.values["verified_on"] = {to_iso(today())};
  service.values["verified_by_role"] = {std::string(word(context.viewer.role))};
  kb::change_entry(context.store, service, context.viewer, "verified");
  return redirect(safe_next(form.line("next", Need::optional, 500)));
}

}  // namespace lacuna::server
