// Claims that speak of the same thing and do not agree (domain reference D12, D29).
#define BOOST_TEST_DYN_LINK
#include "kb/rules/claim_rules.h"

#include <boost/test/unit_test.hpp>

using namespace lacuna::kb;

namespace {

Entry claim(const char* about, const char* topic, const char* figure, const char* value = "") {
  Entry entry;
  entry.kind = "claim";
  entry.values = {{"about", {about}}, {"topic", {topic}}, {"figure", {figure}}};
  if (*value) entry.values["value"] = {value};
  return entry;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(claim_rules)

BOOST_AUTO_TEST_CASE(figures_of_one_topic_stand_together_and_disagree) {
  const std::vector<Entry> claims = {claim("a", "People informed", "2224", "2224"),
                                     claim("a", "Centres", "15"),
                                     claim("a", "people  informed", "some 1,000", "1000")};
  const auto groups = claims_by_topic(claims);
  BOOST_REQUIRE(groups.size() == 2u);
  BOOST_TEST(groups[0].topic == "People informed");
  BOOST_TEST(groups[0].claims.size() == 2u);
  BOOST_TEST(groups[0].conflicting);
  BOOST_TEST(!groups[1].conflicting);
}

BOOST_AUTO_TEST_CASE(the_same_value_in_two_writings_agrees) {
  const std::vector<Entry> claims = {claim("a", "Centres", "15", "15"),
                                     claim("a", "Centres", "fifteen", "15")};
  BOOST_TEST(!claims_by_topic(claims).front().conflicting);
}

BOOST_AUTO_TEST_CASE(claims_about_different_records_never_conflict) {
  const std::vector<Entry> claims = {claim("a", "Centres", "15"), claim("b", "Centres", "13")};
  BOOST_TEST(claims_by_topic(claims).size() == 2u);
  BOOST_TEST(!claims_by_topic(claims).front().conflicting);
}

BOOST_AUTO_TEST_SUITE_END()
