// Whose law a text is, and how each tradition prints its labels and numbers.
#define BOOST_TEST_DYN_LINK
#include "indexer/structure/tradition.h"

#include <boost/test/unit_test.hpp>

#include "indexer/structure/evidence.h"
#include "indexer/structure/identity.h"
#include "indexer/structure/lines.h"
#include "indexer/structure/mark.h"
#include "indexer/structure/title_forms.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

std::string jurisdiction_in(const char* language, const char* text) {
  Document document;
  document.identity.language = language;
  Block block;
  block.text = text;
  document.blocks.push_back(block);
  return std::string(jurisdiction_of(document, text));
}

}  // namespace

BOOST_AUTO_TEST_CASE(jurisdiction_decides_before_language) {
  BOOST_TEST(tradition_of("ro", "en").key == "ro");
  BOOST_TEST(tradition_of("eu", "ro").key == "eu");
  BOOST_TEST(tradition_of("md", "ru").units.data() == moldovan_in_russian().units.data());
  BOOST_TEST(tradition_of("md", "ro").units.data() == moldovan().units.data());
  BOOST_TEST(tradition_of("ch", "fr").key == "fr");
  BOOST_TEST(tradition_of("", "de").key == "de");
  BOOST_TEST(tradition_of("", "uk").key == "ua");
  BOOST_TEST(tradition_of("", "en").key == "eu");
  BOOST_TEST(tradition_of("", "").key == "ro");
}

BOOST_AUTO_TEST_CASE(openings_tell_whose_law_it_is) {
  struct Row {
    const char* language;
    const char* text;
    const char* jurisdiction;
  };
  constexpr Row kRows[] = {
      {"ro", "REGULAMENTUL (UE) 2031/5 AL PARLAMENTULUI EUROPEAN", "eu"},
      {"ro", "DIRECTIVA 2031/95/UE A CONSILIULUI", "eu"},
      {"ro",
       "LEGE nr. 7 din 4 mai 2031 privind transpunerea Directivei (UE) 2030/9\nParlamentul "
       "României",
       "ro"},
      {"ro", "DECIZIE nr. 7 din 4 mai 2031 privind Regulamentul (UE) 2030/9\nGuvernul României",
       "ro"},
      {"ro", "LPC244/2031\nLEGE Nr. 244", "md"},
      {"ro", "LEGE Nr. 244\nParlamentul adoptă prezenta lege organică.", "md"},
      {"ro", "Legea privind umbrelele în Republica Moldova", "md"},
      {"ru", "ЗАКОН Nr. 244\nРеспублика Молдова", "md"},
      {"ru", "ФЕДЕРАЛЬНЫЙ ЗАКОН\nо зонтах в Российской Федерации", "ru"},
      {"uk", "ЗАКОН УКРАЇНИ", "ua"},
      {"en", "COUNCIL DIRECTIVE 95/46/EC", "eu"},
      {"en", "THE EUROPEAN COMMISSION,\nHaving regard to", "eu"},
      {"en", "Umbrella Act 2031\nBe it enacted by the King's most Excellent Majesty", "gb"},
      {"en", "H. R. 7\nIN THE HOUSE OF REPRESENTATIVES", "us"},
      {"en", "A declaration of umbrellas", ""},
      {"de", "Schirmgesetz\nBGBl. I S. 7", "de"},
  };
  for (const Row& row : kRows)
    BOOST_TEST(jurisdiction_in(row.language, row.text) == row.jurisdiction, row.text);
}

