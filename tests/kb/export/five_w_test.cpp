// 5W rows out and in: what was written is read as it was, and each mistake is named with its line.
#define BOOST_TEST_DYN_LINK
#include "kb/export/five_w.h"

#include <boost/test/unit_test.hpp>

#include "kb/export/csv.h"
#include "kb/export/sheet.h"

namespace lacuna::kb {
namespace {

Entry service() {
  Entry made;
  made.kind = "service";
  made.number = "SV-3";
  made.title = "-advice, in \"two\" towns";
  made.visibility = Visibility::public_;
  made.values = {{"external_id", {"map-17"}},
                 {"sectors", {"HOU", "SOC"}},
                 {"groups", {"REF"}},
                 {"provider", {"ro/ong/exemplu"}},
                 {"territories", {"RO-CT", "RO-TL"}},
                 {"starts", {"2025-01-01"}},
                 {"reached", {"120"}},
                 {"eligibility", {"holders of a form of protection\nand their families"}},
                 {"modality", {"in_person"}}};
  return made;
}

Entry point(const std::string& title, const std::string& territory) {
  Entry made;
  made.kind = "service_point";
  made.title = title;
  made.values = {{"territory", {territory}}, {"opening", {"09:00-17:00"}}};
  return made;
}

std::string csv_of(const Entry& entry, const std::vector<Entry>& points) {
  Sheet sheet;
  for (const FiveWColumn& column : five_w_columns())
    sheet.columns.push_back({std::string(column.name)});
  sheet.rows = five_w_rows(entry, points,
                           [](std::string_view column) { return "for " + std::string(column); });
  return write_csv(sheet);
}

FiveWReading reading_of(const std::string& csv) {
  std::vector<FiveWRow> rows;
  for (CsvRow& row : read_csv(csv).rows) rows.push_back({row.line, std::move(row.cells)});
  const FiveWNames names = [](const EntryField&, const std::string& typed) {
    return typed == "NOWHERE" ? std::nullopt : std::optional(typed);
  };
  return read_five_w(rows, names);
}

// In English, as the messages stand.
std::string said_of(const FiveWFault& fault) {
  std::string text = (fault.column.empty() ? "" : fault.column + ": ") + fault.message;
  for (const auto& [name, value] : fault.values)
    if (const auto at = text.find("{" + name + "}"); at != std::string::npos)
      text.replace(at, name.size() + 2, value);
  return text + " " + fault.hint;
}

}  // namespace

BOOST_AUTO_TEST_CASE(rows_come_back_as_they_were) {
  const FiveWReading reading =
      reading_of(csv_of(service(), {point("Constanța", "RO-CT"), point("Tulcea", "RO-TL")}));
  for (const FiveWFault& fault : reading.faults) BOOST_ERROR(said_of(fault));
  BOOST_REQUIRE_EQUAL(reading.services.size(), 1U);
  const FiveWService& read = reading.services.front();
  BOOST_TEST(read.key == "map-17");
  BOOST_TEST(read.service.title == service().title);
  BOOST_TEST((read.service.values == service().values));
  BOOST_TEST((read.service.visibility == Visibility::public_));
  BOOST_REQUIRE_EQUAL(read.points.size(), 2U);
  BOOST_TEST(read.points[1].title == "Tulcea");
  BOOST_TEST((read.points[1].values == point("Tulcea", "RO-TL").values));
  BOOST_TEST(reading_of(csv_of(service(), {})).services.front().points.empty());
}

BOOST_AUTO_TEST_CASE(every_mistake_is_named_with_its_line) {
  const auto said = [](const std::string& csv, int line, const std::string& words) {
    for (const FiveWFault& fault : reading_of(csv).faults)
      if (fault.line == line && said_of(fault).find(words) != std::string::npos) return true;
    for (const FiveWFault& fault : reading_of(csv).faults) BOOST_TEST_MESSAGE(said_of(fault));
    return false;
  };
  const std::string head =
      "external_id,title,who_org,what_sector,where,for_whom_group,when_start,modality,point,"
      "point_territory\n";
  const std::string good = "x-1,Advice,ro/ong,HOU,RO-CT,REF,2025-01-01,phone,,\n";
  BOOST_TEST(reading_of(head + good).faults.empty());
  BOOST_TEST(said("external_id,title,colour\n", 1, "There is no column \"colour\""));
  BOOST_TEST(said("external_id,who_org\nx,y\n", 1, "\"title\" is not there"));
  BOOST_TEST(said(head + ",Advice,ro/ong,HOU,RO-CT,REF,,,,\n", 2, "no identifier"));
  BOOST_TEST(said(head + good + "x-2,Advice,ro/ong,HOU,NOWHERE,REF,,,,\n", 3,
                  "where: \"NOWHERE\" is not known here"));
  BOOST_TEST(said(head + "x-2,Advice,ro/ong,HOU,RO-CT,REF,soon,,,\n", 2, "when_start"));
  BOOST_TEST(said(head + "x-2,,ro/ong,HOU,RO-CT,REF,,,,\n", 2, "title is missing"));
  BOOST_TEST(said(head + "x-2,Advice,,HOU,RO-CT,REF,,,,\n", 2, "who_org"));
  BOOST_TEST(said(head + good + good, 3, "stands there twice"));
  BOOST_TEST(said(head + "x-1,A,ro/ong,HOU,RO-CT,REF,,,one,RO-CT\n"
                         "x-1,B,ro/ong,HOU,RO-CT,REF,,,two,RO-CT\n",
                  3, "title: Line 2 says something else"));
  BOOST_TEST(said(head + "x-1,A,ro/ong,HOU,RO-CT,REF,,,,RO-CT\n", 2, "service point has no name"));
  BOOST_TEST(said(head + "x-1,A,ro/ong,HOU,RO-CT,REF,,,,,more\n", 2, "more cells"));
  // The colophon of an export ends the rows.
  BOOST_TEST(reading_of(head + good + "# Filter,none,,,,,,,,\nrubbish\n").faults.empty());
}

}  // namespace lacuna::kb
