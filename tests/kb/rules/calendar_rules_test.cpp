// Weekdays, months counted and the ends of legal terms (domain reference A01, C03, E01).
#define BOOST_TEST_DYN_LINK
#include "kb/rules/calendar_rules.h"

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::kb;

BOOST_AUTO_TEST_SUITE(calendar_rules)

BOOST_AUTO_TEST_CASE(weekdays) {
  BOOST_TEST(weekday_of({2017, 3, 2}) == "thursday");
  BOOST_TEST(weekday_of({1970, 1, 1}) == "thursday");
  BOOST_TEST(weekday_of({1969, 12, 31}) == "wednesday");
  BOOST_TEST(weekday_of({2026, 11, 22}) == "sunday");
}

BOOST_AUTO_TEST_CASE(months_count_the_first_and_the_last) {
  BOOST_TEST(months_counted({2024, 12, 1}, {2027, 5, 31}) == 30);
  BOOST_TEST(months_counted({2026, 1, 15}, {2026, 1, 20}) == 1);
  BOOST_TEST(parse_month("2026-11").has_value());
  BOOST_TEST(!parse_month("2026-13").has_value());
}

BOOST_AUTO_TEST_CASE(terms_end) {
  BOOST_TEST((term_end({2026, 11, 20}, 10, TermUnit::calendar_days) == Date{2026, 11, 30}));
  BOOST_TEST((term_end({2026, 11, 20}, 1, TermUnit::working_days) == Date{2026, 11, 23}));
  BOOST_TEST((term_end({2026, 11, 20}, 10, TermUnit::working_days) == Date{2026, 12, 4}));
  BOOST_TEST((term_end({2026, 1, 31}, 1, TermUnit::months) == Date{2026, 2, 28}));
  BOOST_TEST((term_end({2026, 11, 30}, 3, TermUnit::months) == Date{2027, 2, 28}));
  BOOST_TEST((term_end({2026, 5, 4}, 12, TermUnit::months) == Date{2027, 5, 4}));
}

BOOST_AUTO_TEST_SUITE_END()
