#include "server/pages/search.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "indexer/cite/cite.h"
#include "indexer/cite/format.h"
#include "indexer/index/searcher.h"
#include "kb/base/text.h"
#include "kb/store/act_store.h"
#include "kb/store/annotation_store.h"
#include "kb/store/concept_store.h"
#include "kb/store/gap_store.h"
#include "server/pages/law_day.h"
#include "server/pages/parts.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using indexer::Field;
using Json = nlohmann::json;

constexpr int kHits = 20;
constexpr std::size_t kFacetValues = 12;

// Facets of the page, in the order people see; the query parameter is the field's name.
constexpr Field kFacets[] = {Field::kind,  Field::jurisdiction, Field::type,   Field::lang,
                             Field::force, Field::year,         Field::sector, Field::group};

// A type is of an act, a gap, an item of evidence, an ask or a comment.
std::string type_label(const ConceptLabels& concepts, const Messages& messages,
                       const std::string& value) {
  for (const char* scheme : {"gap_type", "evidence_type"})
    if (std::string label = concepts.of(scheme, value); label != value) return label;
  if (parse_word<kb::AskType>(value)) return messages.label("ask_type", value);
  if (parse_word<kb::Motivation>(value)) return messages.label("motivation", value);
  return messages.label("work_type", value);
}

// The word people see for a facet's value.
std::string value_label(const ConceptLabels& concepts, const Messages& messages, Field field,
                        const std::string& value) {
  switch (field) {
    case Field::kind:
      return messages.label("kind", value);
    case Field::jurisdiction:
      return messages.label("jurisdiction", value);
    case Field::type:
      return type_label(concepts, messages, value);
    case Field::lang:
      return messages.label("language", value);
    case Field::force:
      return messages.label("force", value);
    case Field::sector:
      return concepts.of("sector", value);
    case Field::group:
      return concepts.of("group", value);
    default:
      return value;
  }
}

bool is_chosen(const Request& request, std::string_view name, std::string_view value) {
  const auto values = request.query_values(name);
  return std::find(values.begin(), values.end(), value) != values.end();
}

Json facets_model(Context& context, const Request& request, const indexer::SearchResult& result) {
  const ConceptLabels concepts(context);
  Json facets = Json::array();
  for (Field field : kFacets) {
    const std::string name(row_of(field).name);
    std::vector<indexer::FacetValue> counted;
    for (const indexer::Facet& facet : result.facets)
      if (facet.field == field) counted = facet.values;
    // A chosen value that has no hits left can still be taken off.
    for (std::string_view chosen : request.query_values(name))
      if (std::none_of(counted.begin(), counted.end(),
                       [&](const auto& v) { return v.value == chosen; }))
        counted.push_back({std::string(chosen), 0});
    if (counted.size() > kFacetValues) counted.resize(kFacetValues);
    if (counted.empty()) continue;
    Json values = Json::array();
    for (std::size_t i = 0; i < counted.size(); ++i)
      values.push_back({{"id", "f-" + name + "-" + std::to_string(i)},
                        {"name", name},
                        {"value", counted[i].value},
                        {"label", value_label(concepts, context.messages, field, counted[i].value)},
                        {"count", format_number(static_cast<long>(counted[i].count),
                                                context.messages.language())},
                        {"checked", is_chosen(request, name, counted[i].value)}});
    facets.push_back({{"name", name}, {"values", values}});
  }
  return facets;
}

// Hits of one act stand together, in the order of its best hit; counts of gaps and comments are
// read once an act.
class Groups {
 public:
  // `day`: hits lead to the texts of that day.
  Groups(Context& context, const std::optional<Date>& day) : context_(context), day_(day) {}

  void add(const indexer::Hit& hit) {
    const bool in_act = hit.kind == indexer::UnitKind::provision ||
                        hit.kind == indexer::UnitKind::act ||
                        (hit.kind == indexer::UnitKind::paper && !hit.work.empty());
    const std::string key = in_act ? hit.work : std::string(word(hit.kind));
    if (!at_.contains(key)) {
      at_[key] = groups_.size();
      groups_.push_back(in_act ? act_group(hit) : kind_group(hit));
    }
    groups_[at_[key]]["hits"].push_back(in_act ? act_hit(hit) : record_hit(hit));
  }

  Json take() { return std::move(groups_); }

