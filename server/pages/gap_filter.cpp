#include "server/pages/gap_filter.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/rules/score_rules.h"
#include "kb/rules/territory_rules.h"
#include "kb/store/entry_store.h"
#include "kb/store/territory_store.h"
#include "server/forms/model.h"
#include "server/pages/choices.h"
#include "server/pages/entry_view.h"
#include "server/view/format.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

// Filters by a vocabulary: query parameter, scheme, message of its label.
struct FilterField {
  const char* name;
  const char* scheme;
  const char* label;
  std::vector<std::string> kb::GapFilter::*values;
};
const FilterField kFilters[] = {
    {"sector", "sector", "Sector", &kb::GapFilter::sectors},
    {"group", "group", "Group", &kb::GapFilter::groups},
    {"type", "gap_type", "Type", &kb::GapFilter::types},
    {"level", "level", "Level", &kb::GapFilter::levels},
};

// The least priority of a band (domain reference 2.7).
int least_of(kb::Band band) {
  return band == kb::Band::critical ? 80
         : band == kb::Band::high   ? 60
         : band == kb::Band::medium ? 40
                                    : 0;
}

std::vector<std::string> places_in(Context& context, std::string_view place, const Date& day) {
  const Gazetteer gazetteer(context);
  const auto key = gazetteer.find_place(place);
  if (!key) return {std::string(place)};
  const auto inside = kb::within(gazetteer.territories(), *key, day);
  return {inside.begin(), inside.end()};
}

Json choices_of(Context& context, std::string_view name, std::string_view chosen) {
  if (name == "state")
    return options(words_of<kb::GapState>(), chosen, "gap_state", context.messages);
  if (name == "priority")
    return options({"critical", "high", "medium"}, chosen, "band", context.messages);
  if (name == "country") return jurisdiction_choices(context, chosen);
  if (name == "right") return concept_choices(context, "right", {std::string(chosen)});
  Json yes = Json::array();
  yes.push_back(
      {{"value", "yes"}, {"label", context.messages.text("yes")}, {"selected", chosen == "yes"}});
  return yes;
}

struct Labelled {
  std::string_view name;
  std::string_view label;
};
constexpr Labelled kLabels[] = {
    {"state", "State"},
    {"priority", "At least"},
    {"country", "Country"},
    {"right", "Fundamental right"},
    {"ngo", "Depends on a non-governmental organisation"},
};

}  // namespace

std::vector<std::pair<std::string, std::string>> standards_of_rights(Context& context) {
  std::vector<std::pair<std::string, std::string>> standards;
  kb::EntryFilter filter;
  filter.kind = "standard";
  for (const kb::Entry& standard : kb::all_entries(context.store, context.viewer, filter))
    for (const std::string& right : kb::values_of(standard, "rights"))
      if (const std::string_view provision = kb::value_of(standard, "provision");
          !provision.empty())
        standards.emplace_back(right, provision);
  return standards;
}

kb::GapFilter gap_filter(Context& context, const Request& request, const Date& day) {
  kb::GapFilter filter;
  filter.words = request.query_value("q");
  filter.jurisdiction = request.query_value("country");
  filter.work = request.query_value("work");
  for (const FilterField& field : kFilters)
    for (std::string_view value : request.query_values(field.name))
      if (!value.empty()) (filter.*field.values).emplace_back(value);
  if (const auto state = parse_word<kb::GapState>(request.query_value("state")))
    filter.states.push_back(*state);
  if (const auto band = parse_word<kb::Band>(request.query_value("priority")))
    filter.least_priority = least_of(*band);
  if (request.query_value("ngo") == "yes") filter.ngo = kb::NgoDependence::dependent;
  if (const auto place = request.query_value("place"); !place.empty())
    filter.territories = places_in(context, place, day);
  if (const auto right = request.query_value("right"); !right.empty()) {
    for (const auto& [one, provision] : standards_of_rights(context))
      if (one == right) filter.standards.push_back(provision);
    if (filter.standards.empty()) filter.standards = {"none"};
  }
  return filter;
}

nlohmann::json gap_filter_fields(Context& context, const Request& request, std::string_view id,
                                 const std::vector<std::string_view>& names) {
  Json fields = Json::array();
  const auto put = [&](std::string_view name, std::string_view label, Json choices) {
    fields.push_back({{"id", std::string(id) + "-" + std::string(name)},
                      {"name", name},
                      {"label", context.messages.text(label)},
                      {"options", std::move(choices)}});
  };
  for (const std::string_view name : names) {
    const std::string_view chosen = request.query_value(name);
    for (const FilterField& field : kFilters)
      if (name == field.name)
        put(name, field.label, concept_choices(context, field.scheme, {std::string(chosen)}));
    for (const Labelled& field : kLabels)
      if (name == field.name) put(name, field.label, choices_of(context, name, chosen));
  }
  return fields;
}

}  // namespace lacuna::server
