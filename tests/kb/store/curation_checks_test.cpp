// The daily checks: each finds what it is about, sends to where it is mended, and says nothing of
// what the viewer may not see. Merging what was recorded twice.
#define BOOST_TEST_DYN_LINK
#include "kb/store/curation_checks.h"

#include <algorithm>
#include <set>

#include <boost/test/unit_test.hpp>

#include "kb/store/entry_store.h"
#include "kb/store/evidence_store.h"
#include "kb/store/history.h"
#include "kb/store/link_store.h"
#include "tests/kb/store/fixture.h"

using namespace lacuna;
using namespace lacuna::kb;
using namespace lacuna::kb::test;

namespace {

const Date kToday = *parse_iso_date("2026-11-22");

struct Checked : World {
  std::size_t total(std::string_view name, const Viewer& viewer) {
    for (const CheckFindings& findings : run_checks(store, viewer, kToday, 5))
      if (findings.check.name == name) return findings.total;
    return 0;
  }
  Gap validated(Visibility visibility, const std::string& title) {
    Gap made;
    made.title = title;
    made.state = GapState::validated;
    made.visibility = visibility;
    made.owner = member.organisation;
    return create_gap(store, made, program_viewer());
  }
  Entry entry(const std::string& kind, FieldValues values) {
    Entry made;
    made.kind = kind;
    made.title = "An entry";
    made.visibility = Visibility::public_;
    made.values = std::move(values);
    return create_entry(store, made, program_viewer());
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(curation_checks_, Checked)

BOOST_AUTO_TEST_CASE(there_are_enough_and_each_has_its_name) {
  std::set<std::string_view> names;
  for (const CurationCheck& check : curation_checks()) {
    names.insert(check.name);
    BOOST_TEST(!check.says.empty());
    BOOST_TEST(!check.remedy.empty());
  }
  BOOST_TEST(names.size() == curation_checks().size());
  BOOST_TEST(names.size() >= 25u);
  BOOST_TEST(run_checks(store, admin, kToday, 5).empty());
}

BOOST_AUTO_TEST_CASE(a_bare_validated_gap_has_every_hole) {
  validated(Visibility::public_, "Bare");
  for (const char* name :
       {"gap_without_provision", "gap_without_level", "gap_without_sector", "gap_without_group",
        "gap_statement_incomplete", "gap_without_evidence", "gap_not_scored", "gap_without_review"})
    BOOST_TEST(total(name, member) == 1u, name);
  BOOST_TEST(total("gap_without_owner", member) == 0u);
  const auto all = run_checks(store, member, kToday, 5);
  BOOST_TEST((all.front().check.weight == CheckWeight::fault));
  BOOST_TEST((all.back().check.weight == CheckWeight::reminder));
  BOOST_TEST(all.front().found.front().label == "G-1 Bare");
}

BOOST_AUTO_TEST_CASE(what_is_hidden_is_in_no_check) {
  validated(Visibility::private_, "Hidden");
  BOOST_TEST(run_checks(store, other, kToday, 5).empty());
  Gap twin = gap(Visibility::public_, "hidden");
  BOOST_TEST(total("gap_twice", other) == 0u);
  gap(Visibility::public_, "Hidden");
  BOOST_TEST(total("gap_twice", other) == 2u);
}

BOOST_AUTO_TEST_CASE(days_are_those_of_the_day_asked) {
  const Gap made = validated(Visibility::public_, "Old evidence");
  Evidence evidence;
  evidence.gap = made.id;
  evidence.title = "Survey";
  evidence.type = "SUR";
  evidence.visibility = Visibility::public_;
  evidence.observed_on = *parse_iso_date("2024-11-22");
  create_evidence(store, evidence, member);
  BOOST_TEST(total("gap_evidence_stale", member) == 0u);
  BOOST_TEST(total("evidence_without_source", member) == 1u);
  evidence.observed_on = *parse_iso_date("2024-11-21");
  const Gap second = validated(Visibility::public_, "Older evidence");
  evidence.gap = second.id;
  create_evidence(store, evidence, member);
  BOOST_TEST(total("gap_evidence_stale", member) == 1u);
}

BOOST_AUTO_TEST_CASE(entries_are_asked_by_their_fields) {
  const FieldValues flow = {
      {"sender", {"md/igm"}}, {"receiver", {"md/cnam"}}, {"data_category", {"status"}}};
  entry("exchange_flow", flow);
  BOOST_TEST(total("flow_without_basis", Viewer{}) == 1u);
  FieldValues based = flow;
  based["legal_basis"] = {"md/lege/2011/274!art_2"};
  entry("exchange_flow", based);
  BOOST_TEST(total("flow_without_basis", Viewer{}) == 1u);
  entry("claim",
        {{"topic", {"centres"}}, {"figure", {"15"}}, {"quote", {"15"}}, {"source", {"s"}}});
  BOOST_TEST(total("claims_in_conflict", Viewer{}) == 0u);
  entry("claim",
        {{"topic", {"centres"}}, {"figure", {"13"}}, {"quote", {"13"}}, {"source", {"s"}}});
  BOOST_TEST(total("claims_in_conflict", Viewer{}) == 2u);
}

BOOST_AUTO_TEST_CASE(a_gap_that_rests_on_a_repealed_provision_is_named) {
  Act act = make_act("ro/lege/2020/1");
  act.provisions[3].state = ProvisionState::repealed;
  save(store, act);
  const Gap made = gap(Visibility::public_);
  Link link;
  link.from = {NodeKind::provision, "ro/lege/2020/1!art_2"};
  link.to = {NodeKind::gap, made.id};
  link.verb = LinkVerb::causes;
  link.rationale = "why";
  link.visibility = Visibility::public_;
  create_link(store, link, member);
  BOOST_TEST(total("link_to_repealed_provision", Viewer{}) == 1u);
  BOOST_TEST(total("link_to_repealed_act", Viewer{}) == 0u);
}

BOOST_AUTO_TEST_CASE(merging_loses_nothing) {
  save(store, make_act("ro/lege/2020/1"));
  const Gap stays = gap(Visibility::public_, "Housing"), goes = gap(Visibility::public_, "Rooms");
  Evidence evidence;
  evidence.gap = goes.id;
  evidence.title = "Survey";
  evidence.type = "SUR";
  const Evidence held = create_evidence(store, evidence, member);
  Link link;
  link.from = {NodeKind::provision, "ro/lege/2020/1!art_2"};
  link.to = {NodeKind::gap, goes.id};
  link.verb = LinkVerb::causes;
  link.rationale = "why";
  link.visibility = Visibility::public_;
  create_link(store, link, member);
  const Entry measure = entry("practice", {{"what", {"x"}},
                                           {"who", {"md/igm"}},
                                           {"relation", {"deviates"}},
                                           {"provision", {"ro/lege/2020/1!art_2"}},
                                           {"gaps", {goes.id, stays.id}}});
  BOOST_TEST((code_of([&] { merge_gap(store, goes.id, 1, stays.id, member, "same"); }) ==
              ErrorCode::forbidden));
  BOOST_TEST((code_of([&] { merge_gap(store, goes.id, 1, goes.id, expert, "same"); }) ==
              ErrorCode::bad_input));
  merge_gap(store, goes.id, goes.version, stays.id, expert, "The same rooms");
  const auto gone = find_gap(store, member, goes.id);
  BOOST_TEST((gone->state == GapState::superseded));
  BOOST_TEST(gone->state_reason == stays.number + ": The same rooms");
  BOOST_TEST(find_evidence(store, member, held.id)->gap == stays.id);
  BOOST_TEST(evidence_of_gap(store, member, goes.id).empty());
  BOOST_TEST(values_of(*find_entry(store, member, measure.id), "gaps") ==
                 std::vector<std::string>{stays.id},
             boost::test_tools::per_element());
  const auto links = links_of(store, member, {NodeKind::gap, stays.id});
  BOOST_TEST(std::count_if(links.begin(), links.end(), [](const Link& one) {
               return one.verb == LinkVerb::causes || one.verb == LinkVerb::duplicates;
             }) == 2);
  const auto history = history_of(store, member, "evidence", held.id);
  BOOST_TEST(history.size() == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
