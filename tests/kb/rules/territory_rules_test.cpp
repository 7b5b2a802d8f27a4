// Trees of territories on a date (domain reference A10, E02).
#define BOOST_TEST_DYN_LINK
#include "kb/rules/territory_rules.h"

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::kb;

namespace {

Territory place(const std::string& key, std::vector<TerritoryMembership> memberships,
                const std::string& name = {}) {
  Territory territory;
  territory.key = key;
  territory.names = {{"ro", name.empty() ? key : name}};
  territory.memberships = std::move(memberships);
  return territory;
}

// Drochia is of the north; it moved into an area of an agency in 2024. Cahul is of the south.
const std::vector<Territory> kPlaces = {
    place("MD", {}),
    place("N", {{"administrative", "MD", {}, {}, "law"}}),
    place("S", {{"administrative", "MD", {}, {}, "law"}}),
    place("AREA", {{"atas", "MD", Date{2024, 1, 1}, {}, "decision"}}),
    place("DR",
          {{"development", "N", {}, {}, "law"}, {"atas", "AREA", Date{2024, 1, 1}, {}, "decision"}},
          "Drochia"),
    place("CA", {{"development", "S", {}, {}, "law"}}, "Cahul"),
    place("OLD", {{"development", "N", {}, Date{2020, 12, 31}, "law"}}, "Șoldănești"),
};

}  // namespace

BOOST_AUTO_TEST_SUITE(territory_rules)

BOOST_AUTO_TEST_CASE(the_north_holds_what_belongs_to_it_on_the_day) {
  const auto now = within(kPlaces, "N", {2026, 1, 1});
  BOOST_TEST(now.contains("N"));
  BOOST_TEST(now.contains("DR"));
  BOOST_TEST(!now.contains("CA"));
  BOOST_TEST(!now.contains("OLD"));
  BOOST_TEST(within(kPlaces, "N", {2020, 1, 1}).contains("OLD"));
  BOOST_TEST(within(kPlaces, "MD", {2026, 1, 1}).contains("CA"));
}

BOOST_AUTO_TEST_CASE(a_place_is_in_several_trees) {
  const auto over = above(kPlaces, "DR", {2026, 1, 1});
  BOOST_TEST(over.contains("N"));
  BOOST_TEST(over.contains("AREA"));
  BOOST_TEST(over.contains("MD"));
  BOOST_TEST(!above(kPlaces, "DR", {2023, 12, 31}).contains("AREA"));
  BOOST_TEST(members_of(kPlaces, "AREA", "atas", {2026, 1, 1}).size() == 1u);
  BOOST_TEST(members_of(kPlaces, "AREA", "development", {2026, 1, 1}).empty());
}

BOOST_AUTO_TEST_CASE(names_are_found_whatever_their_marks) {
  BOOST_TEST(territory_named(kPlaces, "drochia")->key == "DR");
  BOOST_TEST(territory_named(kPlaces, "Şoldăneşti")->key == "OLD");
  BOOST_TEST(territory_named(kPlaces, "SOLDANESTI")->key == "OLD");
  BOOST_TEST(territory_named(kPlaces, "nowhere") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_cycle_ends) {
  const std::vector<Territory> loop = {place("A", {{"t", "B", {}, {}, ""}}),
                                       place("B", {{"t", "A", {}, {}, ""}})};
  BOOST_TEST(within(loop, "A", {2026, 1, 1}).size() == 2u);
  BOOST_TEST(above(loop, "A", {2026, 1, 1}).size() == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
