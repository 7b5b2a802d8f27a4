#include "kb/export/icalendar.h"

#include <algorithm>

namespace lacuna::kb {
namespace {

constexpr std::size_t kLongestLine = 75;  // octets

// "20261122" of a day, "20261122T060000Z" of an instant.
std::string compact(std::string_view iso) {
  std::string text(iso);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// 3.4 asks for a component; without events that is the time zone that everything here is in.
constexpr std::string_view kUniversalTime =
    "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

}  // namespace

std::string icalendar_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',')
      out.append({'\\', c});
    else if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)
      out += c;
    else if (c == '\t')
      out += ' ';
  }
  return out;
}

std::string icalendar_line(std::string_view content) {
  std::string out;
  for (std::size_t room = kLongestLine; content.size() > room; room = kLongestLine - 1) {
    std::size_t cut = room;
    while (cut > 1 && is_continuation(content[cut])) --cut;
    out.append(content.substr(0, cut)).append("\r\n ");
    content.remove_prefix(cut);
  }
  return out.append(content).append("\r\n");
}

std::string write_icalendar(const Calendar& calendar) {
  std::string out;
  const auto line = [&](std::string_view name, std::string_view value) {
    out += icalendar_line(std::string(name).append(value));
  };
  line("BEGIN:", "VCALENDAR");
  line("VERSION:", "2.0");
  line("PRODID:", "-//Lacuna//Lacuna//EN");
  line("CALSCALE:", "GREGORIAN");
  line("NAME:", icalendar_text(calendar.name));          // RFC 7986
  line("X-WR-CALNAME:", icalendar_text(calendar.name));  // what programs read before it
  if (calendar.days.empty()) out += kUniversalTime;
  for (const CalendarDay& one : calendar.days) {
    line("BEGIN:", "VEVENT");
    line("UID:", icalendar_text(one.uid));
    line("DTSTAMP:", compact(one.changed_on));
    line("LAST-MODIFIED:", compact(one.changed_on));
    line("SEQUENCE:", std::to_string(std::max(one.sequence, 0)));
    line("DTSTART;VALUE=DATE:", compact(to_iso(one.day)));
    line("DTEND;VALUE=DATE:", compact(to_iso(plus_days(one.day, 1))));
    line("SUMMARY:", icalendar_text(one.summary));
    line("TRANSP:", "TRANSPARENT");
    if (!one.url.empty()) line("URL:", one.url);
    line("END:", "VEVENT");
  }
  line("END:", "VCALENDAR");
  return out;
}

}  // namespace lacuna::kb
