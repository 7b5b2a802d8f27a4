// Many reads of one state of the store.
#define BOOST_TEST_DYN_LINK
#include "kb/store/read_batch.h"

#include <boost/test/unit_test.hpp>

#include "kb/store/act_store.h"
#include "kb/store/write_batch.h"
#include "tests/kb/store/fixture.h"

using namespace lacuna;
using namespace lacuna::kb;
using namespace lacuna::kb::test;

namespace {

const std::string kFirst = "ro/lege/2006/122";
const std::string kSecond = "ro/lege/2006/123";

}  // namespace

BOOST_AUTO_TEST_SUITE(read_batches)

BOOST_FIXTURE_TEST_CASE(what_others_write_meanwhile_is_not_seen, World) {
  save(store, make_act(kFirst));
  Store onlooker(store.database().file(), OpenMode::read_write);
  {
    const ReadBatch one_state(onlooker);
    BOOST_TEST(find_work(onlooker, kFirst).has_value());
    save(store, make_act(kSecond));
    BOOST_TEST(!find_work(onlooker, kSecond).has_value());
  }
  BOOST_TEST(find_work(onlooker, kSecond).has_value());
  save(onlooker, make_act("ro/lege/2006/124"));  // nothing of it stays in the way of a write
  BOOST_TEST(find_work(store, "ro/lege/2006/124").has_value());
}

BOOST_FIXTURE_TEST_CASE(it_may_live_within_a_batch_of_writes, World) {
  WriteBatch batch(store);
  save(store, make_act(kFirst));
  {
    const ReadBatch one_state(store);
    BOOST_TEST(find_work(store, kFirst).has_value());
  }
  save(store, make_act(kSecond));
  batch.commit();
  Store again(store.database().file(), OpenMode::read_only);
  BOOST_TEST(find_work(again, kFirst).has_value());
  BOOST_TEST(find_work(again, kSecond).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
