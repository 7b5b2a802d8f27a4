#include "server/pages/concepts.h"

#include <map>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/model/entry_kinds.h"
#include "kb/store/concept_store.h"
#include "kb/store/entry_store.h"
#include "kb/store/gap_store.h"
#include "server/pages/entry_view.h"
#include "server/pages/gap_parts.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kGaps = 20, kRecords = 50;

// Which filter of the register of gaps a scheme stands for; empty: none.
std::string_view filter_name(std::string_view scheme) {
  if (scheme == "sector" || scheme == "group" || scheme == "level") return scheme;
  return scheme == "gap_type" ? std::string_view("type") : std::string_view();
}

kb::GapFilter filter_of(std::string_view scheme, const std::string& notation) {
  kb::GapFilter filter;
  if (scheme == "sector") filter.sectors = {notation};
  if (scheme == "group") filter.groups = {notation};
  if (scheme == "level") filter.levels = {notation};
  if (scheme == "gap_type") filter.types = {notation};
  return filter;
}

std::string gaps_href(std::string_view scheme, const std::string& notation) {
  const std::string_view name = filter_name(scheme);
  return name.empty() ? "" : with_query(gaps_url(), {{std::string(name), notation}});
}

// The first broader concept of each that has one, so that a large vocabulary is walked in one go.
std::map<std::string, std::string> broader_of(const kb::ConceptScheme& scheme) {
  std::map<std::string, std::string> broader;
  for (const kb::Concept& row : scheme.concepts)
    if (!row.broader.empty()) broader.emplace(row.notation, row.broader.front());
  return broader;
}

// Depth below the broadest concept; a concept that is broader than itself by mistake stops at 8.
int depth_of(const std::map<std::string, std::string>& broader, const std::string& notation) {
  int depth = 0;
  for (auto at = broader.find(notation); at != broader.end() && depth < 8;
       at = broader.find(at->second))
    ++depth;
  return depth;
}

Json related(const kb::ConceptScheme& scheme, const std::vector<std::string>& notations,
             const std::string& language) {
  Json rows = Json::array();
  for (const kb::Concept& row : scheme.concepts)
    for (const std::string& notation : notations)
      if (row.notation == notation)
        rows.push_back({{"label", kb::label_in(row.pref_label, language)},
                        {"href", concept_url(scheme.id, notation)}});
  return rows;
}

std::string joined_in(const kb::LabelLists& lists, const std::string& language) {
  std::string joined;
  if (const auto found = lists.find(language); found != lists.end())
    for (const std::string& one : found->second) joined += (joined.empty() ? "" : ", ") + one;
  return joined;
}

std::size_t count_of(const std::map<std::string, std::size_t>& counts,
                     const std::string& notation) {
  const auto found = counts.find(notation);
  return found == counts.end() ? 0 : found->second;
}

// Records whose fields of this scheme name the concept or a narrower one.
Json records_under(Context& context, const std::string& scheme,
                   const std::vector<std::string>& notations) {
  const Gazetteer gazetteer(context);
  Json rows = Json::array();
  for (const kb::EntryKind& kind : kb::entry_kinds()) {
    std::vector<std::string> fields;
    for (const kb::EntryField& field : kind.fields)
      if (field.type == kb::FieldType::concept_ && field.of == scheme)
        fields.emplace_back(field.name);
    for (const std::string& field : fields) {
      kb::EntryFilter filter;
      filter.kind = kind.word;
      filter.terms.push_back({field, notations});
      const auto found =
          kb::list_entries(context.store, context.viewer, filter, {.limit = kRecords});
      for (const kb::Entry& entry : found.items)
        rows.push_back(entry_row(context, gazetteer, entry));
    }
  }
  return rows;
}

}  // namespace

