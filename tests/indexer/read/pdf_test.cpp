// PDF: what the boxes of words say of columns, heads, paragraphs, tables and footnotes.
#define BOOST_TEST_DYN_LINK
#include "indexer/read/pdf/pdf.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "indexer/read/pdf/scan.h"
#include "indexer/read/pdf/tesseract.h"
#include "indexer/read/read.h"
#include "indexer/structure/structure.h"
#include "tests/indexer/read/printed.h"

using namespace lacuna;
using namespace lacuna::indexer;
using test::Printed;
using test::PrintedPage;

namespace {

std::vector<std::string> said(const std::vector<PrintedPage>& pages) {
  std::vector<std::string> lines;
  const PieceReading read = read_pdf(test::printed(pages), "test.pdf");
  BOOST_REQUIRE_MESSAGE(read.reading.status == ReadStatus::read, to_string(read.reading.reason));
  for (const Piece& piece : read.pieces) {
    std::string kind;
    if (piece.kind == Piece::Kind::heading) kind = "#" + std::to_string(piece.rank) + " ";
    if (piece.kind == Piece::Kind::footnote) kind = "note ";
    lines.push_back(kind + (piece.mark.empty() ? "" : piece.mark + " ") + piece.text);
  }
  return lines;
}

void add_lines(PrintedPage& page, double x, double y, const std::vector<std::string>& lines,
               double size = 10, double pitch = 12) {
  for (const std::string& line : lines) {
    page.push_back({x, y, size, line});
    y += pitch;
  }
}

void check(const std::vector<std::string>& found, const std::vector<std::string>& expected) {
  BOOST_TEST(found == expected, boost::test_tools::per_element());
}

const std::vector<std::string> kLeft = {
    "The garden of the quarter is open to", "all who live there, and to their",
    "guests, from sunrise until the bell",  "of the town hall has been rung, un-",
    "less the council decides otherwise.",  "Dogs are led. Whoever brings a dog",
    "keeps the paths clean behind it and",  "shuts the gate when the wind blows."};
const std::vector<std::string> kRight = {
    "The council names a keeper, who may",  "not be a member of the council, for",
    "a term of three years, and pays him.", "He writes down who planted which of",
    "the trees and when they were pruned.", "The book of the trees is public and",
    "anybody may copy from it without a",   "fee, in daylight and with clean hands."};

}  // namespace

BOOST_AUTO_TEST_CASE(columns_are_read_one_after_the_other) {
  PrintedPage page;
  page.push_back({72, 80, 18, "Rules of the garden that spans both columns"});
  add_lines(page, 72, 110, kLeft);
  add_lines(page, 320, 113, kRight);  // the lines of the columns need not stand on one height
  check(said({page}),
        {"#1 Rules of the garden that spans both columns",
         "The garden of the quarter is open to all who live there, and to their guests, from "
         "sunrise until the bell of the town hall has been rung, unless the council decides "
         "otherwise. Dogs are led. Whoever brings a dog keeps the paths clean behind it and shuts "
         "the gate when the wind blows.",
         "The council names a keeper, who may not be a member of the council, for a term of three "
         "years, and pays him. He writes down who planted which of the trees and when they were "
         "pruned. The book of the trees is public and anybody may copy from it without a fee, in "
         "daylight and with clean hands."});
}

