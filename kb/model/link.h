// Typed links between a provision, a gap, an ask, a paper: always with a verb in both directions
// and a rationale. Open data.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "kb/base/names.h"
#include "kb/model/record.h"

namespace lacuna::kb {

enum class LinkVerb {
  causes,              // provision -> gap
  partially_covers,    // provision -> gap
  should_cover,        // provision -> gap (a standard)
  is_void_for,         // provision -> gap: repealed, expired or never adopted
  addresses,           // ask -> gap
  proposes_change_to,  // ask -> provision
  based_on,            // ask -> provision (a standard)
  contains,            // paper -> ask
  cites,               // paper -> provision
  duplicates,          // gap -> gap
  related_to,          // any -> any
  equal_to,            // provision -> provision, as sets of what they require: the five relations
  subset_of,           //   of NIST IR 8477 (set theory relationship mapping)
  superset_of,
  intersects,
  unrelated_to,
  transposes,     // provision -> provision: an act of the Union
  complies_with,  // provision -> provision
  deviates_from,
  contradicts,
  delegates_to,
  finances,
};
constexpr auto names(LinkVerb) {
  return name_table<LinkVerb>({{LinkVerb::causes, "causes"},
                               {LinkVerb::partially_covers, "partially_covers"},
                               {LinkVerb::should_cover, "should_cover"},
                               {LinkVerb::is_void_for, "is_void_for"},
                               {LinkVerb::addresses, "addresses"},
                               {LinkVerb::proposes_change_to, "proposes_change_to"},
                               {LinkVerb::based_on, "based_on"},
                               {LinkVerb::contains, "contains"},
                               {LinkVerb::cites, "cites"},
                               {LinkVerb::duplicates, "duplicates"},
                               {LinkVerb::related_to, "related_to"},
                               {LinkVerb::equal_to, "equal_to"},
                               {LinkVerb::subset_of, "subset_of"},
                               {LinkVerb::superset_of, "superset_of"},
                               {LinkVerb::intersects, "intersects"},
                               {LinkVerb::unrelated_to, "unrelated_to"},
                               {LinkVerb::transposes, "transposes"},
                               {LinkVerb::complies_with, "complies_with"},
                               {LinkVerb::deviates_from, "deviates_from"},
                               {LinkVerb::contradicts, "contradicts"},
                               {LinkVerb::delegates_to, "delegates_to"},
                               {LinkVerb::finances, "finances"}});
}

enum class NodeKind { provision, gap, ask, paper, evidence, entry };
constexpr auto names(NodeKind) {
  return name_table<NodeKind>({{NodeKind::provision, "provision"},
                               {NodeKind::gap, "gap"},
                               {NodeKind::ask, "ask"},
                               {NodeKind::paper, "paper"},
                               {NodeKind::evidence, "evidence"},
                               {NodeKind::entry, "entry"}});
}

// Which kinds a verb joins, and its wording for people: message ids of the locales, both
// directions.
struct VerbRule {
  LinkVerb verb;
  NodeKind from;
  NodeKind to;
  std::string_view forward;  // "causes"
  std::string_view reverse;  // "is caused by"
};
const VerbRule& rule_of(LinkVerb verb);
std::span<const VerbRule> verb_rules();

struct Node {
  NodeKind kind = NodeKind::provision;
  std::string key;  // canonical reference of a provision (text key), id of the others

  bool operator==(const Node&) const = default;
};

struct Link : Record {
  Node from;
  Node to;
  LinkVerb verb = LinkVerb::related_to;
  std::string rationale;  // never empty: why this link holds
  int strength = 0;       // 1..3; 0: not said
};

}  // namespace lacuna::kb
