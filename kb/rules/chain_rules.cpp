#include "kb/rules/chain_rules.h"

#include <algorithm>

#include "kb/base/text.h"
#include "kb/rules/evidence_rules.h"
#include "kb/rules/position_rules.h"

namespace lacuna::kb {

Lamps lamps_of(const GapContent& content) {
  const Gap& gap = content.gap;
  Lamps lamps;
  lamps.provision = !content.provision_links.empty() || (gap.no_norm_exists && gap.no_norm_on);
  lamps.standard = !trim(gap.statement.standard).empty() ||
                   std::ranges::any_of(content.provision_links, [](const Link& link) {
                     return link.verb == LinkVerb::should_cover;
                   });
  lamps.right = !trim(gap.statement.right).empty();
  lamps.evidence = std::ranges::any_of(content.evidence, [](const Evidence& item) {
    return item.direction == Direction::supports && at_least(item.grade, Grade::C);
  });
  lamps.ask = !content.asks.empty();
  lamps.outcome =
      gap.state == GapState::partly_closed || gap.state == GapState::closed ||
      std::ranges::any_of(content.asks, [](const Ask& ask) { return has_outcome(ask.state); });
  return lamps;
}

}  // namespace lacuna::kb