Response concept_list(Context& context, const Request&) {
  const std::string& language = context.messages.language();
  std::map<std::pair<std::string, std::string>, std::size_t> counts;
  for (const kb::GapFacet& facet : kb::gap_facets(context.store, context.viewer, {}))
    counts[{facet.field, facet.value}] = facet.gaps;
  Json schemes = Json::array();
  for (const kb::ConceptScheme& scheme : kb::concept_schemes(context.store)) {
    Json concepts = Json::array();
    const auto records = kb::entries_by_concept(context.store, context.viewer, scheme.id);
    const auto broader = broader_of(scheme);
    for (const kb::Concept& row : scheme.concepts) {
      const std::size_t gaps = counts[{std::string(filter_name(scheme.id)), row.notation}];
      concepts.push_back({{"notation", row.notation},
                          {"label", kb::label_in(row.pref_label, language)},
                          {"href", concept_url(scheme.id, row.notation)},
                          {"depth", depth_of(broader, row.notation)},
                          {"definition", kb::label_in(row.definition, language)},
                          {"records", count_of(records, row.notation)},
                          {"records_href", records.contains(row.notation)
                                               ? concept_url(scheme.id, row.notation) + "#records"
                                               : std::string()},
                          {"gaps", gaps},
                          {"gaps_href", gaps == 0 ? "" : gaps_href(scheme.id, row.notation)}});
    }
    schemes.push_back({{"id", scheme.id},
                       {"title", kb::label_in(scheme.title, language)},
                       {"source", scheme.source},
                       {"concepts", concepts}});
  }
  return page("concept_list", {{"title", context.messages.text("Concepts")}, {"schemes", schemes}});
}

Response concept_show(Context& context, const Request& request) {
  const auto scheme = kb::find_scheme(context.store, request.param("scheme"));
  const auto found =
      kb::find_concept(context.store, request.param("scheme"), request.param("notation"));
  if (!scheme || !found)
    throw Error(ErrorCode::not_found, "There is no such concept here.",
                "The list of concepts has them all.");
  const std::string& language = context.messages.language();
  const bool has_never = !found->negative_label.empty();
  Json labels = Json::array();
  for (const auto& [code, label] : found->pref_label) {
    labels.push_back({{"language", code},
                      {"name", context.messages.label("language", code)},
                      {"preferred", label},
                      {"others", joined_in(found->alt_label, code)},
                      {"has_never", has_never},
                      {"never", joined_in(found->negative_label, code)}});
  }
  std::vector<std::string> narrower;
  for (const kb::Concept& row : scheme->concepts)
    for (const std::string& broader : row.broader)
      if (broader == found->notation) narrower.push_back(row.notation);
  std::vector<std::string> under = narrower;
  under.push_back(found->notation);
  const Json records = records_under(context, scheme->id, under);
  Json rows = Json::array();
  std::size_t total = 0;
  if (!filter_name(scheme->id).empty()) {
    const auto gaps = kb::list_gaps(context.store, context.viewer,
                                    filter_of(scheme->id, found->notation), {.limit = kGaps});
    total = gaps.total;
    for (const kb::Gap& gap : gaps.items) rows.push_back(gap_link(gap));
  }
  const std::string title = kb::label_in(found->pref_label, language);
  return page(
      "concept_show",
      {{"title", title},
       {"breadcrumb",
        Json::array({{{"label", context.messages.text("Concepts")}, {"href", concepts_url()}}})},
       {"scheme",
        {{"title", kb::label_in(scheme->title, language)},
         {"href", concepts_url() + "#" + scheme->id}}},
       {"notation", found->notation},
       {"definition", kb::label_in(found->definition, language)},
       {"labels", labels},
       {"has_never", has_never},
       {"broader", related(*scheme, found->broader, language)},
       {"narrower", related(*scheme, narrower, language)},
       {"related", related(*scheme, found->related, language)},
       {"records", records},
       {"has_records", !records.empty()},
       {"gaps", rows},
       {"gaps_total", total},
       {"gaps_href", total > kGaps ? gaps_href(scheme->id, found->notation) : ""},
       {"search_href", search_url(title)}});
}

}  // namespace lacuna::server
