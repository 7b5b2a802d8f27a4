// What is indexed, and what is shown of a hit: one unit of text with its fields. The unit of an act
// is the paragraph (alineat), or the article where it has none, with the letters and points in it
// as parts of their own; acts by their names, gaps, papers and annotations are units too. Open
// data.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/fields.h"
#include "kb/base/date.h"
#include "kb/base/names.h"
#include "kb/model/provision.h"
#include "kb/model/record.h"

namespace lacuna::indexer {

enum class UnitKind { provision, act, paper, gap, ask, evidence, annotation, entry };
constexpr auto names(UnitKind) {
  return name_table<UnitKind>({{UnitKind::provision, "provision"},
                               {UnitKind::act, "act"},
                               {UnitKind::paper, "paper"},
                               {UnitKind::gap, "gap"},
                               {UnitKind::ask, "ask"},
                               {UnitKind::evidence, "evidence"},
                               {UnitKind::annotation, "annotation"},
                               {UnitKind::entry, "entry"}});
}

// Which unit: a provision or act by its expression (and eid), another record by its id.
struct UnitKey {
  UnitKind kind = UnitKind::provision;
  std::string of;   // key of the expression; id of the record
  std::string eid;  // of a provision; empty for the others

  bool operator==(const UnitKey&) const = default;
};

// A piece of a unit's text in reading order; its parent is the nearest part before it whose depth
// is smaller. Part 0 is the unit itself.
struct UnitPart {
  std::string eid;    // of the provision it belongs to; empty in records
  int depth = 0;      // 0: the unit's own words (also those after its children)
  std::string label;  // "a)", as printed; shown, not searched
  std::string text;
};

struct IndexUnit {
  UnitKey key;
  kb::DocumentKind document =
      kb::DocumentKind::act;  // a provision of an imported paper counts as paper
  std::string work;   // key of the act or paper; of a record, of the act it speaks of; may be empty
  std::string title;  // of the act with its subject, or of the record
  std::string heading;                   // of the article
  std::vector<std::string> other_names;  // short names and aliases of an act: found by title:
  std::vector<std::string> ancestors;    // eids of the units around it: found by eid:
  std::vector<UnitPart> parts;

  std::string number;
  int year = 0;
  std::optional<Date> date;
  std::optional<Date> since;  // of a text: the day from which it reads so
  std::optional<Date> until;  // of a text: the day from which a newer one applies
  std::string jurisdiction;
  std::vector<std::string> types;
  std::string language;  // BCP 47
  std::string force;     // word of kb::Force; empty: does not apply
  std::vector<std::string> levels, groups, sectors, territories;  // notations
  std::string state;

  kb::Visibility visibility = kb::Visibility::public_;
  std::vector<std::string>
      organisations;            // that may read it, when restricted: owner and shared_with
  bool coalition_only = false;  // restricted, and of those organisations only coalition members
  std::string target;           // id of the record it hangs on (a comment's gap): hidden with it
};

// The values of a field of a unit; none for fields of kind text.
std::vector<std::string> values_of(const IndexUnit& unit, Field field);

// The units of one expression: first the act by its names, then its paragraphs and articles, its
// recitals, annexes and whatever words stand outside of those. No word of the act is left out.
std::vector<IndexUnit> units_of(const kb::Act& act);

// The one of those units that begins at the act's first provision: of a part of an act, whose
// provisions are those below that one. What is only filtered by is left as the act says it.
std::optional<IndexUnit> first_unit(const kb::Act& act);
// A division holds units: its own words are one unit, what is below it others.
bool holds_units(const kb::Provision& provision);
// A unit without a heading goes by that of the unit around it, unless it is such a level itself.
bool goes_by_heading_around(const kb::Provision& provision);

// The unit made of one provision and everything in it, as a cited unit is shown; nullopt: no such
// eid.
std::optional<IndexUnit> unit_at(const kb::Act& act, std::string_view eid);

}  // namespace lacuna::indexer
