// Rules that labelled texts of several countries asked for, each in a sentence of our own.
#define BOOST_TEST_DYN_LINK
#include <string>

#include <boost/test/unit_test.hpp>

#include "indexer/cite/cite.h"

namespace {

using namespace lacuna;

indexer::CiteContext context_of(const std::string& language, const std::string& jurisdiction,
                                const std::string& host = {}, const std::string& eid = {}) {
  indexer::CiteContext context;
  context.language = language;
  context.jurisdiction = jurisdiction;
  context.host_work = host;
  context.source_eid = eid;
  return context;
}

std::string cited(const std::string& text, indexer::CiteContext& context) {
  std::string out;
  for (const indexer::CitedExpression& expression : indexer::find_expressions(text, context)) {
    if (!out.empty()) out += "\n";
    out += text.substr(expression.begin, expression.end - expression.begin) + " =>";
    for (const kb::Citation& citation : expression.refs) out += " " + to_string(citation.target);
  }
  return out;
}

std::string cited(const std::string& text, indexer::CiteContext&& context) {
  return cited(text, context);
}

}  // namespace

BOOST_AUTO_TEST_CASE(acts_listed_under_one_category_are_one_expression) {
  BOOST_TEST(cited("Directivele 2001/55/CE și 2003/9/CE se aplică", context_of("ro", "ro")) ==
             "Directivele 2001/55/CE și 2003/9/CE => eu/dir/2001/55 eu/dir/2003/9");
  BOOST_TEST(cited("în sensul Regulamentului (UE) 2019/1.157", context_of("ro", "ro")) ==
             "Regulamentului (UE) 2019/1.157 => eu/reg/2019/1157");
  BOOST_TEST(cited("Regulamentul (UE) nr. 604/2013 spune că Regulamentul nr. 604/2013 se aplică",
                   context_of("ro", "ro")) ==
             "Regulamentul (UE) nr. 604/2013 => eu/reg/2013/604\n"
             "Regulamentul nr. 604/2013 => eu/reg/2013/604");
}

BOOST_AUTO_TEST_CASE(lists_of_units) {
  const auto host = [] { return context_of("ro", "ro", "ro/lege/2000/1", "art_9"); };
  BOOST_TEST(cited("literele a) , a^1) și c) ale articolului 3", host()) ==
             "literele a) , a^1) și c) ale articolului 3 => ro/lege/2000/1!art_3__point_a "
             "ro/lege/2000/1!art_3__point_a-1 ro/lege/2000/1!art_3__point_c");
  BOOST_TEST(cited("la articolul 4, literele a) și b) ale alineatului (1)", host()) ==
             "articolul 4, literele a) și b) ale alineatului (1) => "
             "ro/lege/2000/1!art_4__para_1__point_a ro/lege/2000/1!art_4__para_1__point_b");
  BOOST_TEST(cited("potrivit art. 2 alin. (3) lit. a) și/sau alin. (4), după caz", host()) ==
             "art. 2 alin. (3) lit. a) și/sau alin. (4) => ro/lege/2000/1!art_2__para_3__point_a "
             "ro/lege/2000/1!art_2__para_4");
  BOOST_TEST(cited("art. 6 alin. (1) lit. c)/d) din Legea nr. 5/2010", host()) ==
             "art. 6 alin. (1) lit. c)/d) din Legea nr. 5/2010 => "
             "ro/lege/2010/5!art_6__para_1__point_c ro/lege/2010/5!art_6__para_1__point_d");
  BOOST_TEST(cited("art. 6 alin. (1) paragraful 2 din Directiva 2011/95/UE", host()) ==
             "art. 6 alin. (1) paragraful 2 din Directiva 2011/95/UE => "
             "eu/dir/2011/95!art_6__para_1__subpara_2");
  BOOST_TEST(cited("se introduc doua alineate noi", host()) == "");
  BOOST_TEST(cited("вимоги частин другої, третьої і шостої статті 28 цього Закону",
                   context_of("uk", "ua", "ua/zakon/2019/1")) ==
             "частин другої, третьої і шостої статті 28 цього Закону => "
             "ua/zakon/2019/1!art_28__para_2 ua/zakon/2019/1!art_28__para_3 "
             "ua/zakon/2019/1!art_28__para_6");
  BOOST_TEST(cited("§ 5 Absatz 1 Satz 2 Nummer 3, Absatz 2 und 4 des Asylgesetzes",
                   context_of("de", "de")) ==
             "§ 5 Absatz 1 Satz 2 Nummer 3, Absatz 2 und 4 des Asylgesetzes => "
             "de/asylg!art_5__para_1__point_3~s2 de/asylg!art_5__para_2 de/asylg!art_5__para_4");
}

