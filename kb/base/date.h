// Calendar dates and instants. A date is a day in law (no time zone); an instant is UTC, written
// ISO 8601 to the second. Values; any thread.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace lacuna {

struct Date {
  int year = 0;
  int month = 0;  // 1..12
  int day = 0;    // 1..31, valid for its month

  auto operator<=>(const Date&) const = default;
};

// The date if it exists in the proleptic Gregorian calendar (2026-02-30 does not).
std::optional<Date> make_date(int year, int month, int day);

std::optional<Date> parse_iso_date(std::string_view text);  // "2006-05-04"
std::string to_iso(const Date& date);                       // "2006-05-04"

// Days from 1970-01-01; negative before.
long days_since_epoch(const Date& date);
Date plus_days(const Date& date, long days);

Date today();       // UTC
std::string now();  // "2026-11-22T06:00:00Z"

}  // namespace lacuna
