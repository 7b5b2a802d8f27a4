// How old and how strong evidence is: domain reference 2.6 and 2.10. Pure.
#pragma once

#include <span>

#include "kb/base/date.h"
#include "kb/model/evidence.h"

namespace lacuna::kb {

// Observed 24 months or more before `today`. Evidence without a date is stale.
bool is_stale(const Evidence& evidence, const Date& today);
// Supporting evidence is there, and all of it is stale.
bool is_stale(std::span<const Evidence> evidence, const Date& today);

inline bool at_least(Grade grade, Grade least) {
  return grade <= least;
}  // A is the best

// Two supporting D of different type, from two independent organisations, on different events.
bool has_two_independent(std::span<const Evidence> evidence, Grade grade);

}  // namespace lacuna::kb
