// Provisions: the addressable units of a text (ELI LegalResourceSubdivision, Akoma Ntoso
// hierarchy). An act's provisions stand in one vector in reading order; `parent` is an index into
// it. Open data; no threading rule.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/base/date.h"
#include "kb/base/names.h"
#include "kb/model/citation.h"
#include "kb/model/event.h"
#include "kb/model/frbr.h"

namespace lacuna::kb {

enum class Level {
  book,
  part,
  title,
  chapter,
  subchapter,
  section,
  subsection,
  article,
  paragraph,
  subparagraph,
  alinea,
  point,
  indent,
  clause,
  recital,
  citation,
  annex,
  schedule,
  preamble,
  conclusions,
  division,
  regulation,  // of a British or Irish instrument
  rule,
  subclause,
};
constexpr auto names(Level) {
  return name_table<Level>({{Level::book, "book"},
                            {Level::part, "part"},
                            {Level::title, "title"},
                            {Level::chapter, "chapter"},
                            {Level::subchapter, "subchapter"},
                            {Level::section, "section"},
                            {Level::subsection, "subsection"},
                            {Level::article, "article"},
                            {Level::paragraph, "paragraph"},
                            {Level::subparagraph, "subparagraph"},
                            {Level::alinea, "alinea"},
                            {Level::point, "point"},
                            {Level::indent, "indent"},
                            {Level::clause, "clause"},
                            {Level::recital, "recital"},
                            {Level::citation, "citation"},
                            {Level::annex, "annex"},
                            {Level::schedule, "schedule"},
                            {Level::preamble, "preamble"},
                            {Level::conclusions, "conclusions"},
                            {Level::division, "division"},
                            {Level::regulation, "regulation"},
                            {Level::rule, "rule"},
                            {Level::subclause, "subclause"}});
}

// eId prefix of a level: "art", "para", "chp" (Akoma Ntoso Naming Convention 1.0, aliases of
// section 4.7).
std::string_view eid_prefix(Level level);

// Levels that only hold others, from book to subsection; a basic unit may have one of them too.
bool is_division(Level level);

enum class ProvisionState { in_force, amended, inserted, repealed, suspended, renumbered };
constexpr auto names(ProvisionState) {
  return name_table<ProvisionState>({{ProvisionState::in_force, "in_force"},
                                     {ProvisionState::amended, "amended"},
                                     {ProvisionState::inserted, "inserted"},
                                     {ProvisionState::repealed, "repealed"},
                                     {ProvisionState::suspended, "suspended"},
                                     {ProvisionState::renumbered, "renumbered"}});
}

struct Provision {
  std::string eid;  // by our rule, unique in its expression: art_2__para_1__point_a-1
  std::string wid;  // the publisher's own id, kept as an alias; empty: none
  Level level = Level::article;
  bool basic = false;    // the act's own basic unit (article, section, §): what `articles` counts
  std::string num_raw;   // as printed: "Articolul 2^1", "(1)", "a^1)"; empty: unnumbered
  std::string num_norm;  // "2-1", "1", "a-1"
  std::string heading;
  std::string text;    // the unit's own words before its children's, as printed, notes taken out
  std::string wrapup;  // own words after the children ("text after a list belongs to the parent")
  std::string
      quotation;  // text quoted from or into another act (amendments): searchable, never provisions
  std::string
      footnote;  // words of its footnotes, one a line, each with its mark: "1) OJ L 180 ..."
  std::string language;            // BCP 47, where it is not the expression's
  std::optional<Date> valid_from;  // of this wording, both ends included; none: not said
  std::optional<Date> valid_to;
  std::string extent;  // where it applies, as the publisher says it; empty: everywhere
  int parent = -1;     // index in the act's vector; -1: top
  ProvisionState state = ProvisionState::in_force;
  int line = 0;  // where it begins in the source, 1-based; 0: unknown
  std::vector<std::string>
      flags;  // doubts for the report: "superscript_collapsed", "duplicate_number", "heading_glued"
};

// One expression with everything that was read of it: what the pipeline hands to the store and
// `show` gets back.
struct Act {
  Work work;
  Expression expression;
  std::vector<Provision> provisions;  // reading order; a parent stands before its children
  std::vector<LegalEvent> events;
  std::vector<Citation> citations;
};

}  // namespace lacuna::kb