BOOST_AUTO_TEST_CASE(english_brackets_subparagraphs_and_what_stands_before) {
  const auto host = [] { return context_of("en", "eu", "eu/dir/1990/1", "art_9__para_2"); };
  BOOST_TEST(cited("listed in Article 19 (1) (a) to (c) above", host()) ==
             "Article 19 (1) (a) to (c) => eu/dir/1990/1!art_19__para_1__point_a..c");
  BOOST_TEST(cited("point (b) of the first subparagraph", host()) ==
             "point (b) of the first subparagraph => eu/dir/1990/1!art_9__para_2__point_b");
  BOOST_TEST(cited("Under this Directive, and in particular Article 8 thereof, it", host()) ==
             "Article 8 thereof => eu/dir/1990/1!art_8");
  BOOST_TEST(
      cited("point (b) of paragraph 1 and, as points (c) and (d) of that paragraph say", host()) ==
      "point (b) of paragraph 1 => eu/dir/1990/1!art_9__para_1__point_b\n"
      "points (c) and (d) of that paragraph => eu/dir/1990/1!art_9__para_1__point_c "
      "eu/dir/1990/1!art_9__para_1__point_d");
  BOOST_TEST(
      cited("the Treaty on European Union (TEU) and Article 5 of the Agreement on Fish", host()) ==
      "Treaty on European Union => eu/treaty/teu\n"
      "Article 5 of the Agreement on Fish => ?!art_5");
  BOOST_TEST(cited("points (1) to (3) of Section B of the Annex", host()) ==
             "points (1) to (3) of Section B of the Annex => "
             "eu/dir/1990/1!annex_1__sec_B__point_1..3");
}

BOOST_AUTO_TEST_CASE(british_titles) {
  BOOST_TEST(cited("section 3(1) of the Ferries and other Boats Act 1988; section 4(2) of that Act",
                   context_of("en", "gb", "gb/act/2001/2")) ==
             "section 3(1) of the Ferries and other Boats Act 1988 => "
             "gb/act/1988/ferries-and-other-boats!sec_3__subsec_1\n"
             "section 4(2) of that Act => gb/act/1988/ferries-and-other-boats!sec_4__subsec_2");
}

BOOST_AUTO_TEST_CASE(an_act_without_a_key_is_not_the_act_being_read) {
  BOOST_TEST(cited("§ 9 Absatz 2 des Vogelzuggesetzes", context_of("de", "de", "de/x", "art_1")) ==
             "§ 9 Absatz 2 des Vogelzuggesetzes => ?!art_9__para_2");
  auto context = context_of("ro", "ro", "ro/lege/2000/1", "art_2");
  BOOST_TEST(cited("criterii denumite în continuare Orientări", context) == "");
  BOOST_TEST(cited("potrivit punctului 7 din Orientări", context) ==
             "punctului 7 din Orientări => ?!point_7");
  BOOST_TEST(cited("art. 5 din contract", context) == "art. 5 din contract => ?!art_5");
  BOOST_TEST(cited("completează partea a II-a a planului de lucru", context) == "");
}

BOOST_AUTO_TEST_CASE(letters_in_a_list_of_sanctions) {
  auto context = context_of("ro", "ro", "ro/lege/2000/1", "art_5__para_2");
  cited("Faptele prevăzute la alin. (1) se sancționează astfel:", context);
  context.source_eid = "art_5__para_2__point_a";
  BOOST_TEST(cited("cele de la lit. a), cu avertisment;", context) ==
             "lit. a) => ro/lege/2000/1!art_5__para_1__point_a");
  context.source_eid = "art_5__para_2__point_b";
  BOOST_TEST(cited("cele de la lit. c), cu amendă.", context) ==
             "lit. c) => ro/lege/2000/1!art_5__para_1__point_c");
  context.source_eid = "art_5__para_3";
  BOOST_TEST(cited("cele de la lit. c)", context) ==
             "lit. c) => ro/lege/2000/1!art_5__para_3__point_c");
}

