// Numbers as they are printed, and the addresses made of them (domain.md 4.7).
#define BOOST_TEST_DYN_LINK
#include "indexer/structure/eid.h"

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::indexer;
using kb::Level;

BOOST_AUTO_TEST_CASE(numbers_are_normalised) {
  struct Row {
    const char* printed;
    const char* norm;
  };
  constexpr Row kRows[] = {
      {"Articolul 2^1", "2-1"},
      {"Art. 1er.", "1"},
      {"(1)", "1"},
      {"a^1)", "a-1"},
      {"§ 5a", "5a"},
      {"Articol unic", "unic"},
      {"ARTICOL UNIC", "unic"},
      {"Capitolul II", "II"},
      {"2.1.", "2.1"},
      {"64-quater", "64quater"},
      {"Anexa nr. 1", "1"},
      {"Secţiunea a 2-a", "2"},
      {"Partea a II-a", "II"},
      {"Article 1er A", "1-A"},
      {"Article L. 421-1", "L421-1"},
      {"CAPIT OLUL I:", "I"},
      {"Articolul 5 bis", "5bis"},
      {"Стаття 5¹.", "5-1"},
      {"Άρθρο 1", "1"},
      {"(aa)", "aa"},
      {"viii)", "viii"},
      {"(A)", "A"},
      {"Cartea a doua", "2"},
      {"18.33.010", "18.33.010"},
      {"Articolul 1*)", "1"},
      {"Art.28", "28"},
      {"3°", "3"},
      {"ş)", "ș"},
      {"–", ""},
      {"", ""},
  };
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.printed) {
      BOOST_TEST(normalise_number(row.printed) == row.norm);
    }
  }
}

namespace {

kb::Provision unit(Level level, const char* norm, int parent, bool basic = false) {
  kb::Provision provision;
  provision.level = level;
  provision.num_norm = norm;
  provision.parent = parent;
  provision.basic = basic;
  return provision;
}

}  // namespace

BOOST_AUTO_TEST_CASE(chapters_are_left_out_of_articles) {
  std::vector<kb::Provision> act{
      unit(Level::chapter, "II", -1),      unit(Level::section, "2", 0),
      unit(Level::article, "20", 1, true), unit(Level::paragraph, "1", 2),
      unit(Level::point, "a", 3),
  };
  assign_eids(act);
  BOOST_TEST(act[0].eid == "chp_II");
  BOOST_TEST(act[1].eid == "chp_II__sec_2");
  BOOST_TEST(act[2].eid == "art_20");
  BOOST_TEST(act[4].eid == "art_20__para_1__point_a");
}

BOOST_AUTO_TEST_CASE(components_come_first_and_repeats_are_flagged) {
  std::vector<kb::Provision> act{
      unit(Level::article, "1", -1, true), unit(Level::annex, "", -1),
      unit(Level::chapter, "I", 1),        unit(Level::article, "1", 2, true),
      unit(Level::point, "5", 1),          unit(Level::article, "1", 2, true),
      unit(Level::paragraph, "", 5),       unit(Level::paragraph, "", 5),
  };
  assign_eids(act);
  BOOST_TEST(act[1].eid == "annex_1");
  BOOST_TEST(act[2].eid == "annex_1__chp_I");
  BOOST_TEST(act[3].eid == "annex_1__art_1");
  BOOST_TEST(act[4].eid == "annex_1__point_5");
  BOOST_TEST(act[5].eid == "annex_1__art_1_2");
  BOOST_TEST(act[5].flags.front() == "duplicate_number");
  BOOST_TEST(act[6].eid == "annex_1__art_1_2__para_1");
  BOOST_TEST(act[7].eid == "annex_1__art_1_2__para_2");
}
