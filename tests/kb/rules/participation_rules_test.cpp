// When a gap is validated by communities (domain reference A28).
#define BOOST_TEST_DYN_LINK
#include "kb/rules/participation_rules.h"

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::kb;

namespace {

const std::vector<Territory> kPlaces = {
    {"MD", "country", {}, {}, {}, ""},
    {"MD-N", "region", {}, {}, {{"development", "MD", {}, {}, ""}}, ""},
    {"RO", "country", {}, {}, {}, ""}};

Gap gap_in(const char* territory) {
  Gap gap;
  gap.id = "gap";
  gap.groups = {"TP"};
  gap.territories = {territory};
  return gap;
}

Entry consulted(const char* participants) {
  Entry entry;
  entry.kind = "consultation";
  entry.values = {
      {"on", {"2026-05-04"}},  {"participants", {participants}},       {"groups", {"TP"}},
      {"territory", {"MD-N"}}, {"findings", {"Courses are too far."}}, {"gaps", {"gap"}}};
  return entry;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(participation_rules)

BOOST_AUTO_TEST_CASE(five_people_of_the_group_and_the_place_validate) {
  const std::vector<Entry> all = {consulted("4"), consulted("9")};
  BOOST_TEST(!validates(all[0], gap_in("MD"), kPlaces));
  BOOST_TEST(validates(all[1], gap_in("MD"), kPlaces));
  BOOST_TEST(!validates(all[1], gap_in("RO"), kPlaces));
  BOOST_TEST((community_validated_on(all, gap_in("MD"), kPlaces) == Date{2026, 5, 4}));
}

BOOST_AUTO_TEST_CASE(each_condition_counts) {
  for (const char* field : {"findings", "gaps", "groups", "territory", "on"}) {
    Entry without = consulted("9");
    without.values.erase(field);
    BOOST_TEST(!validates(without, gap_in("MD"), kPlaces), field);
  }
  Gap other = gap_in("MD");
  other.groups = {"AS"};
  BOOST_TEST(!validates(consulted("9"), other, kPlaces));
}

BOOST_AUTO_TEST_SUITE_END()
