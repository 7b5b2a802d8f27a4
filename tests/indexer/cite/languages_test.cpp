// What each language's table adds beyond the shared table of citations: own sentences.
#define BOOST_TEST_DYN_LINK
#include <string>

#include <boost/test/unit_test.hpp>

#include "indexer/cite/cite.h"
#include "indexer/cite/uri.h"

namespace {

using namespace lacuna;

// Every expression as "raw => refs", one a line.
std::string cited(const std::string& language, const std::string& jurisdiction,
                  const std::string& text, const std::string& host = {},
                  const std::string& eid = {}) {
  indexer::CiteContext context;
  context.language = language;
  context.jurisdiction = jurisdiction;
  context.host_work = host;
  context.source_eid = eid;
  std::string out;
  for (const indexer::CitedExpression& expression : indexer::find_expressions(text, context)) {
    if (!out.empty()) out += "\n";
    out += text.substr(expression.begin, expression.end - expression.begin) + " =>";
    for (const kb::Citation& citation : expression.refs) out += " " + to_string(citation.target);
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(german) {
  BOOST_TEST(cited("de", "de", "nach § 12 Absatz 3 Satz 2 des Asylgesetzes gilt") ==
             "§ 12 Absatz 3 Satz 2 des Asylgesetzes => de/asylg!art_12__para_3~s2");
  BOOST_TEST(cited("de", "de", "§ 3 Abs. 1 i. V. m. § 4 AsylG") ==
             "§ 3 Abs. 1 i. V. m. § 4 AsylG => de/asylg!art_3__para_1 de/asylg!art_4");
  BOOST_TEST(cited("de", "de", "§ 7 SGB II und § 2 FreizügG/EU") ==
             "§ 7 SGB II => de/sgb-ii!art_7\n§ 2 FreizügG/EU => de/freizuegg-eu!art_2");
  BOOST_TEST(cited("de", "de", "Artikel 4 Absatz 2 Buchstabe b der Richtlinie 2011/95/EU") ==
             "Artikel 4 Absatz 2 Buchstabe b der Richtlinie 2011/95/EU => "
             "eu/dir/2011/95!art_4__para_2__point_b");
  BOOST_TEST(cited("de", "de", "die Verordnung (EU) Nr. 604/2013 vom 26. Juni 2013") ==
             "Verordnung (EU) Nr. 604/2013 => eu/reg/2013/604");
  BOOST_TEST(cited("de", "de", "in den Fällen des Absatzes 2 Nummer 1", "de/x", "art_9__para_1") ==
             "Absatzes 2 Nummer 1 => de/x!art_9__para_2__point_1");
  BOOST_TEST(cited("de", "de", "BGBl. I S. 1234, der Satz war gut") == "");
}

BOOST_AUTO_TEST_CASE(french) {
  BOOST_TEST(cited("fr", "fr", "Aux articles R. 744-1 à R. 744-4 du même code") ==
             "articles R. 744-1 à R. 744-4 du même code => fr/?!art_R744-1..R744-4");
  BOOST_TEST(
      cited("fr", "fr", "Au b du 3° de l'article 12 de la directive 2013/32/UE, il est dit") ==
      "b du 3° de l'article 12 de la directive 2013/32/UE => "
      "eu/dir/2013/32!art_12__point_3__point_b");
  BOOST_TEST(
      cited("fr", "fr", "l'article 4, paragraphe 2, point b), du règlement (UE) 2024/1347") ==
      "article 4, paragraphe 2, point b), du règlement (UE) 2024/1347 => "
      "eu/reg/2024/1347!art_4__para_2__point_b");
  BOOST_TEST(cited("fr", "fr", "la loi n° 2018-778 du 10 septembre 2018 pour l'asile") ==
             "loi n° 2018-778 du 10 septembre 2018 => fr/loi/2018/2018-778");
  BOOST_TEST(cited("fr", "fr", "il y a 2° de pente et I de trop") == "");
}

BOOST_AUTO_TEST_CASE(ukrainian_and_russian) {
  BOOST_TEST(
      cited("uk", "ua", "згідно з пунктами 2 і 3 частини п’ятої цієї статті", "ua/x", "art_7") ==
      "пунктами 2 і 3 частини п’ятої цієї статті => ua/x!art_7__para_5__point_2 "
      "ua/x!art_7__para_5__point_3");
  BOOST_TEST(cited("uk", "ua", "пп. 1, 2 п. 3 ст. 4", "ua/x") ==
             "пп. 1, 2 п. 3 ст. 4 => ua/x!art_4__point_3__point_1 ua/x!art_4__point_3__point_2");
  BOOST_TEST(cited("uk", "ua", "стаття 5-1 Закону № 12-IX") ==
             "стаття 5-1 Закону № 12-IX => ua/zakon/?/12-IX!art_5-1");
  BOOST_TEST(cited("uk", "ua", "(Відомості Верховної Ради України, 1997 р., № 24, ст. 170)") == "");
  BOOST_TEST(cited("ru", "ru", "п. 3 ч. 2 ст. 5 Федерального закона от 19.02.1993 № 4528-1") ==
             "п. 3 ч. 2 ст. 5 Федерального закона от 19.02.1993 № 4528-1 => "
             "ru/fz/1993/4528-1!art_5__para_2__point_3");
}

BOOST_AUTO_TEST_CASE(british_statutes) {
  BOOST_TEST(cited("en", "gb",
                   "subsection (2) of section 4 of the Nationality, Immigration and Asylum "
                   "Act 2002 applies") ==
             "subsection (2) of section 4 of the Nationality, Immigration and Asylum Act 2002 => "
             "gb/act/2002/nationality-immigration-and-asylum!sec_4__subsec_2");
  // What a section calls a subsection is a paragraph of a regulation.
  BOOST_TEST(cited("en", "gb",
                   "regulation 5(2) of the Asylum Seekers (Reception Conditions) Regulations 2005")
                 .ends_with("!reg_5__para_2"));
  BOOST_TEST(cited("en", "gb", "under the Human Rights Act 1998.") ==
             "Human Rights Act 1998 => gb/act/1998/human-rights");
  BOOST_TEST(cited("en", "gb", "the firm's 5 years and the Act's 3 aims") == "");
}

BOOST_AUTO_TEST_CASE(addresses_printed_in_text) {
  BOOST_TEST(
      cited("ro", "md", "publicată în JO L 337/9 din 20 decembrie 2011, CELEX: 32011L0095;") ==
      "32011L0095 => eu/dir/2011/95");
  BOOST_TEST(cited("en", "eu", "see http://data.europa.eu/eli/reg/2019/1241/art_2/oj.") ==
             "http://data.europa.eu/eli/reg/2019/1241/art_2/oj => eu/reg/2019/1241!art_2");
  BOOST_TEST(indexer::work_of_celex("02012R0648-20250117").value_or("") == "eu/reg/2012/648");
  BOOST_TEST(indexer::work_of_celex("62017CJ0720").value_or("") == "eu/cjeu/2017/C-720-17");
  BOOST_TEST(!indexer::work_of_celex("52025PC0650"));
  BOOST_TEST(!indexer::work_of_celex("3201"));
  const auto link = indexer::ref_of_address("../AUTO/?uri=celex:32019L2177");
  BOOST_TEST((link && link->work == "eu/dir/2019/2177"));
  BOOST_TEST(!indexer::ref_of_address("https://example.org/a/123456789"));
}

BOOST_AUTO_TEST_CASE(expressions_group_what_one_act_binds) {
  BOOST_TEST(cited("ro", "ro",
                   "art. 5 lit. a) și b), art. 7 din Legea nr. 5/2001 și art. 9 din Legea "
                   "nr. 6/2001") ==
             "art. 5 lit. a) și b), art. 7 din Legea nr. 5/2001 => ro/lege/2001/5!art_5__point_a "
             "ro/lege/2001/5!art_5__point_b ro/lege/2001/5!art_7\n"
             "art. 9 din Legea nr. 6/2001 => ro/lege/2001/6!art_9");
  BOOST_TEST(cited("ro", "ro", "art. 7 alin. (1) raportat la art. 11 din Legea nr. 5/2001") ==
             "art. 7 alin. (1) raportat la art. 11 din Legea nr. 5/2001 => "
             "ro/lege/2001/5!art_7__para_1 ro/lege/2001/5!art_11");
  BOOST_TEST(cited("ro", "ro", "din anexa care face parte din prezenta lege", "ro/lege/2001/5") ==
             "");
}
