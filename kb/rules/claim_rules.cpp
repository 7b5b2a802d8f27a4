#include "kb/rules/claim_rules.h"

#include <algorithm>

#include "kb/base/text.h"

namespace lacuna::kb {
namespace {

std::string folded(std::string_view words) {
  const std::string lowered = lower(words);
  std::string text;
  for (std::string_view word : split(lowered, ' '))
    if (!word.empty()) text += (text.empty() ? "" : " ") + std::string(word);
  return text;
}

}  // namespace

std::string figure_of(const Entry& claim) {
  const std::string_view value = value_of(claim, "value");
  return std::string(value.empty() ? value_of(claim, "figure") : value);
}

std::vector<ClaimGroup> claims_by_topic(std::span<const Entry> claims) {
  std::vector<ClaimGroup> groups;
  for (const Entry& claim : claims) {
    const std::string about(value_of(claim, "about"));
    const std::string topic(value_of(claim, "topic"));
    const auto same = [&](const ClaimGroup& group) {
      return group.about == about && folded(group.topic) == folded(topic);
    };
    auto found = std::find_if(groups.begin(), groups.end(), same);
    if (found == groups.end()) found = groups.insert(groups.end(), {about, topic, {}, false});
    found->conflicting =
        found->conflicting ||
        std::any_of(found->claims.begin(), found->claims.end(),
                    [&](const Entry* other) { return figure_of(*other) != figure_of(claim); });
    found->claims.push_back(&claim);
  }
  return groups;
}

}  // namespace lacuna::kb
