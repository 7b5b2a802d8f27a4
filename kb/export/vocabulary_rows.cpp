#include "kb/export/vocabulary_rows.h"

#include <set>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/export/vocabulary_text.h"
#include "kb/json/json.h"

namespace lacuna::kb {
namespace {

using Json = nlohmann::json;

std::string place_in(const char* list, std::size_t row) {
  return std::string(list) + "[" + std::to_string(row) + "]";
}

void say_labels(SkosResource& resource, SkosProperty property, const Labels& labels) {
  for (const auto& [language, label] : labels)
    resource.statements.push_back({property, label, language});
}

void say_lists(SkosResource& resource, SkosProperty property, const LabelLists& lists) {
  for (const auto& [language, labels] : lists)
    for (const std::string& label : labels)
      resource.statements.push_back({property, label, language});
}

void say_scheme(SkosGraph& graph, const ConceptScheme& scheme) {
  SkosResource& resource = graph.at("scheme#" + scheme.id, 0);
  resource.statements.push_back({SkosProperty::type, std::string(kSkos) + "ConceptScheme", {}});
  resource.statements.push_back({SkosProperty::source, scheme.source, {}});
  say_labels(resource, SkosProperty::pref_label, scheme.title);
}

void say_concept(SkosGraph& graph, const Concept& item, const std::string& place) {
  SkosResource& resource = graph.at("concept#" + item.notation, 0, place);
  resource.statements.push_back({SkosProperty::type, std::string(kSkos) + "Concept", {}});
  resource.statements.push_back({SkosProperty::notation, item.notation, {}});
  say_labels(resource, SkosProperty::pref_label, item.pref_label);
  say_lists(resource, SkosProperty::alt_label, item.alt_label);
  say_lists(resource, SkosProperty::hidden_label, item.hidden_label);
  say_lists(resource, SkosProperty::negative_label, item.negative_label);
  say_labels(resource, SkosProperty::definition, item.definition);
  for (const std::string& other : item.broader)
    resource.statements.push_back({SkosProperty::broader, "concept#" + other, {}});
  for (const std::string& other : item.related)
    resource.statements.push_back({SkosProperty::related, "concept#" + other, {}});
}

// Values of a row of UNBIS: an address or an identifier each.
void say_links(SkosGraph& graph, const std::string& subject, SkosProperty property, const Json& row,
               const char* field) {
  const auto found = row.find(field);
  if (found == row.end() || !found->is_array()) return;
  for (const Json& other : *found)
    if (other.is_string())
      graph.at(subject, 0)
          .statements.push_back({property, "topic#" + last_part(other.get<std::string>()), {}});
}

void say_topic(SkosGraph& graph, const Json& row, const std::string& identifier,
               const std::string& place) {
  const std::string subject = "topic#" + identifier;
  SkosResource& resource = graph.at(subject, 0, place);
  resource.statements.push_back({SkosProperty::type, std::string(kSkos) + "Concept", {}});
  resource.statements.push_back({SkosProperty::notation, identifier, {}});
  if (const auto labels = row.find("labels"); labels != row.end() && labels->is_object())
    for (const auto& [language, label] : labels->items())
      if (label.is_string())
        resource.statements.push_back(
            {SkosProperty::pref_label, label.get<std::string>(), language});
  say_links(graph, subject, SkosProperty::broader, row, "broader");
  say_links(graph, subject, SkosProperty::narrower, row, "narrower");
  say_links(graph, subject, SkosProperty::related, row, "related");
}

}  // namespace

SkosGraph read_own_vocabulary(const Json& document, VocabularyNotes& notes) {
  SkosGraph graph;
  Json head = document;
  head.erase("concepts");
  try {
    say_scheme(graph, from_json<ConceptScheme>(head));
  } catch (const Error& error) {
    notes.fail(0, error.what());
    return graph;
  }
  std::set<std::string> notations;
  std::size_t at = 0;
  for (const Json& row : document.at("concepts")) {
    const std::string place = place_in("concepts", at++);
    try {
      const auto item = from_json<Concept>(row, place);
      if (!notations.insert(item.notation).second)
        notes.warn(0, place + ": the notation " + item.notation +
                          " stands there twice; the second was left out, give it another.");
      else
        say_concept(graph, item, place);
    } catch (const Error& error) {
      notes.warn(0, std::string(error.what()) + " The concept was left out.");
    }
  }
  return graph;
}

SkosGraph read_unbis_topics(const Json& document, VocabularyNotes& notes) {
  SkosGraph graph;
  say_scheme(graph,
             {"unbis", {{"en", "UNBIS Thesaurus"}}, "http://metadata.un.org/thesaurus/", {}});
  std::size_t at = 0;
  for (const Json& row : document.at("topics")) {
    const std::string place = place_in("topics", at++);
    const auto identifier = row.is_object() ? row.find("identifier") : row.end();
    if (!row.is_object() || identifier == row.end() || !identifier->is_string()) {
      notes.warn(0, place + ": the topic has no identifier; it was left out, give it one.");
      continue;
    }
    say_topic(graph, row, identifier->get<std::string>(), place);
  }
  return graph;
}

}  // namespace lacuna::kb
