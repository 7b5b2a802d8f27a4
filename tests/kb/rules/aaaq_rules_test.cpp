// Means of what is assessed, spread, and who may be called the worst (domain reference 2.4, A05).
#define BOOST_TEST_DYN_LINK
#include "kb/rules/aaaq_rules.h"

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::kb;

namespace {

AaaqScore score(const std::string& dimension, const std::string& value,
                const std::string& on = "2026-01-01", const std::string& service = "s",
                const std::string& place = "MD-CU") {
  return {service, place, dimension, value, parse_iso_date(on)};
}

Assessed region(double mean, std::size_t assessed, std::size_t of) {
  return {mean, assessed, of};
}
const Assessed kUnknown{std::nullopt, 0, 7};

Entry service(FieldValues values) {
  Entry entry;
  entry.kind = "service";
  entry.values = std::move(values);
  return entry;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(aaaq_rules)

BOOST_AUTO_TEST_CASE(unknown_is_never_averaged_as_nought) {
  const AaaqScore scores[] = {score("availability", "good"), score("quality", "unknown"),
                              score("physical_access", "partial")};
  const Assessed all = assess(scores);
  BOOST_TEST(all.mean.value() == 3.0);
  BOOST_TEST(all.assessed == 2u);
  BOOST_TEST(all.of == 7u);
}

BOOST_AUTO_TEST_CASE(what_does_not_apply_is_not_asked_for) {
  const AaaqScore scores[] = {score("availability", "absent"),
                              score("physical_access", "not_applicable")};
  const Assessed all = assess(scores);
  BOOST_TEST(all.mean.value() == 0.0);
  BOOST_TEST(all.of == 6u);
}

BOOST_AUTO_TEST_CASE(nothing_assessed_has_no_mean) {
  BOOST_TEST(!assess({}).mean);
  BOOST_TEST(assess({}).of == 0u);
  const AaaqScore scores[] = {score("availability", "unknown")};
  BOOST_TEST(!assess(scores).mean);
}

BOOST_AUTO_TEST_CASE(the_latest_score_of_a_dimension_counts) {
  const AaaqScore scores[] = {score("availability", "good", "2026-05-01"),
                              score("availability", "poor", "2025-05-01")};
  BOOST_TEST(assess(scores).mean.value() == 4.0);
}

BOOST_AUTO_TEST_CASE(two_services_in_one_place_are_both_heard) {
  const AaaqScore scores[] = {score("availability", "good", "2026-01-01", "a"),
                              score("availability", "absent", "2026-01-01", "b")};
  BOOST_TEST(assess(scores).mean.value() == 2.0);
  BOOST_TEST(assess(scores).assessed == 1u);
}

BOOST_AUTO_TEST_CASE(one_dimension_alone) {
  const AaaqScore scores[] = {score("availability", "good"), score("quality", "poor")};
  BOOST_TEST(assess(scores, "quality").mean.value() == 1.0);
  BOOST_TEST(assess(scores, "quality").of == 1u);
  BOOST_TEST(assess(scores, "participation").of == 0u);
}

BOOST_AUTO_TEST_CASE(spread_and_worst_are_of_assessed_places_alone) {
  const Assessed places[] = {region(3.5, 7, 7), kUnknown, region(1.5, 4, 7), region(2.0, 7, 7)};
  const Spread spread = spread_of(places);
  BOOST_TEST(spread.assessed == 3u);
  BOOST_TEST(spread.of == 4u);
  BOOST_TEST(spread.width().value() == 2.0);
  BOOST_TEST(spread.worst.value() == 2u);
}

BOOST_AUTO_TEST_CASE(who_assessed_less_than_half_is_never_the_worst) {
  const Assessed places[] = {region(3.5, 7, 7), region(0.5, 3, 7), region(2.0, 4, 8)};
  const Spread spread = spread_of(places);
  BOOST_TEST(spread.least.value() == 0.5);
  BOOST_TEST(spread.worst.value() == 2u);
}

BOOST_AUTO_TEST_CASE(one_place_or_equal_places_have_no_worst) {
  const Assessed one[] = {region(1, 7, 7), kUnknown};
  BOOST_TEST(!spread_of(one).worst);
  const Assessed equal[] = {region(1, 7, 7), region(1, 7, 7)};
  BOOST_TEST(!spread_of(equal).worst);
  BOOST_TEST(!spread_of({}).width());
}

BOOST_AUTO_TEST_CASE(a_place_over_its_services_says_how_many_are_assessed) {
  const Assessed services[] = {region(4, 7, 7), kUnknown, region(1, 2, 7)};
  const Assessed all = assess_all(services);
  BOOST_TEST(all.mean.value() == 2.5);
  BOOST_TEST(all.assessed == 2u);
  BOOST_TEST(all.of == 3u);
}

BOOST_AUTO_TEST_CASE(a_mean_has_a_word) {
  BOOST_TEST(word_of_score(0.4) == "absent");
  BOOST_TEST(word_of_score(2.5) == "adequate");
  BOOST_TEST(word_of_score(4) == "good");
  BOOST_TEST(!value_of_score("unknown"));
  BOOST_TEST(!value_of_score("not_applicable"));
  BOOST_TEST(value_of_score("absent").value() == 0);
}

BOOST_AUTO_TEST_CASE(a_row_is_stale_after_180_days) {
  const Date today{2026, 11, 22};
  BOOST_TEST(!is_stale_service(service({{"verified_on", {"2026-05-26"}}}), today));
  BOOST_TEST(is_stale_service(service({{"verified_on", {"2026-05-25"}}}), today));
  BOOST_TEST(is_stale_service(service({}), today));
}

BOOST_AUTO_TEST_CASE(what_is_offered_goes_on_today) {
  const Date today{2026, 11, 22};
  BOOST_TEST(is_offered(service({}), today));
  BOOST_TEST(is_offered(service({{"status", {"ongoing"}}, {"ends", {"2026-11-22"}}}), today));
  BOOST_TEST(!is_offered(service({{"ends", {"2026-11-21"}}}), today));
  BOOST_TEST(!is_offered(service({{"starts", {"2026-11-23"}}}), today));
  BOOST_TEST(!is_offered(service({{"status", {"suspended"}}}), today));
}

BOOST_AUTO_TEST_SUITE_END()
