// Whether the people concerned had a say: a gap counts as validated by communities only by a
// consultation with at least five people of one of its groups, in its territory, whose findings
// name it (domain reference A28). Pure.
#pragma once

#include <optional>
#include <span>

#include "kb/base/date.h"
#include "kb/model/entry.h"
#include "kb/model/gap.h"
#include "kb/model/territory.h"

namespace lacuna::kb {

constexpr long kFewestConsulted = 5;

bool validates(const Entry& consultation, const Gap& gap, std::span<const Territory> territories);

// The day of the latest consultation that validates the gap.
std::optional<Date> community_validated_on(std::span<const Entry> consultations, const Gap& gap,
                                           std::span<const Territory> territories);

}  // namespace lacuna::kb
