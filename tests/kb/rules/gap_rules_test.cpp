// The life cycle of a gap, guard by guard (domain reference 2.10).
#define BOOST_TEST_DYN_LINK
#include "kb/rules/gap_rules.h"

#include <algorithm>
#include <functional>

#include <boost/test/unit_test.hpp>

#include "kb/rules/chain_rules.h"
#include "kb/rules/evidence_rules.h"
#include "kb/rules/visibility_rules.h"

using namespace lacuna;
using namespace lacuna::kb;

namespace {

constexpr Date kToday{2026, 11, 22};

Evidence evidence(const char* type, Grade grade, const char* source, const char* event,
                  bool practice, Direction direction = Direction::supports) {
  Evidence item;
  item.type = type;
  item.grade = grade;
  item.source_organisation = source;
  item.event = event;
  item.practice = practice;
  item.direction = direction;
  item.observed_on = Date{2026, 1, 1};
  return item;
}

// Meets every guard up to closed.
GapContent whole() {
  GapContent content;
  Gap& gap = content.gap;
  gap.author = "ana";
  gap.owner = "org-a";
  gap.statement = {"Applicants",         "the county",    "enrol",
                   "the norm is silent", "the directive", "access"};
  gap.primary_type = "ACC";
  gap.levels = {"CEN"};
  gap.sectors = {"HLT"};
  gap.groups = {"AS"};
  gap.closed_on = kToday;
  content.provision_links.emplace_back();
  content.provision_in_force = true;
  content.evidence = {evidence("SUR", Grade::C, "one", "e1", true),
                      evidence("OBS", Grade::B, "two", "e2", true, Direction::contradicts)};
  Ask ask;
  ask.state = AskState::in_force;
  content.asks = {ask};
  return content;
}

Viewer expert(const char* account, const char* organisation) {
  return {account, organisation, OrganisationKind::member, Role::expert};
}

std::vector<std::string> failed(const std::vector<Guard>& guards) {
  std::vector<std::string> list;
  for (const Guard& guard : guards) list.emplace_back(guard.name);
  return list;
}

using Spoil = std::function<void(GapContent&)>;

}  // namespace

BOOST_AUTO_TEST_SUITE(gap_rules)

