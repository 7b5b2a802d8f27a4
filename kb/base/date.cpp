#include "kb/base/date.h"

#include <chrono>
#include <cstdio>

#include <date/date.h>

namespace lacuna {
namespace {

date::sys_days to_days(const Date& d) {
  return date::year{d.year} / d.month / d.day;
}

Date from_days(date::sys_days days) {
  const date::year_month_day ymd{days};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

// The number that `text` spells in digits alone.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return std::nullopt;
  const auto ymd = date::year{year} / month / day;
  if (!ymd.ok()) return std::nullopt;
  return Date{year, month, day};
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text.substr(0, 4)), m = digits(text.substr(5, 2)),
             d = digits(text.substr(8));
  if (!y || !m || !d) return std::nullopt;
  return make_date(*y, *m, *d);
}

std::string to_iso(const Date& date) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", date.year % 10000, date.month % 100,
                date.day % 100);
  return buffer;
}

long days_since_epoch(const Date& date) {
  return to_days(date).time_since_epoch().count();
}

Date plus_days(const Date& date, long days) {
  return from_days(to_days(date) + date::days{days});
}

Date today() {
  return from_days(date::floor<date::days>(std::chrono::system_clock::now()));
}

std::string now() {
  return date::format("%FT%TZ",
                      date::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

}  // namespace lacuna
