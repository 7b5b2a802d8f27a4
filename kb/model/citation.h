// A citation found in a text, with where it stands and what it means (Akoma Ntoso ref; ELI cites).
// Open data.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kb/base/names.h"
#include "kb/model/ref.h"

namespace lacuna::kb {

enum class Resolution {
  exact,       // the unit is loaded
  work_only,   // the act is loaded, the unit was not found in it
  known_work,  // the act is in the register or cited elsewhere, its text is not loaded
  ambiguous,   // several readings; the candidates are kept
  unresolved,  // act unknown
  not_tried,   // no catalogue at hand
  dismissed,   // a person said that these words cite nothing
};
constexpr auto names(Resolution) {
  return name_table<Resolution>({{Resolution::exact, "exact"},
                                 {Resolution::work_only, "work_only"},
                                 {Resolution::known_work, "known_work"},
                                 {Resolution::ambiguous, "ambiguous"},
                                 {Resolution::unresolved, "unresolved"},
                                 {Resolution::not_tried, "not_tried"},
                                 {Resolution::dismissed, "dismissed"}});
}

enum class CitationKind { internal, external, anaphora };
constexpr auto names(CitationKind) {
  return name_table<CitationKind>({{CitationKind::internal, "internal"},
                                   {CitationKind::external, "external"},
                                   {CitationKind::anaphora, "anaphora"}});
}

// What the sentence says of it (ELI: cites, transposes).
enum class CitationRelation {
  cites,
  transposes,  // "Prezenta lege transpune ...": the citing act brings it into national law
};
constexpr auto names(CitationRelation) {
  return name_table<CitationRelation>(
      {{CitationRelation::cites, "cites"}, {CitationRelation::transposes, "transposes"}});
}

// One reference; a list or a distributive list is several. Spans of one text do not overlap and are
// in reading order.
struct Citation {
  std::string source_eid;     // the provision whose text holds it; empty: a text without structure
  std::string part = "text";  // which of its strings: text, wrapup, heading
  std::size_t begin = 0;      // byte offsets into that string
  std::size_t end = 0;
  std::string raw;      // as printed
  ProvisionRef target;  // normal form
  Resolution resolution = Resolution::not_tried;
  CitationKind kind = CitationKind::external;
  CitationRelation relation = CitationRelation::cites;
  double confidence = 1.0;              // 0..1
  std::vector<std::string> flags;       // "superscript_collapsed", "inherited_act"
  std::vector<std::string> candidates;  // canonical references, when ambiguous
};

}  // namespace lacuna::kb
