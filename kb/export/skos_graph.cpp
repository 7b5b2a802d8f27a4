#include "kb/export/skos_graph.h"

#include <algorithm>
#include <set>

#include "kb/base/text.h"
#include "kb/export/vocabulary_text.h"

namespace lacuna::kb {
namespace {

struct PropertyRow {
  std::string_view space;
  std::string_view name;
  SkosProperty property;
};
constexpr PropertyRow kProperties[] = {
    {kRdf, "type", SkosProperty::type},
    {kSkos, "prefLabel", SkosProperty::pref_label},
    {kSkos, "altLabel", SkosProperty::alt_label},
    {kSkos, "hiddenLabel", SkosProperty::hidden_label},
    {"urn:lacuna:skos:", "negativeLabel", SkosProperty::negative_label},
    {kSkos, "definition", SkosProperty::definition},
    {kSkos, "broader", SkosProperty::broader},
    {kSkos, "narrower", SkosProperty::narrower},
    {kSkos, "related", SkosProperty::related},
    {kSkos, "inScheme", SkosProperty::in_scheme},
    {kSkos, "notation", SkosProperty::notation},
    {kDcTerms, "title", SkosProperty::title},
    {kDcElements, "title", SkosProperty::title},
    {kRdfSchema, "label", SkosProperty::title},
    {kDcTerms, "source", SkosProperty::source},
    {kDcElements, "source", SkosProperty::source},
};

std::string said_of(const SkosResource& resource) {
  return resource.place.empty() ? resource.iri : resource.place + " (" + resource.iri + ")";
}

bool has_type(const SkosResource& resource, std::string_view name) {
  return std::ranges::any_of(resource.statements, [&](const SkosStatement& statement) {
    return statement.property == SkosProperty::type && statement.value.starts_with(kSkos) &&
           std::string_view(statement.value).substr(kSkos.size()) == name;
  });
}

const SkosStatement* first_of(const SkosResource& resource, SkosProperty property) {
  const auto found = std::ranges::find(resource.statements, property, &SkosStatement::property);
  return found == resource.statements.end() ? nullptr : &*found;
}

// A fragment of a vocabulary may leave types out.
bool is_concept(const SkosResource& resource) {
  return has_type(resource, "Concept") ||
         (!first_of(resource, SkosProperty::type) && first_of(resource, SkosProperty::pref_label));
}

// Labels and definitions; links come when every concept has its notation.
void add_texts(const SkosResource& resource, Concept& item, VocabularyNotes& notes) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const SkosStatement& statement : resource.statements) {
    const bool is_definition = statement.property == SkosProperty::definition;
    if (statement.property < SkosProperty::pref_label ||
        statement.property > SkosProperty::definition)
      continue;
    const auto language = language_tag(statement.language);
    if (!language) {
      notes.count(VocabularyLoss::label_without_language);
    } else if (!can_be_kept(statement.value, is_definition ? VocabularyLimits::definition_bytes
                                                           : VocabularyLimits::label_bytes)) {
      notes.count(VocabularyLoss::label_not_kept);
    } else if (is_definition) {
      item.definition.emplace(*language, statement.value);
    } else if (statement.property == SkosProperty::negative_label) {
      item.negative_label[*language].push_back(statement.value);
    } else if (statement.property == SkosProperty::pref_label &&
               item.pref_label.emplace(*language, statement.value).second) {
      seen.emplace(*language, statement.value);
    } else if (seen.emplace(*language, statement.value).second) {
      auto& lists =
          statement.property == SkosProperty::hidden_label ? item.hidden_label : item.alt_label;
      lists[*language].push_back(statement.value);
    }
  }
}

// One vocabulary that grows.
struct Growing {
  ConceptScheme scheme;
  std::set<std::string, std::less<>> notations;
  std::set<std::pair<std::size_t, std::size_t>> broader, related;  // links that stand already
};

struct Place {
  std::size_t scheme;
  std::size_t at;  // among its concepts
};

class Sorting {
 public:
  Sorting(const std::vector<SkosResource>& resources,
          const std::map<std::string, std::size_t, std::less<>>& by_iri, VocabularyNotes& notes)
      : resources_(resources), by_iri_(by_iri), notes_(notes), places_(resources.size()) {}

  std::vector<ConceptScheme> run() {
    count_members();
    for (std::size_t i = 0; i < resources_.size() && !notes_.failed(); ++i)
      if (is_concept(resources_[i])) place(i);
    std::vector<ConceptScheme> schemes;
    if (notes_.failed()) return schemes;
    for (std::size_t i = 0; i < resources_.size(); ++i)
      if (places_[i]) link(i, *places_[i]);
    for (Growing& growing : growing_) schemes.push_back(std::move(growing.scheme));
    return schemes;
  }

 private:
  void count_members() {
    for (const SkosResource& resource : resources_) {
      if (has_type(resource, "ConceptScheme")) {
        members_.try_emplace(resource.iri, 0);
        if (usual_.empty()) usual_ = resource.iri;
      }
      if (!is_concept(resource)) continue;
      for (const SkosStatement& statement : resource.statements)
        if (statement.property == SkosProperty::in_scheme)
          if (++members_[statement.value] > members_[usual_]) usual_ = statement.value;
    }
  }

  std::string scheme_of(const SkosResource& resource) const {
    std::string largest;
    std::size_t most = 0;
    for (const SkosStatement& statement : resource.statements) {
      if (statement.property != SkosProperty::in_scheme) continue;
      const std::size_t members = members_.find(statement.value)->second;
      if (members > most) largest = statement.value;
      most = std::max(most, members);
    }
    return most == 0 ? usual_ : largest;
  }

