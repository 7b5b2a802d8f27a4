#include "server/pages/search_facets.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/model/annotation.h"
#include "kb/model/position.h"
#include "kb/store/act_store.h"
#include "server/pages/parts.h"
#include "server/view/format.h"

namespace lacuna::server {
namespace {

using indexer::Field;
using Json = nlohmann::json;

constexpr std::size_t kFacetValues = 12;

constexpr Field kFacets[] = {Field::kind,  Field::jurisdiction, Field::type,   Field::lang,
                             Field::force, Field::year,         Field::sector, Field::group};

// A type is of an act, a gap, an item of evidence, an ask or a comment.
std::string type_label(Context& context, const std::string& value) {
  const ConceptLabels concepts(context);
  for (const char* scheme : {"gap_type", "evidence_type"})
    if (std::string label = concepts.of(scheme, value); label != value) return label;
  if (parse_word<kb::AskType>(value)) return context.messages.label("ask_type", value);
  if (parse_word<kb::Motivation>(value)) return context.messages.label("motivation", value);
  return context.messages.label("work_type", value);
}

// The word people see for a field's value.
std::string value_label(Context& context, Field field, const std::string& value) {
  const Messages& messages = context.messages;
  const ConceptLabels concepts(context);
  switch (field) {
    case Field::kind:
      return messages.label("kind", value);
    case Field::jurisdiction:
      return messages.label("jurisdiction", value);
    case Field::type:
      return type_label(context, value);
    case Field::lang:
      return messages.label("language", value);
    case Field::force:
      return messages.label("force", value);
    case Field::sector:
    case Field::group:
    case Field::level:
      return concepts.of(row_of(field).name, value);
    case Field::work: {
      const auto work = kb::find_work(context.store, value);
      return work ? work_title(*work) : value;
    }
    default:
      return value;
  }
}

bool is_chosen(const AskedSearch& asked, Field field, std::string_view value) {
  return std::ranges::any_of(asked.chosen, [&](const ChosenValue& chosen) {
    return chosen.field == field && chosen.value == value;
  });
}

// The most frequent values; those that were chosen stand there whatever their count, so that they
// can be taken off.
std::vector<indexer::FacetValue> values_of(const AskedSearch& asked, Field field,
                                           const indexer::SearchResult& result) {
  std::vector<indexer::FacetValue> values;
  for (const indexer::Facet& facet : result.facets)
    if (facet.field == field) values = facet.values;
  for (const ChosenValue& chosen : asked.chosen)
    if (chosen.field == field &&
        std::ranges::find(values, chosen.value, &indexer::FacetValue::value) == values.end())
      values.push_back({chosen.value, 0});
  std::size_t place = 0;
  std::erase_if(values, [&](const indexer::FacetValue& value) {
    return ++place > kFacetValues && !is_chosen(asked, field, value.value);
  });
  return values;
}

}  // namespace

std::span<const indexer::Field> shown_facets() {
  return kFacets;
}

Json facets_model(Context& context, const AskedSearch& asked, const indexer::SearchResult& result) {
  Json facets = Json::array();
  for (const indexer::Field field : kFacets) {
    const std::string name(row_of(field).name);
    Json values = Json::array();
    for (const indexer::FacetValue& value : values_of(asked, field, result))
      values.push_back(
          {{"id", "f-" + name + "-" + std::to_string(values.size())},
           {"name", parameter_of(field)},
           {"value", value.value},
           {"label", value_label(context, field, value.value)},
           {"count", format_number(static_cast<long>(value.count), context.messages.language())},
           {"checked", is_chosen(asked, field, value.value)}});
    if (!values.empty()) facets.push_back({{"name", name}, {"values", values}});
  }
  return facets;
}

Json chips_model(Context& context, const AskedSearch& asked) {
  Json chips = Json::array();
  for (const ChosenValue& chosen : asked.chosen)
    chips.push_back({{"name", row_of(chosen.field).name},
                     {"label", value_label(context, chosen.field, chosen.value)},
                     {"remove_href", address_without(asked, chosen)}});
  return chips;
}

Json kept_model(const AskedSearch& asked) {
  Json kept = Json::array();
  for (const ChosenValue& chosen : asked.chosen)
    if (std::ranges::find(kFacets, chosen.field) == std::end(kFacets))
      kept.push_back({{"name", parameter_of(chosen.field)}, {"value", chosen.value}});
  if (asked.request.sort != indexer::SortOrder::relevance)
    kept.push_back({{"name", "sort"}, {"value", word(asked.request.sort)}});
  return kept;
}

}  // namespace lacuna::server
