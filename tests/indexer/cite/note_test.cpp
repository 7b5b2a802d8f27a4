#define BOOST_TEST_DYN_LINK
#include <string>

#include <boost/test/unit_test.hpp>

#include "indexer/cite/cite.h"

namespace {

using namespace lacuna;

std::string events(const std::string& note) {
  std::string out;
  for (const kb::LegalEvent& event : indexer::parse_note(note, "ro/lege/2006/122")) {
    if (!out.empty()) out += " | ";
    out += std::string(word(event.kind)) + " " + event.affected_eid + " by " + event.acting +
           " on " + (event.effective_on ? to_iso(*event.effective_on) : "?");
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(portal_notes) {
  BOOST_TEST(
      events("(la 27-01-2014, Lit. a^1) a alin. (1) al art. 2 a fost introdusă de pct. 1 al art. "
             "II din "
             "LEGEA nr. 376 din 19 decembrie 2013, publicată în MONITORUL OFICIAL nr. 826 din 23 "
             "decembrie 2013. )") ==
      "inserts art_2__para_1__point_a-1 by ro/lege/2013/376!art_II__point_1 on 2014-01-27");
  BOOST_TEST(
      events("(la 26-05-2025, Articolul 11 , Capitolul II a fost modificat de ARTICOLUL UNIC din "
             "LEGEA nr. "
             "84 din 19 mai 2025, publicată în MONITORUL OFICIAL nr. 474 din 22 mai 2025 )") ==
      "amends art_11 by ro/lege/2025/84!art_unic on 2025-05-26");
  BOOST_TEST(
      events(
          "(la 09-07-2022, Litera b) din Alineatul (1) , Articolul 65 , Capitolul VII , Titlul II "
          "a fost "
          "abrogată de Punctul 1. , Articolul I din ORDONANȚA DE URGENȚĂ nr. 5 din 2 iulie 2022, "
          "publicată în MONITORUL OFICIAL nr. 660 din 4 iulie 2022 )") ==
      "repeals art_65__para_1__point_b by ro/oug/2022/5!art_I__point_1 on 2022-07-09");
  BOOST_TEST(
      events("(la 16-12-2022, Articolul 121 din Titlul VII a fost abrogat de Alineatul (5) din "
             "Articolul 168, "
             "LEGEA nr. 304 din 15 noiembrie 2022, publicată în MONITORUL OFICIAL nr. 1104 din 16 "
             "noiembrie 2022 )") ==
      "repeals art_121 by ro/lege/2022/304!art_168__para_5 on 2022-12-16");
}

BOOST_AUTO_TEST_CASE(other_forms) {
  BOOST_TEST(events("(la data 25-ian-2016 Art. 2, alin. (1) din capitolul II completat de Art. I, "
                    "punctul 1. din "
                    "Hotarirea 14/2016 )") ==
             "amends art_2__para_1 by ro/hg/2016/14!art_I__point_1 on 2016-01-25");
  BOOST_TEST(events("-----------\nArt. 1 a fost modificat de pct. 1 al art. I din ORDONANȚA nr. 1 "
                    "din 22 ianuarie "
                    "2014, publicată în MONITORUL OFICIAL nr. 67 din 28 ianuarie 2014.") ==
             "amends art_1 by ro/og/2014/1!art_I__point_1 on ?");
  BOOST_TEST(
      events("(la 01-03-2020, Alin. (1) și (2) ale art. 9 au fost abrogate de art. III din LEGEA "
             "nr. 20 din 2 "
             "februarie 2020)") ==
      "repeals art_9__para_1 by ro/lege/2020/20!art_III on 2020-03-01 | repeals art_9__para_2 by "
      "ro/lege/2020/20!art_III on 2020-03-01");
}

BOOST_AUTO_TEST_CASE(phrases_have_no_unit) {
  BOOST_TEST(events("(la 10-12-2021, sintagma: tabelul prevăzut la art. 9 a fost înlocuită de "
                    "Alineatul (2), Articolul "
                    "12 LEGEA nr. 268 din 9 noiembrie 2021)") ==
             "amends  by ro/lege/2021/268!art_12__para_2 on 2021-12-10");
}

BOOST_AUTO_TEST_CASE(courts_and_rectifications) {
  BOOST_TEST(events("(la 02-04-2022, Alineatul (3) din Articolul 4 și-a încetat efectele juridice "
                    "prin DECIZIA CURȚII "
                    "CONSTITUȚIONALE nr. 748 din 4 noiembrie 2021)") ==
             "declared_unconstitutional art_4__para_3 by ro/dcc/2021/748 on 2022-04-02");
  BOOST_TEST(events("(la 26-05-2014, Alin. (1) al art. 34 a fost modificat de RECTIFICAREA nr. 489 "
                    "din 28 decembrie "
                    "2006)") ==
             "rectifies art_34__para_1 by ro/rectificare/2006/489 on 2014-05-26");
}

BOOST_AUTO_TEST_CASE(what_is_no_note) {
  BOOST_TEST(events("") == "");
  BOOST_TEST(events("(la cerere)") == "");
  BOOST_TEST(events("(la 30-02-2014, Art. 1 a fost)") == "");
  BOOST_TEST(events("persoana care a fost modificată") == "");
}
