// Sheets: the bytes of CSV, defused formulas, spreadsheets that are the same twice, CSV read back.
#define BOOST_TEST_DYN_LINK
#include "kb/export/sheet.h"

#include <chrono>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "indexer/read/office/xlsx.h"
#include "kb/base/id.h"
#include "kb/export/csv.h"

namespace lacuna::kb {
namespace {

Sheet sample() {
  Sheet sheet;
  sheet.name = "sample";
  sheet.title = "A sample";
  sheet.head = {{"Act", "Legea, nr. 1"}};
  sheet.columns = {{"Number", ColumnType::text, 10},
                   {"Words", ColumnType::text, 30},
                   {"Value", ColumnType::number, 8}};
  sheet.rows = {{"G-1", "locuință, \"socială\"\nși altele", "40"},
                {"=1+1", "@SUM(A1)", "-5"},
                {"# no colophon", "-a", ""}};
  sheet.notes = {"=a note"};
  sheet.colophon = {{"Filter", "none"}, {"SHA-256 of the rows", data_hash(sheet)}};
  return sheet;
}

}  // namespace

BOOST_AUTO_TEST_CASE(csv_is_rfc_4180_with_formulas_defused) {
  const std::string csv = write_csv(sample());
  const std::string data =
      "\xef\xbb\xbfNumber,Words,Value\r\n"
      "G-1,\"locuință, \"\"socială\"\"\nși altele\",40\r\n"
      "'=1+1,'@SUM(A1),-5\r\n"
      "'# no colophon,'-a,\r\n";
  BOOST_TEST(csv.substr(0, data.size()) == data);
  BOOST_TEST(csv.find("# A sample,,\r\n# Act,\"Legea, nr. 1\",\r\n# *,'=a note,\r\n",
                      data.size()) == data.size());
  // The printed hash is that of what stands above the first "#".
  BOOST_TEST(csv.find("# SHA-256 of the rows," + sha256(data) + ",\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_defused_comes_back) {
  for (const std::string cell : {"=1", "+1", "-1", "@a", "\ta", "\ra", "  =1", "＝1", "'=1", "''=1",
                                 "'", "it's", "", "1-2", "#x", "'#"}) {
    BOOST_TEST(undefused(defused(cell)) == cell, cell);
    const std::string safe = defused(cell);
    BOOST_TEST((safe.empty() || std::string("=+-@\t\r#").find(safe.front()) == std::string::npos),
               cell);
  }
  BOOST_TEST(defused("=1") == "'=1");
  BOOST_TEST(defused("it's") == "it's");
}

BOOST_AUTO_TEST_CASE(a_spreadsheet_is_the_same_bytes_and_holds_no_formula) {
  const std::string once = write_xlsx(sample());
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));  // a ZIP's clock ticks 2 s
  BOOST_TEST((write_xlsx(sample()) == once));
  // Our own reader sees the cells as they are: words, and a number as one.
  BOOST_TEST(indexer::is_xlsx(once, ""));
  const indexer::Reading reading = indexer::read_xlsx(once, "sample.xlsx");
  BOOST_REQUIRE(reading.status == indexer::ReadStatus::read);
  const auto& blocks = reading.document.blocks;
  BOOST_REQUIRE_EQUAL(blocks.size(), 4U);
  BOOST_TEST(blocks[0].text == "Number\x1fWords\x1fValue");
  BOOST_TEST(blocks[1].text ==
             "G-1\x1flocuință, \"socială\"\nși altele\x1f"
             "40");
  BOOST_TEST(blocks[2].text == "=1+1\x1f@SUM(A1)\x1f-5");
  BOOST_TEST(blocks[3].line == 4);
}

BOOST_AUTO_TEST_CASE(csv_of_others_is_read_with_its_lines) {
  const auto cells = [](const CsvReading& reading, std::size_t row) {
    std::string text;
    for (const std::string& cell : reading.rows.at(row).cells) text += "[" + cell + "]";
    return text;
  };
  const CsvReading ours = read_csv(write_csv(sample()));
  BOOST_TEST(cells(ours, 1) == "[G-1][locuință, \"socială\"\nși altele][40]");
  BOOST_TEST(ours.rows.at(2).line == 4);  // the cell above takes two lines
  const CsvReading romanian = read_csv("a;b\n1,5;x\n\n;;\n\"un;u\";\"y\"\"z\"");
  BOOST_TEST(romanian.rows.size() == 3U);
  BOOST_TEST(cells(romanian, 1) == "[1,5][x]");
  BOOST_TEST(cells(romanian, 2) == "[un;u][y\"z]");
  BOOST_TEST(romanian.rows.at(2).line == 5);
  BOOST_TEST(cells(read_csv("a\tb\r\n1\t2\r\n"), 1) == "[1][2]");

  const CsvReading open = read_csv("a,b\n1,\"never closed\nand on");
  BOOST_REQUIRE(open.problem);
  BOOST_TEST(open.problem->line == 2);
  BOOST_TEST(open.rows.empty());
  BOOST_TEST(read_csv("a,b\n\"x\"y,1\n").problem->line == 2);
  BOOST_TEST(read_csv("a,b\n\"x\"\ry,1\n").problem->line == 2);
  BOOST_TEST(read_csv("a\nb\xff\n").problem->line == 2);
  BOOST_TEST(read_csv("a" + std::string(300, ',')).problem.has_value());
  BOOST_TEST(read_csv("").rows.empty());
}

}  // namespace lacuna::kb
