// Days of the week and spans of months, as projects and meetings state them. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "kb/base/date.h"

namespace lacuna::kb {

// "monday" ... "sunday".
std::string_view weekday_of(const Date& date);

// Months from the first to the last, both counted: December 2024 to May 2027 is 30.
int months_counted(const Date& first, const Date& last);

// "2026-11", or nullopt.
std::optional<Date> parse_month(std::string_view text);

// The day a legal term ends that begins with the day after `start`: calendar days, working days
// (Monday to Friday; public holidays are not known here, so it may end later), or months (the same
// day of the month, or the month's last).
enum class TermUnit { calendar_days, working_days, months };
Date term_end(const Date& start, int count, TermUnit unit);

}  // namespace lacuna::kb
