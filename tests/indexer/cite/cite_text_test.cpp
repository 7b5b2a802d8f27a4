// Whole texts as `lacuna cite` reads them: what is an act, what is only a citation.
#define BOOST_TEST_DYN_LINK
#include "indexer/cite_text.h"

#include <string>

#include <boost/test/unit_test.hpp>

namespace {

using namespace lacuna;

std::string cited(const std::string& language, const std::string& text) {
  indexer::CiteTextOptions options;
  options.language = language;
  std::string out;
  for (const indexer::CitedExpression& expression : indexer::cite_text(text, options).expressions)
    for (const kb::Citation& citation : expression.refs)
      out += (out.empty() ? "" : " | ") + to_string(citation.target);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(one_line_that_begins_like_an_article_is_a_citation) {
  BOOST_TEST(cited("en", "Article 29(1)(b) of Directive 2011/95/EU") ==
             "eu/dir/2011/95!art_29__para_1__point_b");
  BOOST_TEST(cited("en", "Article 4(1), second subparagraph, of Directive 2013/33/EU") ==
             "eu/dir/2013/33!art_4__para_1__subpara_2");
  BOOST_TEST(cited("ro", "art. 7 alin. (2) din Legea nr. 5/2001") ==
             "ro/lege/2001/5!art_7__para_2");
}

BOOST_AUTO_TEST_CASE(moldova_writes_russian_too) {
  BOOST_TEST(cited("md", "ст. 7 ч. (2) п. b) Закона № 5/2001") ==
             "md/lege/2001/5!art_7__para_2__point_b");
  BOOST_TEST(cited("md", "art. 7 din Legea nr. 5/2001") == "md/lege/2001/5!art_7");
}

BOOST_AUTO_TEST_CASE(an_act_knows_whose_paragraphs_it_names) {
  BOOST_TEST(cited("ro",
                   "LEGE nr. 7 din 3 martie 2019\nprivind exemplul\n\nArticolul 1\n"
                   "(1) Cele de la alin. (2) se aplică.\n(2) Păsările se numără.\n"
                   "Articolul 2\nPotrivit art. 1 alin. (2), se aplică.\n") ==
             "ro/lege/2019/7!art_1__para_2 | ro/lege/2019/7!art_1__para_2");
}

namespace {

// The law of 2019 that approves an ordinance of 2018, with the items given.
std::string approving(const std::string& title, const std::string& items) {
  return "LEGE nr. 7 din 3 martie 2019\n\nArticol unic\n"
         "Se aprobă Ordonanța Guvernului nr. 4 din 2 mai 2018 " +
         title +
         ", publicată în Monitorul Oficial al României, Partea I, nr. 9 din 5 mai 2018, cu "
         "următoarele modificări: " +
         items + "\n";
}

const std::string kUnnamed = "privind unele măsuri";
const std::string kNamed = "pentru modificarea Legii nr. 5/2001";
const std::string kSeveral =
    "pentru modificarea Legii nr. 5/2001, precum și a altor acte normative";

}  // namespace

BOOST_AUTO_TEST_CASE(below_a_point_of_an_ordinance_stand_units_of_an_act_it_does_not_name) {
  BOOST_TEST(cited("ro", approving(kUnnamed,
                                   "1. La articolul I punctul 2, alineatul (3) al articolului 8 se "
                                   "abrogă.")) ==
             "ro/og/2018/4 | ro/og/2018/4!art_I__point_2 | ?!art_8__para_3");
  BOOST_TEST(cited("ro", approving(kSeveral,
                                   "1. La articolul I punctul 2, articolul 8 se abrogă. "
                                   "2. La articolul IV punctul 1, articolul 6 se "
                                   "abrogă.")) ==
             "ro/og/2018/4 | ro/lege/2001/5 | ro/og/2018/4!art_I__point_2 | "
             "ro/lege/2001/5!art_8 | ro/og/2018/4!art_IV__point_1 | ?!art_6");
}

BOOST_AUTO_TEST_CASE(words_of_an_ordinance_name_what_they_amend) {
  BOOST_TEST(cited("ro", approving(kUnnamed,
                                   "1. Articolul I se modifică și va avea următorul cuprins: „Art. "
                                   "I. - Legea nr. 6/2002 privind păsările se modifică după cum "
                                   "urmează: 1. Articolul 2 se abrogă.”")) ==
             "ro/og/2018/4 | ro/og/2018/4!art_I | ro/lege/2002/6 | ro/lege/2002/6!art_2");
  BOOST_TEST(cited("ro", approving(kNamed,
                                   "1. Articolul II se modifică și va avea următorul cuprins: "
                                   "„Art. II. - La articolul 6 din Legea nr. 8/2004 privind "
                                   "peștii, alineatul (2) se abrogă.”")) ==
             "ro/og/2018/4 | ro/lege/2001/5 | ro/og/2018/4!art_II | ro/lege/2004/8!art_6 | "
             "ro/lege/2004/8!art_6__para_2");
}

BOOST_AUTO_TEST_CASE(an_item_that_begins_with_an_annex_means_the_ordinance_s_own) {
  BOOST_TEST(cited("ro", approving(kNamed,
                                   "1. La articolul I punctul 3, articolul 8 se abrogă. 2. La "
                                   "anexa nr. 2 punctul A, literele f) și s) se abrogă. 3. La "
                                   "articolul I punctul 5, anexa nr. 7 se abrogă.")) ==
             "ro/og/2018/4 | ro/lege/2001/5 | ro/og/2018/4!art_I__point_3 | "
             "ro/lege/2001/5!art_8 | ro/og/2018/4!annex_2__point_A__point_f | "
             "ro/og/2018/4!annex_2__point_A__point_s | ro/og/2018/4!art_I__point_5 | "
             "ro/lege/2001/5!annex_7");
  BOOST_TEST(
      cited("ro", approving(kNamed,
                            "1. La articolul I, punctul 9 se modifică și va avea următorul "
                            "cuprins: „9. Anexa nr. 2 se abrogă.”")) ==
      "ro/og/2018/4 | ro/lege/2001/5 | ro/og/2018/4!art_I__point_9 | ro/lege/2001/5!annex_2");
}

BOOST_AUTO_TEST_CASE(items_of_a_quoted_list_of_sanctions_name_letters_of_the_paragraph_above) {
  BOOST_TEST(
      cited("ro",
            "LEGE nr. 7 din 3 martie 2019\n\nArticol unic\nLegea nr. 5/2001 se modifică "
            "după cum urmează: 1. Articolul 3 va avea următorul cuprins: „Art. 3. - (1) "
            "Constituie contravenții: a) hrănirea urșilor; b) gonirea lor. (2) Faptele "
            "prevăzute la alin. (1) se sancționează astfel: a) cea de la lit. a), cu amendă; "
            "b) cea de la lit. b), cu avertisment.”\n") ==
      "ro/lege/2001/5 | ro/lege/2001/5!art_3 | ro/lege/2001/5!art_3__para_1 | "
      "ro/lege/2001/5!art_3__para_1__point_a | ro/lege/2001/5!art_3__para_1__point_b");
}

BOOST_AUTO_TEST_CASE(the_act_that_approved_the_amended_one_is_not_amended) {
  BOOST_TEST(cited("ro",
                   "LEGE nr. 7 din 3 martie 2019\n\nArticolul I\nArticolul 1 din Ordonanța "
                   "Guvernului nr. 9/2002 privind păsările, aprobată cu modificări prin Legea nr. "
                   "8/2003, se modifică după cum urmează: 1. După alineatul (2) se introduce un "
                   "nou alineat, alineatul (3), cu următorul cuprins: (3) Se numără.\n") ==
             "ro/og/2002/9!art_1 | ro/lege/2003/8 | ro/og/2002/9!art_1__para_2 | "
             "ro/og/2002/9!art_1__para_3");
}

BOOST_AUTO_TEST_CASE(items_of_a_quoted_list_name_letters_of_the_article_above) {
  BOOST_TEST(cited("ro",
                   "LEGE nr. 7 din 3 martie 2019\n\nArticol unic\nLegea nr. 5/2001 se modifică "
                   "după cum urmează: 1. Articolul 4 va avea următorul cuprins: „Art. 4. - Hrana "
                   "păsărilor prevăzute la art. 2 se dă astfel: a) dimineața, celor de la lit. a) "
                   "și b); b) seara, celor de la lit. c).”\n") ==
             "ro/lege/2001/5 | ro/lege/2001/5!art_4 | ro/lege/2001/5!art_2 | "
             "ro/lege/2001/5!art_2__point_a | ro/lege/2001/5!art_2__point_b | "
             "ro/lege/2001/5!art_2__point_c");
}

BOOST_AUTO_TEST_CASE(a_unit_of_an_act_opens_an_amendment_too) {
  BOOST_TEST(cited("ro",
                   "LEGE nr. 7 din 3 martie 2019\n\nArticol unic\nArticolul 16 din Legea nr. "
                   "5/2001 se modifică după cum urmează: 1. La articolul 16, alineatul (2) se "
                   "abrogă.\n") == "ro/lege/2001/5!art_16 | ro/lege/2001/5!art_16__para_2");
  BOOST_TEST(cited("ro",
                   "LEGE nr. 7 din 3 martie 2019\n\nArticol unic\nDupă articolul 6 din Legea nr. "
                   "5/2001 se introduce un nou articol, articolul 6^1, cu următorul cuprins: "
                   "„Art. 6^1. - (1) Păsările cântă. (2) Fac excepție cele de la alin. (1).”\n") ==
             "ro/lege/2001/5!art_6 | ro/lege/2001/5!art_6-1 | ro/lege/2001/5!art_6-1__para_1");
}

BOOST_AUTO_TEST_CASE(a_numbered_list_of_sanctions_in_quoted_words) {
  BOOST_TEST(cited("ro",
                   "LEGE nr. 7 din 3 martie 2019\n\nArticol unic\nLegea nr. 5/2001 se modifică "
                   "după cum urmează: 1. La articolul 6, alineatul 2 va avea următorul cuprins: "
                   "„Contravențiile prevăzute la alin. 1 se sancționează astfel: 1. cele de la "
                   "lit. a), cu amendă; 2. cele de la lit. b), cu avertisment.”\n") ==
             "ro/lege/2001/5 | ro/lege/2001/5!art_6__para_2 | ro/lege/2001/5!art_6__para_1 | "
             "ro/lege/2001/5!art_6__para_1__point_a | ro/lege/2001/5!art_6__para_1__point_b");
}

BOOST_AUTO_TEST_CASE(an_instruction_may_name_the_only_annex_without_a_number) {
  BOOST_TEST(cited("ro",
                   "LEGE nr. 7 din 3 martie 2019\n\nArticol unic\nLegea nr. 5/2001 se modifică "
                   "după cum urmează: 1. La articolul 3, alineatul (2) se abrogă. 2. La anexă, "
                   "după punctul 29 se introduce un nou punct, punctul 30.\n") ==
             "ro/lege/2001/5 | ro/lege/2001/5!art_3__para_2 | ro/lege/2001/5!annex_1__point_29 | "
             "ro/lege/2001/5!annex_1__point_30");
}

BOOST_AUTO_TEST_CASE(labels_of_quoted_articles_are_no_citations) {
  const std::string law =
      "LEGE nr. 7 din 3 martie 2019\n\nArticol unic\nLegea nr. 5/2001 se modifică după cum "
      "urmează: 1. Articolul 3 va avea următorul cuprins: ";
  BOOST_TEST(cited("ro", law + "„Art. 3. - Anexele nr. 1 și 2 fac parte din lege.”\n") ==
             "ro/lege/2001/5 | ro/lege/2001/5!art_3 | ro/lege/2001/5!annex_1 | "
             "ro/lege/2001/5!annex_2");
  BOOST_TEST(cited("ro", law + "Articolul 3 (1) Titlurile de creanță se păstrează. (2) Fac "
                               "excepție cele de la alin. (1).\n") ==
             "ro/lege/2001/5 | ro/lege/2001/5!art_3 | ro/lege/2001/5!art_3__para_1");
  BOOST_TEST(cited("ro", law + "Articolul 3 (1) Prevederile art. 8 se aplică. (2) Fac excepție "
                               "cele de la alin. (1).\n") ==
             "ro/lege/2001/5 | ro/lege/2001/5!art_3 | ro/lege/2001/5!art_8 | "
             "ro/lege/2001/5!art_3__para_1");
}
