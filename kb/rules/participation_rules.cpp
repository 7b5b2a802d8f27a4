#include "kb/rules/participation_rules.h"

#include <algorithm>

#include "kb/rules/territory_rules.h"

namespace lacuna::kb {
namespace {

bool share(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  return std::any_of(some.begin(), some.end(), [&](const std::string& one) {
    return std::find(others.begin(), others.end(), one) != others.end();
  });
}

}  // namespace

bool validates(const Entry& consultation, const Gap& gap, std::span<const Territory> territories) {
  const auto on = date_of(consultation, "on");
  if (consultation.kind != "consultation" || !on ||
      number_of(consultation, "participants").value_or(0) < kFewestConsulted ||
      value_of(consultation, "findings").empty() ||
      !share(values_of(consultation, "gaps"), {gap.id}) ||
      !share(values_of(consultation, "groups"), gap.groups))
    return false;
  const std::string place(value_of(consultation, "territory"));
  return std::any_of(gap.territories.begin(), gap.territories.end(), [&](const std::string& key) {
    return within(territories, key, *on).contains(place);
  });
}

std::optional<Date> community_validated_on(std::span<const Entry> consultations, const Gap& gap,
                                           std::span<const Territory> territories) {
  std::optional<Date> latest;
  for (const Entry& consultation : consultations)
    if (validates(consultation, gap, territories)) {
      const auto on = date_of(consultation, "on");
      if (!latest || *on > *latest) latest = on;
    }
  return latest;
}

}  // namespace lacuna::kb
