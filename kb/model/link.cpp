#include "kb/model/link.h"

namespace lacuna::kb {

const VerbRule& rule_of(LinkVerb verb) {
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
  };
  for (const VerbRule& rule : kRules)
    if (rule.verb == verb) return rule;
  return kRules[sizeof kRules / sizeof *kRules - 1];
}

}  // namespace lacuna::kb
