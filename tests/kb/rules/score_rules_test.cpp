// Priorities of the 22 worked chains (domain reference 5.5) and the rules of 2.7.
#define BOOST_TEST_DYN_LINK
#include "kb/rules/score_rules.h"

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::kb;

BOOST_AUTO_TEST_SUITE(score_rules)

BOOST_AUTO_TEST_CASE(several_scorers_stand_side_by_side_with_their_mean) {
  const std::vector<GapScore> two = {{4, 3, 4, 3, 0}, {3, 0, 3, 2, 0}};  // 73 and 57
  const Priority mean = priority_of(two);
  BOOST_TEST(mean.value == 65);
  BOOST_TEST((mean.band == Band::high));
  BOOST_TEST(mean.reach_unknown);
  const std::vector<GapScore> grave = {{5, 1, 1, 1, 0}, {1, 1, 1, 1, 0}};  // 52 and 20
  BOOST_TEST(priority_of(grave).value == 36);
  BOOST_TEST((priority_of(grave).band == Band::critical));
  const std::vector<GapScore> half = {{4, 3, 4, 3, 0}, {0, 0, 0, 0, 3}};
  BOOST_TEST(priority_of(half).value == 73);
  BOOST_TEST(!priority_of(std::vector<GapScore>{}).scored);
}

BOOST_AUTO_TEST_CASE(worked_chains_have_their_printed_scores) {
  const struct {
    int severity, reach, legal_force, urgency, expected;
    Band band;
  } rows[] = {
      {4, 5, 4, 4, 84, Band::critical}, {3, 3, 3, 3, 60, Band::high},
      {4, 3, 4, 2, 70, Band::high},     {4, 3, 4, 3, 73, Band::high},
      {4, 4, 4, 3, 77, Band::high},     {3, 3, 3, 2, 57, Band::medium},
      {3, 3, 4, 3, 65, Band::high},     {5, 2, 4, 4, 80, Band::critical},
      {5, 2, 5, 3, 82, Band::critical}, {4, 2, 4, 3, 69, Band::high},
      {4, 4, 3, 4, 75, Band::high},     {3, 4, 3, 3, 64, Band::high},
      {2, 4, 1, 2, 43, Band::medium},   {3, 4, 3, 5, 70, Band::high},
      {3, 1, 4, 2, 54, Band::medium},   {4, 3, 4, 4, 76, Band::high},
      {3, 3, 2, 4, 58, Band::medium},   {3, 4, 3, 2, 61, Band::high},
      {3, 3, 2, 2, 52, Band::medium},   {3, 4, 5, 5, 80, Band::critical},
      {1, 1, 1, 1, 20, Band::low},      {5, 5, 5, 5, 100, Band::critical},
      {5, 1, 1, 1, 52, Band::critical},  // severity 5 is never below critical
      {4, 0, 4, 3, 73, Band::high},      // unknown reach counts as 3
  };
  for (const auto& row : rows) {
    const Priority priority =
        priority_of(GapScore{row.severity, row.reach, row.legal_force, row.urgency});
    BOOST_TEST(priority.value == row.expected);
    BOOST_TEST((priority.band == row.band), row.expected);
    BOOST_TEST(priority.reach_unknown == (row.reach == 0));
  }
}

BOOST_AUTO_TEST_CASE(a_score_needs_three_factors) {
  BOOST_TEST(!priority_of(GapScore{}).scored);
  BOOST_TEST(!priority_of(GapScore{4, 3, 0, 2}).scored);
  BOOST_TEST(score_problem({4, 0, 3, 2}).empty());
  BOOST_TEST(!score_problem({0, 3, 3, 2}).empty());
  BOOST_TEST(!score_problem({4, 6, 3, 2}).empty());
  BOOST_TEST(!score_problem({4, 3, 3, 2, 9}).empty());
  BOOST_TEST(weights_of("none such").version == newest_weights().version);
}

BOOST_AUTO_TEST_SUITE_END()
