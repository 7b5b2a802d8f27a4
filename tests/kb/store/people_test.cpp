// Gaps, evidence, asks, papers, links: the whole chain, row versions, numbers, history.
#define BOOST_TEST_DYN_LINK
#include <set>

#include <boost/test/unit_test.hpp>

#include "kb/store/chain.h"
#include "kb/store/evidence_store.h"
#include "kb/store/history.h"
#include "kb/store/link_store.h"
#include "kb/store/outbox.h"
#include "kb/store/position_store.h"
#include "kb/store/statistics.h"
#include "tests/kb/store/fixture.h"

using namespace lacuna;
using namespace lacuna::kb;
using namespace lacuna::kb::test;

namespace {

constexpr Date kToday{2026, 11, 22};
const std::string kLaw = "ro/lege/2006/122";

Link link_of(NodeKind from, const std::string& from_key, LinkVerb verb, NodeKind to,
             const std::string& to_key) {
  Link link;
  link.from = {from, from_key};
  link.to = {to, to_key};
  link.verb = verb;
  link.rationale = "because";
  link.visibility = Visibility::public_;
  return link;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(people)

BOOST_FIXTURE_TEST_CASE(a_gap_goes_from_observation_to_validated, World) {
  save(store, make_act(kLaw));
  Gap made = gap(Visibility::coalition);
  BOOST_TEST(made.number == "G-1");
  BOOST_TEST(gap(Visibility::public_).number == "G-2");
  made.groups = {"AS"};
  made.levels = {"CEN"};
  made.state = GapState::closed;  // not by a form
  made.number = "G-77";
  made = change_gap(store, made, member, "classified");
  BOOST_TEST(made.version == 2);
  BOOST_TEST(made.number == "G-1");
  BOOST_TEST((made.state == GapState::observed));
  made = score_gap(store, made.id, made.version, {4, 3, 4, 3}, expert);
  BOOST_TEST(made.scores.at(0).scorer == expert.account);
  for (const GapState to : {GapState::triaged, GapState::under_analysis})
    made = move_gap(store, made.id, made.version, {to, "", {}, kToday}, expert);

  const auto validate = [&](const Viewer& by) {
    made = move_gap(store, made.id, made.version, {GapState::validated, "", {}, kToday}, by);
  };
  BOOST_TEST((code_of([&] { validate(other_expert); }) == ErrorCode::guard));
  create_link(
      store,
      link_of(NodeKind::provision, kLaw + "!art_2", LinkVerb::causes, NodeKind::gap, made.id),
      member);
  Evidence evidence;
  evidence.gap = made.id;
  evidence.title = "Survey";
  evidence.type = "SUR";
  evidence.grade = Grade::C;
  evidence.practice = true;
  evidence.observed_on = kToday;
  evidence.visibility = Visibility::coalition;
  create_evidence(store, evidence, member);
  BOOST_TEST((code_of([&] { validate(expert); }) == ErrorCode::guard));  // its own organisation
  BOOST_TEST((code_of([&] { validate(ministry); }) == ErrorCode::not_found));
  validate(other_expert);
  BOOST_TEST(made.validated_by == other_expert.account);

  Ask ask;
  ask.title = "Amend the norm";
  ask.addressee = "ro/mai";
  ask.visibility = Visibility::public_;
  ask = create_ask(store, ask, member);
  BOOST_TEST(ask.number == "A-1");
  create_link(store, link_of(NodeKind::ask, ask.id, LinkVerb::addresses, NodeKind::gap, made.id),
              member);
  ask = move_ask(store, ask.id, ask.version, {AskState::proposed, "", {}, "", kToday}, member);
  BOOST_TEST(
      (code_of([&] {
         move_ask(store, ask.id, ask.version, {AskState::submitted, "", {}, "", kToday}, member);
       }) == ErrorCode::guard));
  ask = move_ask(store, ask.id, ask.version, {AskState::submitted, "", kToday, "registry", kToday},
                 member);
  made = move_gap(store, made.id, made.version, {GapState::addressed, "", {}, kToday}, expert);

  const auto chain = find_chain(store, member, "G-1", kToday);
  BOOST_REQUIRE(chain.has_value());
  BOOST_REQUIRE_EQUAL(chain->provisions.size(), 1u);
  BOOST_TEST(chain->provisions[0].found->provision.text == "text three");
  BOOST_TEST((chain->provisions[0].applicability == Applicability::unknown));
  BOOST_TEST(chain->asks.at(0).ask.id == ask.id);
  BOOST_TEST(chain->evidence.size() == 1u);
  BOOST_TEST(chain->lamps.lit() == 5);
  BOOST_TEST(!chain->evidence_stale);
  BOOST_TEST(history_of(store, member, "gap", made.id).size() == 7u);
  const auto facets = gap_facets(store, member, {});
  BOOST_TEST(!facets.empty());
}

BOOST_FIXTURE_TEST_CASE(a_stale_form_is_refused_and_changes_nothing, World) {
  const Gap before = gap(Visibility::public_);
  Gap first = before, second = before;
  first.title = "First";
  second.title = "Second";
  change_gap(store, first, member);
  BOOST_TEST((code_of([&] { change_gap(store, second, member); }) == ErrorCode::conflict));
  BOOST_TEST(find_gap(store, anonymous, before.id)->title == "First");
  BOOST_TEST(
      (code_of([&] { withdraw_gap(store, before.id, 1, member, "x"); }) == ErrorCode::conflict));
  BOOST_TEST(history_of(store, anonymous, "gap", before.id).size() == 2u);
  withdraw_gap(store, before.id, 2, member, "a duplicate");
  BOOST_TEST(!find_gap(store, admin, before.id).has_value());
  BOOST_TEST(!find_gap(store, program_viewer(), before.id).has_value());
  BOOST_TEST(gap(Visibility::public_).number == "G-2");  // numbers are not reused
}

BOOST_FIXTURE_TEST_CASE(who_may_write, World) {
  Gap made = gap(Visibility::public_);
  BOOST_TEST((code_of([&] { create_gap(store, made, anonymous); }) == ErrorCode::sign_in_needed));
  BOOST_TEST((code_of([&] { create_gap(store, made, reader); }) == ErrorCode::forbidden));
  BOOST_TEST((code_of([&] { change_gap(store, made, other); }) == ErrorCode::forbidden));
  BOOST_TEST((code_of([&] {
                score_gap(store, made.id, 1, {4, 3, 3, 3}, member);
              }) == ErrorCode::forbidden));
  BOOST_TEST((code_of([&] {
                score_gap(store, made.id, 1, {9, 3, 3, 3}, expert);
              }) == ErrorCode::bad_input));
  const Gap hidden = gap(Visibility::private_);
  BOOST_TEST((code_of([&] { change_gap(store, hidden, other); }) == ErrorCode::not_found));
  BOOST_TEST((code_of([&] { change_gap(store, hidden, admin); }) == ErrorCode::not_found));
  made.title = " ";
  BOOST_TEST((code_of([&] { change_gap(store, made, member); }) == ErrorCode::bad_input));
}

BOOST_FIXTURE_TEST_CASE(links_hold_what_their_verb_joins, World) {
  save(store, make_act(kLaw));
  const Gap made = gap(Visibility::public_);
  const auto make = [&](Link link) { return create_link(store, link, member); };
  Link good =
      link_of(NodeKind::provision, kLaw + "!art_2", LinkVerb::causes, NodeKind::gap, made.id);
  Link silent = good;
  silent.rationale = " ";
  BOOST_TEST((code_of([&] { make(silent); }) == ErrorCode::bad_input));
  Link turned =
      link_of(NodeKind::gap, made.id, LinkVerb::causes, NodeKind::provision, kLaw + "!art_2");
  BOOST_TEST((code_of([&] { make(turned); }) == ErrorCode::bad_input));
  Link nowhere = good;
  nowhere.from.key = kLaw + "!art_77";
  BOOST_TEST((code_of([&] { make(nowhere); }) == ErrorCode::not_found));
  nowhere.from.key = "ro/lege/1999/9!art_1";
  BOOST_TEST((code_of([&] { make(nowhere); }) == ErrorCode::not_found));
  const Link made_link = make(good);
  BOOST_TEST((code_of([&] { make(good); }) == ErrorCode::conflict));
  BOOST_TEST(links_of(store, anonymous, {NodeKind::gap, made.id}).size() == 1u);
  BOOST_TEST(links_of(store, anonymous, {NodeKind::provision, kLaw + "@2020-01-01!art_2"}).size() ==
             1u);
  BOOST_TEST(links_of(store, anonymous, {NodeKind::provision, kLaw + "!art_1"}).empty());
  BOOST_TEST(gaps_of_work(store, anonymous, kLaw).at(0).eid == "art_2");
  withdraw_link(store, made_link.id, made_link.version, member, "wrong");
  BOOST_TEST(links_of(store, anonymous, {NodeKind::gap, made.id}).empty());
  make(good);
}

BOOST_FIXTURE_TEST_CASE(lists_are_filtered_ordered_and_paged, World) {
  for (int i = 0; i < 12; ++i) {
    Gap made = gap(Visibility::public_, "Gap " + std::to_string(i));
    if (i % 2 == 0) score_gap(store, made.id, 1, {i == 4 ? 5 : 3, 1 + i % 5, 3, 3}, expert);
  }
  for (const auto& order : all_of<GapOrder>()) {
    GapFilter filter;
    filter.order = order.value;
    std::vector<std::string> seen;
    PageRequest request{"", 5};
    do {
      const auto page = list_gaps(store, anonymous, filter, request);
      BOOST_TEST(page.total == 12u);
      for (const Gap& item : page.items) seen.push_back(item.number);
      request.after = page.next;
    } while (!request.after.empty());
    BOOST_TEST(seen.size() == 12u, order.word);
    BOOST_TEST(std::set<std::string>(seen.begin(), seen.end()).size() == 12u, order.word);
    if (order.value == GapOrder::priority) BOOST_TEST(seen.front() == "G-5");  // severity 5
    if (order.value == GapOrder::number) BOOST_TEST(seen.back() == "G-12");
  }
  GapFilter filter;
  filter.sectors = {"HOU", "HLT"};
  filter.words = "GAP g-12";
  BOOST_TEST(list_gaps(store, anonymous, filter, {}).total == 1u);
  filter.types = {"LEG"};
  BOOST_TEST(list_gaps(store, anonymous, filter, {}).total == 0u);
  BOOST_TEST((code_of([&] {
                list_gaps(store, anonymous, {}, {"nonsense", 5});
              }) == ErrorCode::bad_input));
}

BOOST_FIXTURE_TEST_CASE(the_program_brings_its_own_ids_and_numbers, World) {
  Gap made;
  made.id = "demo-1";
  made.number = "G-40";
  made.title = "From the demo";
  made.state = GapState::addressed;
  made.illustrative = true;
  made.visibility = Visibility::public_;
  made.created_on = "2026-01-01T00:00:00Z";
  made = create_gap(store, made, program_viewer());
  BOOST_TEST(made.id == "demo-1");
  BOOST_TEST(find_gap(store, anonymous, "G-40")->illustrative);
  BOOST_TEST((find_gap(store, anonymous, "demo-1")->state == GapState::addressed));
  BOOST_TEST(gap(Visibility::public_).number == "G-41");
  BOOST_TEST((code_of([&] { create_gap(store, made, program_viewer()); }) == ErrorCode::conflict));
}

BOOST_FIXTURE_TEST_CASE(every_write_reaches_the_outbox_once_committed, World) {
  const std::int64_t before = newest_seq(store);
  const Gap made = gap(Visibility::public_);
  const auto entries = outbox_after(store, before, 10);
  BOOST_REQUIRE_EQUAL(entries.size(), 1u);
  BOOST_TEST(entries[0].key == made.id);
  BOOST_CHECK_THROW(change_gap(store, made, other), Error);
  BOOST_TEST(newest_seq(store) == entries[0].seq);
  set_applied_seq(store, entries[0].seq);
  BOOST_TEST(outbox_after(store, 0, 10).empty());
  BOOST_TEST(applied_seq(store) == entries[0].seq);
  BOOST_TEST(newest_seq(store) == entries[0].seq);
  withdraw_gap(store, made.id, 1, member, "x");
  BOOST_TEST(outbox_after(store, 0, 10).at(0).seq > entries[0].seq);
  BOOST_TEST((outbox_after(store, 0, 10).at(0).op == OutboxOp::remove));
}

BOOST_FIXTURE_TEST_CASE(history_cannot_be_rewritten, World) {
  gap(Visibility::public_);
  BOOST_CHECK_THROW(store.database().run("UPDATE history SET reason = 'x'"), Error);
  BOOST_CHECK_THROW(store.database().run("DELETE FROM history"), Error);
}

BOOST_AUTO_TEST_SUITE_END()