BOOST_AUTO_TEST_CASE(labels_of_each_tradition) {
  struct Row {
    const Tradition& tradition;
    const char* line;
    const char* norm;
    const char* rest;
  };
  const Row rows[] = {
      {moldovan(), "Articolul 1. Domeniul de reglementare", "1", "Domeniul de reglementare"},
      {moldovan(), "Art. I. – La articolul 3", "I", "La articolul 3"},
      {moldovan_in_russian(), "Статья 1. Сфера", "1", "Сфера"},
      {moldovan_in_russian(), "Ст. II. – Закон", "II", "Закон"},
      {moldovan_in_russian(), "Приложение № 1", "1", ""},
      {european(), "Article 16a", "16a", ""},
      {european(), "Artikel 5", "5", ""},
      {european(), "ANNEX IV", "IV", ""},
      {german(), "§ 5a Zweck", "5a", "Zweck"},
      {german(), "§§ 4 bis 6 (aufgehoben)", "4-6", "(aufgehoben)"},
      {german(), "Erster Abschnitt", "1", ""},
      {german(), "Anlage 1 (zu § 5)", "1", "(zu § 5)"},
      {french(), "Article L. 111-10", "L111-10", ""},
      {french(), "Article R.* 421-1", "R421-1", ""},
      {french(), "Article 1er", "1", ""},
      {french(), "Article 2-1", "2-1", ""},
      {french(), "Chapitre Ier : Règles", "I", "Règles"},
      {french(), "TITRE PREMIER", "1", ""},
      {french(), "Sous-section 2 : Règles", "2", "Règles"},
      {british(), "12A Hats", "12A", "Hats"},
      {british(), "3.—(1) A person", "3", "(1) A person"},
      {british(), "SCHEDULE 2", "2", ""},
      {american(), "SEC. 2. SHARING.", "2", "SHARING."},
      {american(), "§ 101. Definitions", "101", "Definitions"},
      {ukrainian(), "Стаття 23-1. Команда", "23-1", "Команда"},
      {ukrainian(), "Стаття 5¹. Команда", "5-1", "Команда"},
      {russian(), "Статья 6. Утратила силу", "6", "Утратила силу"},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.line) {
      const auto head = read_head(row.tradition, row.line);
      BOOST_REQUIRE(head.has_value());
      BOOST_TEST(head->num_norm == row.norm);
      BOOST_TEST(std::string_view(row.line).substr(head->rest) == row.rest);
    }
  }
}

BOOST_AUTO_TEST_CASE(citations_at_a_lines_beginning_are_text) {
  BOOST_TEST(!read_head(european(), "Article 9 of Regulation (EU) 2030/5 applies."));
  BOOST_TEST(!read_head(german(), "§ 5 des Gesetzes gilt."));
  BOOST_TEST(!read_head(french(), "Article 5 de la loi"));
  BOOST_TEST(!read_head(ukrainian(), "Стаття 5 цього Закону"));
  BOOST_TEST(!read_mark(german(), "1. Januar 2032", 0));
  BOOST_TEST(read_mark(german(), "1a. ein Schirm", 0)->value.raised == 1);
  BOOST_TEST(read_mark(ukrainian(), "3 -1 ) слово", 0)->value.raised == 1);
  BOOST_TEST((read_mark(german(), "aa) oben", 0)->style == MarkStyle::double_letter));
}

BOOST_AUTO_TEST_CASE(names_of_foreign_acts) {
  BOOST_TEST(short_name_in("Schirmgesetz (SchirmG)") == "schirmg");
  BOOST_TEST(short_name_in("Verordnung (Schirmverordnung - SchirmV 2013)") == "schirmv");
  BOOST_TEST(short_name_in("Schirmgesetz").empty());
  BOOST_TEST(rada_number("2671-19") == "2671-VIII");
  BOOST_TEST(rada_number("2491-14") == "2491-III");
  BOOST_TEST(rada_number("2671-VIII").empty());
  BOOST_TEST(slug("Про парасольки") == "pro-parasolky");
  struct Row {
    const char* line;
    const char* number;
    int year;
  };
  constexpr Row kRows[] = {
      {"REGULATION (EU) 2031/679", "679", 2031},
      {"REGULATION (EU) No 604/2013", "604", 2013},
      {"Regulation (EEC) No 1612/68", "1612", 1968},
      {"DIRECTIVE 95/46/EC", "46", 1995},
      {"DIRECTIVA 2011/95/UE", "95", 2011},
      {"REGULAMENTUL (UE) NR. 604/2013", "604", 2013},
  };
  for (const Row& row : kRows) {
    Identity identity;
    read_union_number(row.line, identity);
    BOOST_TEST(identity.number == row.number, row.line);
    BOOST_TEST(identity.year == row.year, row.line);
  }
  Identity consolidated;
  read_union_number("02012R0648 — EN — 17.01.2025 — 017.001", consolidated);
  BOOST_TEST(to_iso(*consolidated.expression_date) == "2025-01-17");
}
