// Following: one row an account and a target, changes and days of what is followed for whoever sees
// them, one secret address an account.
#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <set>

#include <boost/test/unit_test.hpp>

#include "kb/store/annotation_store.h"
#include "kb/store/curation_checks.h"
#include "kb/store/entry_store.h"
#include "kb/store/evidence_store.h"
#include "kb/store/follow_store.h"
#include "kb/store/followed.h"
#include "kb/store/link_store.h"
#include "kb/store/position_store.h"
#include "tests/kb/store/fixture.h"

using namespace lacuna;
using namespace lacuna::kb;
using namespace lacuna::kb::test;

namespace {

constexpr const char* kWork = "ro/lege/2020/1";
const std::string kUnit = std::string(kWork) + "!art_1";

struct Followed : World {
  std::vector<std::string> said(const Viewer& viewer, const FollowSubject& subject,
                                std::string_view since = "") {
    std::vector<std::string> rows;
    for (const FollowedChange& one : followed_changes(store, viewer, subject, since, 50))
      rows.push_back(one.what == FollowedWhat::record
                         ? one.kind + " " + one.action
                         : std::string(one.what == FollowedWhat::text ? "text " : "amendment ") +
                               one.label);
    std::ranges::sort(rows);
    return rows;
  }
  FollowSubject on(FollowKind kind, const std::string& target) { return {kind, target, {}, {}}; }

