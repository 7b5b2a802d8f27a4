// Amounts as the reference texts print them (domain reference D13, E15, A01) and their shares.
#define BOOST_TEST_DYN_LINK
#include "kb/rules/money_rules.h"

#include <vector>

#include <boost/test/unit_test.hpp>

using namespace lacuna::kb;

BOOST_AUTO_TEST_SUITE(money_rules)

BOOST_AUTO_TEST_CASE(amounts_in_every_convention) {
  const struct {
    const char* printed;
    long long cents;
    const char* currency;
    bool anomalous;
    const char* written;
  } rows[] = {
      {"1.691.887,00 lei", 169188700, "RON", false, "1,691,887 RON"},
      {"EUR 1,500,000", 150000000, "EUR", false, "1,500,000 EUR"},
      {"1.469.247.47 lei", 146924747, "RON", true, "1,469,247.47 RON"},
      {"1.268.915 lei", 126891500, "RON", false, "1,268,915 RON"},
      {"12,5 MDL", 1250, "MDL", false, "12.50 MDL"},
      {"1 234,56 €", 123456, "EUR", false, "1,234.56 EUR"},
      {"12345", 1234500, "", false, "12,345"},
      {"1,23,456 USD", 12345600, "USD", true, "123,456 USD"},
  };
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.printed) {
      const auto money = parse_money(row.printed);
      BOOST_REQUIRE(money.has_value());
      BOOST_TEST(money->cents == row.cents);
      BOOST_TEST(money->currency == row.currency);
      BOOST_TEST(money->anomalous == row.anomalous);
      BOOST_TEST(to_string(*money) == row.written);
    }
  }
  for (const char* none : {"", "lei", "none", "99999999999999999999 lei"})
    BOOST_TEST(!parse_money(none).has_value(), none);
}

BOOST_AUTO_TEST_CASE(shares_are_exact_rounded_or_inconsistent) {
  const Money total = *parse_money("1.691.887,00 lei");
  const std::vector<Share> shares = {{75, parse_money("1.268.915,00 lei")},
                                     {20, parse_money("338.378,00 lei")},
                                     {5, parse_money("84.594,00 lei")}};
  const SharesCheck check = check_shares(total, shares);
  BOOST_TEST(check.adds_up);
  BOOST_TEST(check.sum == total.cents);
  BOOST_TEST(check.computed[1] == 33837740);
  for (const ShareFit fit : check.fits) BOOST_TEST((fit == ShareFit::rounded));
  const std::vector<Share> wrong = {{75, parse_money("1.268.000 lei")}, {25, std::nullopt}};
  const SharesCheck other = check_shares(total, wrong);
  BOOST_TEST(!other.adds_up);
  BOOST_TEST((other.fits[0] == ShareFit::inconsistent));
  BOOST_TEST((other.fits[1] == ShareFit::unknown));
  const std::vector<Share> grant = {{95, std::nullopt}};
  BOOST_TEST(check_shares(*parse_money("EUR 1,500,000"), grant).computed[0] == 142500000);
}

BOOST_AUTO_TEST_CASE(per_cents) {
  BOOST_TEST(parse_percent("75 %").value() == 75);
  BOOST_TEST(parse_percent("12,5").value() == 12.5);
  BOOST_TEST(!parse_percent("750").has_value());
  BOOST_TEST(!parse_percent("all").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