  std::size_t growing_for(const std::string& iri) {
    const auto [found, is_new] = index_.try_emplace(iri, growing_.size());
    if (!is_new) return found->second;
    if (growing_.size() >= VocabularyLimits::schemes)
      notes_.fail(0, "more than " + std::to_string(VocabularyLimits::schemes) +
                         " vocabularies stand in one file; split it.");
    growing_.emplace_back();
    ConceptScheme& scheme = growing_.back().scheme;
    const auto described = by_iri_.find(iri);
    const SkosStatement* source = nullptr;
    if (described != by_iri_.end()) {
      const SkosResource& resource = resources_[described->second];
      source = first_of(resource, SkosProperty::source);
      for (const SkosProperty property : {SkosProperty::pref_label, SkosProperty::title})
        for (const SkosStatement& statement : resource.statements)
          if (statement.property == property &&
              can_be_kept(statement.value, VocabularyLimits::label_bytes))
            if (const auto language =
                    language_tag(statement.language.empty() ? "en" : statement.language))
              scheme.title.emplace(*language, statement.value);
    }
    scheme.source = source ? source->value.substr(0, VocabularyLimits::definition_bytes)
                    : iri.find("://") != std::string::npos ? iri
                                                           : std::string();
    scheme.id = last_part(iri);
    if (!is_scheme_id(scheme.id)) scheme.id = id_from(label_in(scheme.title, "en"));
    if (!is_scheme_id(scheme.id)) scheme.id.clear();
    return found->second;
  }

  void place(std::size_t i) {
    const SkosResource& resource = resources_[i];
    if (++concepts_ > VocabularyLimits::concepts) {
      notes_.fail(0, "the file has more than " + std::to_string(VocabularyLimits::concepts) +
                         " concepts; import a part of it.");
      return;
    }
    Concept item;
    add_texts(resource, item, notes_);
    if (item.pref_label.empty() && item.alt_label.empty()) {
      notes_.warn(resource.line, said_of(resource) +
                                     " has no label that can be kept; it was left out, give it a "
                                     "prefLabel with a language.");
      return;
    }
    const std::size_t scheme = growing_for(scheme_of(resource));
    Growing& growing = growing_[scheme];
    item.scheme = growing.scheme.id;
    if (const SkosStatement* notation = first_of(resource, SkosProperty::notation))
      item.notation = take_notation(growing, std::string(trim(notation->value)));
    if (item.notation.empty()) item.notation = take_notation(growing, last_part(resource.iri));
    if (item.notation.empty()) {
      notes_.warn(resource.line,
                  said_of(resource) +
                      " has no notation of its own; it was left out, give it one of at most " +
                      std::to_string(VocabularyLimits::notation_bytes) + " bytes.");
      return;
    }
    places_[i] = Place{scheme, growing.scheme.concepts.size()};
    growing.scheme.concepts.push_back(std::move(item));
  }

  static std::string take_notation(Growing& growing, const std::string& notation) {
    const bool good = can_be_kept(notation, VocabularyLimits::notation_bytes) &&
                      notation.find_first_of("\n\t") == std::string::npos &&
                      growing.notations.insert(notation).second;
    return good ? notation : std::string();
  }

  void link(std::size_t i, const Place& from) {
    for (const SkosStatement& statement : resources_[i].statements) {
      const SkosProperty property = statement.property;
      if (property != SkosProperty::broader && property != SkosProperty::narrower &&
          property != SkosProperty::related)
        continue;
      const auto found = by_iri_.find(statement.value);
      const std::optional<Place> to =
          found == by_iri_.end() ? std::nullopt : places_[found->second];
      if (!to || to->scheme != from.scheme || to->at == from.at) {
        notes_.count(VocabularyLoss::link_outside);
        continue;
      }
      Growing& growing = growing_[from.scheme];
      auto& concepts = growing.scheme.concepts;
      if (property == SkosProperty::related) {
        if (growing.related.emplace(from.at, to->at).second)
          concepts[from.at].related.push_back(concepts[to->at].notation);
        continue;
      }
      const bool up = property == SkosProperty::broader;
      const std::size_t lower = up ? from.at : to->at, upper = up ? to->at : from.at;
      if (growing.broader.emplace(lower, upper).second)
        concepts[lower].broader.push_back(concepts[upper].notation);
    }
  }

  const std::vector<SkosResource>& resources_;
  const std::map<std::string, std::size_t, std::less<>>& by_iri_;
  VocabularyNotes& notes_;
  std::vector<std::optional<Place>> places_;  // of each resource that is a concept
  std::map<std::string, std::size_t, std::less<>> members_, index_;
  std::string usual_;  // for concepts that name no scheme
  std::vector<Growing> growing_;
  std::size_t concepts_ = 0;
};

}  // namespace

std::optional<SkosProperty> skos_property(std::string_view iri) {
  for (const PropertyRow& row : kProperties)
    if (iri.size() == row.space.size() + row.name.size() && iri.starts_with(row.space) &&
        iri.ends_with(row.name))
      return row.property;
  return std::nullopt;
}

SkosResource& SkosGraph::at(const std::string& iri, int line, const std::string& place) {
  const auto [found, is_new] = by_iri_.try_emplace(iri, resources_.size());
  if (is_new) resources_.push_back({iri, line, place, {}});
  return resources_[found->second];
}

std::vector<ConceptScheme> SkosGraph::vocabularies(VocabularyNotes& notes) const {
  return Sorting(resources_, by_iri_, notes).run();
}

bool is_scheme_id(std::string_view id) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !id.empty() && id.size() <= 40 && is_letter(id.front()) &&
         std::ranges::all_of(id, [&](char c) {
           return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
         });
}

}  // namespace lacuna::kb
