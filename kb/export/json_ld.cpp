#include "kb/export/json_ld.h"

#include <nlohmann/json.hpp>

#include "kb/model/iri.h"
#include "kb/model/ref.h"

namespace lacuna::kb {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json) {
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json labels_of(const Labels& labels) {
  Json by_language = Json::object();
  for (const auto& [language, label] : labels) by_language[language] = label;
  return by_language;
}

Json lists_of(const LabelLists& lists) {
  Json by_language = Json::object();
  for (const auto& [language, labels] : lists) by_language[language] = labels;
  return by_language;
}

std::string scheme_iri(const std::string& scheme) {
  return "/concepts#" + iri_segment(scheme);
}

std::string concept_iri(const std::string& scheme, const std::string& notation) {
  return "/concepts/" + iri_segment(scheme) + "/" + iri_segment(notation);
}

Json concept_json(const Concept& item) {
  const auto iris = [&](const std::vector<std::string>& notations) {
    Json list = Json::array();
    for (const std::string& notation : notations)
      list.push_back(concept_iri(item.scheme, notation));
    return list;
  };
  Json json{{"@id", concept_iri(item.scheme, item.notation)},
            {"@type", "Concept"},
            {"inScheme", scheme_iri(item.scheme)},
            {"notation", item.notation},
            {"prefLabel", labels_of(item.pref_label)}};
  if (!item.alt_label.empty()) json["altLabel"] = lists_of(item.alt_label);
  if (!item.hidden_label.empty()) json["hiddenLabel"] = lists_of(item.hidden_label);
  if (!item.negative_label.empty()) json["negativeLabel"] = lists_of(item.negative_label);
  if (!item.definition.empty()) json["definition"] = labels_of(item.definition);
  if (!item.broader.empty()) json["broader"] = iris(item.broader);
  if (!item.related.empty()) json["related"] = iris(item.related);
  return json;
}

std::string law_iri(const std::string& reference) {
  return "/law/" + reference;
}

}  // namespace

std::string write_skos(std::span<const ConceptScheme> schemes) {
  const auto by_language = [](const char* property) {
    return Json{{"@id", property}, {"@container", "@language"}};
  };
  const auto link = [](const char* property) { return Json{{"@id", property}, {"@type", "@id"}}; };
  Json graph = Json::array();
  for (const ConceptScheme& scheme : schemes) {
    graph.push_back({{"@id", scheme_iri(scheme.id)},
                     {"@type", "ConceptScheme"},
                     {"prefLabel", labels_of(scheme.title)},
                     {"source", scheme.source}});
    for (const Concept& item : scheme.concepts) graph.push_back(concept_json(item));
  }
  return text_of(
      {{"@context",
        {{"@vocab", "http://www.w3.org/2004/02/skos/core#"},
         {"prefLabel", by_language("prefLabel")},
         {"altLabel", by_language("altLabel")},
         {"hiddenLabel", by_language("hiddenLabel")},
         // Not of SKOS: phrases that never mean the concept.
         {"negativeLabel", {{"@id", "urn:lacuna:skos:negativeLabel"}, {"@container", "@language"}}},
         {"definition", by_language("definition")},
         {"inScheme", link("inScheme")},
         {"broader", link("broader")},
         {"related", link("related")},
         {"source", "http://purl.org/dc/terms/source"}}},
       {"@graph", graph}});
}

std::string write_legislation(std::span<const Work> works) {
  Json graph = Json::array();
  for (const Work& work : works) {
    Json act{
        {"@id", law_iri(work.key)}, {"@type", "Legislation"}, {"legislationIdentifier", work.key}};
    const auto add = [&](const char* property, const std::string& value) {
      if (!value.empty()) act[property] = value;
    };
    const auto add_day = [&](const char* property, const std::optional<Date>& day) {
      if (day) act[property] = to_iso(*day);
    };
    add("name", work.title);
    add("about", work.subject);
    add("legislationType", work.type);
    add("legislationJurisdiction", work.jurisdiction);
    add("legislationPassedBy", work.issuer);
    add_day("legislationDate", work.date_document);
    add_day("eli:first_date_entry_in_force", work.in_force_from);
    add_day("eli:date_applicability", work.applies_from);
    add_day("eli:date_no_longer_in_force", work.repealed_from);
    add("legislationLegalForce", work.force == Force::in_force  ? "InForce"
                                 : work.force == Force::partly  ? "PartiallyInForce"
                                 : work.force == Force::unknown ? ""
                                                                : "NotInForce");
    if (!work.celex.empty()) act["eli:id_local"] = work.celex;
    if (!work.eli.empty()) act["sameAs"] = work.eli;
    if (!work.aliases.empty()) act["alternateName"] = work.aliases;
    if (work.illustrative)
      act["disambiguatingDescription"] = "illustrative: demo data, no real act";
    graph.push_back(std::move(act));
  }
  return text_of({{"@context",
                   {{"@vocab", "https://schema.org/"},
                    {"eli", "http://data.europa.eu/eli/ontology#"},
                    {"sameAs", {{"@type", "@id"}}}}},
                  {"@graph", graph}});
}

std::string write_web_annotations(std::span<const Annotation> annotations) {
  Json items = Json::array();
  for (const Annotation& annotation : annotations) {
    if (annotation.target.kind != NodeKind::provision) continue;
    Json target{{"source", law_iri(annotation.target.key)}};
    if (annotation.quote)
      target["selector"] = Json::array({{{"type", "TextQuoteSelector"},
                                         {"exact", annotation.quote->exact},
                                         {"prefix", annotation.quote->prefix},
                                         {"suffix", annotation.quote->suffix}},
                                        {{"type", "TextPositionSelector"},
                                         {"start", annotation.quote->start},
                                         {"end", annotation.quote->end}}});
    Json item{{"id", "/comments/" + annotation.id},
              {"type", "Annotation"},
              {"motivation", word(annotation.motivation)},
              {"created", annotation.created_on},
              {"modified", annotation.changed_on},
              {"body", {{"type", "TextualBody"}, {"value", annotation.body}}},
              {"target", std::move(target)}};
    if (!annotation.reply_to.empty()) item["target"] = "/comments/" + annotation.reply_to;
    items.push_back(std::move(item));
  }
  return text_of({{"@context", "http://www.w3.org/ns/anno.jsonld"},
                  {"id", "/export/annotations.jsonld"},
                  {"type", "AnnotationCollection"},
                  {"total", items.size()},
                  {"first", {{"type", "AnnotationPage"}, {"items", items}}}});
}

}  // namespace lacuna::kb