BOOST_AUTO_TEST_CASE(each_guard_fails_alone) {
  const struct {
    GapState state;
    const char* guard;  // empty: none fails
    Spoil spoil;
  } rows[] = {
      {GapState::validated, "", [](GapContent&) {}},
      {GapState::validated, "statement_complete", [](GapContent& c) { c.gap.statement.who = " "; }},
      {GapState::validated, "statement_complete",
       [](GapContent& c) { c.gap.statement.right = ""; }},
      {GapState::validated, "statement_complete",
       [](GapContent& c) { c.gap.statement.cause = ""; }},
      {GapState::validated, "statement_complete",
       [](GapContent& c) { c.gap.statement.standard = ""; }},
      {GapState::validated, "", [](GapContent& c) { c.gap.statement.where = ""; }},
      {GapState::validated, "provision_named", [](GapContent& c) { c.provision_links.clear(); }},
      {GapState::validated, "provision_named",
       [](GapContent& c) {
         c.provision_links.clear();
         c.gap.no_norm_exists = true;  // said, but neither scope nor day nor name
       }},
      {GapState::validated, "",
       [](GapContent& c) {
         c.provision_links.clear();
         c.gap.no_norm_exists = true;
         c.gap.no_norm_scope = "the whole sector";
         c.gap.no_norm_on = kToday;
         c.gap.no_norm_by = "ana";
       }},
      {GapState::validated, "classified", [](GapContent& c) { c.gap.primary_type = ""; }},
      {GapState::validated, "classified", [](GapContent& c) { c.gap.levels.clear(); }},
      {GapState::validated, "classified", [](GapContent& c) { c.gap.sectors.clear(); }},
      {GapState::validated, "classified", [](GapContent& c) { c.gap.groups.clear(); }},
      {GapState::validated, "evidence_strong",
       [](GapContent& c) { c.evidence = {evidence("KII", Grade::D, "one", "e1", true)}; }},
      {GapState::validated, "",
       [](GapContent& c) {
         c.evidence = {evidence("KII", Grade::D, "one", "e1", true),
                       evidence("OBS", Grade::D, "two", "e2", true)};
       }},
      {GapState::validated, "evidence_strong",  // the same type
       [](GapContent& c) {
         c.evidence = {evidence("KII", Grade::D, "one", "e1", true),
                       evidence("KII", Grade::D, "two", "e2", true)};
       }},
      {GapState::validated, "evidence_strong",  // the same organisation
       [](GapContent& c) {
         c.evidence = {evidence("KII", Grade::D, "one", "e1", true),
                       evidence("OBS", Grade::D, "one", "e2", true)};
       }},
      {GapState::validated, "evidence_strong",  // the same event
       [](GapContent& c) {
         c.evidence = {evidence("KII", Grade::D, "one", "e1", true),
                       evidence("OBS", Grade::D, "two", "e1", true)};
       }},
      {GapState::validated, "evidence_strong",  // one of them speaks against
       [](GapContent& c) {
         c.evidence = {evidence("KII", Grade::D, "one", "e1", true),
                       evidence("OBS", Grade::D, "two", "e2", true, Direction::contradicts)};
       }},
      {GapState::validated, "practice_shown",
       [](GapContent& c) { c.evidence = {evidence("LAW", Grade::A, "one", "e1", false)}; }},
      {GapState::validated, "practice_shown",  // a text does not show practice, whatever is ticked
       [](GapContent& c) { c.evidence = {evidence("LAW", Grade::A, "one", "e1", true)}; }},
      {GapState::validated, "",
       [](GapContent& c) {
         c.gap.primary_type = "SEC";
         c.evidence = {evidence("LAW", Grade::A, "one", "e1", false)};
       }},
      {GapState::addressed, "", [](GapContent&) {}},
      {GapState::addressed, "ask_submitted", [](GapContent& c) { c.asks.clear(); }},
      {GapState::addressed, "ask_submitted",
       [](GapContent& c) { c.asks[0].state = AskState::endorsed; }},
      {GapState::addressed, "", [](GapContent& c) { c.asks[0].state = AskState::no_response; }},
      {GapState::partly_closed, "improvement_shown",
       [](GapContent& c) {
         c.asks[0].state = AskState::rejected;
         c.evidence.pop_back();
       }},
      {GapState::closed, "", [](GapContent&) {}},
      {GapState::closed, "provision_in_force", [](GapContent& c) { c.provision_in_force = false; }},
      {GapState::closed, "practice_checked", [](GapContent& c) { c.evidence.pop_back(); }},
      {GapState::closed, "practice_checked",
       [](GapContent& c) { c.evidence.back().grade = Grade::D; }},
      {GapState::closed, "closing_day", [](GapContent& c) { c.gap.closed_on.reset(); }},
      {GapState::closed, "closing_day",
       [](GapContent& c) {
         c.gap.closed_on = Date{2027, 1, 1};
       }},
  };
  for (const auto& row : rows) {
    GapContent content = whole();
    row.spoil(content);
    const auto names = failed(gap_state_failures(content, row.state, kToday));
    const std::vector<std::string> expected =
        *row.guard ? std::vector<std::string>{row.guard} : std::vector<std::string>{};
    BOOST_TEST(names == expected, word(row.state) << " " << row.guard << ": " << names.size());
  }
}

BOOST_AUTO_TEST_CASE(who_may_take_a_step) {
  GapContent content = whole();
  content.gap.state = GapState::under_analysis;
  const auto step = [&](const Viewer& by) {
    return failed(gap_step_failures(content, GapState::validated, {}, "", by, kToday));
  };
  BOOST_TEST(step(expert("bob", "org-b")).empty());
  BOOST_TEST(step(expert("cid", "org-a")) == std::vector<std::string>{"other_organisation"});
  BOOST_TEST(step(expert("ana", "org-b")) == std::vector<std::string>{"other_organisation"});
  BOOST_TEST(step({"bob", "org-b", OrganisationKind::member, Role::member}) ==
             std::vector<std::string>{"role_expert"});
  BOOST_TEST(step(program_viewer()).empty());

  content.gap.state = GapState::addressed;
  BOOST_TEST(failed(gap_step_failures(content, GapState::closed, {}, "", expert("ana", "org-a"),
                                      kToday)) == std::vector<std::string>{"not_author"});
  content.gap.closed_on.reset();
  BOOST_TEST(
      gap_step_failures(content, GapState::closed, kToday, "", expert("bob", "org-a"), kToday)
          .empty());
  BOOST_TEST(failed(gap_step_failures(content, GapState::triaged, {}, "", expert("bob", "org-b"),
                                      kToday)) == std::vector<std::string>{"step_exists"});
  BOOST_TEST(failed(gap_step_failures(content, GapState::superseded, {}, " ",
                                      expert("bob", "org-b"), kToday)) ==
             std::vector<std::string>{"reason_given"});
}

