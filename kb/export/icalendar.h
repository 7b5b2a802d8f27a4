// Calendars of days in iCalendar (RFC 5545): every event lasts one whole day and blocks nobody's
// time. Its stamp is the record's, not the clock's: same values, same bytes. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kb/base/date.h"

namespace lacuna::kb {

struct CalendarDay {
  std::string uid;  // never changes, whatever day it says
  Date day;
  std::string changed_on;  // instant
  int sequence = 0;        // rises when the event changes
  std::string summary;
  std::string url;  // empty: none
};

struct Calendar {
  std::string name;
  std::vector<CalendarDay> days;
};

std::string write_icalendar(const Calendar& calendar);

// 3.3.11: backslash, semicolon and comma escaped, line ends as \n; other control characters left
// out.
std::string icalendar_text(std::string_view text);

// 3.1: lines end in CRLF and have at most 75 octets without it; what is longer goes on behind
// CRLF and a blank, never inside a character.
std::string icalendar_line(std::string_view content);

}  // namespace lacuna::kb
