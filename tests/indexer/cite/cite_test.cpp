// The engine's edges: context from text to text, spans on odd print, rubbish.
#define BOOST_TEST_DYN_LINK
#include "indexer/cite/cite.h"

#include <string>

#include <boost/test/unit_test.hpp>

namespace {

using namespace lacuna;
using indexer::CiteContext;
using indexer::find_citations;

CiteContext act_at(const std::string& eid) {
  CiteContext context;
  context.host_work = "ro/lege/2020/1";
  context.source_eid = eid;
  return context;
}

std::string first(const std::string& text, CiteContext context = act_at("art_1")) {
  const auto found = find_citations(text, context);
  return found.empty() ? "" : to_string(found.front().target);
}

}  // namespace

BOOST_AUTO_TEST_CASE(odd_print_keeps_exact_spans) {
  // no-break spaces, soft hyphen, non-breaking hyphen, cedilla, decomposed letters
  const std::string text =
      "Potrivit art.\u00a07 ali\u00adn.\u00a0(2)\u2011(4) şi art. 9 din Hotărârea Guvernului "
      "nr.\u00a01.251/2006.";
  CiteContext context = act_at("art_1");
  const auto found = find_citations(text, context);
  BOOST_REQUIRE_EQUAL(found.size(), 2);
  BOOST_TEST(found[0].raw == "art.\u00a07 ali\u00adn.\u00a0(2)\u2011(4)");
  BOOST_TEST(to_string(found[0].target) == "ro/hg/2006/1251!art_7__para_2..4");
  BOOST_TEST(to_string(found[1].target) == "ro/hg/2006/1251!art_9");
  BOOST_TEST(text.substr(found[1].begin, found[1].end - found[1].begin) == found[1].raw);
  BOOST_TEST(first("art. 3 din Hota\u0306ra\u0302rea Guvernului nr. 5/2001") ==
             "ro/hg/2001/5!art_3");
  BOOST_TEST(first("art. 2<sup>1</sup> din Legea nr. 5/2001") == "ro/lege/2001/5!art_2-1");
}

BOOST_AUTO_TEST_CASE(spans_do_not_overlap_and_rise) {
  const std::string text =
      "art. 5 lit. a)-c), e) și f) și art. 7 alin. (1) și (2) teza I din Legea nr. 5/2001, anexa "
      "nr. 2 și "
      "alin. (3) al art. 4, precum și Directiva 2001/14/CE și 2002/20/CE";
  CiteContext context = act_at("art_1");
  std::size_t end = 0;
  const auto found = find_citations(text, context);
  BOOST_TEST(found.size() == 9);
  for (const kb::Citation& citation : found) {
    BOOST_TEST(citation.begin >= end);
    BOOST_TEST(citation.end > citation.begin);
    end = citation.end;
  }
}

BOOST_AUTO_TEST_CASE(a_defined_term_lives_on_in_the_document) {
  CiteContext context = act_at("art_1");
  find_citations("Prevederile Legii nr. 122/2006, denumită în continuare lege, se aplică.",
                 context);
  context.source_eid = "art_2";
  const auto found = find_citations("Cererile prevăzute la art. 118 din lege se depun.", context);
  BOOST_REQUIRE_EQUAL(found.size(), 1);
  BOOST_TEST(to_string(found[0].target) == "ro/lege/2006/122!art_118");
}

BOOST_AUTO_TEST_CASE(a_term_binds_to_the_act_of_its_own_kind) {
  CiteContext context = act_at("art_1");
  find_citations(
      "Regulamentul (UE) 2016/679 privind datele și de abrogare a Directivei 95/46/CE, "
      "denumit în continuare Regulament",
      context);
  BOOST_TEST(first("art. 4 din Regulament", context) == "eu/reg/2016/679!art_4");
}

BOOST_AUTO_TEST_CASE(an_unnamed_law_is_never_linked) {
  CiteContext context = act_at("art_1");
  const auto found = find_citations("în condițiile art. 9 din lege", context);
  BOOST_REQUIRE_EQUAL(found.size(), 1);
  BOOST_TEST(found[0].target.work == "?");
}

BOOST_AUTO_TEST_CASE(an_amending_article_speaks_of_the_amended_act) {
  CiteContext context = act_at("art_I");
  find_citations(
      "Legea nr. 76/2002 privind șomajul se modifică și se completează după cum urmează:", context);
  context.source_eid = "art_I__point_1";
  const auto found = find_citations(
      "La articolul 5, alineatul (2) se modifică și va avea următorul cuprins:", context);
  BOOST_REQUIRE_EQUAL(found.size(), 1);
  BOOST_TEST(to_string(found[0].target) == "ro/lege/2002/76!art_5__para_2");
  context.source_eid = "art_II";
  BOOST_TEST(first("Prevederile art. 5 se aplică.", context) == "ro/lege/2020/1!art_5");
}

BOOST_AUTO_TEST_CASE(an_annex_means_its_own_articles_first) {
  CiteContext context = act_at("annex_1__art_3");
  const auto found = find_citations("potrivit art. 5", context);
  BOOST_REQUIRE_EQUAL(found.size(), 1);
  BOOST_TEST(found[0].target.eid == "annex_1__art_5");
  BOOST_TEST(found[0].candidates.size() == 2);
}

BOOST_AUTO_TEST_CASE(a_paper_speaks_of_the_act_named_last) {
  CiteContext context;
  context.kind = kb::DocumentKind::paper;
  find_citations("Legea nr. 122/2006 are lipsuri.", context);
  const auto found = find_citations("Articolul 20 nu ajunge.", context);
  BOOST_REQUIRE_EQUAL(found.size(), 1);
  BOOST_TEST(to_string(found[0].target) == "ro/lege/2006/122!art_20");
  BOOST_TEST(found[0].confidence < 0.7);
}

BOOST_AUTO_TEST_CASE(subjects_of_cited_acts) {
  CiteContext context = act_at("art_1");
  const std::string text =
      "Legea nr. 122/2006 privind azilul în România, cu modificările ulterioare, și Legea nr. "
      "5/2001.";
  const auto found = find_citations(text, context);
  BOOST_REQUIRE_EQUAL(found.size(), 2);
  BOOST_TEST(indexer::cited_subject(text, found[0]) == "privind azilul în România");
  BOOST_TEST(indexer::cited_subject(text, found[1]) == "");
}

BOOST_AUTO_TEST_CASE(rubbish_and_depth_are_survived) {
  for (const std::string& text :
       {std::string(), std::string("art."), std::string("art. "), std::string("lit. \xff\xfe)"),
        std::string("art. 99999999999999999999"), std::string("Legea nr. /"), std::string("(((("),
        std::string("Legea nr. 0/2001"), std::string("art. 1 din din din")}) {
    CiteContext context = act_at("art_1");
    for (const kb::Citation& citation : find_citations(text, context))
      BOOST_TEST(citation.end <= text.size());
  }
  std::string deep;
  for (int i = 0; i < 20000; ++i) deep += "lit. a) pct. 1 ";
  for (int i = 0; i < 20000; ++i) deep += "art. 1 alin. (1), ";
  for (int i = 0; i < 20000; ++i) deep += "al art. 1 ";
  for (int i = 0; i < 20000; ++i) deep += "Ordinul ministrului ";
  for (int i = 0; i < 20000; ++i) deep += "a) i) (i) (i) ";
  CiteContext context = act_at("art_1");
  BOOST_TEST(!find_citations(deep, context).empty());
}
