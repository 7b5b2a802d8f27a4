// The first index, built while acts are stored.
#define BOOST_TEST_DYN_LINK
#include "indexer/index/first_index.h"

#include <boost/test/unit_test.hpp>

#include "indexer/index/generation.h"
#include "kb/store/outbox.h"
#include "tests/indexer/index/house.h"

using namespace lacuna;
using namespace lacuna::indexer;

BOOST_AUTO_TEST_CASE(an_index_built_while_acts_are_stored_is_that_of_a_rebuild) {
  House house;
  {
    auto first = FirstIndex::begin(house.folder);
    BOOST_REQUIRE(first);
    BOOST_TEST(!FirstIndex::begin(house.folder));  // one at a time
    const auto give = [&](const kb::SavedAct& saved) {
      first->add(*kb::find_act(*house.store, saved.expression.key), kb::newest_seq(*house.store));
      return saved;
    };
    give(house.save_law("1", "Vapoare", {}, "navigația"));
    give(house.save_law("2", "Trenuri", make_date(2020, 1, 1), "transportul"));
    give(house.save_law("2", "Avioane", make_date(2021, 1, 1), "transportul"));
    give(house.save_law("3", "Biciclete"));
    const auto gone = give(house.save_law("4", "Căruțe", {}, "drumurile"));
    kb::withdraw_expression(*house.store, gone.expression.key, kb::program_viewer(), "test");
    house.save_law("5", "Sănii");
    house.save_gap("Lipsa cazării", kb::Visibility::public_);
    const auto report = first->finish(*house.store);
    BOOST_TEST(report.sealed);
    BOOST_TEST(check_index(house.folder, CheckDepth::bytes).sealed);
  }
  drain_outbox(house.folder, *house.store);
  BOOST_TEST(!FirstIndex::begin(house.folder));  // there is one
  const auto found = [&] {
    std::vector<std::size_t> totals;
    for (const auto* word : {"vapoare", "trenuri", "avioane", "biciclete", "căruțe", "sănii",
                             "cazării", "tutela", "title:navigația", "title:drumurile"})
      totals.push_back(house.search(word).total);
    totals.push_back(check_index(house.folder, CheckDepth::quick).documents);
    return totals;
  };
  const auto along = found();
  BOOST_TEST(along[0] == 1U);
  BOOST_TEST(along[4] == 0U);
  BOOST_TEST(kb::applied_seq(*house.store) == kb::newest_seq(*house.store));
  rebuild_index(house.folder, *house.store);
  BOOST_TEST(found() == along, boost::test_tools::per_element());
}
