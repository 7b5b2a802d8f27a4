// What a SKOS file (W3C SKOS Reference, 2009) says of its resources, in whatever syntax it is
// written, and the vocabularies that follow from it. Linear but for the sorting of links. One
// thread.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/export/vocabulary_notes.h"
#include "kb/model/concept.h"

namespace lacuna::kb {

inline constexpr std::string_view kSkos = "http://www.w3.org/2004/02/skos/core#";
inline constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
inline constexpr std::string_view kDcTerms = "http://purl.org/dc/terms/";
inline constexpr std::string_view kDcElements = "http://purl.org/dc/elements/1.1/";
inline constexpr std::string_view kRdfSchema = "http://www.w3.org/2000/01/rdf-schema#";

enum class SkosProperty {
  type,  // value: an IRI
  pref_label,
  alt_label,
  hidden_label,
  negative_label,
  definition,
  broader,  // value: an IRI, here and below
  narrower,
  related,
  in_scheme,
  notation,  // value: text
  title,
  source
};
// Is its value the IRI of another resource?
constexpr bool is_link(SkosProperty property) {
  return property == SkosProperty::type ||
         (property >= SkosProperty::broader && property <= SkosProperty::in_scheme);
}
// nullopt: what vocabularies here do not keep (SKOS-XL labels, matches, notes).
std::optional<SkosProperty> skos_property(std::string_view iri);

struct SkosStatement {
  SkosProperty property = SkosProperty::type;
  std::string value;
  std::string language;  // of texts; empty when it says none
};

struct SkosResource {
  std::string iri;
  int line = 0;       // 0: unknown
  std::string place;  // for messages, where there are no lines: "topics[17]"
  std::vector<SkosStatement> statements;
};

class SkosGraph {
 public:
  // The resource of this IRI, made at its first mention as a subject. Good until the next call.
  SkosResource& at(const std::string& iri, int line, const std::string& place = {});

  // Each concept stands in the largest of its schemes (a microthesaurus of EuroVoc is one of its
  // schemes too), in the order of the file; schemes without concepts are no vocabularies. A scheme
  // whose id could not be found out has none.
  std::vector<ConceptScheme> vocabularies(VocabularyNotes& notes) const;

 private:
  std::vector<SkosResource> resources_;
  std::map<std::string, std::size_t, std::less<>> by_iri_;
};

// May a vocabulary be called so? a-z, 0-9, _ and -, a letter first, at most 40.
bool is_scheme_id(std::string_view id);

}  // namespace lacuna::kb
