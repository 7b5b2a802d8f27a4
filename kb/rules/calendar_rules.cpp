#include "kb/rules/calendar_rules.h"

#include <string>

namespace lacuna::kb {
namespace {

constexpr std::string_view kWeekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                          "friday", "saturday", "sunday"};

// 0 Monday; 1970-01-01 was a Thursday.
int weekday_number(const Date& date) {
  return static_cast<int>(((days_since_epoch(date) + 3) % 7 + 7) % 7);
}

}  // namespace

std::string_view weekday_of(const Date& date) {
  return kWeekdays[weekday_number(date)];
}

int months_counted(const Date& first, const Date& last) {
  return (last.year - first.year) * 12 + last.month - first.month + 1;
}

std::optional<Date> parse_month(std::string_view text) {
  if (text.size() != 7) return std::nullopt;
  return parse_iso_date(std::string(text) + "-01");
}

Date term_end(const Date& start, int count, TermUnit unit) {
  if (unit == TermUnit::calendar_days) return plus_days(start, count);
  if (unit == TermUnit::months) {
    const int months = start.month - 1 + count;
    const int year = start.year + months / 12, month = months % 12 + 1;
    for (int day = start.day; day > 0; --day)
      if (const auto date = make_date(year, month, day)) return *date;
    return start;
  }
  Date day = start;
  for (int left = count; left > 0;) {
    day = plus_days(day, 1);
    if (weekday_number(day) < 5) --left;
  }
  return day;
}

}  // namespace lacuna::kb
