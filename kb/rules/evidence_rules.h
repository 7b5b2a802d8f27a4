// How old and how strong evidence is: domain reference 2.6 and 2.10. Pure.
#pragma once

#include <span>
#include <string_view>

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

// Interviews, focus groups, consultations, hotline and complaint aggregates, observations: what in
// their title, summary and source seems to be personal data (a message id), or empty.
std::string_view evidence_privacy_failure(const Evidence& evidence);

}  // namespace lacuna::kb
