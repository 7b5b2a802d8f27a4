// Two expressions of one act, article by article: what stayed, changed, came, went and moved, and
// the wording of each unit word by word. A moved article is recognised by its text alone, never by
// likeness. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "kb/base/names.h"
#include "kb/model/provision.h"
#include "kb/rules/word_diff.h"

namespace lacuna::kb {

enum class UnitChange { same, changed, inserted, repealed, moved };
constexpr auto names(UnitChange) {
  return name_table<UnitChange>({{UnitChange::same, "same"},
                                 {UnitChange::changed, "changed"},
                                 {UnitChange::inserted, "inserted"},
                                 {UnitChange::repealed, "repealed"},
                                 {UnitChange::moved, "moved"}});
}

// The units of an act without those below them: for each, a hash of its words and of the numbers
// and words of all that stands below it. Its own number is not in it (a moved unit has another),
// white space and the two ways to write ș and ț make no difference.
std::vector<std::string> content_hashes(const std::vector<Provision>& provisions);

// Position behind the last descendant of each unit.
std::vector<int> subtree_ends(const std::vector<Provision>& provisions);

// One unit's words on one line of a diff: its number, heading, text, wrap-up and quotation.
struct DiffLine {
  std::string eid_before;  // empty: it was not there
  std::string eid_after;   // empty: it is not there any more
  int depth = 0;           // below the article
  std::vector<DiffSegment> segments;
};

// An article (or what stands in its place: a recital, a preamble, an annex without articles), or
// the heading of a division.
struct ArticleDiff {
  UnitChange change = UnitChange::same;
  std::string eid_before;
  std::string eid_after;
  std::string label;         // number as printed, of the newer text where it is there
  std::string label_before;  // of a moved one, where it was
  std::string heading;
  std::vector<DiffLine> lines;
};

// In the order of the newer text; what went stands where it was.
std::vector<ArticleDiff> diff_acts(const std::vector<Provision>& before,
                                   const std::vector<Provision>& after);

// One unit and what stands below it, whatever its number was; an empty vector: it was not there.
std::vector<DiffLine> diff_units(const std::vector<Provision>& before,
                                 const std::vector<Provision>& after);

}  // namespace lacuna::kb