 private:
  Json act_group(const indexer::Hit& hit) {
    auto work = kb::find_work(context_.store, hit.work);
    if (work) work = on_day(std::move(*work), day_);
    const auto expression =
        day_ ? text_of_day(hit) : kb::find_expression(context_.store, hit.expression);
    kb::ProvisionRef whole;
    whole.work = hit.work;
    for (const kb::GapAtProvision& gap :
         kb::gaps_of_work(context_.store, context_.viewer, hit.work))
      ++gaps_[hit.work][gap.eid];
    for (const auto& [eid, count] :
         kb::annotation_counts(context_.store, context_.viewer, hit.work))
      comments_[hit.work][eid] = count;
    return {
        {"title", work ? work_title(*work) : hit.title},
        {"subject", work ? work_subject(*work, context_.messages) : ""},
        {"href", law_url_on(whole, expression ? day_ : std::nullopt)},
        {"lang", hit.language},
        {"not_law", not_law(work, expression.has_value())},
        {"force", work && !day_ && work->kind == kb::DocumentKind::act ? word(work->force)
                                                                       : std::string_view()},
        {"kind", work ? word(work->kind) : word(hit.kind)},
        {"dated_text", expression ? day_text(expression->date, context_.messages) : ""},
        {"doubts", work ? work_doubts(*work, expression ? &*expression : nullptr) : Json::array()},
        {"hits", Json::array()}};
  }

  Json kind_group(const indexer::Hit& hit) {
    const std::string kind(word(hit.kind));
    return {{"title", context_.messages.label("kind_plural", kind)},
            {"subject", ""},
            {"href", hit.kind == indexer::UnitKind::gap ? gaps_url() : positions_url()},
            {"lang", context_.messages.language()},
            {"not_law", ""},
            {"force", ""},
            {"kind", kind},
            {"dated_text", ""},
            {"doubts", Json::array()},
            {"hits", Json::array()}};
  }

  Json act_hit(const indexer::Hit& hit) {
    kb::ProvisionRef ref;
    ref.work = hit.work;
    ref.eid = hit.eid;
    const auto old = day_ ? text_of_day(hit) : std::nullopt;
    const bool there =
        old && (hit.eid.empty() || !kb::find_provisions(context_.store, old->key, hit.eid).empty());
    const std::string href = law_url_on(ref, there ? day_ : std::nullopt);
    std::string place = hit.eid.empty() ? context_.messages.text("the whole act")
                                        : indexer::cite_unit(hit.language, ref);
    if (old && !there)
      place = context_.messages.text("{place}, which the text of that day does not have",
                                     {{"place", place}});
    const std::size_t gaps = below(gaps_[hit.work], hit.eid),
                      comments = below(comments_[hit.work], hit.eid);
    return hit_model(hit, place, href, gaps, comments);
  }

  Json record_hit(const indexer::Hit& hit) {
    const std::string href = hit.kind == indexer::UnitKind::gap     ? gap_url(hit.ref)
                             : hit.kind == indexer::UnitKind::paper ? position_url(hit.ref)
                                                                    : annotation_url(hit.ref);
    return hit_model(
        hit, hit.title.empty() ? context_.messages.label("kind", word(hit.kind)) : hit.title, href,
        0, 0);
  }

  Json hit_model(const indexer::Hit& hit, const std::string& place, const std::string& href,
                 std::size_t gaps, std::size_t comments) {
    Json snippet = Json::array();
    for (const indexer::SnippetSegment& segment : hit.snippet)
      snippet.push_back({{"text", segment.text}, {"match", segment.mark}});
    return {{"place", place},
            {"heading", hit.heading},
            {"href", href},
            {"lang", hit.language},
            {"snippet", snippet},
            {"why", hit.direct ? context_.messages.text("cited in your query") : ""},
            {"gaps", gaps},
            {"gaps_href", gaps == 0 ? "" : href},
            {"comments", comments},
            {"comments_href", comments == 0 ? "" : href},
            {"doubts", Json::array()}};
  }

  std::optional<kb::Expression> text_of_day(const indexer::Hit& hit) {
    auto& texts = texts_[hit.work];
    if (!texts.contains(hit.language))
      texts[hit.language] = text_on(context_, hit.work, hit.language, *day_);
    return texts[hit.language];
  }

  // Why an act says nothing about the law of the day; "": it does, or no day was asked for.
  std::string not_law(const std::optional<kb::Work>& work, bool has_text) const {
    if (!day_ || !work) return "";
    std::string why = not_law_on(*work, *day_, context_.messages);
    if (why.empty() && !has_text)
      why = context_.messages.text("No text of that day is here; the hits are of a newer one.");
    return why;
  }