  Link link(const std::string& provision, const Gap& gap, Visibility visibility) {
    Link made;
    made.from = {NodeKind::provision, provision};
    made.to = {NodeKind::gap, gap.id};
    made.verb = LinkVerb::causes;
    made.rationale = "because";
    made.visibility = visibility;
    return create_link(store, made, member);
  }
  Evidence evidence(const Gap& gap, Visibility visibility) {
    Evidence made;
    made.gap = gap.id;
    made.title = "seen";
    made.type = "REP";
    made.visibility = visibility;
    return create_evidence(store, made, member);
  }
};

using Words = std::vector<std::string>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(follow_, Followed)

BOOST_AUTO_TEST_CASE(an_account_follows_a_thing_once_and_others_do_not_see_it) {
  const Follow first = add_follow(store, {"", member.account, FollowKind::act, kWork, "why", ""});
  BOOST_TEST(add_follow(store, {"", member.account, FollowKind::act, kWork, "", ""}).id ==
             first.id);
  add_follow(store, {"", other.account, FollowKind::act, kWork, "", ""});
  BOOST_REQUIRE_EQUAL(follows_of(store, member.account).size(), 1U);
  BOOST_TEST(follows_of(store, member.account).front().note == "why");
  BOOST_TEST(!find_follow(store, other.account, first.id));
  BOOST_TEST(find_follow(store, member.account, FollowKind::act, kWork)->id == first.id);
  BOOST_TEST(!find_follow(store, member.account, FollowKind::gap, kWork));
  BOOST_TEST((code_of([&] { note_follow(store, other.account, first.id, "mine"); }) ==
              ErrorCode::not_found));
  BOOST_TEST(
      (code_of([&] { remove_follow(store, other.account, first.id); }) == ErrorCode::not_found));
  note_follow(store, member.account, first.id, "a better reason");
  BOOST_TEST(find_follow(store, member.account, first.id)->note == "a better reason");
  remove_follow(store, member.account, first.id);
  BOOST_TEST(follows_of(store, member.account).empty());
  BOOST_TEST(follows_of(store, other.account).size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_account_follows_so_much_and_no_more) {
  for (std::size_t i = 0; i < kMostFollows; ++i)
    add_follow(store, {"", member.account, FollowKind::gap, std::to_string(i), "", ""});
  BOOST_TEST((code_of([&] {
                add_follow(store, {"", member.account, FollowKind::gap, "one more", "", ""});
              }) == ErrorCode::conflict));
  add_follow(store, {"", member.account, FollowKind::gap, "0", "", ""});  // is there
  add_follow(store, {"", other.account, FollowKind::gap, "one more", "", ""});
}

BOOST_AUTO_TEST_CASE(a_secret_address_is_one_an_account_and_ends_at_once) {
  BOOST_TEST(!feed_key_of(store, member.account));
  set_feed_key(store, member.account, sha256("first"));
  BOOST_TEST(find_feed_key(store, sha256("first"))->account == member.account);
  BOOST_TEST(!find_feed_key(store, "first"));
  set_feed_key(store, member.account, sha256("second"));
  BOOST_TEST(!find_feed_key(store, sha256("first")));
  BOOST_TEST(find_feed_key(store, sha256("second")).has_value());
  Account account = *find_account(store, member.account);
  account.disabled = true;
  change_account(store, account, admin);
  BOOST_TEST(!find_feed_key(store, sha256("second")));
  account.disabled = false;
  change_account(store, account, admin);
  BOOST_TEST(find_feed_key(store, sha256("second")).has_value());
  revoke_feed_key(store, member.account);
  BOOST_TEST(!find_feed_key(store, sha256("second")));
}

BOOST_AUTO_TEST_CASE(of_a_gap_everything_that_hangs_on_it_for_whoever_sees_that) {
  save(store, make_act(kWork));
  const Gap open = gap(Visibility::public_), far = gap(Visibility::public_, "Another");
  evidence(open, Visibility::public_);
  evidence(open, Visibility::coalition);
  evidence(far, Visibility::public_);
  link(kUnit, open, Visibility::public_);
  link(std::string(kWork) + "!art_2", open, Visibility::private_);
  Annotation said_of;
  said_of.target = {NodeKind::gap, open.id};
  said_of.body = "a word";
  said_of.visibility = Visibility::public_;
  create_annotation(store, said_of, member);
  Ask ask;
  ask.title = "Do it";
  ask.visibility = Visibility::public_;
  ask = create_ask(store, ask, member);
  Link addresses;
  addresses.from = {NodeKind::ask, ask.id};
  addresses.to = {NodeKind::gap, open.id};
  addresses.verb = LinkVerb::addresses;
  addresses.rationale = "it would close";
  addresses.visibility = Visibility::public_;
  create_link(store, addresses, member);
  const FollowSubject it = on(FollowKind::gap, open.id);
  const Words everybody = {"annotation created", "ask created",  "evidence created",
                           "gap created",        "link created", "link created"};
  BOOST_TEST(said(anonymous, it) == everybody, boost::test_tools::per_element());
  Words coalition = everybody;
  coalition.insert(coalition.begin() + 2, "evidence created");
  BOOST_TEST(said(other, it) == coalition, boost::test_tools::per_element());
  coalition.push_back("link created");  // the author's own
  BOOST_TEST(said(member, it) == coalition, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_was_hidden_until_now_is_new_and_its_past_stays_hidden) {
  Gap made = gap(Visibility::coalition);
  made.title = "Said among us";
  made = change_gap(store, made, member);
  const FollowSubject it = on(FollowKind::gap, made.id);
  BOOST_TEST(said(anonymous, it).empty());
  made.visibility = Visibility::public_;
  made = change_gap(store, made, member);
  BOOST_TEST(said(anonymous, it) == Words{"gap published"}, boost::test_tools::per_element());
  GapMove move;
  move.to = GapState::triaged;
  move.today = today();
  move_gap(store, made.id, made.version, move, expert);
  const auto rows = followed_changes(store, anonymous, it, "", 50);
  BOOST_REQUIRE_EQUAL(rows.size(), 2U);
  BOOST_TEST(rows.front().action == "moved");
  BOOST_TEST(rows.front().from == "observed");
  BOOST_TEST(rows.front().to == "triaged");
  BOOST_TEST(followed_changes(store, anonymous, it, "", 1).size() == 1U);
  BOOST_TEST(followed_changes(store, anonymous, it, "9999-01-01T00:00:00Z", 50).empty());
}

BOOST_AUTO_TEST_CASE(of_a_provision_what_names_it_and_the_texts_in_which_it_differs) {
  const Date first = *parse_iso_date("2021-01-01"), second = *parse_iso_date("2022-01-01");
  Act old_text = make_act(kWork, "old", first), new_text = make_act(kWork, "old", second);
  new_text.provisions[3].text = "another";  // art_2
  new_text.expression.text_hash = sha256("another");
  save(store, old_text);
  save(store, new_text);
  const Gap one = gap(Visibility::public_), two = gap(Visibility::public_, "Another");
  link(kUnit + "__para_2", one, Visibility::public_);
  link(std::string(kWork) + "@2021-01-01!art_2", two, Visibility::public_);
  link(std::string(kWork) + "!art_1", gap(Visibility::private_, "Hidden"), Visibility::public_);
  const Words linked = {"gap created", "link created"};
  BOOST_TEST(said(anonymous, on(FollowKind::provision, kUnit)) == linked,
             boost::test_tools::per_element());
  const std::string title = std::string("text Legea ") + kWork;
  const Words differs = {"gap created", "link created", title};
  BOOST_TEST(said(anonymous, on(FollowKind::provision, std::string(kWork) + "!art_2")) == differs,
             boost::test_tools::per_element());
  const Words whole = {"gap created", "gap created", "link created", "link created", title, title};
  BOOST_TEST(said(anonymous, on(FollowKind::act, kWork)) == whole,
             boost::test_tools::per_element());
  BOOST_TEST(said(anonymous, on(FollowKind::act, "ro/lege/2020/10")).empty());
}

BOOST_AUTO_TEST_CASE(of_an_act_those_that_say_that_they_change_it) {
  save(store, make_act(kWork));
  Act acting = make_act("ro/lege/2023/5", "acting");
  LegalEvent event;
  event.kind = EventKind::amends;
  event.affected_work = kWork;
  event.affected_eid = "art_1__para_2";
  event.acting = "ro/lege/2023/5!art_1";
  event.effective_on = parse_iso_date("2023-03-01");
  event.noted_at_eid = "art_1";
  acting.events = {event};
  save(store, acting);
  const Words amended = {"amendment Legea ro/lege/2023/5"};
  BOOST_TEST(said(anonymous, on(FollowKind::provision, kUnit)) == amended,
             boost::test_tools::per_element());
  BOOST_TEST(said(anonymous, on(FollowKind::provision, std::string(kWork) + "!art_2")).empty());
  const auto days = followed_dates(store, anonymous, on(FollowKind::act, kWork), 50);
  BOOST_REQUIRE_EQUAL(days.size(), 1U);
  BOOST_TEST(to_iso(days.front().day) == "2023-03-01");
  BOOST_TEST(days.front().what == "Changed by another act");
}

BOOST_AUTO_TEST_CASE(of_places_bodies_and_filters) {
  Gap there;
  there.title = "There";
  there.primary_type = "ACC";
  there.sectors = {"HOU"};
  there.territories = {"RO-VS"};
  there.visibility = Visibility::public_;
  there = create_gap(store, there, member);
  gap(Visibility::public_, "Elsewhere");
  Ask ask;
  ask.title = "Do it";
  ask.addressee = "ro/office";
  ask.visibility = Visibility::public_;
  create_ask(store, ask, member);
  ask.visibility = Visibility::coalition;
  create_ask(store, ask, member);
  BOOST_TEST(
      said(anonymous, {FollowKind::territory, "RO-VS", {}, {"RO-VS"}}) == Words{"gap created"},
      boost::test_tools::per_element());
  BOOST_TEST(said(anonymous, {FollowKind::territory, "RO-VS", {}, {}}).empty());
  BOOST_TEST(said(anonymous, on(FollowKind::body, "ro/office")) == Words{"ask created"},
             boost::test_tools::per_element());
  BOOST_TEST(said(other, on(FollowKind::body, "ro/office")).size() == 2U);
  GapFilter filter;
  filter.territories = {"RO-VS"};
  BOOST_TEST(
      said(anonymous, {FollowKind::filter, "place=RO-VS", filter, {}}) == Words{"gap created"},
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(days_of_what_is_followed_keep_their_ids_when_they_move) {
  Gap made = gap(Visibility::public_);
  made.review_by = parse_iso_date("2027-02-01");
  made.funded_until = parse_iso_date("2026-12-31");
  made = change_gap(store, made, member);
  const FollowSubject it = on(FollowKind::gap, made.id);
  const auto before = followed_dates(store, anonymous, it, 50);
  BOOST_REQUIRE_EQUAL(before.size(), 2U);
  BOOST_TEST(before[0].what == "Funded until");
  BOOST_TEST(before[1].what == "Review by");
  BOOST_TEST(before[1].changed_on == made.changed_on);
  made.review_by = parse_iso_date("2027-03-01");
  change_gap(store, made, member);
  const auto after = followed_dates(store, anonymous, it, 50);
  BOOST_REQUIRE_EQUAL(after.size(), 2U);
  BOOST_TEST(after[1].id == before[1].id);
  BOOST_TEST(after[1].version == before[1].version + 1);
  BOOST_TEST(to_iso(after[1].day) == "2027-03-01");
  BOOST_TEST(followed_dates(store, anonymous, it, 1).size() == 1U);
}

BOOST_AUTO_TEST_CASE(overdue_is_what_is_ones_own_to_mend) {
  Gap late = gap(Visibility::public_, "Late");
  late.review_by = parse_iso_date("2025-01-01");
  change_gap(store, late, member);
  const Date day = *parse_iso_date("2026-11-22");
  const auto count = [&](const Viewer& viewer) {
    std::size_t all = 0;
    for (const CheckFindings& one : overdue_of(store, viewer, day, 10)) all += one.total;
    return all;
  };
  BOOST_TEST(count(member) == 1U);
  BOOST_TEST(count(expert) == 1U);  // of the same organisation
  BOOST_TEST(count(reader) == 0U);  // who may not change it
  BOOST_TEST(count(other) == 0U);
  BOOST_TEST(count(anonymous) == 0U);
  BOOST_TEST(overdue_of(store, member, *parse_iso_date("2024-12-31"), 10).empty());
}

BOOST_AUTO_TEST_SUITE_END()
