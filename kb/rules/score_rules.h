// The priority of a gap: domain reference 2.7. Evidence grades are shown beside it and never
// multiplied in. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "kb/base/names.h"
#include "kb/model/gap.h"

namespace lacuna::kb {

// One version of the weights, in hundredths; old versions stay so that old scores can be explained.
struct ScoreWeights {
  std::string_view version;
  int severity;
  int reach;
  int legal_force;
  int urgency;
};
const ScoreWeights& weights_of(std::string_view version);  // the newest for an unknown version
const ScoreWeights& newest_weights();

enum class Band { low, medium, high, critical };
constexpr auto names(Band) {
  return name_table<Band>({{Band::low, "low"},
                           {Band::medium, "medium"},
                           {Band::high, "high"},
                           {Band::critical, "critical"}});
}

struct Priority {
  bool scored = false;         // severity, legal force and urgency are all given
  int value = 0;               // 0..100, rounded half up
  Band band = Band::low;       // severity 5 is never below critical
  bool reach_unknown = false;  // computed with 3
};
Priority priority_of(const GapScore& score);
// Of all who scored: the mean of their priorities, rounded half up. Severity 5 of one of them is
// enough to be critical, an unknown reach of one to be said.
Priority priority_of(std::span<const GapScore> scores);

// Empty when every factor is in range (1..5; reach and feasibility 0..5), else the message id of
// what is wrong.
std::string_view score_problem(const GapScore& score);

}  // namespace lacuna::kb
