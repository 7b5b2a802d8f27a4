// What a cell of a matrix says (domain reference 2.3; "not examined" and "none exists" are apart).
#define BOOST_TEST_DYN_LINK
#include "kb/rules/coverage_rules.h"

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::kb;

namespace {

SilenceScope interpreting() {
  Entry entry;
  entry.kind = "silence";
  entry.state = "signed";
  entry.values = {{"acts", {"ro/lege/2006/122"}},
                  {"sectors", {"HLT", "SOC"}},
                  {"groups", {"BIP"}},
                  {"services", {"INTERP"}},
                  {"territories", {"RO"}}};
  return scope_of(entry);
}

CellCounts cell(std::size_t gaps, std::size_t records, std::size_t none, std::size_t rechecks) {
  CellCounts counts;
  counts.add_gaps(GapClass::law, gaps, gaps);
  counts.records = records;
  counts.signed_none = none;
  counts.rechecks = rechecks;
  return counts;
}

const std::set<std::string> kGalati = {"RO-GL", "RO-R-SE", "RO"}, kCahul = {"MD-CA", "MD"};

}  // namespace

BOOST_AUTO_TEST_SUITE(coverage_rules)

BOOST_AUTO_TEST_CASE(a_cell_is_counted_signed_waiting_or_not_examined) {
  struct Case {
    CellCounts counts;
    Standing wanted;
  };
  const Case cases[] = {
      {cell(0, 0, 0, 0), Standing::unexamined}, {cell(0, 0, 1, 0), Standing::none_signed},
      {cell(0, 0, 0, 1), Standing::recheck},    {cell(0, 0, 1, 1), Standing::none_signed},
      {cell(1, 0, 1, 0), Standing::counted},    {cell(0, 1, 0, 1), Standing::counted},
  };
  for (const Case& row : cases) BOOST_TEST(word(standing_of(row.counts)) == word(row.wanted));
}

BOOST_AUTO_TEST_CASE(law_policy_and_practice_are_kept_apart) {
  struct Case {
    std::string_view type;
    GapClass wanted;
  };
  const Case cases[] = {{"LEG", GapClass::law},      {"TRN", GapClass::law},
                        {"CON", GapClass::law},      {"SEC", GapClass::law},
                        {"SRV", GapClass::practice}, {"ACC", GapClass::practice},
                        {"IMP", GapClass::practice}, {"FUN", GapClass::policy},
                        {"DAT", GapClass::policy},   {"PAR", GapClass::policy}};
  for (const Case& row : cases)
    BOOST_TEST(word(class_of_gap(row.type)) == word(row.wanted), row.type);
  CellCounts counts;
  counts.add_gaps(GapClass::law, 2, 1);
  counts.add_gaps(GapClass::practice, 3, 3);
  BOOST_TEST(counts.gaps == 5u);
  BOOST_TEST(counts.open == 4u);
  BOOST_TEST(counts.law == 2u);
  BOOST_TEST(counts.policy == 0u);
  BOOST_TEST(counts.practice == 3u);
}

BOOST_AUTO_TEST_CASE(rejected_and_superseded_gaps_are_none) {
  BOOST_TEST(!counts_as_gap(GapState::rejected));
  BOOST_TEST(!counts_as_gap(GapState::superseded));
  BOOST_TEST(counts_as_gap(GapState::closed));
  BOOST_TEST(!is_open(GapState::closed));
  BOOST_TEST(is_open(GapState::partly_closed));
  BOOST_TEST(is_open(GapState::reopened));
}

BOOST_AUTO_TEST_CASE(a_statement_fills_what_it_names_and_no_more) {
  const SilenceScope scope = interpreting();
  BOOST_TEST(in_scope(scope, {.sector = "HLT", .group = "BIP"}));
  BOOST_TEST(in_scope(scope, {.service = "INTERP"}));
  BOOST_TEST(in_scope(scope, {.service = "INTERP", .act = "ro/lege/2006/122"}));
  BOOST_TEST(!in_scope(scope, {.service = "INTERP", .act = "ro/og/2004/44"}));
  BOOST_TEST(!in_scope(scope, {.sector = "HLT", .group = "REF"}));
  BOOST_TEST(!in_scope(scope, {.sector = "EMP", .group = "BIP"}));
  BOOST_TEST(in_scope(scope, {.sector = "SOC", .territories = &kGalati}));
  BOOST_TEST(!in_scope(scope, {.sector = "SOC", .territories = &kCahul}));
}

BOOST_AUTO_TEST_CASE(a_statement_about_one_county_says_nothing_about_the_country) {
  SilenceScope scope = interpreting();
  scope.territories = {"RO-GL"};
  const std::set<std::string> country = {"RO"};
  BOOST_TEST(in_scope(scope, {.sector = "HLT", .territories = &kGalati}));
  BOOST_TEST(!in_scope(scope, {.sector = "HLT", .territories = &country}));
}

BOOST_AUTO_TEST_CASE(without_places_it_speaks_of_the_countries_of_its_acts) {
  SilenceScope scope = interpreting();
  scope.territories.clear();
  BOOST_TEST(in_scope(scope, {.sector = "HLT", .territories = &kGalati}));
  BOOST_TEST(!in_scope(scope, {.sector = "HLT", .territories = &kCahul}));
  scope.acts = {"eu/dir/2013/33"};
  BOOST_TEST(in_scope(scope, {.sector = "HLT", .territories = &kCahul}));
}

BOOST_AUTO_TEST_CASE(a_statement_to_be_looked_at_again_is_said_to_be_so) {
  SilenceScope scope = interpreting();
  CellCounts counts;
  scope.recheck = true;
  add_silence(counts, scope);
  BOOST_TEST(word(standing_of(counts)) == "recheck");
  scope.recheck = false;
  add_silence(counts, scope);
  BOOST_TEST(word(standing_of(counts)) == "none_signed");
}

BOOST_AUTO_TEST_SUITE_END()