BOOST_AUTO_TEST_CASE(a_list_of_sanctions_is_for_the_article_above_it) {
  auto context = context_of("ro", "ro", "ro/lege/2000/1", "art_8");
  cited("Contravențiile prevăzute la art. 7 se sancționează după cum urmează:", context);
  context.source_eid = "art_8__point_a";
  BOOST_TEST(cited("cu amendă, cele prevăzute la lit. b) și d);", context) ==
             "lit. b) și d) => ro/lege/2000/1!art_7__point_b ro/lege/2000/1!art_7__point_d");
  context.source_eid = "art_9";
  cited("Pentru locurile prevăzute la art. 7 se aleg:", context);
  context.source_eid = "art_9__point_b";
  BOOST_TEST(cited("altele decât cele prevăzute la lit. a)", context) ==
             "lit. a) => ro/lege/2000/1!art_9__point_a");
}

BOOST_AUTO_TEST_CASE(letters_go_on_where_the_sentence_named_their_paragraph) {
  const auto host = [] { return context_of("ro", "ro", "ro/lege/2000/1", "art_4__para_2"); };
  BOOST_TEST(
      cited("Actele de la alin. (1) lit. a)-c) se depun azi, cele de la lit. d) mâine.", host()) ==
      "alin. (1) lit. a)-c) => ro/lege/2000/1!art_4__para_1__point_a..c\n"
      "lit. d) => ro/lege/2000/1!art_4__para_1__point_d");
  BOOST_TEST(
      cited("Actele de la alin. (1) lit. b) se depun. Listele de la lit. c) rămân.", host()) ==
      "alin. (1) lit. b) => ro/lege/2000/1!art_4__para_1__point_b\n"
      "lit. c) => ro/lege/2000/1!art_4__para_2__point_c");
}

BOOST_AUTO_TEST_CASE(what_stands_inside_a_list_and_says_nothing) {
  const auto host = [] { return context_of("ro", "ro", "ro/lege/2000/1", "art_9"); };
  BOOST_TEST(cited("art. 3 alin. (1) sau (2), după caz, din Legea nr. 5/2001", host()) ==
             "art. 3 alin. (1) sau (2), după caz, din Legea nr. 5/2001 => "
             "ro/lege/2001/5!art_3__para_1 ro/lege/2001/5!art_3__para_2");
  BOOST_TEST(cited("art. 3*) și 4**) din Legea nr. 5/2001", host()) ==
             "art. 3*) și 4**) din Legea nr. 5/2001 => ro/lege/2001/5!art_3 ro/lege/2001/5!art_4");
  BOOST_TEST(cited("art. 5 cu referire la art. 6 din Codul penal", host()) ==
             "art. 5 cu referire la art. 6 din Codul penal => ro/cod-penal!art_5 "
             "ro/cod-penal!art_6");
}

BOOST_AUTO_TEST_CASE(titles_of_containers_between_them_and_their_act) {
  const auto host = [] { return context_of("ro", "ro", "ro/lege/2000/1", "art_9"); };
  BOOST_TEST(cited("prevederile cap. VI - Serviciul păsărilor din Legea nr. 5/2001", host()) ==
             "cap. VI - Serviciul păsărilor din Legea nr. 5/2001 => ro/lege/2001/5!chp_VI");
  BOOST_TEST(cited("titlului V - Cuiburi - al cărții I - Păsări - din Legea nr. 5/2001", host()) ==
             "titlului V - Cuiburi - al cărții I - Păsări - din Legea nr. 5/2001 => "
             "ro/lege/2001/5!book_I__title_V");
  BOOST_TEST(cited("la capitolul 83.01 \"Păsări\", titlul 51 \"Transferuri\"", host()) == "");
  BOOST_TEST(cited("secțiunii 1.1.4 - Ajutoare pentru cuiburi", host()) ==
             "secțiunii 1.1.4 => ?!sec_1.1.4");
}

