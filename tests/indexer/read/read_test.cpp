// The front door: what a file is, by its content; and one clear message for every bad one.
#define BOOST_TEST_DYN_LINK
#include "indexer/read/read.h"

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

const std::string kAct = "LEGE nr. 1 din 4 mai 2031\n\nArticolul 1\nParcul este al tuturor.\n";

bool says(const Reading& reading, const char* words) {
  return reading.reason.message.find(words) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(kinds_are_told_by_content) {
  BOOST_TEST(read(kAct, "a.txt").document.reader == "plain_text 1");
  BOOST_TEST(read(kAct, "without-extension").document.reader == "plain_text 1");
  BOOST_TEST(
      read("# LEGE nr. 1 din 4 mai 2031\n\n## Articolul 1\n\nText.\n", "a").document.reader ==
      "markdown 1");
  const Reading paper = read("# Poziție\n\nText.\n", "a.md");
  BOOST_TEST((paper.document.kind == kb::DocumentKind::paper));
  const Reading akn =
      read("<x:akomaNtoso xmlns:x='urn:x'><x:act/></x:akomaNtoso>", "named-wrongly.txt");
  BOOST_TEST(word(akn.status) == "read");
  BOOST_TEST(akn.document.media_type != "text/plain");
}

BOOST_AUTO_TEST_CASE(what_a_person_said_is_kept) {
  ReadOptions options;
  options.language = "ro";
  options.jurisdiction = "md";
  const Reading reading = read(kAct, "a.txt", options);
  BOOST_TEST(reading.document.identity.jurisdiction == "md");
  BOOST_TEST(reading.document.identity.language == "ro");
}

BOOST_AUTO_TEST_CASE(other_files_are_skipped_with_a_reason) {
  struct Row {
    const char* path;
    const char* bytes;
  };
  constexpr Row kRows[] = {
      {"SOURCE.txt", "archive.tar.zst: laws (LEGE), plain text joined from titles and articles.\n"},
      {"README.md", "# Test data\n\nReal files that nobody here wrote.\n"},
      {"counts.csv", "file,articles\nlaw-1.txt,4\n"},
      {"notes.txt", "Buy bread.\nCall the library.\n"},
      {"tree.json", "{\"articles\": 4}"},
      {"page.html", "<!DOCTYPE html><html><body><nav>Articolul 1</nav></body></html>"},
  };
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.path) {
      const Reading reading = read(row.bytes, row.path);
      BOOST_TEST(word(reading.status) == "skipped");
      BOOST_TEST(!reading.reason.message.empty());
      BOOST_TEST(reading.reason.file == row.path);
    }
  }
}

BOOST_AUTO_TEST_CASE(bad_files_fail_with_one_message) {
  struct Row {
    std::string bytes;
    const char* words;
    int line;
  };
  const Row kRows[] = {
      {"", "empty", 0},
      {" \n\n ", "no text", 0},
      {std::string("%PDF-1.7\n\x01"), "damaged", 0},
      {std::string("PK\x03\x04 and more"), "office document", 0},
      {std::string("\0\1\2\3\4\5\6\7 abc", 12), "binary", 0},
      {kAct + "\n\xC8\x99 \xC8\x9B \xC4\x83 \xC4\x83 \xFF rest", "does not belong", 6},
      {"Art. 1\n\xA6\xA4\xA6\xA4", "neither UTF-8", 2},
      {"<act><article></act>", "", 1},
      {"<law><article/></law>", "<law>", 0},
      {"\xFF\xFE"
       "A",
       "damaged", 0},
  };
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.bytes.substr(0, 20)) {
      const Reading reading = read(row.bytes, "folder/file.txt");
      BOOST_TEST(word(reading.status) == "failed");
      BOOST_TEST(says(reading, row.words), reading.reason.message);
      BOOST_TEST(reading.reason.file == "folder/file.txt");
      BOOST_TEST(reading.reason.line == row.line);
      BOOST_TEST((reading.reason.column > 0) == (row.line > 0));
      BOOST_TEST(word(reading.reason.severity) == "error");
    }
  }
}