BOOST_AUTO_TEST_CASE(heads_and_page_numbers_go_and_sentences_run_over_pages) {
  const std::vector<std::string> words = {"Gardens", "Paths", "Trees", "Gates"};
  std::vector<PrintedPage> pages;
  for (std::size_t i = 0; i < words.size(); ++i) {
    PrintedPage page;
    page.push_back({72, 40, 9, "Official Gazette No 12/2024"});
    page.push_back({500, 40, 9, std::to_string(40 + i)});
    add_lines(page, 72, 100,
              {words[i] + " are what the sentence is about that goes on over the page, and",
               "below it " + words[i] + " again until the page ends and words break off, while"});
    page.push_back({300, 760, 9, "- " + std::to_string(i + 1) + " -"});
    pages.push_back(page);
  }
  const auto found = said(pages);
  BOOST_REQUIRE(found.size() == 1U);
  for (const char* gone : {"Gazette", "- 1 -", "41"})
    BOOST_TEST(found.front().find(gone) == std::string::npos);
  for (const std::string& word : words)
    BOOST_TEST(found.front().find(word + " again") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(hyphens_of_words_stay) {
  PrintedPage page;
  add_lines(
      page, 72, 100,
      {"A self-help group meets on Mondays and we know that self-", "help works for all neigh-",
       "bours, as Mr Long-", "Bow says about the years 2019-", "2021 in the Ro-", "manian press."});
  check(said({page}),
        {"A self-help group meets on Mondays and we know that self-help works for all "
         "neighbours, as Mr Long-Bow says about the years 2019-2021 in the Romanian "
         "press."});
}

BOOST_AUTO_TEST_CASE(footnotes_stand_apart_and_exponents_stay) {
  PrintedPage page;
  page.push_back({72, 100, 10, "The garden has 300 m"});
  page.push_back({165.5, 96, 6, "2"});
  page.push_back({172, 100, 10, " as the survey says"});
  page.push_back({257.3, 96, 6, "7"});
  page.push_back({263, 100, 10, " and the register keeps."});
  add_lines(page, 72, 112,
            {"It is closed in winter, when the gates are locked by the keeper at dusk.",
             "The keeper is paid by the council from the budget of the quarter each year."});
  page.push_back({72, 700, 6, "7"});
  page.push_back({78, 703, 8, "Survey of the town of 2021, kept by the council under num-"});
  page.push_back({72, 713, 8, "ber 12 of its archive."});
  check(
      said({page}),
      {"The garden has 300 m\u00B2 as the survey says and the register keeps. It is closed in "
       "winter, "
       "when the gates are locked by the keeper at dusk. The keeper is paid by the council from "
       "the budget of the quarter each year.",
       "note 7) Survey of the town of 2021, kept by the council under number 12 of its archive."});
}

BOOST_AUTO_TEST_CASE(tables_stay_row_by_row) {
  PrintedPage page;
  add_lines(page, 72, 100,
            {"The fees are these, as decided by the council of the town in its session:"});
  double y = 130;
  for (const auto& row : std::vector<std::vector<std::string>>{
           {"Plot", "Size", "Fee"}, {"Small", "10", "12.50"}, {"Large", "40", "30.00"}}) {
    page.push_back({72, y, 10, row[0]});
    page.push_back({200, y, 10, row[1]});
    page.push_back({300, y, 10, row[2]});
    y += 12;
  }
  check(said({page}), {"The fees are these, as decided by the council of the town in its session:",
                       "Plot | Size | Fee", "Small | 10 | 12.50", "Large | 40 | 30.00"});
}

BOOST_AUTO_TEST_CASE(laws_are_read_line_by_line) {
  PrintedPage page;
  page.push_back({180, 80, 14, "LEGE nr. 77 din 2 mai 2024", true});
  add_lines(page, 72, 120,
            {"Art. 1. - (1) Gradinile sunt deschise tuturor celor care locuiesc in",
             "cartier, in orarul afisat la poarta.", "(2) Consiliul aproba, potrivit art.",
             "5 din prezenta lege, cererile:", "a) persoanelor fizice;", "b) asociatiilor.",
             "Art. 2. - Paznicul tine registrul."});
  const Reading reading = read(test::printed({page}), "lege.pdf");
  BOOST_REQUIRE(reading.status == ReadStatus::read);
  BOOST_TEST((reading.document.kind == kb::DocumentKind::act));
  const Structured act = structure(reading.document);
  BOOST_TEST(act.counts.articles == 2);
  std::vector<std::string> eids;
  for (const kb::Provision& unit : act.provisions) eids.push_back(unit.eid);
  check(eids, {"preamble", "art_1", "art_1__para_1", "art_1__para_2", "art_1__para_2__point_a",
               "art_1__para_2__point_b", "art_2"});
}

BOOST_AUTO_TEST_CASE(letters_set_apart_and_words_printed_twice) {
  PrintedPage page;
  double x = 72;
  for (const char c : std::string("VERORDNUNG")) {
    page.push_back({x, 80, 12, std::string(1, c)});
    x += 15;
  }
  page.push_back(
      {72, 110, 10, "Shadowed words of the text that follow, long enough to be a body of"});
  page.push_back(
      {72.4, 110.3, 10, "Shadowed words of the text that follow, long enough to be a body of"});
  page.push_back({72, 122, 10, "text in which nothing is said twice."});
  check(said({page}), {"#1 VERORDNUNG",
                       "Shadowed words of the text that follow, long enough to be a "
                       "body of text in which nothing is said twice."});
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_says_why) {
  const auto reason = [](const std::string& bytes) {
    const Reading reading = read(bytes, "x.pdf");
    BOOST_TEST((reading.status != ReadStatus::read));
    return reading.reason.message;
  };
  const std::string whole = test::printed({{{72, 100, 10, "Some words that are long enough."}}});
  BOOST_TEST(reason("%PDF-1.4\nnothing that a reader could open").find("damaged") !=
             std::string::npos);
  BOOST_TEST(reason(test::printed({{}, {}})).find("scan") != std::string::npos);
  BOOST_TEST(reason(test::printed({})).find("no pages") != std::string::npos);
  const std::string key(64, 'a');
  BOOST_TEST(
      reason(test::printed({{{72, 100, 10, "Secret words of the council."}}},
                           "/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" +
                               key + "> /U <" + key + "> >>"))
          .find("password") != std::string::npos);
  // Cut anywhere, it is read or refused in words.
  for (std::size_t size = 5; size < whole.size(); size += 97) {
    const Reading reading = read(whole.substr(0, size), "cut.pdf");
    if (reading.status != ReadStatus::read) BOOST_TEST(!reading.reason.message.empty());
  }
}

BOOST_AUTO_TEST_CASE(recognised_words_have_boxes_in_points) {
  const pdf::Page page = pdf::page_of_tsv(
      "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext\n"
      "1\t1\t0\t0\t0\t0\t0\t0\t1700\t2200\t-1\t\n"
      "4\t1\t1\t1\t1\t0\t200\t300\t400\t40\t-1\t\n"
      "5\t1\t1\t1\t1\t1\t200\t305\t100\t30\t96.1\tArt.\n"
      "5\t1\t1\t1\t1\t2\t320\t302\t40\t30\t91.0\t5\n"
      "5\t1\t1\t1\t1\t3\t400\t302\t40\t30\t95\t \n"
      "broken\trow\n",
      200);
  BOOST_TEST(page.width == 612.0, boost::test_tools::tolerance(0.001));
  BOOST_REQUIRE(page.words.size() == 2U);
  BOOST_TEST(page.words[0].text == "Art.");
  BOOST_TEST(page.words[1].x0 == 320 * 0.36, boost::test_tools::tolerance(0.001));
  BOOST_TEST(page.words[1].y0 == page.words[0].y0);
}

BOOST_AUTO_TEST_CASE(scans_are_recognised_where_tesseract_is) {
  if (pdf::tesseract_languages().empty()) {
    BOOST_TEST_MESSAGE("SKIPPED scans_are_recognised_where_tesseract_is: no tesseract here");
    return;
  }
  PrintedPage page;
  page.push_back({72, 90, 20, "Rules of the garden"});
  add_lines(page, 72, 140,
            {"The garden is open to all who live in the quarter and", "to their guests."}, 14, 18);
  // The picture of a page is what a scan is.
  const std::string bytes = test::printed({page});
  const DrawPage once = [&](int index) { return index == 0 ? draw_page(bytes, 0) : std::nullopt; };
  const PieceReading read = read_scan(once, "scan.pdf", {});
  BOOST_REQUIRE_MESSAGE(read.reading.status == ReadStatus::read, to_string(read.reading.reason));
  BOOST_REQUIRE(read.pieces.size() == 2U);
  BOOST_TEST(read.pieces[0].text == "Rules of the garden");
  BOOST_TEST(read.pieces[1].text ==
             "The garden is open to all who live in the quarter and to their guests.");
  BOOST_TEST(read.reading.document.metadata.at("ocr").starts_with("tesseract"));
  BOOST_REQUIRE(!read.reading.document.diagnostics.empty());
  BOOST_TEST(read.reading.document.diagnostics[0].message.find("recognition") != std::string::npos);
}
