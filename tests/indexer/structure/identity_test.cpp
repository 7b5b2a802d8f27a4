// What titles say, and the keys made of it. The key is never empty.
#define BOOST_TEST_DYN_LINK
#include "indexer/structure/identity.h"

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

kb::Work work_from(const char* opening, std::vector<std::string>& warnings) {
  Identity identity;
  identity.jurisdiction = "ro";
  read_identity(romanian(), opening, identity);
  return work_of(identity, kb::DocumentKind::act, warnings);
}

}  // namespace

BOOST_AUTO_TEST_CASE(titles) {
  struct Row {
    const char* opening;
    const char* key;
    const char* title;
    const char* subject;
  };
  constexpr Row kRows[] = {
      {"LEGE nr. 901 din 3 martie 2031", "ro/lege/2031/901", "Legea nr. 901/2031", ""},
      {"LEGEA nr. 12 din 5 mai 2032 (*republicată*)", "ro/lege/2032/12", "Legea nr. 12/2032", ""},
      {"Legea grădinilor nr. 82 din 24 decembrie 2031 (**republicată**)", "ro/lege/2031/82",
       "Legea nr. 82/2031", ""},
      {"LEGE-CADRU nr. 15 din 2 iunie 2031", "ro/lege/2031/15", "Legea-cadru nr. 15/2031", ""},
      {"Legea nr. 7/2033 privind parcurile", "ro/lege/2033/7", "Legea nr. 7/2033",
       "privind parcurile"},
      {"HOTĂRÂRE nr. 1.251 din 7 mai 2032\nprivind curățenia parcurilor.", "ro/hg/2032/1251",
       "Hotărârea Guvernului nr. 1251/2032", "privind curățenia parcurilor"},
      {"HOTĂRÂREA PARLAMENTULUI nr. 5 din 7 mai 2032", "ro/hotarare/2032/5",
       "HOTĂRÂREA PARLAMENTULUI nr. 5 din 7 mai 2032", ""},
      {"ORDONANȚĂ DE URGENȚĂ nr. 44 din 16 aprilie 2031", "ro/oug/2031/44",
       "Ordonanța de urgență a Guvernului nr. 44/2031", ""},
      {"ORDONANŢĂ nr. 9 din 27.01.2031", "ro/og/2031/9", "Ordonanța Guvernului nr. 9/2031", ""},
      {"ORDIN nr. 28/42/57/125 din 3 iunie 2031", "ro/ordin/2031/28+42+57+125",
       "Ordinul nr. 28/42/57/125/2031", ""},
      {"ORDIN nr. 1.306 / 1.883 / 2032", "ro/ordin/2032/1306+1883", "Ordinul nr. 1306/1883/2032",
       ""},
      {"LEGE din 8 mai 1934", "ro/lege/1934/lege-din-8-mai-1934", "LEGE din 8 mai 1934", ""},
      {"CODUL JOCURILOR din 17 iulie 2036", "ro/cod/2036/codul-jocurilor-din-17-iulie-2036",
       "CODUL JOCURILOR din 17 iulie 2036", ""},
      {"CODUL JOCURILOR", "ro/cod-jocurilor", "CODUL JOCURILOR", ""},
      {"Ceva fără titlu", "ro/act/undated/ceva-fara-titlu", "Ceva fără titlu", ""},
      {"", "ro/act/undated/untitled", "", ""},
  };
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.opening) {
      std::vector<std::string> warnings;
      const kb::Work work = work_from(row.opening, warnings);
      BOOST_TEST(work.key == row.key);
      BOOST_TEST(work.title == row.title);
      BOOST_TEST(work.subject == row.subject);
    }
  }
}

BOOST_AUTO_TEST_CASE(codes_are_known_by_their_short_name) {
  std::vector<std::string> warnings;
  const kb::Work work = work_from("CODUL PENAL din 17 iulie 2031", warnings);
  BOOST_REQUIRE(work.aliases.size() == 1u);
  BOOST_TEST(work.aliases.front() == "ro/cod-penal");
}

BOOST_AUTO_TEST_CASE(a_consolidation_dates_the_text) {
  Identity identity;
  read_identity(romanian(), "LEGE nr. 1 din 4 mai 2031\n(actualizată până la data de 30 mai 2035*)",
                identity);
  BOOST_REQUIRE(identity.expression_date.has_value());
  BOOST_TEST(to_iso(*identity.expression_date) == "2035-05-30");
  BOOST_TEST(to_iso(*identity.date_document) == "2031-05-04");
}

BOOST_AUTO_TEST_CASE(an_unnamed_jurisdiction_is_said_to_be_assumed) {
  Identity identity;
  read_identity(romanian(), "LEGE nr. 1 din 4 mai 2031", identity);
  std::vector<std::string> warnings;
  BOOST_TEST(work_of(identity, kb::DocumentKind::act, warnings).key == "ro/lege/2031/1");
  BOOST_TEST(warnings.size() == 1u);
  BOOST_TEST(jurisdiction_named_in("publicată în Monitorul Oficial al Republicii Moldova") == "md");
  BOOST_TEST(jurisdiction_named_in("în România și Monitorul Oficial al României") == "ro");
}