BOOST_AUTO_TEST_CASE(numbers_as_annexes_tables_and_agreements_print_them) {
  const auto host = [] { return context_of("ro", "ro", "ro/lege/2000/1", "art_9"); };
  BOOST_TEST(cited("anexa nr. 3/02 la Legea nr. 5/2001", host()) ==
             "anexa nr. 3/02 la Legea nr. 5/2001 => ro/lege/2001/5!annex_3-02");
  BOOST_TEST(cited("anexa V.5.3 la Directiva 2005/36/CE", host()) ==
             "anexa V.5.3 la Directiva 2005/36/CE => eu/dir/2005/36!annex_V.5.3");
  BOOST_TEST(cited("art. 1 pct. V poz. 2 și 4 din Legea nr. 5/2001", host()) ==
             "art. 1 pct. V poz. 2 și 4 din Legea nr. 5/2001 => "
             "ro/lege/2001/5!art_1__point_V__point_2 ro/lege/2001/5!art_1__point_V__point_4");
  BOOST_TEST(cited("produsele de la poz. 7", host()) == "");
  BOOST_TEST(cited("anexei nr. 1 cap. A nr. crt. 9 din Legea nr. 5/2001", host()) ==
             "anexei nr. 1 cap. A nr. crt. 9 din Legea nr. 5/2001 => "
             "ro/lege/2001/5!annex_1__chp_A__point_9");
  BOOST_TEST(cited("art. 4 (5) din Regulamentul (UE) nr. 604/2013", host()) ==
             "art. 4 (5) din Regulamentul (UE) nr. 604/2013 => eu/reg/2013/604!art_4__para_5");
  BOOST_TEST(cited("art. 9 a 3-a liniuță se abrogă", host()) ==
             "art. 9 a 3-a liniuță => ro/lege/2000/1!art_9__indent_3");
  BOOST_TEST(cited("servicii anexe 011 - Cultivarea plantelor", host()) == "");
}

BOOST_AUTO_TEST_CASE(acts_with_names_of_many_words_and_years) {
  BOOST_TEST(cited("Legea cinstirii păsărilor din Decembrie 1989, pentru pacea câmpiei nr. 5/2001",
                   context_of("ro", "ro")) ==
             "Legea cinstirii păsărilor din Decembrie 1989, pentru pacea câmpiei nr. 5/2001 => "
             "ro/lege/2001/5");
  BOOST_TEST(cited("Legea bugetului pe anul 2005 nr. 5/2004", context_of("ro", "ro")) ==
             "Legea bugetului pe anul 2005 nr. 5/2004 => ro/lege/2004/5");
  BOOST_TEST(cited("Legea păsărilor, cu anexa nr. 3/2004",
                   context_of("ro", "ro", "ro/lege/2000/1", "art_9")) !=
             "Legea păsărilor, cu anexa nr. 3/2004 => ro/lege/2004/3");
}

BOOST_AUTO_TEST_CASE(a_term_means_the_act_whose_title_names_others) {
  auto context = context_of("ro", "ro", "ro/lege/2000/1", "art_9");
  cited(
      "Regulamentul (CE) nr. 1.907/2006 privind păsările, de abrogare a Regulamentului (CEE) nr. "
      "793/93 și a Regulamentului (CE) nr. 1.488/94, denumit în continuare Regulamentul PAS",
      context);
  BOOST_TEST(cited("potrivit art. 117 din Regulamentul PAS", context) ==
             "art. 117 din Regulamentul PAS => eu/reg/2006/1907!art_117");
}

BOOST_AUTO_TEST_CASE(an_article_beyond_the_last_is_another_act_s) {
  auto context = context_of("ro", "ro", "ro/lege/2000/1", "art_II");
  context.articles = 0;
  context.amended = {"ro/lege/2001/5"};
  BOOST_TEST(cited("Prevederile art. 8 alin. (1) se aplică de mâine.", context) ==
             "art. 8 alin. (1) => ro/lege/2001/5!art_8__para_1");
  context.amended.insert("ro/lege/2002/6");
  BOOST_TEST(cited("Prevederile art. 8 se aplică de mâine.", context) == "art. 8 => ?!art_8");
  BOOST_TEST(cited("Prevederile art. I se aplică de mâine.", context) ==
             "art. I => ro/lege/2000/1!art_I");
}

BOOST_AUTO_TEST_CASE(the_words_of_adoption_speak_of_one_act) {
  BOOST_TEST(cited("în condițiile art. 77 alin. (2), cu respectarea prevederilor art. 75 din "
                   "Constituția României",
                   context_of("ro", "ro", "ro/lege/2000/1", "conclusions")) ==
             "art. 77 alin. (2) => ro/constitutie!art_77__para_2\n"
             "art. 75 din Constituția României => ro/constitutie!art_75");
}

