// Life cycles of asks and papers.
#define BOOST_TEST_DYN_LINK
#include "kb/rules/position_rules.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::kb;

namespace {

constexpr Date kToday{2026, 11, 22};

std::string first_failure(const AskContent& content, AskState to) {
  const auto failures = ask_step_failures(content, to, kToday);
  return failures.empty() ? "" : std::string(failures.front().name);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(position_rules)

BOOST_AUTO_TEST_CASE(a_submission_has_addressee_day_and_channel) {
  AskContent content;
  content.ask.state = AskState::proposed;
  BOOST_TEST(first_failure(content, AskState::submitted) == "addressee_named");
  content.ask.addressee = "ro/mai";
  BOOST_TEST(first_failure(content, AskState::submitted) == "submission_recorded");
  content.ask.submitted_on = Date{2027, 1, 1};
  content.ask.submitted_channel = "registry";
  BOOST_TEST(first_failure(content, AskState::submitted) == "submission_past");
  content.ask.submitted_on = kToday;
  BOOST_TEST(first_failure(content, AskState::submitted).empty());
  BOOST_TEST(first_failure(content, AskState::endorsed) == "signed_off");
  content.paper_adopted = true;
  BOOST_TEST(first_failure(content, AskState::endorsed).empty());
  BOOST_TEST(first_failure(content, AskState::implemented) == "step_exists");
}

BOOST_AUTO_TEST_CASE(accepted_is_not_enacted_is_not_implemented) {
  AskContent content;
  content.ask.state = AskState::accepted;
  BOOST_TEST(first_failure(content, AskState::enacted) == "event_linked");
  content.event_linked = true;
  BOOST_TEST(first_failure(content, AskState::enacted).empty());
  BOOST_TEST(first_failure(content, AskState::implemented) == "step_exists");
  content.ask.state = AskState::submitted;
  BOOST_TEST(first_failure(content, AskState::no_response) == "deadline_passed");
  content.ask.deadline = Date{2026, 11, 21};
  BOOST_TEST(first_failure(content, AskState::no_response).empty());
}

BOOST_AUTO_TEST_CASE(states_beside_the_line) {
  const struct {
    AskState state;
    bool submitted;
    bool outcome;
  } rows[] = {
      {AskState::idea, false, false},      {AskState::endorsed, false, false},
      {AskState::submitted, true, false},  {AskState::under_consideration, true, false},
      {AskState::accepted, true, true},    {AskState::verified, true, true},
      {AskState::rejected, true, true},    {AskState::no_response, true, true},
      {AskState::withdrawn, false, false}, {AskState::superseded, false, false},
      {AskState::overtaken, false, true},
  };
  for (const auto& row : rows) {
    BOOST_TEST(is_submitted(row.state) == row.submitted, word(row.state));
    BOOST_TEST(has_outcome(row.state) == row.outcome, word(row.state));
  }
  for (const AskState end : {AskState::withdrawn, AskState::superseded, AskState::overtaken})
    BOOST_TEST(next_states(end).empty(), word(end));
}

BOOST_AUTO_TEST_CASE(a_paper_without_text_goes_nowhere) {
  PositionPaper paper;
  paper.state = PaperState::drafting;
  BOOST_TEST(paper_step_failures(paper, PaperState::member_review).front().name == "text_there");
  paper.body = "Text";
  BOOST_TEST(paper_step_failures(paper, PaperState::member_review).empty());
  BOOST_TEST(paper_step_failures(paper, PaperState::published).front().name == "step_exists");
}

BOOST_AUTO_TEST_SUITE_END()