BOOST_AUTO_TEST_CASE(every_state_is_reached_and_left_by_some_step) {
  for (const auto& state : all_of<GapState>()) {
    BOOST_TEST(!next_states(state.value).empty(), state.word);
    if (state.value == GapState::observed) continue;
    const auto rows = all_of<GapState>();
    BOOST_TEST(std::ranges::any_of(rows,
                                   [&](const auto& from) {
                                     const auto to = next_states(from.value);
                                     return std::ranges::find(to, state.value) != to.end();
                                   }),
               state.word);
  }
  for (const Guard& guard : gap_guards()) BOOST_TEST(!guard.remedy.empty(), guard.name);
}

BOOST_AUTO_TEST_CASE(the_highest_state_is_that_of_the_content) {
  GapContent content = whole();
  BOOST_TEST((highest_state(content, kToday) == GapState::closed));
  content.provision_in_force = false;
  BOOST_TEST((highest_state(content, kToday) == GapState::partly_closed));
  content.asks[0].state = AskState::submitted;
  content.evidence.pop_back();
  BOOST_TEST((highest_state(content, kToday) == GapState::addressed));
  content.asks[0].state = AskState::proposed;
  BOOST_TEST((highest_state(content, kToday) == GapState::validated));
  content.evidence.clear();
  BOOST_TEST((highest_state(content, kToday) == GapState::under_analysis));
}

BOOST_AUTO_TEST_CASE(a_statement_reads_as_a_sentence) {
  BOOST_TEST(sentence(whole().gap.statement) ==
             "Applicants in the county cannot enrol because the norm is silent, although the "
             "directive requires access");
  BOOST_TEST(sentence({"", "", "enrol", "", "", ""}) == "cannot enrol");
}

BOOST_AUTO_TEST_CASE(lamps_follow_the_chain) {
  GapContent content = whole();
  BOOST_TEST(lamps_of(content).lit() == 6);
  content.asks[0].state = AskState::submitted;
  BOOST_TEST(!lamps_of(content).outcome);
  content.asks.clear();
  content.evidence = {evidence("KII", Grade::D, "one", "e1", true)};
  content.provision_links.clear();
  content.gap.statement.standard = "";
  BOOST_TEST(lamps_of(content).lit() == 1);
}

BOOST_AUTO_TEST_CASE(evidence_is_stale_after_24_months) {
  Evidence item = evidence("SUR", Grade::C, "one", "e1", true);
  item.observed_on = Date{2024, 11, 23};
  BOOST_TEST(!is_stale(item, kToday));
  item.observed_on = Date{2024, 11, 22};
  BOOST_TEST(is_stale(item, kToday));
  item.observed_on = Date{2024, 2, 29};
  BOOST_TEST(!is_stale(item, Date{2026, 2, 28}));
  BOOST_TEST(is_stale(item, Date{2026, 3, 1}));
  Evidence fresh = item;
  fresh.observed_on = kToday;
  const std::vector<Evidence> both{item, fresh};
  BOOST_TEST(!is_stale(std::span<const Evidence>(both), kToday));
  item.observed_on.reset();
  const std::vector<Evidence> one{item};
  BOOST_TEST(is_stale(std::span<const Evidence>(one), kToday));
  BOOST_TEST(!is_stale(std::span<const Evidence>(), kToday));
}

BOOST_AUTO_TEST_SUITE_END()
