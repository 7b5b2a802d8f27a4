// Entries: checked by the table of kinds, parts seen like their whole, found by what they name,
// steps with guards, names of persons for members alone.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "kb/store/concept_store.h"
#include "kb/store/entry_store.h"
#include "kb/store/evidence_store.h"
#include "kb/store/history.h"
#include "tests/kb/store/fixture.h"

using namespace lacuna;
using namespace lacuna::kb;
using namespace lacuna::kb::test;

namespace {

struct Entries : World {
  Entry flow(Visibility visibility = Visibility::public_) {
    Entry entry;
    entry.kind = "exchange_flow";
    entry.title = "Status to the insurer";
    entry.visibility = visibility;
    entry.values = {
        {"sender", {"md/igm"}}, {"receiver", {"md/cnam"}}, {"data_category", {"status"}}};
    return entry;
  }
  Entry meeting(Visibility visibility) {
    Entry entry;
    entry.kind = "meeting";
    entry.title = "Quarterly meeting";
    entry.visibility = visibility;
    entry.values = {{"type", {"meeting"}}, {"on", {"2017-03-02"}}, {"weekday", {"thursday"}}};
    return entry;
  }
  Entry difficulty(const Entry& meeting) {
    Entry entry;
    entry.kind = "difficulty";
    entry.title = "No interpreters";
    entry.within = meeting.id;
    entry.values = {{"text", {"Desks have no interpreters."}}, {"territory", {"RO-VS"}}};
    return entry;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(entries, Entries)

BOOST_AUTO_TEST_CASE(a_new_one_gets_number_state_and_history) {
  const Entry made = create_entry(store, flow(), member);
  BOOST_TEST(made.number == "XF-1");
  BOOST_TEST(made.state == "draft");
  BOOST_TEST(made.author == member.account);
  BOOST_TEST(create_entry(store, flow(), member).number == "XF-2");
  BOOST_TEST(history_of(store, member, "entry", made.id).size() == 1u);
  BOOST_TEST(find_entry(store, member, "XF-1")->id == made.id);
  BOOST_TEST(count_entries(store, Viewer{}, "exchange_flow") == 2u);
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_the_table_is_refused) {
  const auto refused = [&](auto change) {
    Entry entry = flow();
    change(entry);
    return code_of([&] { create_entry(store, entry, member); }) == ErrorCode::bad_input;
  };
  BOOST_TEST(refused([](Entry& e) { e.kind = "none_such"; }));
  BOOST_TEST(refused([](Entry& e) { e.title = " "; }));
  BOOST_TEST(refused([](Entry& e) { e.values.erase("sender"); }));
  BOOST_TEST(refused([](Entry& e) { e.values["nothing"] = {"x"}; }));
  BOOST_TEST(refused([](Entry& e) { e.values["deadline"] = {"soon"}; }));
  BOOST_TEST(refused([](Entry& e) { e.values["deadline_unit"] = {"years"}; }));
  BOOST_TEST(refused([](Entry& e) { e.values["sender"] = {"a", "b"}; }));
  BOOST_TEST(refused([](Entry& e) { e.values["legal_basis"] = {"not a reference"}; }));
  BOOST_TEST(refused([](Entry& e) { e.values["gaps"] = {new_id()}; }));
  BOOST_TEST(
      (code_of([&] { create_entry(store, flow(), Viewer{}); }) == ErrorCode::sign_in_needed));
}

BOOST_AUTO_TEST_CASE(a_flow_without_a_basis_is_never_approved) {
  Entry made = create_entry(store, flow(), member);
  made = move_entry(store, made.id, made.version, "proposed", expert, "");
  const auto approve = [&] {
    return move_entry(store, made.id, made.version, "approved", expert, "");
  };
  BOOST_TEST((code_of(approve) == ErrorCode::guard));
  Entry better = made;
  better.values["legal_basis"] = {"md/lege/2011/274!art_5"};
  made = change_entry(store, better, member);
  BOOST_TEST((code_of(approve) == ErrorCode::guard));  // the data protection list is open
  better = made;
  for (const char* point : {"minimised", "access_logged", "retention_set", "transfer_checked"})
    better.values[point] = {"yes"};
  made = change_entry(store, better, member);
  BOOST_TEST(approve().state == "approved");
  BOOST_TEST((code_of([&] { move_entry(store, made.id, made.version + 1, "draft", expert, ""); }) ==
              ErrorCode::guard));
}

BOOST_AUTO_TEST_CASE(parts_are_seen_like_their_whole) {
  const Entry whole = create_entry(store, meeting(Visibility::coalition), member);
  Entry part = difficulty(whole);
  part.visibility = Visibility::public_;  // what a part says of itself does not count
  part = create_entry(store, part, member);
  BOOST_TEST((part.visibility == Visibility::coalition));
  BOOST_TEST(!find_entry(store, Viewer{}, part.id));
  BOOST_TEST(parts_of(store, member, whole.id).size() == 1u);
  Entry open = whole;
  open.visibility = Visibility::public_;
  const Entry opened = change_entry(store, open, member);
  BOOST_TEST(find_entry(store, Viewer{}, part.id).has_value());
  Entry orphan = difficulty(whole);
  orphan.within = create_entry(store, flow(), member).id;
  BOOST_TEST((code_of([&] { create_entry(store, orphan, member); }) == ErrorCode::bad_input));
  withdraw_entry(store, whole.id, opened.version, member, "made twice");
  BOOST_TEST(!find_entry(store, member, part.id));
}

BOOST_AUTO_TEST_CASE(lists_filter_by_what_is_named) {
  const Entry one = create_entry(store, flow(), member);
  Entry two = flow(Visibility::private_);
  two.values["sender"] = {"md/anofm"};
  two = create_entry(store, two, member);
  EntryFilter filter;
  filter.kind = "exchange_flow";
  filter.terms.push_back({"sender", {"md/igm"}});
  BOOST_TEST(list_entries(store, member, filter, {}).total == 1u);
  filter.terms[0].values.push_back("md/anofm");
  BOOST_TEST(list_entries(store, member, filter, {}).total == 2u);
  BOOST_TEST(list_entries(store, Viewer{}, filter, {}).total == 1u);
  filter.terms.clear();
  filter.words = "status insurer";
  BOOST_TEST(list_entries(store, Viewer{}, filter, {}).total == 1u);
  filter.states = {"approved"};
  BOOST_TEST(list_entries(store, member, filter, {}).total == 0u);
  BOOST_TEST(entries_naming(store, member, "md/cnam").size() == 2u);
  BOOST_TEST(entries_naming(store, Viewer{}, "md/cnam").size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_persons_name_is_for_members_alone_and_survives_a_change) {
  Entry practice;
  practice.kind = "good_practice";
  practice.title = "Centres";
  practice.visibility = Visibility::public_;
  practice.values = {{"contact", {"A Person"}}, {"contact_function", {"PR officer"}}};
  const Entry made = create_entry(store, practice, member);
  BOOST_TEST(value_of(*find_entry(store, member, made.id), "contact") == "A Person");
  const Entry seen = *find_entry(store, Viewer{}, made.id);
  BOOST_TEST(value_of(seen, "contact").empty());
  BOOST_TEST(value_of(seen, "contact_function") == "PR officer");
  EntryFilter filter;
  filter.words = "person";
  BOOST_TEST(list_entries(store, member, filter, {}).total == 0u);  // in no search text
}

BOOST_AUTO_TEST_CASE(a_stale_version_is_a_conflict) {
  const Entry made = create_entry(store, flow(), member);
  Entry one = made, two = made;
  one.title = "One";
  two.title = "Two";
  change_entry(store, one, member);
  BOOST_TEST((code_of([&] { change_entry(store, two, member); }) == ErrorCode::conflict));
}

BOOST_AUTO_TEST_CASE(what_people_said_holds_no_personal_data_without_a_reason) {
  Entry group;
  group.kind = "consultation";
  group.title = "Focus group in Vaslui";
  group.values = {{"type", {"focus_group"}},
                  {"on", {"2026-10-01"}},
                  {"groups", {"CHI"}},
                  {"findings", {"Call 0722 000 000 for more."}}};
  load_schemes(store, std::vector{ConceptScheme{"group", {{"en", "Group"}}, "test", {[] {
                                                  Concept one;
                                                  one.scheme = "group";
                                                  one.notation = "CHI";
                                                  one.pref_label = {{"en", "Children"}};
                                                  return one;
                                                }()}}});
  BOOST_TEST((code_of([&] { create_entry(store, group, member); }) == ErrorCode::bad_input));
  Entry said = group;
  said.values["privacy_reason"] = {"the number of a public office"};
  BOOST_TEST(create_entry(store, said, member).number == "CO-1");
  group.values["findings"] = {"Desks send people away."};
  BOOST_TEST(create_entry(store, group, member).number == "CO-2");

  Evidence interview;
  interview.gap = gap(Visibility::coalition).id;
  interview.type = "KII";
  interview.title = "Interview at a desk";
  interview.summary = "Doamna Exemplu says that nobody interprets.";
  BOOST_TEST((code_of([&] { create_evidence(store, interview, member); }) == ErrorCode::bad_input));
  BOOST_TEST(!create_evidence(store, interview, member, "a made-up name").id.empty());
  interview.type = "CAS";  // a decision of a court names whom it names
  BOOST_TEST(!create_evidence(store, interview, member).id.empty());
}

BOOST_AUTO_TEST_SUITE_END()
