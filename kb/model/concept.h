// Vocabularies: SKOS concept schemes (W3C SKOS Reference, 2009). Open data.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::kb {

using Labels = std::map<std::string, std::string>;                   // language -> label
using LabelLists = std::map<std::string, std::vector<std::string>>;  // language -> labels

struct Concept {
  std::string scheme;    // "sector", "group", "level", "gap_type", "service"
  std::string notation;  // "HOU": stable, stored by records
  Labels pref_label;
  LabelLists alt_label;
  LabelLists hidden_label;
  LabelLists negative_label;  // look like a label, mean something else (ours, not of SKOS)
  Labels definition;
  std::vector<std::string> broader;  // notations in the same scheme
  std::vector<std::string> related;
};

struct ConceptScheme {
  std::string id;
  Labels title;
  std::string source;             // where it comes from, for people
  std::vector<Concept> concepts;  // in the order people see
};

// In this language, else in English, else in Romanian, else in any; `otherwise` without a label.
std::string label_in(const Labels& labels, const std::string& language,
                     std::string_view otherwise = {});

}  // namespace lacuna::kb
