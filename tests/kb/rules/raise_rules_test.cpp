// From a meeting's words to gaps, measures and asks (domain reference E07, E08, E14, A27).
#define BOOST_TEST_DYN_LINK
#include "kb/rules/raise_rules.h"

#include <boost/test/unit_test.hpp>

using namespace lacuna::kb;

BOOST_AUTO_TEST_SUITE(raise_rules)

BOOST_AUTO_TEST_CASE(a_difficulty_becomes_a_draft_of_a_gap) {
  Entry difficulty;
  difficulty.kind = "difficulty";
  difficulty.title = "No interpreter";
  difficulty.values = {{"text", {"Nobody interprets at the desk."}},
                       {"territory", {"RO-VS"}},
                       {"groups", {"TCN", "BIP"}},
                       {"sectors", {"HLT"}},
                       {"gap_type", {"CAP"}}};
  const Gap gap = gap_from(difficulty, "third-country nationals", "Vaslui", level_of("county"));
  BOOST_TEST(gap.title == "No interpreter");
  BOOST_TEST(gap.statement.cause == "Nobody interprets at the desk.");
  BOOST_TEST(gap.statement.where == "Vaslui");
  BOOST_TEST(gap.statement.right.empty());
  BOOST_TEST(gap.primary_type == "CAP");
  BOOST_TEST(gap.groups.size() == 2u);
  BOOST_TEST(gap.territories.front() == "RO-VS");
  BOOST_TEST(gap.levels.front() == "CTY");
  BOOST_TEST((gap.visibility == Visibility::coalition));
  BOOST_TEST((gap.state == GapState::observed));
}

BOOST_AUTO_TEST_CASE(levels_of_territories) {
  BOOST_TEST(level_of("country") == "CEN");
  BOOST_TEST(level_of("raion") == "CTY");
  BOOST_TEST(level_of("locality") == "LOC");
  BOOST_TEST(level_of("planet").empty());
}

BOOST_AUTO_TEST_CASE(a_solution_becomes_a_planned_measure) {
  Entry solution;
  solution.title = "Interpreting by phone";
  solution.values = {{"text", {"One contract for all."}}};
  const Entry measure = measure_from(solution, "meeting", "ro/prefecturi", "");
  BOOST_TEST(measure.kind == "measure");
  BOOST_TEST(value_of(measure, "status") == "planned");
  BOOST_TEST(value_of(measure, "owner_body") == "ro/prefecturi");
  BOOST_TEST(value_of(measure, "meeting") == "meeting");
  BOOST_TEST(!measure.values.contains("gaps"));
}

BOOST_AUTO_TEST_CASE(an_action_point_becomes_an_ask_of_its_addressee) {
  Entry point;
  point.title = "A national list of interpreters";
  point.values = {{"addressee", {"ro/igi"}}};
  const Ask ask = ask_from(point);
  BOOST_TEST(ask.title == point.title);
  BOOST_TEST(ask.addressee == "ro/igi");
  BOOST_TEST((ask.state == AskState::idea));
}

BOOST_AUTO_TEST_SUITE_END()
