// Figures that sources state, as claims with their place in the source: which speak of the same
// thing and do not agree. They are listed side by side and never merged (domain reference, section
// 0 no. 11 and D29). Pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "kb/model/entry.h"

namespace lacuna::kb {

// Claims about one record and one topic, in the order given.
struct ClaimGroup {
  std::string about;  // id of the record; empty: none named
  std::string topic;  // as the first claim writes it
  std::vector<const Entry*> claims;
  bool conflicting = false;  // two of them at least state different figures
};

// Topics are the same when their words are, case and blanks aside. The groups point into `claims`.
std::vector<ClaimGroup> claims_by_topic(std::span<const Entry> claims);

// "2,224" and "2224" agree: the value when it is stated, else the figure as printed.
std::string figure_of(const Entry& claim);

}  // namespace lacuna::kb
