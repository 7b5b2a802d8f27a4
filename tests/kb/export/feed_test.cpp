// Feeds and calendars as their standards ask: Atom (RFC 4287), iCalendar (RFC 5545).
#define BOOST_TEST_DYN_LINK
#include <algorithm>

#include <boost/test/unit_test.hpp>
#include <pugixml.hpp>

#include "kb/base/text.h"
#include "kb/export/atom.h"
#include "kb/export/icalendar.h"

using namespace lacuna;
using namespace lacuna::kb;

namespace {

std::vector<std::string> lines_of(const std::string& calendar) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < calendar.size();) {
    const std::size_t end = calendar.find("\r\n", at);
    BOOST_REQUIRE_MESSAGE(end != std::string::npos, "a line does not end in CRLF");
    lines.push_back(calendar.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

std::string unfolded(std::string text) {
  for (std::size_t at; (at = text.find("\r\n ")) != std::string::npos;) text.erase(at, 3);
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feeds)

BOOST_AUTO_TEST_CASE(a_feed_is_well_formed_and_has_what_atom_asks_for) {
  AtomFeed feed{"urn:uuid:1",
                "A <feed> & more",
                "About",
                "ro",
                "2026-11-22T06:00:00Z",
                "https://lacuna.example/feeds/x/atom.xml",
                "https://lacuna.example/follows",
                {{"urn:uuid:2", "Ce s-a \"schimbat\" \x01 <aici>", "G-1", "2026-11-22T06:00:00Z",
                  "https://lacuna.example/gaps/1?a=b&c=d"},
                 {"urn:uuid:3", "Another", "", "2026-11-21T06:00:00Z", "/gaps/2"}}};
  const std::string text = write_atom(feed);
  pugi::xml_document document;
  BOOST_REQUIRE(document.load_string(text.c_str(), pugi::parse_full));
  const pugi::xml_node root = document.child("feed");
  BOOST_TEST(root.attribute("xmlns").value() == std::string("http://www.w3.org/2005/Atom"));
  BOOST_TEST(root.attribute("xml:lang").value() == std::string("ro"));
  for (const char* name : {"id", "title", "updated", "author"})
    BOOST_TEST(bool(root.child(name)), "the feed lacks " << name);
  BOOST_TEST(root.child("author").child_value("name") == std::string("Lacuna"));
  BOOST_TEST(root.find_child_by_attribute("link", "rel", "self").attribute("href").value() ==
             feed.self_href);
  std::size_t entries = 0;
  for (const pugi::xml_node entry : root.children("entry")) {
    ++entries;
    for (const char* name : {"id", "title", "updated", "link"})
      BOOST_TEST(bool(entry.child(name)), "an entry lacks " << name);
  }
  BOOST_TEST(entries == 2U);
  const pugi::xml_node first = root.child("entry");
  BOOST_TEST(first.child_value("title") == std::string("Ce s-a \"schimbat\"  <aici>"));
  BOOST_TEST(first.child("link").attribute("href").value() == feed.entries[0].href);
  BOOST_TEST(!root.last_child().child("summary"));
  BOOST_TEST(write_atom(feed) == text);
}

BOOST_AUTO_TEST_CASE(words_are_escaped_as_a_calendar_wants_them) {
  BOOST_TEST(icalendar_text("a;b,c\\d\ne\r\nf\tg\x01h") == "a\\;b\\,c\\\\d\\ne\\nf gh");
  BOOST_TEST(icalendar_text("Ședință: art. 5") == "Ședință: art. 5");
}

BOOST_AUTO_TEST_CASE(long_lines_are_folded_between_characters) {
  BOOST_TEST(icalendar_line("SUMMARY:short") == "SUMMARY:short\r\n");
  const std::string exact(75, 'x');
  BOOST_TEST(icalendar_line(exact) == exact + "\r\n");
  BOOST_TEST(icalendar_line(exact + "y") == exact + "\r\n y\r\n");
  for (const char* letter : {"x", "ț", "щ", "€", "😀"})
    for (std::size_t shift = 0; shift < 5; ++shift) {
      std::string content = "SUMMARY:" + std::string(shift, 'a');
      for (int i = 0; i < 200; ++i) content += letter;
      const std::string folded = icalendar_line(content);
      for (const std::string& line : lines_of(folded)) {
        BOOST_TEST(line.size() <= 75U);
        BOOST_TEST(!find_invalid_utf8(line).has_value());
      }
      BOOST_TEST(unfolded(folded) == content + "\r\n");
    }
}

BOOST_AUTO_TEST_CASE(a_calendar_is_days_with_the_stamp_of_their_records) {
  const Calendar calendar{
      "What; I follow",
      {{"0190-1", *parse_iso_date("2026-12-31"), "2026-11-22T06:07:08Z", 3,
        "G-1 Housing, social: review by", "https://lacuna.example/gaps/1"},
       {"0190-2", *parse_iso_date("2028-02-28"), "2026-11-01T00:00:00Z", 0, "Without a page", ""}}};
  const std::string text = write_icalendar(calendar);
  const auto lines = lines_of(text);
  const auto has = [&](const std::string& line) {
    return std::find(lines.begin(), lines.end(), line) != lines.end();
  };
  BOOST_TEST(lines.front() == "BEGIN:VCALENDAR");
  BOOST_TEST(lines.back() == "END:VCALENDAR");
  for (const char* line :
       {"VERSION:2.0", "PRODID:-//Lacuna//Lacuna//EN", "NAME:What\\; I follow", "UID:0190-1",
        "DTSTAMP:20261122T060708Z", "SEQUENCE:3", "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101", "SUMMARY:G-1 Housing\\, social: review by",
        "TRANSP:TRANSPARENT", "URL:https://lacuna.example/gaps/1", "DTEND;VALUE=DATE:20280229"})
    BOOST_TEST(has(line), "the calendar lacks " << line);
  BOOST_TEST(std::count(lines.begin(), lines.end(), "BEGIN:VEVENT") == 2);
  BOOST_TEST(std::count(lines.begin(), lines.end(), "END:VEVENT") == 2);
  BOOST_TEST(text.find("URL:\r\n") == std::string::npos);
  BOOST_TEST(write_icalendar(calendar) == text);
  // Without a day it is still a calendar: a component is there.
  BOOST_TEST(write_icalendar({"Empty", {}}).find("BEGIN:VTIMEZONE\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
