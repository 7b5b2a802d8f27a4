#include "kb/rules/force_rules.h"

namespace lacuna::kb {

Applicability applicability(const Work& work, const Date& on) {
  using enum Applicability;
  if (work.force == Force::draft) return draft;
  if (work.repealed_from) {
    if (*work.repealed_from <= on) return no_longer;
  } else if (work.force == Force::repealed || work.force == Force::expired ||
             work.force == Force::annulled) {
    return no_longer;
  }
  const bool known = work.applies_from || work.in_force_from;
  if (work.applies_from ? *work.applies_from > on : work.in_force_from && *work.in_force_from > on)
    return not_yet;
  if (known || work.force == Force::in_force || work.force == Force::partly) return applies;
  return work.force == Force::not_yet ? not_yet : unknown;
}

}  // namespace lacuna::kb
