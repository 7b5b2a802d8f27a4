// Which lines begin units, and which only look so.
#define BOOST_TEST_DYN_LINK
#include "indexer/structure/lines.h"

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::indexer;

BOOST_AUTO_TEST_CASE(labels_of_units) {
  struct Row {
    const char* line;
    const char* norm;
    const char* rest;
  };
  constexpr Row kRows[] = {
      {"Articolul 1", "1", ""},
      {"ARTICOLUL 1", "1", ""},
      {"ART. 1", "1", ""},
      {"Art. 1. - Parcul este deschis.", "1", "Parcul este deschis."},
      {"Art. 1. − Parcul este deschis.", "1", "Parcul este deschis."},
      {"Art. 1: Titlu", "1", "Titlu"},
      {"Art.28 (1) Text", "28", "(1) Text"},
      {"Articol unic", "unic", ""},
      {"Articol - unic", "unic", ""},
      {"ARTICOLUL UNIC", "unic", ""},
      {"+  Articolul 2Definirea termenilor(1) În", "2", "Definirea termenilor(1) În"},
      {"Articolul 5^1", "5-1", ""},
      {"Articolul 5^1*)", "5-1", ""},
      {"Articolul 2.1", "2.1", ""},
      {"Articolul IV^2", "IV-2", ""},
      {"Articolul 5 bis", "5bis", ""},
      {"Articolul 138-144", "138-144", ""},
      {"Articolul 62 și 63", "62-63", ""},
      {"Articolul 24 (CV)", "24-CV", ""},
      {"Articolul 82 - abrogat.", "82", "abrogat."},
      {"Secţiunea a 2-a", "2", ""},
      {"Capitolul II^1", "II-1", ""},
      {"CAPIT OLUL I: DISPOZIŢII", "I", "DISPOZIŢII"},
      {"Capitolul III - Obligații", "III", "Obligații"},
      {"Partea a II-a", "II", ""},
      {"Partea GENERALĂ", "generala", ""},
      {"Cartea întâi", "1", ""},
      {"§ 3. Despre garduri", "3", "Despre garduri"},
      {"Anexa nr. 1", "1", ""},
      {"ANEXĂ", "", ""},
      {"ANEXA Nr. 2 la normele metodologice", "2", "la normele metodologice"},
  };
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.line) {
      const auto head = read_head(romanian(), row.line);
      BOOST_REQUIRE(head.has_value());
      BOOST_TEST(head->num_norm == row.norm);
      BOOST_TEST(std::string_view(row.line).substr(head->rest) == row.rest);
    }
  }
}

BOOST_AUTO_TEST_CASE(citations_and_words_are_text) {
  for (const char* line : {
           "Articolul 9 din Ordonanța Guvernului nr. 5/2020 se aplică.",
           "Articolul 68 se modifică.",
           "Articolul 12 va fi amendat prin adăugarea unui alineat.",
           "Articolul unic al legii din 4 august 1921",
           "Art. 2 din procedura penală își va avea aplicarea.",
           "Art. 5. alineatul 2 se modifică",
           "Anexa la Legea nr. 2/1968 se modifică în mod corespunzător.",
           "Anexele nr. 1-3 fac parte integrantă din prezenta lege.",
           "Capitolul III din aceeași lege se abrogă.",
           "Capitolul se încheie aici.",
           "Titlul de proprietate se înscrie.",
           "Parteneriatul se încheie.",
           "articolul 5",
           "Artă 5",
           "",
       }) {
    BOOST_TEST_CONTEXT(line) {
      BOOST_TEST(!read_head(romanian(), line).has_value());
    }
  }
}
