#include "kb/model/link.h"

namespace lacuna::kb {

std::span<const VerbRule> verb_rules() {
  using enum NodeKind;
  static constexpr VerbRule kRules[] = {
      {LinkVerb::causes, provision, gap, "causes", "is caused by"},
      {LinkVerb::partially_covers, provision, gap, "partly covers", "is partly covered by"},
      {LinkVerb::should_cover, provision, gap, "requires what is missing in", "falls short of"},
      {LinkVerb::is_void_for, provision, gap, "gives nothing in", "finds nothing in"},
      {LinkVerb::addresses, ask, gap, "would close", "would be closed by"},
      {LinkVerb::proposes_change_to, ask, provision, "proposes to change", "would be changed by"},
      {LinkVerb::based_on, ask, provision, "is based on", "is the basis of"},
      {LinkVerb::contains, paper, ask, "asks", "is asked in"},
      {LinkVerb::cites, paper, provision, "cites", "is cited in"},
      {LinkVerb::duplicates, gap, gap, "duplicates", "is duplicated by"},
      {LinkVerb::related_to, gap, gap, "is related to", "is related to"},
      {LinkVerb::equal_to, provision, provision, "requires the same as", "requires the same as"},
      {LinkVerb::subset_of, provision, provision, "requires a part of", "requires all and more of"},
      {LinkVerb::superset_of, provision, provision, "requires all and more of",
       "requires a part of"},
      {LinkVerb::intersects, provision, provision, "partly requires the same as",
       "partly requires the same as"},
      {LinkVerb::unrelated_to, provision, provision, "requires nothing of", "requires nothing of"},
      {LinkVerb::transposes, provision, provision, "transposes", "is transposed by"},
      {LinkVerb::complies_with, provision, provision, "complies with", "is complied with by"},
      {LinkVerb::deviates_from, provision, provision, "deviates from", "is deviated from by"},
      {LinkVerb::contradicts, provision, provision, "contradicts", "is contradicted by"},
      {LinkVerb::delegates_to, provision, provision, "delegates to", "is delegated by"},
      {LinkVerb::finances, provision, provision, "finances", "is financed by"},
  };
  return kRules;
}

const VerbRule& rule_of(LinkVerb verb) {
  for (const VerbRule& rule : verb_rules())
    if (rule.verb == verb) return rule;
  return verb_rules().back();
}

}  // namespace lacuna::kb
