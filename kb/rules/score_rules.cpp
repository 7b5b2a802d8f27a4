#include "kb/rules/score_rules.h"

#include <iterator>

namespace lacuna::kb {
namespace {

constexpr ScoreWeights kWeights[] = {{"1", 40, 20, 25, 15}};

struct BandRow {
  int least;
  Band band;
};
constexpr BandRow kBands[] = {
    {80, Band::critical}, {60, Band::high}, {40, Band::medium}, {0, Band::low}};

constexpr int kReachWhenUnknown = 3;

constexpr int kGravest = 5;  // a severity that is never below critical

Band band_of(int value) {
  for (const BandRow& row : kBands)
    if (value >= row.least) return row.band;
  return Band::low;
}

constexpr bool in_range(int factor, int least) {
  return factor >= least && factor <= 5;
}

}  // namespace

const ScoreWeights& newest_weights() {
  return kWeights[std::size(kWeights) - 1];
}

const ScoreWeights& weights_of(std::string_view version) {
  for (const ScoreWeights& weights : kWeights)
    if (weights.version == version) return weights;
  return newest_weights();
}

Priority priority_of(const GapScore& score) {
  Priority priority;
  priority.scored = score.severity > 0 && score.legal_force > 0 && score.urgency > 0;
  if (!priority.scored) return priority;
  priority.reach_unknown = score.reach == 0;
  const ScoreWeights& w = weights_of(score.weights);
  const int reach = priority.reach_unknown ? kReachWhenUnknown : score.reach;
  const int sum = w.severity * score.severity + w.reach * reach +
                  w.legal_force * score.legal_force + w.urgency * score.urgency;
  priority.value = (2 * sum + 5) / 10;  // 20 x sum/100, rounded half up
  priority.band = score.severity == kGravest ? Band::critical : band_of(priority.value);
  return priority;
}

Priority priority_of(std::span<const GapScore> scores) {
  Priority mean;
  int sum = 0, scored = 0;
  bool critical = false;
  for (const GapScore& score : scores) {
    const Priority one = priority_of(score);
    if (!one.scored) continue;
    sum += one.value;
    ++scored;
    critical = critical || score.severity == kGravest;
    mean.reach_unknown = mean.reach_unknown || one.reach_unknown;
  }
  if (scored == 0) return {};
  mean.scored = true;
  mean.value = (2 * sum + scored) / (2 * scored);
  mean.band = critical ? Band::critical : band_of(mean.value);
  return mean;
}

std::string_view score_problem(const GapScore& score) {
  if (!in_range(score.severity, 1)) return "Severity is a number from 1 to 5.";
  if (!in_range(score.reach, 0)) return "Reach is a number from 1 to 5, or unknown.";
  if (!in_range(score.legal_force, 1)) return "Legal force is a number from 1 to 5.";
  if (!in_range(score.urgency, 1)) return "Urgency is a number from 1 to 5.";
  if (!in_range(score.feasibility, 0)) return "Feasibility is a number from 1 to 5, or unknown.";
  return {};
}

}  // namespace lacuna::kb
