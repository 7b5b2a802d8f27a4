// Several writes in one commit: each fails alone, in order, all or nothing of what was promised.
#define BOOST_TEST_DYN_LINK
#include "kb/store/write_batch.h"

#include <boost/test/unit_test.hpp>

#include "kb/store/annotation_store.h"
#include "kb/store/outbox.h"
#include "kb/store/revision.h"
#include "tests/kb/store/fixture.h"

using namespace lacuna;
using namespace lacuna::kb;
using namespace lacuna::kb::test;

namespace {

const std::string kLaw = "ro/lege/2006/122";

Annotation comment(const std::string& body, const std::string& eid = "art_1__para_1") {
  Annotation made;
  made.target = {NodeKind::provision, kLaw + "!" + eid};
  made.body = body;
  return made;
}

std::vector<std::string> bodies(Store& store, const std::string& table_order) {
  std::vector<std::string> all;
  for (const Row& row :
       store.database().query("SELECT a.body FROM annotations a JOIN history h ON h.record = a.id "
                              "WHERE h.kind = 'annotation' ORDER BY " +
                              table_order))
    all.push_back(row.text(0));
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(write_batches)

BOOST_FIXTURE_TEST_CASE(one_that_fails_leaves_the_others, World) {
  save(store, make_act(kLaw));
  const std::int64_t before = newest_seq(store);
  {
    WriteBatch batch(store);
    create_annotation(store, comment("one"), member);
    // Before its first statement, and in the middle of it.
    BOOST_TEST(
        (code_of([&] { create_annotation(store, comment(" "), member); }) == ErrorCode::bad_input));
    BOOST_TEST((code_of([&] { create_annotation(store, comment("gone", "art_9"), member); }) ==
                ErrorCode::not_found));
    {
      Transaction half(store.database());
      create_annotation(store, comment("taken back"), member);
    }
    create_annotation(store, comment("two"), member);
    create_annotation(store, comment("three"), other);
    batch.commit();
  }
  Store again(store.database().file(), OpenMode::read_write);
  const std::vector<std::string> expected = {"one", "two", "three"};
  BOOST_TEST(bodies(again, "h.seq") == expected, boost::test_tools::per_element());
  BOOST_TEST(bodies(again, "a.id") == expected, boost::test_tools::per_element());
  const auto waiting = outbox_after(again, before, 100);
  BOOST_TEST(waiting.size() == 3U);
}

BOOST_FIXTURE_TEST_CASE(nothing_is_there_before_the_commit, World) {
  save(store, make_act(kLaw));
  Store onlooker(store.database().file(), OpenMode::read_only);
  {
    WriteBatch batch(store);
    create_annotation(store, comment("promised to nobody"), member);
    BOOST_TEST(bodies(store, "h.seq").size() == 1U);
    BOOST_TEST(bodies(onlooker, "h.seq").empty());
  }
  BOOST_TEST(bodies(store, "h.seq").empty());
  // The store is as usable as before, alone and in another batch.
  create_annotation(store, comment("alone"), member);
  WriteBatch batch(store);
  create_annotation(store, comment("together"), member);
  batch.commit();
  BOOST_TEST(bodies(onlooker, "h.seq").size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(a_batch_takes_its_turn_with_other_writers, World) {
  save(store, make_act(kLaw));
  Store elsewhere(store.database().file(), OpenMode::read_write);
  elsewhere.database().script("PRAGMA busy_timeout = 50");
  WriteBatch batch(store);
  BOOST_TEST((code_of([&] { WriteBatch second(elsewhere); }) == ErrorCode::locked));
  BOOST_TEST(
      (code_of([&] { create_annotation(elsewhere, comment("x"), member); }) == ErrorCode::locked));
  batch.commit();
  create_annotation(elsewhere, comment("y"), member);
  BOOST_TEST(bodies(store, "h.seq").size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_revision_ends_with_every_commit, World) {
  save(store, make_act(kLaw));
  RevisionWatch watch(store.database().file());
  const auto first = watch.now();
  BOOST_TEST(watch.now() == first);
  create_annotation(store, comment("one"), member);
  const auto second = watch.now();
  BOOST_TEST(second != first);
  {
    WriteBatch batch(store);
    create_annotation(store, comment("two"), member);
    BOOST_TEST(watch.now() == second);
    batch.commit();
  }
  const auto third = watch.now();
  BOOST_TEST(third != second);
  set_applied_seq(store, newest_seq(store));  // what follows every commit of the index
  const auto fourth = watch.now();
  BOOST_TEST(fourth != third);
  set_applied_seq(store, newest_seq(store));  // of an index made anew, too
  BOOST_TEST(watch.now() != fourth);
}

BOOST_AUTO_TEST_SUITE_END()
