// Amounts as people print them: thousands and decimals by point, comma or blank, in any of the
// conventions of the languages read here, malformed ones included. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::kb {

struct Money {
  std::int64_t cents = 0;  // hundredths
  std::string currency;    // ISO 4217: RON, MDL, EUR...; empty: none printed
  bool anomalous = false;  // one mark does both jobs: "1.469.247.47"
};

// nullopt: no amount. "1.691.887,00 lei" = 1,691,887.00 RON; "EUR 1,500,000"; "1.469.247.47 lei" is
// anomalous: its last group has two digits, so they are read as decimals.
std::optional<Money> parse_money(std::string_view text);

// "1,691,887.00 RON": grouped by comma, decimals by point, cents left out when there are none.
std::string to_string(const Money& money);

// A share of a total as its source prints it.
struct Share {
  double percent = 0;
  std::optional<Money> amount;
};
enum class ShareFit {
  exact,
  rounded,       // off by at most 1 unit of the currency
  inconsistent,  // off by more
  unknown,       // no amount printed
};
struct SharesCheck {
  std::vector<std::int64_t> computed;  // hundredths: total x percent
  std::vector<ShareFit> fits;
  std::int64_t sum = 0;  // of the amounts printed, hundredths
  bool adds_up = false;  // the amounts printed sum to the total, and the per cents to 100
};
SharesCheck check_shares(const Money& total, std::span<const Share> shares);

std::optional<double> parse_percent(std::string_view text);  // "75", "75 %", "12,5"

}  // namespace lacuna::kb