  // Of a unit and everything in it.
  static std::size_t below(const std::map<std::string, std::size_t>& counts,
                           const std::string& eid) {
    std::size_t sum = 0;
    for (const auto& [at, count] : counts)
      if (at == eid || at.starts_with(eid + "__")) sum += count;
    return sum;
  }

  Context& context_;
  const std::optional<Date> day_;
  std::map<std::string, std::map<std::string, std::optional<kb::Expression>>> texts_;
  Json groups_ = Json::array();
  std::map<std::string, std::size_t> at_;
  std::map<std::string, std::map<std::string, std::size_t>> gaps_;
  std::map<std::string, std::map<std::string, std::size_t>> comments_;
};

Json understood_model(Context& context, const indexer::SearchResult& result) {
  if (result.hits.empty() || !result.hits.front().direct) return false;
  const indexer::Hit& hit = result.hits.front();
  kb::ProvisionRef ref;
  ref.work = hit.work;
  ref.eid = hit.eid;
  const auto work = kb::find_work(context.store, hit.work);
  return {{"text", work ? indexer::cite_in(hit.language, ref, *work) : to_string(ref)},
          {"href", law_url(to_string(ref))}};
}

// Concepts that are called just so in some language, by an alias or by their notation: "BPI".
Json concepts_called(Context& context, const std::string& query) {
  Json rows = Json::array();
  const std::string wanted = without_diacritics(trim(query));
  if (wanted.empty()) return rows;
  const auto is_it = [&](const std::string& name) { return without_diacritics(name) == wanted; };
  for (const kb::ConceptScheme& scheme : kb::concept_schemes(context.store))
    for (const kb::Concept& one : scheme.concepts) {
      bool called = is_it(one.notation);
      for (const auto& [language, label] : one.pref_label) called = called || is_it(label);
      for (const auto& [language, labels] : one.alt_label)
        called = called || std::any_of(labels.begin(), labels.end(), is_it);
      if (called)
        rows.push_back({{"label", kb::label_in(one.pref_label, context.messages.language())},
                        {"scheme", kb::label_in(scheme.title, context.messages.language())},
                        {"href", concept_url(scheme.id, one.notation)}});
    }
  return rows;
}

}  // namespace

Response search_show(Context& context, const Request& request) {
  const std::string query(request.query_value("q"));
  indexer::SearchRequest search;
  search.query = query;
  search.viewer = context.viewer;
  search.facets.assign(std::begin(kFacets), std::end(kFacets));
  int chosen = 0;
  for (const indexer::FieldRow& row : indexer::fields())
    for (std::string_view value : request.query_values(row.name)) {
      if (value.empty()) continue;
      search.filters.push_back({row.field, std::string(value)});
      ++chosen;
    }
  const int page_at = page_number(request, indexer::SearchLimits::window / kHits);
  search.offset = (page_at - 1) * kHits;
  search.limit = kHits;
  if (page_at == 1) search.direct = indexer::understand_reference(query).refs;

  indexer::SearchResult result;
  if (!query.empty() || chosen > 0) result = context.searcher.search(search);
  const auto day = law_day(request);
  Groups groups(context, day);
  for (const indexer::Hit& hit : result.hits) groups.add(hit);
  Json notes = Json::array();
  for (indexer::SearchNote note : result.notes) notes.push_back({{"note", word(note)}});
  return page(
      "search",
      {{"title", query.empty() ? context.messages.text("Search")
                               : context.messages.text("Search: {query}", {{"query", query}})},
       {"query", query},
       {"on", law_day_model(day, context.messages)},
       {"total", result.total},
       {"understood", understood_model(context, result)},
       {"concepts", concepts_called(context, query)},
       {"expansions", Json::array()},
       {"suggestion", result.suggestion.empty() ? Json(false)
                                                : Json{{"text", result.suggestion},
                                                       {"href", search_url(result.suggestion)}}},
       {"notes", notes},
       {"facets", facets_model(context, request, result)},
       {"chosen", chosen > 0},
       {"clear_href", search_url(query)},
       {"groups", groups.take()},
       {"pager",
        offset_pager(request, page_at,
                     std::min<std::size_t>(result.total, indexer::SearchLimits::window), kHits)}});
}

}  // namespace lacuna::server
