#include "kb/rules/evidence_rules.h"

#include <algorithm>
#include <iterator>

#include "kb/rules/privacy_rules.h"

namespace lacuna::kb {
namespace {

constexpr int kStaleAfterYears = 2;  // 24 months

bool supports(const Evidence& evidence) {
  return evidence.direction == Direction::supports;
}

bool differ(const std::string& one, const std::string& other) {
  return !one.empty() && !other.empty() && one != other;
}

}  // namespace

bool is_stale(const Evidence& evidence, const Date& today) {
  if (!evidence.observed_on) return true;
  Date limit = *evidence.observed_on;
  limit.year += kStaleAfterYears;  // 29 February becomes the day before 1 March by comparison alone
  return limit <= today;
}

bool is_stale(std::span<const Evidence> evidence, const Date& today) {
  return std::ranges::any_of(evidence, supports) &&
         std::ranges::all_of(evidence, [&](const Evidence& item) {
           return !supports(item) || is_stale(item, today);
         });
}

bool has_two_independent(std::span<const Evidence> evidence, Grade grade) {
  for (std::size_t i = 0; i < evidence.size(); ++i)
    for (std::size_t k = i + 1; k < evidence.size(); ++k) {
      const Evidence &one = evidence[i], &other = evidence[k];
      if (supports(one) && supports(other) && at_least(one.grade, grade) &&
          at_least(other.grade, grade) && differ(one.type, other.type) &&
          differ(one.source_organisation, other.source_organisation) &&
          differ(one.event, other.event))
        return true;
    }
  return false;
}

std::string_view evidence_privacy_failure(const Evidence& evidence) {
  constexpr std::string_view kAsked[] = {"KII", "FGD", "CON", "HOT", "CMP", "OBS"};
  if (std::find(std::begin(kAsked), std::end(kAsked), evidence.type) == std::end(kAsked)) return {};
  for (const std::string* text : {&evidence.title, &evidence.summary, &evidence.source})
    if (const auto failure = privacy_failure(*text); !failure.empty()) return failure;
  return {};
}

}  // namespace lacuna::kb
