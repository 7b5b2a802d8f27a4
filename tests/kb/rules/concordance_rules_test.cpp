// The whole of a table of concordance from its rows; what is missing; what is stale.
#define BOOST_TEST_DYN_LINK
#include "kb/rules/concordance_rules.h"

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::kb;

namespace {

Entry row(const std::string& degree, const std::string& obligation = "obligatory",
          const std::string& provision = "eu/dir/2013/33!art_5__para_1") {
  Entry entry;
  entry.kind = "concordance_row";
  entry.values = {
      {"degree", {degree}}, {"obligation", {obligation}}, {"eu_provision", {provision}}};
  return entry;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(concordance_rules)

BOOST_AUTO_TEST_CASE(degrees_make_the_whole) {
  const struct {
    std::vector<Entry> rows;
    std::string_view overall;
    std::size_t assessed, open, incorrect;
  } cases[] = {
      {{}, "not_assessed", 0, 0, 0},
      {{row("not_assessed"), row("not_assessed")}, "not_assessed", 0, 2, 0},
      {{row("fully"), row("more_favourable"), row("applied")}, "fully", 3, 0, 0},
      {{row("fully"), row("not_applicable")}, "fully", 1, 0, 0},
      {{row("fully"), row("not_transposed", "none")}, "fully", 1, 0, 0},
      {{row("fully"), row("optional_not_used", "optional")}, "fully", 1, 0, 0},
      {{row("fully"), row("not_assessed")}, "fully", 1, 1, 0},
      {{row("fully"), row("partially")}, "partially", 2, 0, 0},
      {{row("fully"), row("not_transposed")}, "partially", 2, 0, 0},
      {{row("fully"), row("incorrectly")}, "partially", 2, 0, 1},
      {{row("not_transposed"), row("not_applied")}, "not_transposed", 2, 0, 0},
      {{row("not_applicable")}, "not_assessed", 0, 0, 0},
  };
  for (const auto& one : cases) {
    const ConcordanceSummary summary = summary_of(one.rows);
    const auto at = &one - cases;
    BOOST_TEST(summary.overall == one.overall, at);
    BOOST_TEST(summary.assessed == one.assessed, at);
    BOOST_TEST(summary.open == one.open, at);
    BOOST_TEST(summary.incorrect == one.incorrect, at);
  }
}

BOOST_AUTO_TEST_CASE(articles_without_a_row_are_named) {
  const std::vector<std::string> articles = {"art_1", "art_5", "art_6", "art_60"};
  const std::vector<Entry> rows = {row("fully"), row("fully", "obligatory", "eu/dir/2013/33!art_6"),
                                   row("fully", "obligatory", "eu/dir/2013/32!art_1")};
  BOOST_TEST(missing_articles(rows, "eu/dir/2013/33", articles) ==
                 (std::vector<std::string>{"art_1", "art_60"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_newer_text_on_either_side_makes_a_row_stale) {
  Entry compared = row("fully");
  compared.values["eu_version"] = {"2013-06-29"};
  compared.values["national_version"] = {"2024-12-01"};
  const Date eu = *parse_iso_date("2013-06-29"), old = *parse_iso_date("2024-12-01"),
             later = *parse_iso_date("2025-01-01");
  BOOST_TEST(staleness(compared, eu, old).empty());
  BOOST_TEST(staleness(compared, std::nullopt, std::nullopt).empty());
  BOOST_TEST(staleness(compared, eu, later).size() == 1u);
  BOOST_TEST(staleness(compared, later, later).size() == 2u);
  BOOST_TEST(staleness(row("fully"), eu, std::nullopt).size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