BOOST_AUTO_TEST_CASE(headings_are_no_citations) {
  BOOST_TEST(cited("Capitolul II\n\nArticolul 5\n", context_of("ro", "ro", "ro/lege/2000/1")) ==
             "");
  BOOST_TEST(cited("Capitolul I. DISPOZIȚII GENERALE Articolul 1. Domeniul de aplicare",
                   context_of("ro", "md", "md/lege/2000/1")) == "");
  BOOST_TEST(cited("Capitolul 2 - Organizarea colegiului", context_of("ro", "ro")) == "");
}

BOOST_AUTO_TEST_CASE(letters_hold_points_and_titles_are_passed) {
  const auto host = [] { return context_of("ro", "ro", "ro/lege/2000/1", "art_9"); };
  BOOST_TEST(cited("la articolul 3, punctele 1 și 4 ale literei c) se abrogă", host()) ==
             "articolul 3, punctele 1 și 4 ale literei c) => "
             "ro/lege/2000/1!art_3__point_c__point_1 ro/lege/2000/1!art_3__point_c__point_4");
  BOOST_TEST(cited("la art. 1 alin. (5), alin. (7), la art. 2 alin. (6)", host()) ==
             "art. 1 alin. (5), alin. (7), la art. 2 alin. (6) => ro/lege/2000/1!art_1__para_5 "
             "ro/lege/2000/1!art_1__para_7 ro/lege/2000/1!art_2__para_6");
  BOOST_TEST(cited("dispozițiile titlului XV \"Despre amanet\" din Codul civil", host()) ==
             "titlului XV \"Despre amanet\" din Codul civil => ro/cod-civil!title_XV");
  BOOST_TEST(cited("la punctul 2.4 - Definiții, subpunctul (35) din Legea nr. 5/2001", host()) ==
             "punctul 2.4 - Definiții, subpunctul (35) din Legea nr. 5/2001 => "
             "ro/lege/2001/5!point_2.4__point_35");
}

BOOST_AUTO_TEST_CASE(a_level_after_the_one_put_above_is_below_it) {
  const auto host = [] { return context_of("ro", "ro", "ro/lege/2000/1", "art_9"); };
  BOOST_TEST(cited("litera h) a articolului 7 alineatul (1) se abrogă", host()) ==
             "litera h) a articolului 7 alineatul (1) => ro/lege/2000/1!art_7__para_1__point_h");
  BOOST_TEST(cited("la art. 71 din cap. II, secțiunea a 9-a din anexa nr. VI la Legea nr. 5/2001",
                   host()) ==
             "art. 71 din cap. II, secțiunea a 9-a din anexa nr. VI la Legea nr. 5/2001 => "
             "ro/lege/2001/5!annex_VI__art_71");
  BOOST_TEST(cited("în condițiile art. 2 alin. (1), la o valoare", host()) ==
             "art. 2 alin. (1) => ro/lege/2000/1!art_2__para_1");
}

BOOST_AUTO_TEST_CASE(words_that_look_like_units_and_are_none) {
  const auto host = [] { return context_of("ro", "ro", "ro/lege/2000/1", "art_9"); };
  BOOST_TEST(cited("potrivit prezentului capitol. 4. Se aprobă", host()) == "");
  BOOST_TEST(cited("în Monitorul Oficial al României, Partea a VI-a, anunțul", host()) == "");
  BOOST_TEST(cited("Planul național - Secțiunea a IV-a - Rețeaua de localități", host()) == "");
  BOOST_TEST(cited("cererile secțiunii E-educație se depun", host()) == "");
  BOOST_TEST(cited("conține la alin. (4) următoarele date", host()) ==
             "alin. (4) => ro/lege/2000/1!art_9__para_4");
  BOOST_TEST(cited("Regulamentul (UE) nr. 952/2013 de stabilire a Codului vamal al Uniunii",
                   host()) == "Regulamentul (UE) nr. 952/2013 => eu/reg/2013/952");
  BOOST_TEST(cited("conform Codului vamal al Uniunii", host()) ==
             "Codului vamal al Uniunii => eu/reg/2013/952");
}
