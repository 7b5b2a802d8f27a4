#include "kb/export/skos_json_ld.h"

#include <nlohmann/json.hpp>

namespace lacuna::kb {
namespace {

using Json = nlohmann::json;

// Prefixes that files use without saying what they stand for.
constexpr std::pair<std::string_view, std::string_view> kPrefixes[] = {
    {"skos", kSkos},   {"rdf", kRdf},         {"rdfs", kRdfSchema},
    {"dct", kDcTerms}, {"dcterms", kDcTerms}, {"dc", kDcElements}};

const std::string* text_in(const Json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() ? nullptr : found->get_ptr<const Json::string_t*>();
}

// What the words of one file mean.
class Words {
 public:
  void take(const Json& context) {
    if (context.is_array()) {
      for (const Json& part : context)
        if (part.is_object()) take(part);
      return;
    }
    if (!context.is_object()) return;
    if (const std::string* vocab = text_in(context, "@vocab")) vocab_ = *vocab;
    if (const std::string* language = text_in(context, "@language")) language_ = *language;
    for (const auto& [word, meaning] : context.items()) {
      if (word.starts_with('@')) continue;
      const std::string* iri =
          meaning.is_string() ? meaning.get_ptr<const Json::string_t*>() : text_in(meaning, "@id");
      if (iri) meanings_.insert_or_assign(word, *iri);
      if (const std::string* language = text_in(meaning, "@language"))
        languages_.insert_or_assign(word, *language);
    }
  }

  // A property or a type: "prefLabel", "skos:prefLabel", or the whole IRI.
  std::string expand(const std::string& word) const {
    if (word.starts_with('@')) return word;
    const auto found = meanings_.find(word);
    const std::string& meaning = found == meanings_.end() ? word : found->second;
    if (meaning.starts_with('@')) return meaning;
    if (meaning.find(':') == std::string::npos) return vocab_ + meaning;
    return address(meaning);
  }

  // A compact IRI in full; any other as it stands.
  std::string address(const std::string& iri) const {
    const std::size_t colon = iri.find(':');
    if (colon == std::string::npos || iri.compare(colon + 1, 2, "//") == 0) return iri;
    const std::string prefix = iri.substr(0, colon), rest = iri.substr(colon + 1);
    const auto found = meanings_.find(prefix);
    if (found != meanings_.end()) return found->second + rest;
    for (const auto& [name, space] : kPrefixes)
      if (name == prefix) return std::string(space) + rest;
    return iri;
  }

  std::string language_of(const std::string& word) const {
    const auto found = languages_.find(word);
    return found == languages_.end() ? language_ : found->second;
  }

 private:
  std::string vocab_{kSkos}, language_;
  std::map<std::string, std::string, std::less<>> meanings_, languages_;
};

class Reading {
 public:
  SkosGraph run(const Json& document) {
    if (document.is_object() && document.contains("@context")) words_.take(document["@context"]);
    open_.push_back({&document, document.is_array() ? "" : "@graph"});
    while (!open_.empty()) {
      const Open next = open_.back();
      open_.pop_back();
      describe(*next.json, next.place);
    }
    return std::move(graph_);
  }

 private:
  struct Open {
    const Json* json;
    std::string place;
  };

  void open_all(const Json& list, const std::string& place) {
    for (std::size_t i = list.size(); i > 0; --i)
      open_.push_back({&list[i - 1], place + "[" + std::to_string(i - 1) + "]"});
  }

  void describe(const Json& json, const std::string& place) {
    if (json.is_array()) open_all(json, place);
    if (!json.is_object()) return;
    std::string subject;
    std::vector<SkosStatement> statements;
    for (const auto& [word, value] : json.items()) {
      const std::string name = words_.expand(word);
      if (name == "@id" && value.is_string()) subject = words_.address(value.get<std::string>());
      if (name == "@graph" && value.is_array()) open_all(value, "@graph");
      const auto property = name == "@type" ? SkosProperty::type : skos_property(name);
      if (property) add(*property, word, value, statements);
    }
    if (subject.empty()) subject = "_:" + place;
    if (statements.empty()) return;
    auto& known = graph_.at(subject, 0, place).statements;
    std::move(statements.begin(), statements.end(), std::back_inserter(known));
  }

  void add(SkosProperty property, const std::string& word, const Json& value,
           std::vector<SkosStatement>& statements) {
    if (!value.is_array()) return add_one(property, word, value, statements);
    for (const Json& one : value) add_one(property, word, one, statements);
  }

  void add_one(SkosProperty property, const std::string& word, const Json& value,
               std::vector<SkosStatement>& statements) {
    const auto say = [&](const std::string& text, const std::string& language) {
      statements.push_back({property,
                            property == SkosProperty::type ? words_.expand(text)
                            : is_link(property)            ? words_.address(text)
                                                           : text,
                            is_link(property) ? "" : language});
    };
    if (value.is_string()) return say(value.get<std::string>(), words_.language_of(word));
    if (!value.is_object()) return;
    if (const std::string* iri = text_in(value, "@id")) {
      say(*iri, "");
      if (value.size() > 1) open_.push_back({&value, *iri});
      return;
    }
    if (const std::string* text = text_in(value, "@value")) {
      const std::string* language = text_in(value, "@language");
      return say(*text, language ? *language : std::string());
    }
    if (is_link(property)) return;
    for (const auto& [language, text] : value.items()) {  // a language map
      if (text.is_string()) say(text.get<std::string>(), language);
      if (text.is_array())
        for (const Json& one : text)
          if (one.is_string()) say(one.get<std::string>(), language);
    }
  }

  Words words_;
  std::vector<Open> open_;
  SkosGraph graph_;
};

}  // namespace

SkosGraph read_skos_json_ld(const nlohmann::json& document) {
  return Reading().run(document);
}

}  // namespace lacuna::kb