BOOST_AUTO_TEST_CASE(large_and_deep_files_get_one_message) {
  const Reading text = read(std::string(100u << 20, 'a'), "large.txt");
  BOOST_TEST(word(text.status) == "failed");
  BOOST_TEST(says(text, "100 MB"));
  const Reading xml = read("<akomaNtoso>" + std::string(40u << 20, ' '), "large.xml");
  BOOST_TEST(word(xml.status) == "failed");
  BOOST_TEST(says(xml, "32 MB"));
  std::string deep = "<akomaNtoso>";
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  BOOST_TEST(word(read(deep, "deep.xml").status) == "failed");
  std::string quotes = "# Articolul 1\n\n";
  for (int i = 0; i < 100'000; ++i) quotes += "> ";
  BOOST_TEST(word(read(quotes + "x\n", "deep.md").status) == "read");
}

BOOST_AUTO_TEST_CASE(old_encodings_are_read_and_flagged) {
  // "ţ", "ş", "ă" in windows-1250; "Ст" in windows-1251.
  const std::string romanian =
      "LEGE nr. 1 din 4 mai 2031\nArticolul 1\nPrezenta lege se aplic\xE3 \xEEn toat\xE3 "
      "\xFE"
      "ara \xBAi \xEEn afara ei.\n";
  const Reading western = read(romanian, "old.txt");
  BOOST_TEST(word(western.status) == "read");
  BOOST_TEST(western.document.blocks.back().text ==
             "Prezenta lege se aplică în toată ţara şi în afara ei.");
  BOOST_TEST(western.document.diagnostics.size() == 1u);
  BOOST_TEST(western.document.metadata.at("encoding") == "windows-1250");
  const std::string cyrillic =
      "\xC7\xC0\xCA\xCE\xCD\n\xD1\xF2\xE0\xF2\xFC\xFF 1. \xCF\xE0\xF0\xEA "
      "\xEE\xF2\xEA\xF0\xFB\xF2.\n";
  const Reading eastern = read(cyrillic, "old.txt");
  BOOST_TEST(word(eastern.status) == "read");
  BOOST_TEST(eastern.document.blocks.back().text == "Статья 1. Парк открыт.");
  BOOST_TEST(eastern.document.metadata.at("encoding") == "windows-1251");
}

BOOST_AUTO_TEST_CASE(encodings_are_told_by_language_and_letters) {
  struct Row {
    const char* bytes;
    const char* text;
    const char* encoding;
  };
  constexpr Row kRows[] = {
      {"\xA7 1 Zweck\nDer Schirm und die H\xFCte nach dem Gesetz sind f\xFCr den Regen.\n",
       "Der Schirm und die Hüte nach dem Gesetz sind für den Regen.", "windows-1252"},
      {"Article 1\nLes parapluies sont prot\xE9g\xE9s par la loi et le d\xE9"
       "cret, o\xF9 que ce soit dans les parcs.\n",
       "Les parapluies sont protégés par la loi et le décret, où que ce soit dans les parcs.",
       "windows-1252"},
      {"Artyku\xB3 1\nParasol nie jest w\xB1ski, lub nie s\xB3u\xBFy do ochrony przez ca\xB3y "
       "dzie\xF1 z dnia na \xB6rod\xEA.\n",
       "Parasol nie jest wąski, lub nie służy do ochrony przez cały dzień z dnia na środę.",
       "ISO-8859-2"},
      {"Artyku\xB3 1\nParasol nie jest w\xB9ski, lub nie s\xB3u\xBFy do ochrony przez ca\xB3y "
       "dzie\xF1 z dnia na \x9Crod\xEA.\n",
       "Parasol nie jest wąski, lub nie służy do ochrony przez cały dzień z dnia na środę.",
       "windows-1250"},
      {"LEGE nr. 1 din 4 mai 2031 cu privire la UMBRELE SI PALARII\nARTICOLUL 1\nTextul in "
       "ruseste: "
       "\xC7\xEE\xED\xF2 \xEE\xF2\xEA\xF0\xFB\xF2.\n",
       "Textul in ruseste: Зонт открыт.", "windows-1251"},
  };
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.encoding) {
      const Reading reading = read(row.bytes, "old.txt");
      BOOST_REQUIRE_MESSAGE(reading.status == ReadStatus::read, to_string(reading.reason));
      BOOST_TEST(reading.document.blocks.back().text == row.text);
      BOOST_TEST(reading.document.metadata.at("encoding") == row.encoding);
    }
  }
}

BOOST_AUTO_TEST_CASE(marks_of_encoding_are_no_text) {
  BOOST_TEST(read("\xEF\xBB\xBF" + kAct, "a.txt").document.blocks.front().text ==
             "LEGE nr. 1 din 4 mai 2031");
  std::string wide = "\xFF\xFE";
  for (char c : kAct) {
    wide += c;
    wide += '\0';
  }
  BOOST_TEST(read(wide, "a.txt").document.blocks.front().text == "LEGE nr. 1 din 4 mai 2031");
}

BOOST_AUTO_TEST_CASE(line_ends_of_every_kind_are_counted) {
  const Reading reading = read("LEGE nr. 1 din 4 mai 2031\r\nArticolul 1\rText.\nText.", "a.txt");
  BOOST_REQUIRE(reading.document.blocks.size() == 4u);
  BOOST_TEST(reading.document.blocks[3].line == 4);
}
